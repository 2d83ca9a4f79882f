"""The ontology and its schemes as triples, so that a store can answer with labels of kinds and terms."""

from functools import cache
from importlib.resources import files

from rdflib import Graph, URIRef
from unionkg.graph.sources import Triple

ONTOLOGY = "ontology"
FILES = ("ontology.ttl", "schemes.ttl")


@cache
def vocabulary() -> tuple[Triple, ...]:
    """Return every triple of the ontology and the concept schemes, sorted."""
    graph = Graph()
    for name in FILES:
        graph.parse(data=files("unionkg.ontology").joinpath(name).read_bytes(), format="turtle")
    return tuple(sorted((s, p, o) for s, p, o in graph if isinstance(s, URIRef) and isinstance(p, URIRef)))
