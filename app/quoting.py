"""Answers as a person reads them: rows with the quotes that support them."""

from collections.abc import Iterable, Iterator

from unionkg.queries.citations import Citation


def quotes_text(citations: Iterable[Citation], indent: str = "    ") -> str:
    """Return each quote with where it stands: source, section or caption, offsets."""
    return "\n".join(f"{indent}{line}" for citation in citations for line in _lines(citation))


def _lines(citation: Citation) -> Iterator[str]:
    passage = f" · {citation.passage}" if citation.passage else ""
    yield f"「{citation.quote}」"
    yield f"  —— 《{citation.source}》{passage} [{citation.start}–{citation.end}]"
