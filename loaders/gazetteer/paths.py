"""Reads a text that is nothing but a row of places, each in the one before: 北京通州区, 湖北省十堰市房县."""

from collections.abc import Callable, Iterator
from functools import partial

from unionkg.loaders.gazetteer.place import Place
from unionkg.loaders.gazetteer.villages import villages

Named = Callable[[str], tuple[Place, ...]]
Within = Callable[[Place, Place], bool]

_LONGEST_NAME = 24
_LONGEST_PATH = 60
_VILLAGE_ENDINGS = ("村", "社区", "居委会")


def parse(text: str, named: Named, within: Within) -> tuple[Place, ...]:
    """Return the places in order, () when the text is not wholly such a row or can be read as several."""
    if not 1 < len(text) <= _LONGEST_PATH:
        return ()
    rows = list(_rows(text, None, named, within))
    for good in (_all_present, _areas_present):
        rows = [row for row in rows if good(row)] or rows
    fewest = min(map(len, rows), default=0)
    rows = [row for row in rows if len(row) == fewest]
    return rows[0] if len(rows) == 1 else ()


def _rows(text: str, above: Place | None, named: Named, within: Within) -> Iterator[tuple[Place, ...]]:
    if not text:
        yield ()
    for end in range(min(len(text), _LONGEST_NAME), 1, -1):
        for place in _places(text[:end], above, named, within):
            yield from ((place, *rest) for rest in _rows(text[end:], place, named, within))


def _places(name: str, above: Place | None, named: Named, within: Within) -> Iterator[Place]:
    if above is None:
        yield from named(name)
        return
    for place in named(name):
        if place != above and within(place, above):
            yield place
    if name.endswith(_VILLAGE_ENDINGS) and above.level in ("county", "township", "zone"):
        yield from filter(partial(_called, name, above.code), villages(above.code[:6]))


def _called(name: str, code: str, village: Place) -> bool:
    return village.name == name and village.code.startswith(code)


def _all_present(row: tuple[Place, ...]) -> bool:
    return not any(place.until for place in row)


def _areas_present(row: tuple[Place, ...]) -> bool:
    return row[0].level != "township"
