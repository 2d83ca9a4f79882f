"""Draw the chain of command: every union from the national federation down to county level, tier by tier."""

from collections import Counter
from collections.abc import Iterator, Mapping

from unionkg.graph.store import Store
from unionkg.viz.branching import by_branch
from unionkg.viz.cards import Claims, cards_named, read_claims
from unionkg.viz.reading import described
from unionkg.viz.spec import Edge, Fact, Group, Label, Map, Node
from unionkg.viz.unions import LEVELS, Union, read_unions

TITLE = Label("工会组织层级图", "Hierarchy of unions")
NOTE = Label(
    "从全国到县级，逐级画出上下级关系。层级关系取自工会名录（权威表），不是来源的陈述，所以没有引文；点名称，看来源怎样提到它。",
    "From national to county level. Who stands above whom is taken from the authority tables, not from a source; it "
    "has no quote; choose a name to read how the sources mention it.",
)
ABOVE = Group("higher", Label("上下级关系（名录）", "higher union (authority tables)"))
LOWER = Label("未画出的下级工会", "Lower unions not drawn")


def draw(store: Store) -> Map:
    """Draw the unions of the four upper levels under their higher unions, with the claims about each."""
    concepts = described(store, "concepts")
    claims, unions = read_claims(store, concepts), read_unions(store, concepts)
    shown = {id_: union for id_, union in unions.items() if union.level in LEVELS}
    hidden = Counter(above for id_, union in unions.items() if id_ not in shown for above in union.higher)
    nodes = tuple(_node(union, claims, hidden[union.id]) for union in shown.values())
    levels = {union.level: union.level_label for union in shown.values()}
    drawn = Map(
        name="hierarchy",
        title=TITLE,
        note=NOTE,
        shape="tree",
        ends=(Label("上级", "Higher union"), Label("下级", "Lower union")),
        groups=tuple(Group(level, levels[level]) for level in LEVELS if level in levels),
        kinds=(ABOVE,),
        nodes=nodes,
        edges=tuple(_edges(shown)),
        claims=tuple(cards_named(claims, (claim for node in nodes for claim in node.claims))),
    )
    return by_branch(drawn)


def _node(union: Union, claims: Claims, hidden: int) -> Node:
    below = (Fact(LOWER, Label(str(hidden), str(hidden))),) if hidden else ()
    column = LEVELS.index(union.level)
    return Node(union.id, union.label, union.level, column, claims.of(union.id), (*union.facts, *below), union.note)


def _edges(shown: Mapping[str, Union]) -> Iterator[Edge]:
    for union in shown.values():
        for higher in union.higher:
            if higher in shown:
                key = union.id.rpartition("/")[2]
                yield Edge(f"{higher}--{key}", higher, union.id, ABOVE.key, ABOVE.label, (), "authority")
