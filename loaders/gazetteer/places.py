"""The door of the gazetteer: which places a name means, what holds what, and where a text names them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import product

from unionkg.loaders.gazetteer import tables
from unionkg.loaders.gazetteer.abbreviations import ABBREVIATIONS
from unionkg.loaders.gazetteer.paths import parse
from unionkg.loaders.gazetteer.place import LEVELS, Place, PlaceMention
from unionkg.loaders.gazetteer.scanning import Scanner
from unionkg.loaders.gazetteer.sightings import sightings
from unionkg.loaders.gazetteer.villages import villages

__all__ = ["ABBREVIATIONS", "Gazetteer", "Place", "PlaceMention", "gazetteer", "villages"]

_OFFICES = ("街道办事处", "街道办", "街办", "办事处")
_RANK = {level: rank for rank, level in enumerate(LEVELS)}


@cache
def gazetteer() -> "Gazetteer":
    """Return the one gazetteer; its tables are read when first asked for."""
    return Gazetteer()


class Gazetteer:
    """The administrative areas and functional zones of China, from province to township, present and former."""

    def named(self, name: str) -> tuple[Place, ...]:
        """Return all places of that full, short or abbreviated name: present before former, higher before lower."""
        found = [*self._areas_of.get(name, ()), *self._towns_called(name)]
        return tuple(sorted(found, key=lambda p: (p.until != "", _RANK[p.level])))

    def at(self, code: str) -> Place | None:
        """Return the present place of that code, province to township, or None."""
        return self._by_code.get(code) or (self._town(code) if len(code) == 9 and code in self._towns[1] else None)

    def chain(self, place: Place) -> tuple[Place, ...]:
        """Return the place and those that hold it, up to the province."""
        return tuple(self._upwards(place))

    def within(self, place: Place, other: Place) -> bool:
        """Tell whether `place` is `other` or lies in it."""
        return any(above.code == other.code and above.until == other.until for above in self._upwards(place))

    def resolve(self, name: str, near: Sequence[Place] = ()) -> Place | None:
        """Return the one place that `name` means, or None where that cannot be told.

        It is the only one under or above the first of `near` that has such; or else the only one at all, or the one
        that holds all others, or the province (海南 alone is never the district). Present places come before former
        ones, areas before townships.
        """
        groups = _by_weight(self.named(name))
        if close := self._near(groups, near):
            return self._outermost(close)
        some = groups[0] if groups else []
        return self._outermost(some) or _province(some, name)

    def find(self, view: str) -> tuple[PlaceMention, ...]:
        """Return the places named in a text of simplified characters, longest names first, left to right.

        Full names are found, short ones where they cannot be something else; a mention right after one of a higher
        place keeps only the places that lie in it.
        """
        return tuple(self._scanner.scan(view))

    def path(self, text: str) -> tuple[Place, ...]:
        """Return the places of a text that is nothing but their names, from above down (湖北省十堰市房县), else ()."""
        return parse(text, self.named, self.within)

    def _near(self, groups: Sequence[Sequence[Place]], near: Iterable[Place]) -> list[Place]:
        """Return the readings of the first group that lie under or above the first place of `near` that has such."""
        for place, some in product(near, groups):
            if close := [r for r in some if self.within(r, place) or self.within(place, r)]:
                return close
        return []

    def _outermost(self, readings: Sequence[Place]) -> Place | None:
        holding = [r for r in readings if all(self.within(other, r) for other in readings)]
        return holding[0] if holding else None

    def _upwards(self, place: Place) -> Iterator[Place]:
        above: Place | None = place
        while above:
            yield above
            above = self.at(above.parent) if above.parent else None

    def _towns_called(self, name: str) -> Iterator[Place]:
        if len(name) > 1 and (name not in self._areas_of or name.endswith(("镇", "乡", "街道"))):
            office = next((end for end in _OFFICES if name.endswith(end)), "")
            for key in dict.fromkeys((name, name.removesuffix(office) + "街道" if office else name)):
                yield from map(self._town, self._towns[0].get(key, ()))

    def _town(self, code: str) -> Place:
        county = code[:6] if code[:6] in self._by_code else tables.city_of(code)
        return Place(code, self._towns[1][code], "township", county)

    @cached_property
    def _areas(self) -> list[tuple[Place, tuple[str, ...]]]:
        return list(tables.areas())

    @cached_property
    def _by_code(self) -> dict[str, Place]:
        return {place.code: place for place, _ in self._areas if not place.until}

    @cached_property
    def _areas_of(self) -> dict[str, list[Place]]:
        names: dict[str, list[Place]] = defaultdict(list)
        for place, others in self._areas:
            for name in (place.name, *others):
                names[name].append(place)
        for letter, full in ABBREVIATIONS.items():
            names[letter] = [place for name in full for place in names[name] if not place.until]
        return dict(names)

    @cached_property
    def _towns(self) -> tuple[dict[str, list[str]], dict[str, str]]:
        return tables.townships()

    @cached_property
    def _scanner(self) -> Scanner:
        usages = tables.usages()
        towns = {name: usages.get(name, tables.FREE) for name in self._towns[0].keys() - self._areas_of.keys()}
        return Scanner(sightings(self._areas_of, usages), towns, cache(self.named), cache(self.chain))


def _by_weight(readings: Iterable[Place]) -> list[list[Place]]:
    """Return the present areas, then the present townships, then the former places, each where there are any."""
    groups: dict[tuple[bool, bool], list[Place]] = defaultdict(list)
    for place in readings:
        groups[place.until != "", place.level == "township"].append(place)
    return [groups[key] for key in sorted(groups)]


def _province(readings: Iterable[Place], name: str) -> Place | None:
    return next((place for place in readings if place.level == "province" and len(name) > 1), None)
