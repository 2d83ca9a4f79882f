"""In which formats answers come, and which of them a client wants (RFC 9110, 12.5.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
DATASETS: Mapping[str, ox.RdfFormat] = {
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/xml": ox.RdfFormat.RDF_XML,
    "application/json": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How rows are counted in an answer as it is written: `text` stands in it `more` times more often than rows."""

    text: bytes = b""
    more: int = 0


UNCOUNTED = Mark()
MARKS: Mapping[object, Mark] = {  # texts that stand in no value but for line ends in CSV
    ox.QueryResultsFormat.JSON: Mark(b'}},{"', -1),
    ox.QueryResultsFormat.XML: Mark(b"</result>"),
    ox.QueryResultsFormat.CSV: Mark(b"\r\n", 1),
    ox.QueryResultsFormat.TSV: Mark(b"\n", 1),
    ox.RdfFormat.N_TRIPLES: Mark(b"\n"),
    ox.RdfFormat.N_QUADS: Mark(b"\n"),
}


@lru_cache(maxsize=256)
def preferred(accept: str, offered: Sequence[str]) -> str:
    """Return the media type that an Accept header likes best, the first offered among equals; "" when it takes none."""
    ranges = [found for part in accept.lower().split(",") if (found := _range(part)) is not None]
    if not ranges:
        return offered[0]
    weights = {kind: _weight(kind, ranges) for kind in offered}
    best = max(offered, key=lambda kind: weights[kind])  # the first of equals
    return best if weights[best] > 0 else ""


def charset(media_type: str) -> str:
    """Return the media type as a header says it, with the charset where one belongs."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _range(part: str) -> tuple[str, float] | None:
    """Return a media range with its weight, or None for what is none; unreadable weights count as none given."""
    kind, *parameters = (piece.strip() for piece in part.split(";"))
    if "/" not in kind:
        return ("*/*", 1.0) if kind == "*" else None
    weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    number = weight.replace(".", "", 1)
    return kind, min(float(weight), 1.0) if number.isascii() and number.isdecimal() else 1.0


def _weight(kind: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return what the most exact range that fits says of a media type."""
    whole = kind.partition("/")[0] + "/*"
    for fit in (kind, whole, "*/*"):
        for found, weight in ranges:
            if found == fit:
                return weight
    return 0.0
