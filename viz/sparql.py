"""Draw the answer of a reader's own query: the rows of a SELECT, or the triples of a CONSTRUCT, as relations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node as Term
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Rows, Store
from unionkg.queries.asking import freeform
from unionkg.viz.reading import described, label
from unionkg.viz.spec import Edge, Group, Label, Map, Node, Strand
from unionkg.viz.strands import merged
from unionkg.viz.web import SORTS, Web, read_web

TITLE = Label("查询结果图", "What a query found")
NEEDS = ("query",)
NOTE = Label(
    "查询所得的关系。两者之间有陈述的，点开可读原文；没有的，注明是查询所得。",
    "The relations that the query found. Where claims join two of them, choose the line to read the quotes; where none "
    "does, it says so.",
)
OTHER = Group("other", Label("其他", "Other"))
SELECTED = "write SELECT ?from ?to, with ?label and ?claim where you have them, or CONSTRUCT"
DEEPEST = 6  # columns, beyond which the farther ones share the last


@dataclass(frozen=True, slots=True)
class Found:
    """One relation that the query found, with its name and the claims that it names."""

    source: Term
    target: Term
    name: Label
    claims: tuple[str, ...] = ()


def draw(store: Store, query: str) -> Map:
    """Draw what a query finds.

    The first two columns of a SELECT are the ends of a relation; ?label names it, ?claim is the claim that states it.
    Raises BadQuestion for another form, for rows without two ends, and when nothing is found.
    """
    found = sorted(_found(freeform(store, query), store), key=_place)
    if not found:
        raise BadQuestion("the query finds no relation to draw")
    web = read_web(store)
    names = {relation.name.zh: relation.name for relation in found}
    kinds = {zh: Group(f"kind{at}", name) for at, (zh, name) in enumerate(sorted(names.items()))}
    columns = _columns([(_id(relation.source), _id(relation.target)) for relation in found])
    terms = {_id(term): term for relation in found for term in (relation.source, relation.target)}
    nodes = tuple(_node(web, id_, terms[id_], column) for id_, column in columns.items())
    edges = tuple(_edges(web, found, kinds))
    return Map(
        name="sparql",
        title=TITLE,
        note=NOTE,
        shape="tiers",
        ends=(Label("从", "From"), Label("到", "To")),
        groups=tuple(group for group in (*SORTS.values(), OTHER) if any(node.group == group.key for node in nodes)),
        kinds=tuple(kinds.values()),
        nodes=nodes,
        edges=edges,
        claims=web.cards(nodes, edges),
        things=Label("对象", "things"),
    )


def _found(answer: Rows | Graph | bool, store: Store) -> Iterator[Found]:
    if isinstance(answer, bool):
        raise BadQuestion(f"an ASK query has nothing to draw: {SELECTED}")
    if isinstance(answer, Graph):
        words = described(store, "properties")
        for subject, property_, object_ in answer:
            yield Found(subject, object_, _name(property_, words))
        return
    if len(answer.variables) < 2:
        raise BadQuestion(f"the query has one column: {SELECTED}")
    first, second = answer.variables[:2]
    for row in answer:
        if first in row and second in row:
            claims = (str(row["claim"]),) if "claim" in row else ()
            yield Found(row[first], row[second], Label(str(row.get("label", second))), claims)


def _place(found: Found) -> tuple[str, str, str]:
    return str(found.source), str(found.target), found.name.zh


def _name(property_: Term, words: Mapping[str, Mapping[str, tuple[Term, ...]]]) -> Label:
    known = label(words.get(str(property_), {}))
    return known if known.zh else Label(_tail(str(property_)))


def _tail(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def _id(term: Term) -> str:
    return str(term) if isinstance(term, (URIRef, BNode)) else f"value:{term}"


def _node(web: Web, id_: str, term: Term, column: int) -> Node:
    if id_ in web.things:
        return web.node(id_, column)
    name = str(term) if isinstance(term, Literal) else _tail(id_)
    return Node(id_, Label(name), OTHER.key, column, (id_,) if id_ in web.claims.cards else ())


def _edges(web: Web, found: Iterable[Found], kinds: Mapping[str, Group]) -> Iterator[Edge]:
    joined: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for relation in found:
        joined[_id(relation.source), _id(relation.target)].append(relation)
    for (source, target), joint in joined.items():
        if source == target:
            continue
        named = {claim for relation in joint for claim in relation.claims}
        said = tuple(
            id_ for id_ in web.claims.cards if id_ in named or (not named and {source, target} <= web.claims.about[id_])
        )
        yield merged(f"{source}--{target}", source, target, list(_strands(joint, said, kinds)), web.claims, "asked")


def _strands(joint: Sequence[Found], said: Sequence[str], kinds: Mapping[str, Group]) -> Iterator[Strand]:
    """Yield a relation for each name that was found; where the query names no claims, all have what joins the pair."""
    named = {claim for relation in joint for claim in relation.claims}
    for name in dict.fromkeys(relation.name for relation in joint):
        own = {claim for relation in joint if relation.name == name for claim in relation.claims}
        yield Strand(kinds[name.zh].key, name, tuple(id_ for id_ in said if not named or id_ in own))


def _columns(links: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the column of each end: how many relations it is from where nothing points to, at most DEEPEST."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    ends = dict.fromkeys(end for link in links for end in link)
    for source, target in links:
        after[source].add(target)
    pointed = {target for source, targets in after.items() for target in targets if target != source}
    columns: dict[str, int] = {}
    for start in (*(end for end in ends if end not in pointed), *ends):
        reached = [] if start in columns else [start]
        column = 0
        while reached:
            columns |= dict.fromkeys(reached, min(column, DEEPEST))
            reached = sorted({other for one in reached for other in after[one]} - columns.keys())
            column += 1
    return columns
