"""Finds the names of places in running text by one automaton, and keeps out what is part of another word."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

from unionkg.loaders.gazetteer.place import Place, PlaceMention
from unionkg.loaders.gazetteer.tables import Usage

Named = Callable[[str], tuple[Place, ...]]
Within = Callable[[Place, Place], bool]

_UNION = "总工会"
_BETWEEN = ("、", "和", "与", "及")  # a place may follow its neighbour after one of these
_STREET = ("路", "街", "大道", "大街", "巷", "胡同")  # 北京路 is a street
_GOES_ON = {  # 海淀区域, 上海市场, 和平乡村 are other words
    "区": ("域", "块", "间", "位", "别", "分"),
    "市": ("场", "值", "容", "井"),
    "乡": ("村", "镇", "亲", "音", "土", "情", "愁", "贤", "间"),
    "镇": ("静", "定", "压", "守", "痛"),
}
_TOWNSHIP = ("镇", "乡", "街道", "苏木", "农场", "林场", "牧场")
_NO_NAME = ("国营", "县", "市", "区")
_FREE = Usage()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as the automaton knows it; `led` and the strings that it does not stand after or before."""

    name: str
    led: bool
    after: tuple[str, ...]
    before: tuple[str, ...]


def sightings(
    areas: Iterable[str], full: Collection[str], towns: Iterable[str], usages: Mapping[str, Usage]
) -> Iterator[Sighting]:
    """Yield the names that may be found in text: those of `areas` (in `full` the unshortened ones) and of `towns`."""
    whole = set(full)
    for name in {*areas, *filter(_is_town, towns)}:
        usage = usages.get(name, _FREE)
        if len(name) > 1 and usage.use != "asked":
            follow = _GOES_ON.get(name[-1], ()) if name in whole or _is_town(name) else _STREET
            yield Sighting(name, usage.use == "led", usage.after, usage.before + follow)


class Scanner:
    """Finds places in texts by the names it is given."""

    def __init__(self, names: Iterable[Sighting], named: Named, within: Within) -> None:
        self._automaton = ahocorasick.Automaton()
        for sighting in names:
            self._automaton.add_word(sighting.name, sighting)
        self._automaton.make_automaton()
        self._named = named
        self._within = within

    def scan(self, view: str) -> Iterator[PlaceMention]:
        """Yield the mentions from left to right; none overlaps another."""
        last: PlaceMention | None = None
        hits = self._hits(view)
        for start in sorted(hits):
            if last and start < last.end:
                continue
            for name in reversed(hits[start]):
                mention = self._mention(view, start, name, last)
                if mention:
                    last = mention
                    yield mention
                    break

    def _hits(self, view: str) -> dict[int, list[Sighting]]:
        hits: dict[int, list[Sighting]] = {}
        for end, sighting in self._automaton.iter(view):
            hits.setdefault(end + 1 - len(sighting.name), []).append(sighting)
        return hits

    def _mention(self, view: str, start: int, sighting: Sighting, last: PlaceMention | None) -> PlaceMention | None:
        end = start + len(sighting.name)
        if sighting.before and view.startswith(sighting.before, end):
            return None
        touching = last if last and last.end == start else None
        if not touching and sighting.after and view.endswith(sighting.after, 0, start):
            return None
        places = self._named(sighting.name)
        inside = self._inside(places, touching) if touching else ()
        if (
            sighting.led
            and not inside
            and not view.startswith(_UNION, end)
            and not self._joined(view, start, places, last)
        ):
            return None
        return PlaceMention(start, end, sighting.name, inside or places)

    def _inside(self, places: Iterable[Place], before: PlaceMention) -> tuple[Place, ...]:
        return tuple(p for p in places if any(p != above and self._within(p, above) for above in before.places))

    def _joined(self, view: str, start: int, places: Iterable[Place], last: PlaceMention | None) -> bool:
        """Tell whether the name is the next of a row of neighbours: 竹山、竹溪."""
        if not last or last.end != start - 1 or not view.startswith(_BETWEEN, start - 1):
            return False
        return bool({p.parent for p in places} & {p.parent for p in last.places})


def _is_town(name: str) -> bool:
    return len(name) > 2 and name.endswith(_TOWNSHIP) and not name.startswith(_NO_NAME)
