"""IRIs of an answer in words, for people: a name says more than an address."""

from collections.abc import Mapping

from rdflib import Literal, URIRef
from rdflib.term import Node
from unionkg.graph.store import Rows, Store
from unionkg.queries.asking import EVIDENCE

NAMES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name WHERE {
  VALUES ?thing { %s }
  ?thing skos:prefLabel|dcterms:title ?name FILTER(LANGMATCHES(LANG(?name), "zh"))
}
"""


def named(store: Store, rows: Rows) -> Rows:
    """Return the rows with the Chinese name in place of each IRI that has one; evidence stays as it is."""
    cells = {term for row in rows for column, term in row.items() if column != EVIDENCE and isinstance(term, URIRef)}
    if not cells:
        return rows
    found = store.select(NAMES % " ".join(sorted(cell.n3() for cell in cells)))
    names = {row["thing"]: row["name"] for row in found}
    return Rows(rows.variables, tuple(_named(row, names) for row in rows))


def _named(row: Mapping[str, Node], names: Mapping[Node, Node]) -> Mapping[str, Node]:
    return {
        column: Literal(str(names[term])) if term in names and column != EVIDENCE else term
        for column, term in row.items()
    }
