"""The table of villages and urban communities: one compressed block a province, read only when asked for."""

import lzma
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby

from unionkg.loaders.gazetteer.place import Place

# villages.xz holds .xz streams: the first lists `province length` of the others, a line each; each other has a line for
# each township: its nine digits, then its villages, tab before each, with three digits before a name that does not
# follow the number before it
_VILLAGE = re.compile(r"(?P<number>\d{3})?(?P<name>.+)")
_TABLE = "villages.xz"


@lru_cache(maxsize=256)
def villages(county: str) -> tuple[Place, ...]:
    """Return the villages and communities of a county by its six-digit code, in order of codes; else ()."""
    lines = (line for line in _province(county[:2]).splitlines() if line.startswith(county))
    return tuple(place for line in lines for place in _township(line))


def village_table(places: Iterable[Place]) -> bytes:
    """Return the bytes of the table that holds `places`, which come in order of codes."""
    blocks = {
        province: _compress("\n".join(_lines(group))) for province, group in groupby(places, key=lambda p: p.code[:2])
    }
    index = "\n".join(f"{province} {len(block)}" for province, block in blocks.items())
    return b"".join([_compress(index), *blocks.values()])


def village_name(committee: str) -> str:
    """Return the name of the place whose committee the statistics list: 堰石村 for 堰石村村委会."""
    name = re.sub("(?<=社区)居(?:民)?委(?:员)?会$", "", committee)
    rural = re.sub("村(?:民)?委(?:员)?会$", "", name)
    return name if rural == name or not rural else rural if rural.endswith("村") else rural + "村"


def _lines(places: Iterable[Place]) -> Iterator[str]:
    for township, group in groupby(places, key=lambda p: p.parent):
        cells, last = [township], 0
        for place in group:
            number, name = int(place.code[9:]), village_name(place.name)
            cells.append(name if number == last + 1 and not name[0].isdigit() else f"{number:03}{name}")
            last = number
        yield "\t".join(cells)


def _township(line: str) -> Iterator[Place]:
    township, *cells = line.split("\t")
    number = 0
    for cell in cells:
        if found := _VILLAGE.fullmatch(cell):
            number = int(found["number"]) if found["number"] else number + 1
            yield Place(f"{township}{number:03}", found["name"], "village", township)


@cache
def _blocks() -> dict[str, bytes]:
    reader = lzma.LZMADecompressor()
    index = reader.decompress(resources.files(__package__).joinpath(_TABLE).read_bytes()).decode()
    rest, blocks = reader.unused_data, {}
    for province, length in (line.split() for line in index.splitlines()):
        blocks[province], rest = rest[: int(length)], rest[int(length) :]
    return blocks


@lru_cache(maxsize=4)
def _province(digits: str) -> str:
    block = _blocks().get(digits)
    return lzma.decompress(block).decode() if block else ""


def _compress(text: str) -> bytes:
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
