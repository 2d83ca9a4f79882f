"""Whom a report speaks of where it names no union in full: what its words for levels (县总工会) turned out to mean."""

from collections import Counter
from collections.abc import Sequence

from unionkg.loaders.reports.references import Reference


class Spoken:
    """The mentions of one report that mean unions, counted once."""

    def __init__(self, found: Sequence[Reference] = ()) -> None:
        self._found = [reference for reference in found if reference.speaks]
        self._by_level = {r.codes[0]: r.name for r in reversed(self._found) if r.kind == "level" and r.codes[0]}
        self._most = dict[tuple[int, str], str]()

    def most(self, start: int, end: int, instead_of: str = "") -> str:
        """Return the union of a known place that is meant most in the section [start, end), oftener than another."""
        key = start, instead_of
        if key not in self._most:
            inside = [r for r in self._found if start <= r.start < end]
            meant = Counter(r.name for r in inside if r.codes[0] or r.name == instead_of)
            least = meant.pop(instead_of, 0)
            self._most[key] = next((name for name, count in meant.most_common(1) if count > least), "")
        return self._most[key]

    def by_level(self, code: str) -> str:
        """Return the union of an area that some word for its level means, or ""."""
        return self._by_level.get(code, "")
