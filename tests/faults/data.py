"""Data in which one fault is put, and the list of such faults."""

from collections.abc import Callable, Iterator, Sequence

import pyoxigraph as ox
from rdflib import RDF, URIRef
from rdflib.term import Node
from unionkg.graph.identity import Minter
from unionkg.graph.ox_terms import from_ox, to_ox
from unionkg.ontology.terms import SCHEME, UKG

MINTER = Minter()
ENTITIES = MINTER.graph("entities")
ZHANGWAN, HAIDIAN, DANJIANGKOU = (MINTER.entity("union", key) for key in ("420303", "110108", "420381"))
SHIYAN, ZHUSHAN = MINTER.entity("union", "420300"), MINTER.entity("union", "420323")
DISTRICT, CITY = MINTER.entity("area", "420303"), MINTER.entity("area", "420300")
PARTNERSHIP = MINTER.entity("partnership", "110108", "420381")
PERSON = SCHEME["unit-person"]


class Data:
    """The excerpt's graphs in a store of their own, into which one fault is put."""

    def __init__(self, quads: Sequence[ox.Quad], source: URIRef, sha: str) -> None:
        self.store = ox.Store()
        self.store.bulk_extend(quads)
        self.source, self.sha = source, sha
        self.graph = MINTER.graph(source.rpartition("/")[2])
        self.touched: set[str] = set()
        self.gift, self.figure = self.claim("s02-mandarin"), self.claim("s02-mandarin", "figure")
        self.members, self.leader = self.claim("s01-new-members"), self.claim("s03-leader")
        self.evidence = self.one(self.claim("s04-slogan"), UKG.evidence)
        self.quote, self.position = URIRef(f"{self.evidence}-q"), URIRef(f"{self.evidence}-p")

    def claim(self, row: str, *part: str) -> URIRef:
        return MINTER.entity("claim", self.sha, row, *part)

    def one(self, subject: URIRef, prop: URIRef) -> URIRef:
        (quad, *_) = self._quads(subject, prop, None)
        return URIRef(str(from_ox(quad.object)))

    def add(self, subject: URIRef, prop: URIRef, value: Node, graph: URIRef | None = None) -> None:
        name = graph or (ENTITIES if next(self._quads(subject, RDF.type, None, ENTITIES), None) else self.graph)
        self.touched.add(str(name))
        self.store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(prop), to_ox(value), ox.NamedNode(name)))

    def drop(self, subject: URIRef | None, prop: URIRef | None = None, value: Node | None = None) -> None:
        found = list(self._quads(subject, prop, value))
        assert found
        for quad in found:
            self.store.remove(quad)
            self.touched.add(str(from_ox(quad.graph_name)))

    def put(self, subject: URIRef, prop: URIRef, value: Node) -> None:
        """Give the subject this one value in place of those it has."""
        self.drop(subject, prop)
        self.add(subject, prop, value)

    def _quads(
        self, subject: URIRef | None, prop: URIRef | None, value: Node | None, graph: URIRef | None = None
    ) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(
            ox.NamedNode(subject) if subject else None,
            ox.NamedNode(prop) if prop else None,
            to_ox(value) if value else None,
            ox.NamedNode(graph) if graph else None,
        )


Fault = Callable[[Data], URIRef]  # puts a fault into the data and returns the node that is to be named
Checks = tuple[str, ...]  # which find the fault, and no others; the first of them names its node


def note(faults: list[tuple[Fault, Checks]], *checks: str) -> Callable[[Fault], Fault]:
    """Enter a fault in a list, with the checks that are to find it."""

    def enter(fault: Fault) -> Fault:
        faults.append((fault, checks))
        return fault

    return enter
