"""Whom a report speaks of where it names no union in full: what its words for levels (县总工会) turned out to mean."""

from collections import Counter
from collections.abc import Iterable

from unionkg.loaders.reports.references import Reference


def most_spoken_of(found: Iterable[Reference], start: int, end: int) -> str:
    """Return the union that is meant most in [start, end), the first of several, or ""."""
    meant = Counter(r.name for r in found if r.speaks and start <= r.start < end)
    return next((name for name, _ in meant.most_common(1)), "")


def meant_by_level(found: Iterable[Reference], code: str) -> str:
    """Return the union of an area that some word for its level means, or ""."""
    return next((r.name for r in found if r.kind == "level" and r.codes[0] == code), "")
