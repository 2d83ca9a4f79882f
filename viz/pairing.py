"""Read who is paired with whom, on which side each stands, and which claims belong to a pair."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from unionkg.graph.store import Store
from unionkg.viz.cards import Claims
from unionkg.viz.reading import Values, described, label, text, texts
from unionkg.viz.spec import Group, Label
from unionkg.viz.unions import Union

SUPPORTED, SUPPORTING = "supported", "supporting"
GIVES = frozenset({"provider", "water-receiving"})
RECEIVES = frozenset({"beneficiary", "water-source"})
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

    def claims_of(self, left: str, right: str, claims: Claims) -> tuple[str, ...]:
        """Return the claims that belong to a pair of its parties: they name both, or none of the other parties."""
        return tuple(claim for claim in self.claims if self._joins(claim, left, right, claims))

    def _joins(self, claim: str, left: str, right: str, claims: Claims) -> bool:
        parties = claims.about[claim] & set(self.parties)
        return parties <= {left, right} or {left, right} <= parties


def read_partnerships(store: Store, claims: Claims, concepts: Mapping[str, Values]) -> Iterator[Partnership]:
    """Yield every partnership with the roles of its parties and its claims, by IRI."""
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


def sides_of(partnerships: tuple[Partnership, ...], unions: Mapping[str, Union]) -> dict[str, str]:
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


def pairs_of(
    partnerships: Sequence[Partnership], sides: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], list[Partnership]]]:
    """Yield every pair, the supported side first, with its partnerships; parties of one side of several are no pair."""
    pairs: defaultdict[tuple[str, str], list[Partnership]] = defaultdict(list)
    for partnership in partnerships:
        for pair in combinations(partnership.parties, 2):
            left, right = sorted(pair, key=lambda party: sides[party] == SUPPORTING)
            if len(partnership.parties) == 2 or sides[left] != sides[right]:
                pairs[left, right].append(partnership)
    yield from sorted(pairs.items())
