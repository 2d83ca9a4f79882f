"""Draw what one report says: its unions, people, programmes and awards, and how it joins them."""

from collections import defaultdict
from collections.abc import Mapping

from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Store
from unionkg.queries.names import resolve
from unionkg.queries.question import Parameter
from unionkg.viz.pairing import SUPPORTING
from unionkg.viz.reading import described, label, question_text
from unionkg.viz.spec import Label, Map
from unionkg.viz.web import Relation, Web, kinds_of, read_web, sorts_of

TITLE = Label("一份报道的关系图", "What one report says")
TAKES = ("source",)
NOTE = Label(
    "这份报道说到的工会、人物、项目和荣誉，以及它怎样把它们连在一起；每条线都有它的原文。",
    "The unions, people, programmes and awards that the report names, and how it joins them; each line has its quotes.",
)
COLUMNS = {
    "Person": 0, "FormalOrganization": 1, "Union": 1, "AdministrativeArea": 1, "Programme": 2, "Facility": 2,
    "Policy": 2, "Honour": 2, "Agreement": 2, "Award": 3,
}  # fmt: skip
GRANTORS = 4  # the column of those of whom the report says nothing but what they granted


def draw(store: Store, source: str = "") -> Map:
    """Draw the relations that a source states (its title, file name or IRI; the only one, when there is one).

    Raises BadQuestion when there are several and none is named, or the name is unknown.
    """
    sources = {str(row["source"]) for row in store.select(question_text("claims_of_sources"))}
    if not source and len(sources) != 1:
        raise BadQuestion(f"there are {len(sources)} sources; name one with --source")
    wanted = str(resolve(store, Parameter("source", "source", "", "", ""), source)) if source else min(sources)
    whole = read_web(store)
    web = _said_by(store, wanted, whole)
    columns = _columns(web, whole)
    nodes = tuple(web.node(id_, column) for id_, column in sorted(columns.items()))
    edges = web.edges(columns)
    title = label(described(store, "sources").get(wanted, {}), "title")
    return Map(
        name="source",
        title=Label(f"{title.zh or wanted} · 关系图", f"{title.text('en') or wanted}: a map"),
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


def _said_by(store: Store, source: str, web: Web) -> Web:
    """Return the web of what one source claims."""
    rows = store.select(question_text("claims_of_sources"))
    said = {str(row["claim"]) for row in rows if str(row["source"]) == source}
    kept = [
        Relation(relation.source, relation.target, relation.kind, claims)
        for relation in web.relations
        if (claims := tuple(claim for claim in relation.claims if claim in said))
    ]
    return Web(web.things, tuple(kept), web.claims.among(said), web.sides)


def _columns(web: Web, whole: Web) -> dict[str, int]:
    """Return the column of each thing: by its sort, unless what is said of it puts it before or behind the others."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for relation in web.relations:
        kinds[relation.source].add(relation.kind)
        kinds[relation.target].add("named")
    leading = {r.source for r in whole.relations if r.kind == "higher" and {r.source, r.target} <= kinds.keys()}
    columns = {id_: 0 if id_ in leading and "runs" not in kinds[id_] else _column(web, id_) for id_ in kinds}
    columns |= {id_: GRANTORS for id_, said in kinds.items() if said == {"grants"}}
    return columns | {id_: columns[id_] + 1 for id_ in _behind(web, columns)}


def _behind(web: Web, columns: Mapping[str, int]) -> set[str]:
    """Return what is only named by things of its own column, so that no line runs along that column."""
    named: defaultdict[str, set[int]] = defaultdict(set)
    for relation in web.relations:
        named[relation.target].add(columns[relation.source])
    naming = {relation.source for relation in web.relations}
    return {id_ for id_, of in named.items() if of == {columns[id_]} and id_ not in naming}


def _column(web: Web, id_: str) -> int:
    return 0 if web.sides.get(id_) == SUPPORTING else COLUMNS[web.things[id_].sort]
