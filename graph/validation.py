"""Is the graph sound? SHACL source by source, checks across records as SPARQL, quotes and figures against their text.

SHACL is the W3C Recommendation of 2017-07-20, run by pySHACL. Concepts of the schemes are merged into the data,
because pySHACL reads instances from the data graph only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal as OneOf

from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Node
from unionkg.graph.evidence import SourceText
from unionkg.graph.numerals import readings
from unionkg.graph.store import Store
from unionkg.graph.vocabulary import vocabulary

Severity = OneOf["violation", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: where, what, and by which check."""

    severity: Severity
    check: str
    focus: str
    value: str
    zh: str
    en: str


def validate(store: Store, texts: Iterable[SourceText], graphs: Iterable[str] | None = None) -> Iterator[Finding]:
    """Yield every finding on the store's content once; shapes are checked in all named graphs, or in the ones given."""
    yield from check_records(store)
    yield from check_figures(store)
    yield from check_quotes(store, texts)
    named = store.graphs() if graphs is None else graphs
    yield from dict.fromkeys(finding for graph in named for finding in check_shapes(store, graph))


def check_records(store: Store) -> Iterator[Finding]:
    """Yield what the SPARQL files of graph/checks find."""
    for name, zh, en, query in checks():
        for row in store.select(query):
            yield Finding("violation", name, str(row["focus"]), str(row.get("value", "")), zh, en)


@cache
def checks() -> tuple[tuple[str, str, str, str], ...]:
    """Return every check: its name, its messages in Chinese and English, its query."""
    found = (file for file in files("unionkg.graph.checks").iterdir() if file.name.endswith(".rq"))
    return tuple(sorted(_check(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in found))


def _check(name: str, text: str) -> tuple[str, str, str, str]:
    zh, en = (line.partition(": ")[2] for line in text.splitlines()[:2])
    return name, zh, en, text


QUOTES = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?evidence ?hash ?exact ?start ?end WHERE {
  ?evidence oa:hasSource/dcterms:identifier ?hash ; oa:hasSelector ?quote , ?position .
  ?quote oa:exact ?exact . ?position oa:start ?start ; oa:end ?end }"""

TEXT_MISSING = ("来源文本不在工作区。", "The source text is not in the workspace.")
QUOTE_MISSING = ("引文不在来源文本的该位置。", "The quote does not stand at its place in the source text.")


def check_quotes(store: Store, texts: Iterable[SourceText]) -> Iterator[Finding]:
    """Yield every quote that does not stand at its place in its source text, and every one whose text is missing."""
    known = {f"sha256:{source.sha256}": source for source in texts}
    for row in store.select(QUOTES):
        source = known.get(str(row["hash"]))
        focus, exact = str(row["evidence"]), str(row["exact"])
        if source is None:
            yield Finding("violation", "text_missing", focus, str(row["hash"]), *TEXT_MISSING)
        elif source.text[int(str(row["start"])) : int(str(row["end"]))] != exact:
            yield Finding("violation", "quote_not_in_text", focus, exact, *QUOTE_MISSING)


FIGURES = """PREFIX schema: <https://schema.org/> PREFIX ukg: <https://w3id.org/unionkg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?figure ?verbatim ?number WHERE {
  ?figure a ukg:Figure ; ukg:verbatim ?verbatim ; schema:value|schema:minValue|schema:maxValue ?stated
  BIND(xsd:decimal(STR(?stated)) AS ?number) FILTER(BOUND(?number)) }"""

OTHER_NUMBER = ("数值与原文写法不符。", "The number is not the one that the wording states.")


def check_figures(store: Store) -> Iterator[Finding]:
    """Yield every number that its wording does not state."""
    for row in store.select(FIGURES):
        stated = readings(str(row["verbatim"]))
        if stated and Decimal(str(row["number"])) not in stated:
            value = f"{row['number']} ≠ {row['verbatim']}"
            yield Finding("violation", "value_not_in_verbatim", str(row["figure"]), value, *OTHER_NUMBER)


@cache
def shapes() -> Graph:
    """Return the shapes graph."""
    return Graph().parse(data=files("unionkg.ontology").joinpath("shapes.ttl").read_bytes(), format="turtle")


def check_shapes(store: Store, graph: str) -> Iterator[Finding]:
    """Yield what SHACL finds on the nodes that a named graph speaks of, whatever other graphs say of them included.

    pySHACL's `focus_nodes` is not used: it takes every value that is none of them for valid.
    """
    if graph.endswith(UNSHAPED):
        return
    import pyshacl  # here, because it takes long to import and few commands validate

    data = store.construct(DESCRIBED, {"graph": URIRef(graph)})
    nodes = {str(node) for node in data.subjects()}
    data += _surroundings(store, graph)
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes(), inference="none", advanced=False)
    assert isinstance(results, Graph)
    findings = (_finding(results, result) for result in results.subjects(RDF.type, SH.ValidationResult))
    yield from sorted(finding for finding in findings if finding.focus in nodes)


def _surroundings(store: Store, graph: str) -> Graph:
    """Return what shapes ask of the neighbours of a graph's nodes."""
    around = store.construct(TYPES, {"graph": URIRef(graph)})
    around += store.construct(POINTING, {"graph": URIRef(graph)})
    for triple in vocabulary():
        if triple[1] in SEEN_BY_SHAPES:
            around.add(triple)
    return around


