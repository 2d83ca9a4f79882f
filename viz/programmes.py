"""Draw who runs what, and who recognised it: unions, their programmes, the awards, and who granted them."""

from unionkg.graph.store import Store
from unionkg.viz.spec import Label, Map
from unionkg.viz.web import kinds_of, read_web, sorts_of

TITLE = Label("项目与荣誉图", "Programmes and awards")
NOTE = Label(
    "从左到右：举办单位、项目与机制、荣誉与认可、授予单位。没有写明举办者或授予者的，来源没有说。",
    "From left to right: who runs it, programmes, awards and recognitions, who granted them. Where nobody is named, "
    "the sources do not say.",
)
DRAWN = ("runs", "honours", "grants")
PROGRAMME, AWARD = 1, 2


def draw(store: Store) -> Map:
    """Draw every programme with who runs it, and every recognition with who received and who granted it."""
    web = read_web(store)
    columns = {id_: PROGRAMME for id_, thing in web.things.items() if thing.sort == "Programme"}
    columns |= {id_: AWARD for id_, thing in web.things.items() if thing.sort == "Award"}
    for kind, column in (("runs", 0), ("honours", 0), ("grants", AWARD + 1)):
        for relation in web.relations:
            if relation.kind == kind and columns.get(relation.target, 0) in (PROGRAMME, AWARD):
                columns.setdefault(relation.source, column)
    nodes = tuple(web.node(id_, column) for id_, column in columns.items())
    edges = web.edges(columns, DRAWN)
    return Map(
        name="programmes",
        title=TITLE,
        note=NOTE,
        shape="tiers",
        ends=(Label("从", "From"), Label("到", "To")),
        groups=sorts_of(nodes),
        kinds=kinds_of(edges),
        nodes=nodes,
        edges=edges,
        claims=web.cards(nodes, edges),
        things=Label("对象", "things"),
    )
