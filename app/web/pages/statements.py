"""Everything the graph says of one thing, property by property, in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.term import Node
from unionkg.graph.store import Store
from unionkg.queries.sparql import KNOWN
from unionkg.viz.reading import label
from unionkg.viz.spec import Label
from unionkg.web.pages.holdings import Holdings, query

MOST = 40  # values of one property that a page lists


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its words, its page if it has one, else where on the web it is; the language or type of a text."""

    label: Label
    address: str = ""
    outside: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One property with its first values, and how many more there are."""

    property: Label
    address: str
    values: tuple[Value, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Statements:
    """What the graph says of a thing (`out`), and what it says of others by naming it (`into`)."""

    out: tuple[Line, ...]
    into: tuple[Line, ...]


def read_statements(store: Store, holdings: Holdings, iri: URIRef) -> Statements:
    """Read everything said of a thing; both sides are empty when nothing is."""
    found: dict[str, defaultdict[str, set[Node]]] = {"out": defaultdict(set), "in": defaultdict(set)}
    for row in store.select(query("statements"), {"thing": iri}):
        found[str(row["way"])][str(row["property"])].add(row["value"])
    return Statements(tuple(_lines(found["out"], holdings)), tuple(_lines(found["in"], holdings)))


def _lines(said: Mapping[str, set[Node]], holdings: Holdings) -> Iterable[Line]:
    for property_, values in sorted(said.items()):
        ordered = sorted(values, key=lambda value: (str(value), str(getattr(value, "language", ""))))
        shown = tuple(value_of(value, holdings) for value in ordered[:MOST])
        yield Line(property_name(holdings, property_), holdings.address(property_), shown, max(0, len(ordered) - MOST))


def value_of(term: Node, holdings: Holdings) -> Value:
    """Return a term as a page shows it."""
    if isinstance(term, Literal):
        type_ = str(term.datatype or "").rpartition("#")[2]
        return Value(Label(str(term)), hint=term.language or ("" if type_ == "string" else type_))
    if isinstance(term, URIRef):
        iri = str(term)
        address = holdings.address(iri)
        if address:
            return Value(holdings.label(iri), address)
        return Value(Label(iri), outside=holdings.addresses.outside(iri))
    return Value(Label(str(term)))


def property_name(holdings: Holdings, iri: str) -> Label:
    """Return what a property is called: in words when the ontology has it, else in short."""
    if iri in holdings.concepts:
        return label(holdings.concepts[iri])
    for prefix, namespace in KNOWN.items():
        if iri.startswith(namespace):
            return Label(f"{prefix}:{iri.removeprefix(namespace)}")
    return Label(iri)
