"""Pages of the ontology: every class, property, scheme and concept in Chinese and English, made from its own files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from unionkg.queries.sparql import KNOWN
from unionkg.viz.reading import label
from unionkg.viz.spec import Label
from unionkg.web.pages.addresses import NAMESPACE, SCHEMES, Addresses
from unionkg.web.pages.cards import Link
from unionkg.web.pages.frame import CAUTION, missing, page

FILES = ("ontology.ttl", "schemes.ttl")
SORTS = {
    "classes": OWL.Class,
    "objectProperties": OWL.ObjectProperty,
    "dataProperties": OWL.DatatypeProperty,
    "schemes": SKOS.ConceptScheme,
}
ADDRESSES = Addresses("", frozenset())


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its names, its definition, and what it is joined to, under the words for the joint."""

    iri: str
    link: Link
    sort: str
    definition: Label
    notation: str
    joined: tuple[tuple[str, tuple[Link, ...]], ...]


def routes() -> list[Route]:
    """Return the routes of the ontology."""

    def index(request: Request) -> Response:
        return page(request, "ontology", "", groups=_groups())

    def file(request: Request) -> Response:
        name = request.path_params["name"]
        if f"{name}.ttl" not in FILES:
            return missing(request, f"{name}.ttl")
        content = files("unionkg.ontology").joinpath(f"{name}.ttl").read_bytes()
        return Response(content, headers=CAUTION, media_type="text/turtle; charset=utf-8")

    def term(request: Request) -> Response:
        return _page(request, NAMESPACE)

    def concept(request: Request) -> Response:
        return _page(request, SCHEMES)

    return [
        Route("/ontology", index),
        Route("/ontology/{name}.ttl", file),
        Route("/ontology/scheme/{key}", concept),
        Route("/ontology/{key}", term),
    ]


def _page(request: Request, namespace: str) -> Response:
    iri = URIRef(namespace + request.path_params["key"])
    if (iri, None, None) not in _graph():
        return missing(request, request.path_params["key"])
    return page(request, "term", "", term=_term(iri))


@cache
def _graph() -> Graph:
    graph = Graph()
    for name in FILES:
        graph.parse(data=files("unionkg.ontology").joinpath(name).read_bytes(), format="turtle")
    return graph


@cache
def _groups() -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Return the terms of each sort, by name in order."""
    graph = _graph()
    return tuple(
        (sort, tuple(_term(term) for term in _iris(graph.subjects(RDF.type, cls)))) for sort, cls in SORTS.items()
    )


def _term(iri: URIRef) -> Term:
    graph = _graph()
    sort = next((sort for sort, cls in SORTS.items() if (iri, RDF.type, cls) in graph), "concepts")
    notation = graph.value(iri, SKOS.notation)
    return Term(
        iri=str(iri),
        link=_link(iri),
        sort=sort,
        definition=_said(iri, SKOS.definition),
        notation=str(notation or ""),
        joined=tuple((words, links) for words, links in _joined(iri) if links),
    )


def _joined(iri: URIRef) -> Iterator[tuple[str, tuple[Link, ...]]]:
    graph = _graph()
    yield "superclass", _links(graph.objects(iri, RDFS.subClassOf))
    yield "subclasses", _links(graph.subjects(RDFS.subClassOf, iri))
    yield "domain", _links(graph.objects(iri, RDFS.domain))
    yield "range", _links(graph.objects(iri, RDFS.range))
    yield "usedBy", _links((*graph.subjects(RDFS.domain, iri), *graph.subjects(RDFS.range, iri)))
    yield "scheme", _links(graph.objects(iri, SKOS.inScheme))
    yield "concepts", _links(graph.subjects(SKOS.inScheme, iri))


def _links(terms: Iterable[Node]) -> tuple[Link, ...]:
    return tuple(map(_link, _iris(terms)))


def _iris(terms: Iterable[Node]) -> list[URIRef]:
    return sorted({term for term in terms if isinstance(term, URIRef)})


def _link(iri: URIRef) -> Link:
    described = (iri, None, None) in _graph()
    return Link(_name(iri), ADDRESSES.of(iri) if described else "")


def _name(iri: URIRef) -> Label:
    for property_ in (RDFS.label, SKOS.prefLabel):
        found = _said(iri, property_)
        if found.zh:
            return found
    short = (f"{p}:{iri.removeprefix(ns)}" for p, ns in KNOWN.items() if iri.startswith(ns))
    return Label(next(short, str(iri)))


def _said(iri: URIRef, property_: URIRef) -> Label:
    return label({"label": tuple(_graph().objects(iri, property_))})
