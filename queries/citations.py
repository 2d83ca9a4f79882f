"""Follow answers to their quotes: every evidence IRI of every row, looked up in one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rdflib.term import Node
from unionkg.graph.store import Rows, Store
from unionkg.queries.asking import EVIDENCE
from unionkg.queries.names import iri

QUERY = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
PREFIX ukg: <https://w3id.org/unionkg/ns#>
SELECT ?evidence ?quote ?start ?end ?title ?keyword ?caption WHERE {
  VALUES ?evidence { %s }
  ?evidence oa:hasSelector ?quoted , ?placed ; oa:hasSource ?source .
  ?quoted oa:exact ?quote .
  ?placed oa:start ?start ; oa:end ?end .
  OPTIONAL { ?source dcterms:title ?title }
  OPTIONAL { ?evidence ukg:inSection/ukg:keyword ?keyword }
  OPTIONAL { ?evidence ukg:inSection/schema:text ?caption }
} ORDER BY LANG(?title)
"""  # of a title in two languages the last is kept: the Chinese one


@dataclass(frozen=True, slots=True)
class Citation:
    """One quote behind a row: its characters, its source's title, its section or caption; [start, end) is its place."""

    evidence: str
    quote: str
    source: str
    passage: str
    start: int
    end: int


def citations(store: Store, rows: Rows) -> tuple[tuple[Citation, ...], ...]:
    """Return the citations of each row, in the order of the text."""
    named = [_evidence(row) for row in rows]
    found = _look_up(store, sorted({evidence for cell in named for evidence in cell}))
    return tuple(
        tuple(sorted((found[e] for e in cell if e in found), key=lambda c: (c.source, c.start, c.end)))
        for cell in named
    )


def _evidence(row: Mapping[str, Node]) -> tuple[str, ...]:
    return tuple(str(row.get(EVIDENCE, "")).split())


def _look_up(store: Store, evidence: Sequence[str]) -> dict[str, Citation]:
    known = [term.n3() for term in map(iri, evidence) if term is not None]  # checked, so that none can close the list
    if not known:
        return {}
    return {str(row["evidence"]): _citation(row) for row in store.select(QUERY % " ".join(known))}


def _citation(row: Mapping[str, Node]) -> Citation:
    return Citation(
        evidence=str(row["evidence"]),
        quote=str(row["quote"]),
        source=str(row.get("title", "")),
        passage=str(row.get("caption") or row.get("keyword") or ""),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
    )
