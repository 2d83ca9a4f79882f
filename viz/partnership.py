"""Draw who supports whom: the supported unions on the left, the supporting ones on the right, the others below."""

from collections.abc import Sequence

from unionkg.graph.store import Store
from unionkg.viz.cards import Claims, cards_named, read_claims
from unionkg.viz.dividing import by_area
from unionkg.viz.pairing import SUPPORTED, SUPPORTING, Partnership, pairs_of, read_partnerships, sides_of
from unionkg.viz.reading import described
from unionkg.viz.spec import Edge, Fact, Group, Label, Map, Node, Strand
from unionkg.viz.strands import merged
from unionkg.viz.unions import Union, read_areas, read_unions

TITLE = Label("工会合作关系图", "Union partnerships")
NOTE = Label(
    "左列为受援方，右列为支持方；一条线是一对工会之间的全部往来。点线或点名称，看原文。"
    "下方的工会，来源没有提到合作伙伴，这不等于没有。",
    "Left: the supported side; right: the supporting side. One line is all that joins "
    "a pair. Choose a line or a name to read the quotes. For the unions below, the sources mention no partner, "
    "which does not mean that there is none.",
)
QUIET = "quiet"
GROUPS = (
    Group(SUPPORTED, Label("受援方", "Supported side")),
    Group(SUPPORTING, Label("支持方", "Supporting side")),
    Group(QUIET, Label("来源中未提到合作伙伴", "No partner mentioned in the sources")),
)
COLUMNS = (SUPPORTED, SUPPORTING, QUIET)
UNSTATED = Fact(
    Label("合作中的角色", "Role in the partnership"),
    Label("来源没有说明；按所在省份排列", "not stated by the sources; placed by province"),
)


def draw(store: Store) -> Map:
    """Draw every union of county level and every partnership, with the claims and quotes behind each."""
    concepts = described(store, "concepts")
    claims, unions = read_claims(store, concepts), read_unions(store, concepts)
    partnerships = tuple(read_partnerships(store, claims, concepts))
    sides = sides_of(partnerships, unions)
    stated = {party for partnership in partnerships for party in partnership.roles if partnership.states_role(party)}
    nodes = tuple(
        _node(union, sides.get(union.id, QUIET), claims, union.id in sides and union.id not in stated)
        for union in unions.values()
        if union.level == "county" or union.id in sides
    )
    edges = tuple(_edge(left, right, joint, claims) for (left, right), joint in pairs_of(partnerships, sides))
    used = (claim for claims_of in (*(n.claims for n in nodes), *(e.claims for e in edges)) for claim in claims_of)
    drawn = Map(
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
    return by_area(drawn, read_areas(store, unions))


def _node(union: Union, side: str, claims: Claims, unstated: bool) -> Node:
    facts = (*union.facts, UNSTATED) if unstated else union.facts
    return Node(union.id, union.label, side, COLUMNS.index(side), claims.of(union.id), facts, union.note)


def _edge(left: str, right: str, joint: Sequence[Partnership], claims: Claims) -> Edge:
    strands = [Strand(one.kind.key, one.kind.label, one.claims_of(left, right, claims)) for one in joint]
    only = joint[0] if len(joint) == 1 and len(joint[0].parties) == 2 else None
    return merged(only.id if only else f"{left}--{right.rpartition('/')[2]}", left, right, strands, claims)
