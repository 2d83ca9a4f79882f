"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator

import pyoxigraph as ox
from unionkg.web.formats import GRAPHS, RESULTS

SD = "http://www.w3.org/ns/sparql-service-description#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
PREFIXES = {"sd": SD, "formats": "http://www.w3.org/ns/formats/"}
FEATURES = ("UnionDefaultGraph",)


def describe(address: str, media_type: str, *, writable: bool) -> bytes:
    """Return the description of the endpoint at an address; raise ValueError when it is no IRI."""
    syntax = GRAPHS[media_type]
    return ox.serialize(_triples(ox.NamedNode(address), writable), format=syntax, prefixes=PREFIXES) or b""


def _triples(service: ox.NamedNode, writable: bool) -> Iterator[ox.Triple]:
    dataset = ox.NamedNode(f"{service.value}#dataset")
    yield ox.Triple(service, RDF_TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), service)
    for language in ("SPARQL11Query", "SPARQL11Update") if writable else ("SPARQL11Query",):
        yield ox.Triple(service, _sd("supportedLanguage"), _sd(language))
    for feature in FEATURES:
        yield ox.Triple(service, _sd("feature"), _sd(feature))
    for iri in sorted({*(rows.iri for rows in RESULTS.values()), *(graph.iri for graph in GRAPHS.values())}):
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(iri))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, RDF_TYPE, _sd("Dataset"))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
