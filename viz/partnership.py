"""Draw who supports whom: the supported unions on the left, the supporting ones on the right, the others below."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from unionkg.graph.store import Store
from unionkg.viz.cards import Claims, cards_named, read_claims
from unionkg.viz.reading import Values, described, label, text, texts
from unionkg.viz.spec import Basis, Edge, Fact, Group, Label, Map, Node
from unionkg.viz.unions import Union, read_unions

TITLE = Label("工会合作关系图", "Union partnerships")
NOTE = Label(
    "左列为受援方，右列为支持方；一条线是一对工会之间的全部往来。点线或点名称，看原文。"
    "下方的工会，来源没有提到合作伙伴，这不等于没有。",
    "Left: the supported side; right: the supporting side. One line is all that joins "
    "a pair. Choose a line or a name to read the quotes. For the unions below, the sources mention no partner, "
    "which does not mean that there is none.",
)
SUPPORTED, SUPPORTING, QUIET = "supported", "supporting", "quiet"
GROUPS = (
    Group(SUPPORTED, Label("受援方", "Supported side")),
    Group(SUPPORTING, Label("支持方", "Supporting side")),
    Group(QUIET, Label("来源中未提到合作伙伴", "No partner mentioned in the sources")),
)
COLUMNS = (SUPPORTED, SUPPORTING, QUIET)
GIVES = frozenset({"provider", "water-receiving"})
RECEIVES = frozenset({"beneficiary", "water-source"})
UNSTATED = Fact(
    Label("合作中的角色", "Role in the partnership"),
    Label("来源没有说明；按所在省份排列", "not stated by the sources; placed by province"),
)
UNNAMED = Group("partnership", Label("合作", "partnership"))


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partnership: its kind, its parties, the roles of each (notations), and all claims that belong to it."""

    id: str
    kind: Group
    parties: tuple[str, ...]
    roles: Mapping[str, frozenset[str]]
    claims: tuple[str, ...]

    def states_role(self, party: str) -> bool:
        """Whether a source says that the party gives or receives."""
        return bool(self.roles[party] & (GIVES | RECEIVES))


def draw(store: Store) -> Map:
    """Draw every union of county level and every partnership, with the claims and quotes behind each."""
    concepts = described(store, "concepts")
    claims, unions = read_claims(store, concepts), read_unions(store, concepts)
    partnerships = tuple(_partnerships(store, claims, concepts))
    sides = _sides(partnerships, unions)
    stated = {party for partnership in partnerships for party in partnership.roles if partnership.states_role(party)}
    nodes = tuple(
        _node(union, sides.get(union.id, QUIET), claims, union.id in sides and union.id not in stated)
        for union in unions.values()
        if union.level == "county" or union.id in sides
    )
    edges = tuple(_edges(partnerships, sides, claims))
    used = (claim for claims_of in (*(n.claims for n in nodes), *(e.claims for e in edges)) for claim in claims_of)
    return Map(
        name="partnership",
        title=TITLE,
        note=NOTE,
        shape="columns",
        ends=(Label("受援方", "Supported side"), Label("支持方", "Supporting side")),
        groups=tuple(group for group in GROUPS if any(node.group == group.key for node in nodes)),
        kinds=tuple({p.kind.key: p.kind for p in partnerships}.values()),
        nodes=nodes,
        edges=edges,
        claims=tuple(cards_named(claims, used)),
    )


def _node(union: Union, side: str, claims: Claims, unstated: bool) -> Node:
    facts = (*union.facts, UNSTATED) if unstated else union.facts
    return Node(union.id, union.label, side, COLUMNS.index(side), claims.of(union.id), facts, union.note)


def _partnerships(store: Store, claims: Claims, concepts: Mapping[str, Values]) -> Iterator[Partnership]:
    parts, kinds = described(store, "roles"), described(store, "partnerships")
    for id_ in sorted({id_ for part in parts.values() for id_ in texts(part, "partnership")}):
        kind = text(kinds.get(id_, {}), "kind")
        roles = _roles([part for part in parts.values() if id_ in texts(part, "partnership")], concepts)
        belonging = {claim for claim in claims.cards if id_ in claims.partnership[claim] | claims.about[claim]}
        belonging |= {claim for claim, part in parts.items() if id_ in texts(part, "partnership")}
        yield Partnership(
            id=id_,
            kind=Group(kind, label(concepts[kind])) if kind in concepts else UNNAMED,
            parties=tuple(sorted(roles)),
            roles=roles,
            claims=tuple(claim for claim in claims.cards if claim in belonging),
        )


