"""Decides which names of places may be found in running text: 海淀 may, 合作 (a city, a verb) may not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from unionkg.loaders.gazetteer.naming import short_names
from unionkg.loaders.gazetteer.place import Place

_SHARED = 3  # so many places of one short name, townships included, make it too common
_FREQUENT = 100  # an everyday word of this frequency is never taken for a place
_PROPER = {"nr", "nrt", "nrfg", "nz", "nt"}  # parts of speech that names of places are often mistaken for
_FREQUENT_PROPER = 800
_TOWNSHIP_ENDINGS = ("街道", "镇", "乡")

_SETTLEMENTS = {
    "乡镇",
    "城镇",
    "村镇",
    "市镇",
    "集镇",
    "小镇",
    "古镇",
    "重镇",
    "名镇",
    "家乡",
    "街道",
    "农场",
    "林场",
    "牧场",
}

Row = tuple[str, str, str, str]  # name, use, not after these characters, not before these words joined by |


def usage(
    areas: Sequence[Place],
    towns: Iterable[Place],
    words: Iterable[tuple[str, int, str]],
    by_hand: Iterable[Mapping[str, str]],
) -> Iterator[str]:
    """Yield a tab-separated line for every name that is not to be found just anywhere.

    Uses are `led` (only after a place above it, or before 总工会) and `asked` (never in running text).
    """
    everyday = {word: (count, tag) for word, count, tag in words}
    names = [town.name for town in towns]
    found = [*_short(areas, names, everyday), *_one_character(areas, everyday), *_townships(set(names), everyday)]
    rows = {row[0]: row for row in found}
    for row in by_hand:
        rows[row["word"]] = _overruled(rows.get(row["word"], ("", "", "", "")), row)
    return ("\t".join(row) for row in sorted(rows.values()) if row[1:] != ("", "", ""))


def _overruled(row: Row, by_hand: Mapping[str, str]) -> Row:
    after, before = (
        "|".join(filter(None, both)) for both in ((row[2], by_hand["not_after"]), (row[3], by_hand["not_before"]))
    )
    return by_hand["word"], by_hand["use"], after, before


def _short(areas: Iterable[Place], towns: Iterable[str], everyday: Mapping[str, tuple[int, str]]) -> Iterator[Row]:
    """Judge the short names of counties by the words of everyday Chinese and by how many places share them."""
    shared = Counter(map(_stem, towns))
    levels: dict[str, set[str]] = defaultdict(set)
    for place in areas:
        for short in short_names(place.name, place.level):
            levels[short].add("former" if place.until and place.level == "county" else place.level)
            shared[short] += not place.until
    for short, of in levels.items():
        if of == {"former"}:
            yield short, "led", "", ""
        elif of <= {"county", "zone", "former"} and len(short) == 2:
            yield short, _use(shared[short], *everyday.get(short, (0, ""))), "", ""


def _use(shared: int, count: int, tag: str) -> str:
    if tag in _PROPER:
        return "asked" if count >= _FREQUENT_PROPER else "led"
    if tag != "ns":
        return "asked" if count >= _FREQUENT else "led"
    return "led" if shared >= _SHARED else ""


def _one_character(areas: Iterable[Place], everyday: Iterable[str]) -> Iterator[Row]:
    """Guard full names of two characters: 范县 is not in 示范县, as 示范 is a word."""
    before: dict[str, set[str]] = defaultdict(set)
    for word in everyday:
        if len(word) > 1:
            before[word[-1]].add(word[-2])
    for place in areas:
        if len(place.name) == 2 and place.name[1] in "县市":
            yield place.name, "", "|".join(sorted(before[place.name[0]])), ""


def _townships(towns: Iterable[str], everyday: Mapping[str, tuple[int, str]]) -> Iterator[Row]:
    """Hold back townships called by an everyday word (联合街道) or ending in one (建城镇: 新建城镇)."""
    for name in towns:
        count, tag = everyday.get(_stem(name), (0, "ns"))
        is_word = tag != "ns" and tag not in _PROPER and count >= _FREQUENT
        if is_word or name[1:] in _SETTLEMENTS:
            yield name, "led", "", ""


def _stem(name: str) -> str:
    return next((name.removesuffix(end) for end in _TOWNSHIP_ENDINGS if name.endswith(end)), name)
