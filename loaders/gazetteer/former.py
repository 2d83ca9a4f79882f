"""Follows places that ended to what took their place today: 郧县 became 郧阳区 in 2014."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from unionkg.loaders.gazetteer.place import Place
from unionkg.loaders.gazetteer.sources import Change

_GENERIC = re.compile("(?:城|郊|矿|市|新|东|西|南|北|市郊|工农|镇|直辖)区")
_STEPS = 12  # more changes than any place went through


def former_places(present: Iterable[Place], changes: Iterable[Change]) -> Iterator[Place]:
    """Yield the places of `changes` that no longer stand under their name, once each, with their last year.

    A place whose successor cannot be told is left out.
    """
    history = _History(present, changes)
    last = {(change.name, _province(change.code)): change for change in history.renamings}
    for change in last.values():
        if not _GENERIC.fullmatch(change.name) and not history.stands(change):
            place = history.place(change)
            if place.successor:
                yield place


class _History:
    def __init__(self, present: Iterable[Place], changes: Iterable[Change]) -> None:
        known = [change for change in changes if change.name and change.new_name]
        self.renamings = [change for change in known if change.name != change.new_name or _moved_out(change)]
        self._by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in present:
            self._by_name[_province(place.code), place.name].append(place)
        self._by_code = {place.code: place for places in self._by_name.values() for place in places}
        self._next = {(change.code, change.name): change for change in known}
        self._last = {(_province(change.code), change.name): change for change in self.renamings}

    def stands(self, change: Change) -> bool:
        """Tell whether a present place of that name is the same one: a county of its city, or its city itself."""
        city = self._city(change)
        return any(city in (place.code, place.parent) for place in self._namesakes(change.name, change.code))

    def place(self, change: Change) -> Place:
        """Return the place that ended with its latest code, the present place above it and its successor."""
        is_city = len(change.path) == 2 and change.code.endswith("00")
        parent = _province(change.code) if is_city else self._city(change)
        successor = self._successor(change)
        if successor and successor.name == change.name and parent not in (successor.code, successor.parent):
            successor = None
        level = "city" if is_city else "county"
        return Place(change.code, change.name, level, parent, str(change.year), successor.code if successor else "")

    def _successor(self, change: Change) -> Place | None:
        code, name, year = change.new_code, change.new_name, change.year
        for _ in range(_STEPS):
            now = self._by_code.get(code)
            if now and now.name == name:
                return now
            step = self._next.get((code, name)) or self._last.get((_province(code or change.code), name))
            if step is None or step.year < year:
                break
            code, name, year = step.new_code, step.new_name, step.year
        found = self._namesakes(name, change.code)
        return found[0] if len(found) == 1 else None

    def _city(self, change: Change) -> str:
        """Return the code of the present city that holds the place, else that of its province."""
        above = change.path[-2] if len(change.path) > 2 else ""
        for _ in range(_STEPS):
            found = [p for p in self._namesakes(above, change.code) if p.level == "city"]
            if found:
                return found[0].code
            step = self._last.get((_province(change.code), above))
            if step is None:
                break
            above = step.new_name
        return _province(change.code)

    def _namesakes(self, name: str, code: str) -> list[Place]:
        return self._by_name.get((_province(code), name), [])


# prefectures that went to another province, by the first digits of their codes then
_PROVINCES = dict.fromkeys(("5102", "5112", "5122", "5123", "5135", "5170"), "500000")
_PROVINCES |= dict.fromkeys(("4410", "4421", "4422"), "460000")


def _province(code: str) -> str:
    return _PROVINCES.get(code[:4], code[:2] + "0000")


def _moved_out(change: Change) -> bool:
    return change.code.endswith("00") != change.new_code.endswith("00")
