"""Finds the names of places in running text, and keeps out what is part of another word.

Areas are found by one automaton; townships, which are many, by their last character and a look back.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain as joined
from operator import itemgetter

import ahocorasick
from unionkg.loaders.gazetteer.place import Place, PlaceMention
from unionkg.loaders.gazetteer.sightings import GOES_ON, Sighting
from unionkg.loaders.gazetteer.tables import Usage

_UNION = "总工会"
_BETWEEN = ("、", "和", "与", "及")  # a place may follow its neighbour after one of these
_TOWNSHIP = re.compile("镇|乡|苏木|[农林牧]场|街(?:道(?:办事处)?|办)")
_TOWNSHIP_STEM = 12  # the longest name before its ending
_NO_NAME = ("国营", "县", "市", "区")

_Hit = tuple[int, int, Sighting]  # start, the length below zero (the longest comes first), what is seen


class Scanner:
    """Finds places in texts: those of `names`, and those of `towns`, whose places `named` tells."""

    def __init__(
        self,
        names: Iterable[Sighting],
        towns: Mapping[str, Usage],
        named: Callable[[str], tuple[Place, ...]],
        chain: Callable[[Place], tuple[Place, ...]],
    ) -> None:
        self._automaton = ahocorasick.Automaton()
        for sighting in names:
            self._automaton.add_word(sighting.name, sighting)
        self._automaton.make_automaton()
        self._towns = towns
        self._named = named
        self._chain = chain

    def scan(self, view: str) -> Iterator[PlaceMention]:
        """Yield the mentions from left to right, the longest at each place; none overlaps another."""
        hits = sorted(joined(self._areas(view), self._townships(view)), key=itemgetter(0, 1))
        present = {sighting.name for _, _, sighting in hits}
        last, end = PlaceMention(0, 0, "", ()), 0
        for at, (start, length, sighting) in enumerate(hits):
            if start < end or (sighting.weight and _outweighed(view, hits, at)):
                continue
            if places := self._meant(view, hits, at, last, present):
                end = start - length
                last = PlaceMention(start, end, sighting.name, places)
                yield last

    def _areas(self, view: str) -> list[_Hit]:
        return [(last + 1 - len(hit.name), -len(hit.name), hit) for last, hit in self._automaton.iter(view)]

    def _townships(self, view: str) -> Iterator[_Hit]:
        for found in _TOWNSHIP.finditer(view):
            ending = "街道" if found[0].startswith("街") else found[0]
            for start in range(max(0, found.start() - _TOWNSHIP_STEM), found.end() - 2):
                usage = self._towns.get(view[start : found.start()] + ending)
                if usage and not view.startswith(_NO_NAME, start):
                    name = view[start : found.end()]
                    follow = GOES_ON.get(name[-1], ())
                    yield start, start - found.end(), Sighting(name, self._named(name), usage.use, (), follow)

    def _meant(
        self, view: str, hits: Sequence[_Hit], at: int, last: PlaceMention, present: Collection[str]
    ) -> tuple[Place, ...]:
        """Return what the name means here, () when it is no place here."""
        start, length, sighting = hits[at]
        end = start - length
        if view.startswith(sighting.before, end):
            return ()
        inside = self._inside(sighting.places, last) if last.end == start else ()
        of_union = view.startswith(_UNION, end)
        if sighting.use == "asked":
            return inside if of_union else ()
        if inside:
            return inside
        if view.endswith(sighting.after, 0, start):
            return ()
        if not sighting.use or of_union or _joined(view, hits, at, last):
            return sighting.places
        return tuple(place for place in sighting.places if self._full_name(place, sighting.name) in present)

    def _full_name(self, place: Place, name: str) -> str:
        """Return the name that, elsewhere in the text, tells that `name` means the place; '' where none can."""
        if place.level == "township":
            return self._chain(place)[1].name
        return place.name if place.name != name else ""

    def _inside(self, places: Iterable[Place], above: PlaceMention) -> tuple[Place, ...]:
        holding = {place for place in above.places if place.level != "township"}
        return tuple(place for place in places if not holding.isdisjoint(self._chain(place)[1:])) if holding else ()


def _outweighed(view: str, hits: Sequence[_Hit], at: int) -> bool:
    """Tell whether a weightier name begins in the hit and ends after it: 江苏 in 美丽江苏, against 丽江."""
    start, length, sighting = hits[at]
    at += 1
    while at < len(hits) and hits[at][0] < start - length:
        later, other_length, other = hits[at]
        crosses = start < later and start - length < later - other_length
        if crosses and other.weight < sighting.weight and not other.use and other.stands(view, later):
            return True
        at += 1
    return False


def _joined(view: str, hits: Sequence[_Hit], at: int, last: PlaceMention) -> bool:
    """Tell whether the name stands in a row of neighbours: 竹山、竹溪."""
    start, length, sighting = hits[at]
    end = start - length
    if last.end == start - 1 and view.startswith(_BETWEEN, last.end) and _neighbours(sighting.places, last.places):
        return True
    at += 1
    while sighting.weight and view.startswith(_BETWEEN, end) and at < len(hits) and hits[at][0] <= end + 1:
        later, _, other = hits[at]
        if later == end + 1 and other.use != "asked" and _neighbours(sighting.places, other.places):
            return True
        at += 1
    return False


def _neighbours(some: Iterable[Place], others: Iterable[Place]) -> bool:
    return not {place.parent for place in some if place.parent}.isdisjoint(place.parent for place in others)
