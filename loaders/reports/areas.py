"""Where a report names areas: the gazetteer's places as stretches of one view, found from either end."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from unionkg.loaders.gazetteer.places import Place, gazetteer

SHORTEST, LONGEST = 2, 5  # characters of a short name


@dataclass(frozen=True, slots=True)
class AreaSpan:
    """A name of areas at [start, end) and the codes of those that bear it, the likeliest first."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether the name is an area's whole name, with the word for its level."""
        return any(name_of(code) == self.text for code in self.codes)

    @property
    def levels(self) -> frozenset[str]:
        """The levels of the areas that bear the name."""
        return frozenset(level_of(code) for code in self.codes)

    def above(self, other: "AreaSpan") -> bool:
        """Tell whether the other name means a place that lies in one of these."""
        return any(one != two and within(two, one) for one in self.codes for two in other.codes)


class Areas:
    """The names of areas in one view; they do not overlap."""

    def __init__(self, view: str) -> None:
        self._view = view
        self.spans = [AreaSpan(m.start, m.end, view[m.start : m.end], _codes(m.places)) for m in gazetteer().find(view)]
        self._by_end = {span.end: span for span in self.spans}
        self._starts = [span.start for span in self.spans]

    def ending_at(self, position: int) -> AreaSpan | None:
        """Return the name that ends at a position, or None."""
        return self._by_end.get(position)

    def short_before(self, position: int) -> AreaSpan | None:
        """Return the name, found in running text or not, that ends at a position: the longest one known."""
        if found := self.ending_at(position):
            return found
        for size in range(LONGEST, SHORTEST - 1, -1):
            text = self._view[position - size : position] if position >= size else ""
            if text and (codes := codes_of(text)):
                return AreaSpan(position - size, position, text, codes)
        return None

    def inside(self, start: int, end: int) -> Iterator[AreaSpan]:
        """Yield the names in [start, end), in order."""
        at = bisect_left(self._starts, start)
        while at < len(self.spans) and self.spans[at].end <= end:
            yield self.spans[at]
            at += 1


_seen: dict[str, Place] = {}  # former places have no way back from their code


def _codes(places: Iterable[Place]) -> tuple[str, ...]:
    found = tuple(places)
    _seen.update((place.code, place) for place in found if place.until)
    return tuple(place.code for place in found)


def _place(code: str) -> Place | None:
    return _seen.get(code) or gazetteer().at(code)


@cache
def codes_of(name: str) -> tuple[str, ...]:
    """Return the codes of all places of a full or short name, present ones first."""
    return _codes(gazetteer().named(name))


def name_of(code: str) -> str:
    """Return the full name of a code's place, or "" when it is none."""
    place = _place(code)
    return place.name if place else ""


def level_of(code: str) -> str:
    """Return the level of a code's place (province, city, zone, county, township, village), or ""."""
    place = _place(code)
    return place.level if place else ""


@cache
def chain_of(code: str) -> tuple[str, ...]:
    """Return the code and those of the places that hold it, up to the province."""
    place = _place(code)
    return tuple(p.code for p in gazetteer().chain(place)) if place else (code,)


def within(code: str, higher: str) -> bool:
    """Tell whether a code's place is the other or lies in it."""
    return higher in chain_of(code)
