"""What every store can do for its readers, whichever engine stands behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from rdflib import Graph
from rdflib.term import Node

Bindings = Mapping[str, Node]
NO_BINDINGS: Bindings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query: its variables in order, and one mapping a row (unbound variables absent)."""

    variables: tuple[str, ...]
    solutions: tuple[Mapping[str, Node], ...]

    def __iter__(self) -> Iterator[Mapping[str, Node]]:
        return iter(self.solutions)

    def __len__(self) -> int:
        return len(self.solutions)


class Store(Protocol):
    """A readable store; a query sees all named graphs as one, and each of them by GRAPH.

    `bindings` replace variables by terms (substitution of terms, never of text).
    All raise BadQuestion when the query cannot be parsed or is of the wrong form.
    """

    def select(self, query: str, bindings: Bindings = NO_BINDINGS) -> Rows:
        """Return the solutions of a SELECT query."""
        ...

    def construct(self, query: str, bindings: Bindings = NO_BINDINGS) -> Graph:
        """Return the graph of a CONSTRUCT or DESCRIBE query."""
        ...

    def ask(self, query: str, bindings: Bindings = NO_BINDINGS) -> bool:
        """Return the answer of an ASK query."""
        ...

    def answer(self, query: str, media_type: str, bindings: Bindings = NO_BINDINGS) -> bytes:
        """Return the engine's own serialisation of the answer (SPARQL results or RDF)."""
        ...

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        ...

    def n_quads(self) -> Iterator[str]:
        """Yield every quad as one line of N-Quads without its line end, in no order."""
        ...