UNSHAPED = ("/graph/ontology", "/graph/derived")
SEEN_BY_SHAPES = frozenset({RDF.type, RDFS.subClassOf, SKOS.inScheme})  # of the vocabulary
PREFIXES = """PREFIX org: <http://www.w3.org/ns/org#> PREFIX ukg: <https://w3id.org/unionkg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
NODES = "{ SELECT DISTINCT ?s ?graph WHERE { GRAPH ?graph { ?s ?said ?thing } } }"

# without ill-typed literals, which ill_typed.rq finds and over which rdflib stumbles
DESCRIBED = f"""{PREFIXES}CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {NODES} ?s ?p ?o BIND(DATATYPE(?o) AS ?type)
  BIND(IF(?type = xsd:date, xsd:date(STR(?o)), IF(?type = xsd:decimal, xsd:decimal(STR(?o)),
       IF(?type = xsd:integer, xsd:integer(STR(?o)), ?o))) AS ?read)
  FILTER(!BOUND(?type) || BOUND(?read)) }}"""
TYPES = f"CONSTRUCT {{ ?o a ?class }} WHERE {{ {NODES} ?s ?p ?o FILTER(ISIRI(?o)) ?o a ?class }}"
POINTING = f"""{PREFIXES}CONSTRUCT {{ ?from ?p ?s . ?from org:member ?member }} WHERE {{
  {NODES} VALUES ?p {{ ukg:hasFigure org:organization }} ?from ?p ?s OPTIONAL {{ ?from org:member ?member }} }}"""


def _finding(results: Graph, result: Node) -> Finding:
    def one(prop: URIRef) -> str:
        return str(results.value(result, prop) or "")

    messages: Mapping[str, str] = {
        getattr(message, "language", None) or "": str(message) for message in results.objects(result, SH.resultMessage)
    }
    return Finding(
        severity="warning" if results.value(result, SH.resultSeverity) == SH.Warning else "violation",
        check=f"shape:{_shape_name(results.value(result, SH.sourceShape), results.value(result, SH.resultPath))}",
        focus=one(SH.focusNode),
        value=one(SH.value),
        zh=messages.get("zh", messages.get("", "")),
        en=messages.get("en", messages.get("", "")),
    )


def _shape_name(shape: Node | None, path: Node | None) -> str:
    """Return the shape's own name, or that of the node shape it stands in and its path: `Claim.evidence`."""
    if isinstance(shape, URIRef):
        return _local(shape)
    return f"{_local(shapes().value(predicate=SH.property, object=shape))}.{_local(path)}"


def _local(node: Node | None) -> str:
    return str(node or "").rpartition("#")[2].rpartition("/")[2]
