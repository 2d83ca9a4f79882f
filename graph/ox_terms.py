"""The bridge between rdflib's terms and Oxigraph's."""

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node
from unionkg.graph.sources import Triple

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def to_ox(term: Node) -> OxTerm:
    """Return Oxigraph's term for rdflib's; raise ValueError for an IRI that is none."""
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    return ox.BlankNode(str(term))


def from_ox(term: object) -> Node:
    """Return rdflib's term for Oxigraph's."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise TypeError(f"{type(term).__name__} has no place in RDF 1.1")


def to_quad(triple: Triple, graph: ox.NamedNode) -> ox.Quad:
    """Return the triple as a quad of the graph."""
    subject, predicate, value = triple
    return ox.Quad(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), to_ox(value), graph)
