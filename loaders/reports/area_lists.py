"""Places that a report lists before one word for their unions: 渝北、广安等地, 海淀和通州, 长三角."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from unionkg.loaders.gazetteer.places import ABBREVIATIONS
from unionkg.loaders.reports.areas import Areas, AreaSpan, codes_of, level_of, name_of
from unionkg.loaders.reports.lexicon import words

COUNT = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
PARTING = re.compile("(?:[、和与及同]|—{1,2}|[-–])[“”]?$")  # between the places of a joint name
ETCETERA = re.compile(
    "等(?:多|各|毗邻|周边|相邻|兄弟)*(?:([一两二三四五六七八九十]|\\d{1,2})个?)?(?:地[区市]?|省[市区]?|市[县区州]?|县[市区]?|区[县市]?|州市?|盟市?|旗)(?:各级)?$"
)


class AreaLists:
    """Finds the places that stand, one after the other, before a position of one view."""

    def __init__(self, view: str, areas: Areas) -> None:
        self._view, self._areas = view, areas

    def chain_start(self, place: AreaSpan) -> int:
        """Return where the names of the higher places before a place begin: 湖北省十堰市张湾区."""
        while before := self._areas.ending_at(place.start):
            if not before.above(place):
                break
            place = before
        return place.start

    def peers(self, start: int, place: AreaSpan) -> tuple[AreaSpan, ...]:
        """Return the places of 海淀、通州区总工会 that stand before the last: short names parted by 、 or 和."""
        return tuple(self._parted(start, lambda before, parting: _alike(before, place, parting)))[::-1]

    def etcetera(self, start: int) -> tuple[tuple[AreaSpan, ...], bool]:
        """Return the two places or more that 渝北、广安等地工会 lists, and whether it says that there are more."""
        found = ETCETERA.search(self._view, max(0, start - 12), start)
        last = self._areas.short_before(found.start()) if found else None
        if found is None or last is None:
            return (), False
        places = (*tuple(self._parted(self.chain_start(last), lambda *_: True))[::-1], last)
        count = (COUNT.get(found[1]) or int(found[1])) if found[1] else len(places)
        return (places, count > len(places)) if 1 < len(places) <= count else ((), False)

    def listed(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        """Return the places listed right before `start`; () unless there are as many as counted."""
        places: list[AreaSpan] = []
        while len(places) < count:
            parted = self._view[start - 1 : start] in ("、", "和", "与", "及")
            place = self._areas.short_before(start - 1 if parted and places else start)
            if place is None:
                break
            places.insert(0, place)
            start = self.chain_start(place)
        return tuple(places) if len(places) == count else ()

    def region(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        """Return the provinces that a region's name (长三角) or a row of short forms (沪苏浙皖) stands for."""
        return self._named_region(start, count) or self._letters(start, count)

    def _named_region(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        for region, names in regions():
            if len(names) == count and self._view.endswith(region, 0, start):
                return tuple(AreaSpan(start - len(region), start, name, codes_of(name)) for name in names)
        return ()

    def regional(self, start: int) -> tuple[AreaSpan, ...]:
        """Return the provinces that 川渝工会 or 长三角工会 joins, although it does not count them.

        闽宁工会 may be unions of two counties: two letters count where the report names a union of one of the two.
        """
        named = (self._named_region(start, count) for count in sorted({len(names) for _, names in regions()}))
        return next((found for found in named if found), ()) or self._named_letters(start)

    def _named_letters(self, start: int) -> tuple[AreaSpan, ...]:
        letters = self._letters(start, 2)
        names = (name_of(code) for span in letters for code in span.codes[:1])
        return letters if any(f"{name}总工会" in self._view for name in names) else ()

    def _letters(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        letters = self._view[max(0, start - count) : start]
        if len(letters) < count or not all(letter in ABBREVIATIONS for letter in letters):
            return ()
        spans = (AreaSpan(start - count, start, letter, codes_of(letter)) for letter in letters)
        return tuple(replace(s, codes=tuple(sorted(s.codes, key=lambda c: level_of(c) != "province"))) for s in spans)

    def _parted(self, start: int, fits: Callable[[AreaSpan, str], bool]) -> Iterator[AreaSpan]:
        """Yield the fitting places that stand before `start`, from right to left, parted by 、, 和 or a dash."""
        while parted := PARTING.search(self._view, max(0, start - 3), start):
            before = self._areas.short_before(parted.start())
            if before is None or not fits(before, parted[0]):
                return
            yield before
            start = self.chain_start(before)


def _alike(one: AreaSpan, other: AreaSpan, parting: str) -> bool:
    """Tell whether two places can share the word 工会: of one level, or neither in the other when 与 parts them."""
    if one.levels & other.levels or one.text == other.text:
        return one.text != other.text
    local = {"township", "village"} & (one.levels | other.levels)
    return not (parting == "、" or local or one.above(other) or other.above(one))


@cache
def regions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of regions and the provinces that they join."""
    entries = (entry.partition("=") for entry in words("regions"))
    return tuple((region, tuple(members.split(","))) for region, _, members in entries)
