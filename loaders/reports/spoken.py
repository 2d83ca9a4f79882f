"""Whom a report speaks of where it names no union in full: what its words for levels (县总工会) turned out to mean."""

from collections import Counter
from collections.abc import Iterable

from unionkg.loaders.reports.references import Reference


def most_spoken_of(found: Iterable[Reference], start: int, end: int, instead_of: str = "") -> str:
    """Return the union of a known place that is meant most in [start, end), oftener than another, or ""."""
    meant = Counter(
        r.name for r in found if r.speaks and start <= r.start < end and (r.codes[0] or r.name == instead_of)
    )
    least = meant.pop(instead_of, 0)
    return next((name for name, count in meant.most_common(1) if count > least), "")


def meant_by_level(found: Iterable[Reference], code: str) -> str:
    """Return the union of an area that some word for its level means, or ""."""
    return next((r.name for r in found if r.kind == "level" and r.speaks and r.codes[0] == code), "")
