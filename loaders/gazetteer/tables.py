"""Reads the gazetteer's tables as they ship with the package."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from unionkg.loaders.gazetteer.naming import short_names
from unionkg.loaders.gazetteer.place import Place


@dataclass(frozen=True, slots=True)
class Usage:
    """How a name is found in running text: '' (anywhere), `led` by a place above it, or `asked` for only.

    It is no place after one of the strings `after`, nor before one of `before`.
    """

    use: str = ""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


FREE = Usage()


def areas() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield provinces, cities, counties and zones, then former places, each with its shorter and other names."""
    for line in _lines("places.tsv.xz"):
        code, name, level, parent, until, successor, others = line.split("\t")
        yield Place(code, name, level, parent, until, successor), tuple(others.split("|")) if others else ()


def townships() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the codes of the townships of each name, other and shorter names included, and the name of each code."""
    codes: dict[str, list[str]] = {}
    official: dict[str, str] = {}
    for line in _lines("townships.tsv.xz"):
        county, *cells = line.split("\t")
        for cell in cells:
            code, names = county + cell[:3], cell[3:].split("=")
            official[code] = names[0]
            for name in (*names, *short_names(names[0], "township")) if "族" in cell else names:
                codes.setdefault(name, []).append(code)
    return codes, official


def usages() -> dict[str, Usage]:
    """Return how names are found that are not found just anywhere."""
    rows = (line.split("\t") for line in _lines("words.tsv.xz"))
    return {name: Usage(use, _several(after), _several(before)) for name, use, after, before in rows}


def city_of(county: str) -> str:
    """Return the code of the city that a six-digit code belongs to by its digits."""
    return county[:4] + "00"


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _lines(name: str) -> list[str]:
    return lzma.decompress(resources.files(__package__).joinpath(name).read_bytes()).decode().splitlines()
