"""Graphs written as files: sorted, so that the same content gives the same bytes on every machine and run."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
FORMATS: Mapping[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "ukg": "https://w3id.org/unionkg/ns#",
    "ukgd": "https://w3id.org/unionkg/id/",
    "ukgs": "https://w3id.org/unionkg/scheme/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def serialise(quads: Iterable[ox.Quad], suffix: str) -> bytes:
    """Return the quads as UTF-8 in the syntax of a file suffix, sorted; syntaxes without graphs merge them.

    Raises KeyError for a suffix that FORMATS does not hold.
    """
    syntax = FORMATS[suffix]
    statements = sorted(set(quads if syntax.supports_datasets else map(_merged, quads)), key=_order)
    if suffix in ("nt", "nq"):
        return "".join(sorted(f"{_bare(quad)} .\n" for quad in statements)).encode()
    prefixes = PREFIXES if suffix in ("ttl", "trig", "rdf") else None
    return ox.serialize(statements, format=syntax, prefixes=prefixes) or b""


def _merged(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _bare(quad: ox.Quad) -> str:
    return str(quad) if quad.graph_name != ox.DefaultGraph() else str(quad.triple)


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject).rstrip(">"), predicate != RDF_TYPE, predicate, str(quad.object)