def _roles(parts: Sequence[Values], concepts: Mapping[str, Values]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for part in parts:
        for member in texts(part, "member"):
            found[member] |= {text(concepts.get(role, {}), "notation") for role in texts(part, "role")}
    return found


def _sides(partnerships: tuple[Partnership, ...], unions: Mapping[str, Union]) -> dict[str, str]:
    """Put every party on a side: by its roles, else opposite to a partner that has one, else by its province."""
    gives = Counter[str]()
    for partnership in partnerships:
        for party, roles in partnership.roles.items():
            gives[party] += bool(roles & GIVES) - bool(roles & RECEIVES)
    sides = {party: SUPPORTING if balance > 0 else SUPPORTED for party, balance in gives.items() if balance}
    for partnership in partnerships:
        for party in partnership.parties:
            facing = {sides[other] for other in partnership.parties if other != party and other in sides}
            if party not in sides and len(facing) == 1:
                sides[party] = SUPPORTING if facing == {SUPPORTED} else SUPPORTED
    home = _home(unions)
    for party in sorted(set(gives) - set(sides)):
        at_home = party in unions and unions[party].province(home[0]) == home[1]
        sides[party] = SUPPORTED if at_home else SUPPORTING
    return sides


def _home(unions: Mapping[str, Union]) -> tuple[bool, str]:
    """Return whether one area contains all others, and the province of most unions of county level."""
    shown = [union for union in unions.values() if union.level == "county" and union.areas]
    root = len({union.areas[-1] for union in shown}) == 1
    provinces = Counter(union.province(root) for union in shown)
    return root, min(provinces, key=lambda province: (-provinces[province], province), default="")


def _edges(partnerships: tuple[Partnership, ...], sides: Mapping[str, str], claims: Claims) -> Iterator[Edge]:
    pairs: defaultdict[tuple[str, str], list[Partnership]] = defaultdict(list)
    for partnership in partnerships:
        for pair in combinations(partnership.parties, 2):
            left, right = sorted(pair, key=lambda party: COLUMNS.index(sides[party]))
            if len(partnership.parties) == 2 or sides[left] != sides[right]:
                pairs[left, right].append(partnership)
    for (left, right), joint in sorted(pairs.items()):
        yield _edge(left, right, joint, claims)


def _edge(left: str, right: str, joint: list[Partnership], claims: Claims) -> Edge:
    said = {
        claim
        for partnership in joint
        for claim in partnership.claims
        if _joins(claim, left, right, partnership, claims)
    }
    ordered = tuple(claim for claim in claims.cards if claim in said)
    kinds = {partnership.kind.label for partnership in joint}
    only = joint[0] if len(joint) == 1 and len(joint[0].parties) == 2 else None
    return Edge(
        id=only.id if only else f"{left}--{right.rpartition('/')[2]}",
        source=left,
        target=right,
        kind=joint[0].kind.key,
        label=_label(sorted(kinds, key=lambda kind: kind.zh), len(ordered)),
        claims=ordered,
        basis=_basis(ordered, claims),
    )


def _joins(claim: str, left: str, right: str, partnership: Partnership, claims: Claims) -> bool:
    """Whether a claim of a partnership of several belongs to this pair: it names both, or none of the other parties."""
    parties = claims.about[claim] & set(partnership.parties)
    return parties <= {left, right} or {left, right} <= parties


def _label(kinds: list[Label], count: int) -> Label:
    zh = "、".join(kind.zh for kind in kinds)
    en = ", ".join(kind.text("en") for kind in kinds)
    return Label(f"{zh} · {count}条陈述", f"{en} · {count} claim{'' if count == 1 else 's'}")


def _basis(said: tuple[str, ...], claims: Claims) -> Basis:
    return "inferred" if said and all(claims.cards[claim].status == "inferred" for claim in said) else "stated"
