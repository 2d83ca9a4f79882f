"""Where a name can begin: words and marks across which no proper name runs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from unionkg.loaders.reports.areas import AreaSpan
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.scanning import Hits

MARKS = frozenset(",。、;:!?()《》<>[]【】—-~|/\n \"'‘’…·")
PROTECTED = words("protected") + words("events") + words("activities") + words("facilities")
WORDS = words("boundaries") + words("event_boundaries") + PROTECTED
QUOTED = re.compile("“[^“”\n。!?]{2,40}”|《[^《》\n]{2,60}》")
LONGEST = 40  # characters of a name


class Boundaries:
    """The ends of all boundary words of one view."""

    def __init__(
        self, view: str, hits: Hits, areas: Iterable[AreaSpan], kind: str = "boundaries", joiners: str = ""
    ) -> None:
        self._view, self._marks = view, MARKS.difference(joiners)
        shields = sorted(
            [(a.start, a.end) for a in areas if a.end - a.start > 1]
            + [(hit.start, hit.end) for hit in hits.all(PROTECTED)]
            + [match.span() for match in QUOTED.finditer(view)]
        )
        self._ends = sorted({h.end for h in hits.all(words(kind)) if not _shielded(h.start, h.end, shields)})

    def name_start(self, end: int, floor: int) -> int:
        """Return where the name that ends at `end` begins, at `floor` or later; quoted parts belong to it."""
        at = bisect_right(self._ends, end - 1) - 1
        stop = max(floor, self._ends[at] if at >= 0 else 0, end - LONGEST)
        return self._after_mark(end, stop)

    def ends_at(self, position: int) -> bool:
        """Tell whether a word ends at a position across which no name runs: no name ends there."""
        at = bisect_left(self._ends, position)
        return at < len(self._ends) and self._ends[at] == position

    def _after_mark(self, end: int, stop: int) -> int:
        position = end
        while position > stop:
            character = self._view[position - 1]
            if character == "”":
                opening = self._view.rfind("“", stop, position)
                if opening < 0 or any(mark in self._view[opening:position] for mark in "。!?"):
                    return position
                position = opening
            elif character == ")":
                opening = self._view.rfind("(", stop, position)
                if opening < 0:
                    return position
                position = opening
            elif character in self._marks or character == "“":
                return position
            else:
                position -= 1
        return position


def _shielded(start: int, end: int, shields: list[tuple[int, int]]) -> bool:
    at = bisect_left(shields, (start + 1, 0))
    for first, last in reversed(shields[max(0, at - 12) : at]):
        if first <= start and end <= last and (first, last) != (start, end):
            return True
    return False
