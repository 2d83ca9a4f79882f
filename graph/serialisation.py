"""Graphs written as files: sorted, so that the same content gives the same bytes on every machine and run."""

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from unionkg.graph.errors import BadRdf, Place

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
NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, section 2.2
XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")  # Namespaces in XML 1.0, section 4: how a property's IRI must end


def serialise(quads: Iterable[ox.Quad], suffix: str) -> bytes:
    """Return the quads as UTF-8 in the syntax of a file suffix, sorted; syntaxes without graphs merge them.

    Raises KeyError for a suffix that FORMATS does not hold, BadRdf for what RDF/XML cannot express.
    """
    syntax = FORMATS[suffix]
    statements = sorted(set(quads if syntax.supports_datasets else map(_merged, quads)), key=_order)
    if suffix in ("nt", "nq"):
        return "".join(sorted(f"{_bare(quad)} .\n" for quad in statements)).encode()
    if suffix == "rdf":
        _check_xml(statements)
    prefixes = PREFIXES if suffix in ("ttl", "trig", "rdf") else None
    return ox.serialize(statements, format=syntax, prefixes=prefixes) or b""


def _check_xml(statements: Iterable[ox.Quad]) -> None:
    for quad in statements:
        strange = NO_XML.search(quad.object.value) if isinstance(quad.object, ox.Literal) else None
        if strange:
            problem = f"its text holds the character U+{ord(strange[0]):04X}, which XML cannot; export .ttl instead"
            raise BadRdf(Place(str(quad.subject)), problem)
        if not XML_NAME.search(quad.predicate.value):
            raise BadRdf(Place(str(quad.predicate)), "XML has no name for this property; export .ttl instead")


def _merged(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _bare(quad: ox.Quad) -> str:
    return str(quad) if quad.graph_name != ox.DefaultGraph() else str(quad.triple)


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject).rstrip(">"), predicate != RDF_TYPE, predicate, str(quad.object)
