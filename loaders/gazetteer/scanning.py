"""Finds the names of places in running text, and keeps out what is part of another word.

Areas are found by one automaton; townships, which are many, by their last character and a look back.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

import ahocorasick

from unionkg.loaders.gazetteer.place import Place, PlaceMention
from unionkg.loaders.gazetteer.tables import FREE, Usage

Within = Callable[[Place, Place], bool]

_UNION = "总工会"
_BETWEEN = ("、", "和", "与", "及")  # a place may follow its neighbour after one of these
_STREET = ("路", "街", "大道", "大街", "巷", "胡同")  # 北京路 is a street
_LAND = ("山", "河", "江", "湖", "岛", "峡")  # 祁连山 is not in 祁连县
_CHIEF = tuple("组队局处科部会院校所厂社班团首区县乡镇村家站行董机列店馆园库室")  # 组长葛某 is a leader called 葛某
_GOES_ON = {  # 海淀区域, 上海市场, 和平乡村 are other words
    "区": ("域", "块", "间", "位", "别", "分"),
    "市": ("场", "值", "容", "井"),
    "乡": ("村", "镇", "亲", "音", "土", "情", "愁", "贤", "间"),
    "镇": ("静", "定", "压", "守", "痛"),
}
_TOWNSHIP = re.compile("镇|乡|苏木|[农林牧]场|街(?:道(?:办事处)?|办)")
_TOWNSHIP_STEM = 12  # the longest name before its ending
_NO_NAME = ("国营", "县", "市", "区")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as it is looked for: the places it means, and where it does not stand for them.

    A `led` name needs a place above it just before, a neighbour, the full name elsewhere in the text, or 总工会 after it.
    """

    name: str
    places: tuple[Place, ...]
    led: bool = False
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


_Hit = tuple[int, int, Sighting]  # start, the length below zero (the longest comes first), what is seen


def sightings(areas: Mapping[str, Collection[Place]], usages: Mapping[str, Usage]) -> Iterator[Sighting]:
    """Yield the names of areas that may be found in running text."""
    for name, places in areas.items():
        usage = usages.get(name, FREE)
        if len(name) > 1 and usage.use != "asked":
            after, before = _guards(name, places)
            yield Sighting(name, tuple(places), usage.use == "led", usage.after + after, usage.before + before)


def _guards(name: str, places: Iterable[Place]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if any(place.name == name or name[-1] in _GOES_ON for place in places):
        return (), _GOES_ON.get(name[-1], ())
    land = _LAND if all(place.level == "county" for place in places) else ()
    return _CHIEF if name[0] == "长" else (), _STREET + land


class Scanner:
    """Finds places in texts: those of `names`, and those of `towns`, whose places `named` tells."""

    def __init__(
        self,
        names: Iterable[Sighting],
        towns: Collection[str],
        named: Callable[[str], tuple[Place, ...]],
        within: Within,
    ) -> None:
        self._automaton = ahocorasick.Automaton()
        for sighting in names:
            self._automaton.add_word(sighting.name, sighting)
        self._automaton.make_automaton()
        self._towns = towns
        self._named = named
        self._within = within

    def scan(self, view: str) -> Iterator[PlaceMention]:
        """Yield the mentions from left to right, the longest at each place; none overlaps another."""
        hits = sorted(chain(self._areas(view), self._townships(view)), key=itemgetter(0, 1))
        present = {sighting.name for _, _, sighting in hits}
        last, end = PlaceMention(0, 0, "", ()), 0
        for start, length, sighting in hits:
            if start >= end and (places := self._meant(view, start, sighting, last, present)):
                end = start - length
                last = PlaceMention(start, end, sighting.name, places)
                yield last

    def _areas(self, view: str) -> list[_Hit]:
        return [(last + 1 - len(hit.name), -len(hit.name), hit) for last, hit in self._automaton.iter(view)]

    def _townships(self, view: str) -> Iterator[_Hit]:
        for found in _TOWNSHIP.finditer(view):
            ending = "街道" if found[0].startswith("街") else found[0]
            for start in range(max(0, found.start() - _TOWNSHIP_STEM), found.end() - 2):
                if view[start : found.start()] + ending in self._towns and not view.startswith(_NO_NAME, start):
                    name = view[start : found.end()]
                    yield start, -len(name), Sighting(name, self._named(name), before=_GOES_ON.get(name[-1], ()))

    def _meant(
        self, view: str, start: int, sighting: Sighting, last: PlaceMention, present: Collection[str]
    ) -> tuple[Place, ...]:
        """Return what the name means here, () when it is no place here."""
        end = start + len(sighting.name)
        if sighting.before and view.startswith(sighting.before, end):
            return ()
        if inside := self._inside(sighting.places, last) if last.end == start else ():
            return inside
        if sighting.after and view.endswith(sighting.after, 0, start):
            return ()
        if not sighting.led or view.startswith(_UNION, end) or _joined(view, start, sighting.places, last):
            return sighting.places
        return tuple(place for place in sighting.places if place.name in present)

    def _inside(self, places: Iterable[Place], before: PlaceMention) -> tuple[Place, ...]:
        return tuple(p for p in places if any(p != above and self._within(p, above) for above in before.places))


def _joined(view: str, start: int, places: Iterable[Place], last: PlaceMention) -> bool:
    """Tell whether the name is the next of a row of neighbours: 竹山、竹溪."""
    near = last.end == start - 1 and view.startswith(_BETWEEN, start - 1)
    return near and bool({p.parent for p in places} & {p.parent for p in last.places})
