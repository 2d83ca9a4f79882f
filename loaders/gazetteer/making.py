"""Makes the gazetteer's tables from the open data under one folder; run by `make gazetteer`, not by users."""

import csv
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from unionkg.loaders.gazetteer import sources
from unionkg.loaders.gazetteer.former import former_places
from unionkg.loaders.gazetteer.naming import short_names
from unionkg.loaders.gazetteer.place import Place
from unionkg.loaders.gazetteer.tables import city_of
from unionkg.loaders.gazetteer.usage import usage
from unionkg.loaders.gazetteer.villages import village_table

HERE = Path(__file__).resolve().parent


def main(folder: Path, by_hand: Path = HERE, target: Path = HERE) -> None:
    """Write the four tables into `target` from the open data under `folder` and the tables written by hand."""
    present = [*sources.areas(folder), *sources.statistical_zones(folder)]
    zones = {place.code: (place, also) for place, also in _zones(by_hand)}
    areas = [place for place in present if place.code not in zones] + [place for place, _ in zones.values()]
    former = [*former_places(present, sources.changes(folder)), *_former(by_hand)]
    also = _also(by_hand) | {code: names for code, (_, names) in zones.items()}
    known = {place.code for place in areas}
    towns = list(_townships(folder, known))
    _write(target / "places.tsv.xz", _place_lines(areas, former, also))
    _write(
        target / "words.tsv.xz",
        usage(areas + former, [town for town, _ in towns], sources.words(folder), _rows(by_hand / "everyday.csv")),
    )
    _write(target / "townships.tsv.xz", _township_lines(towns))
    (target / "villages.xz").write_bytes(village_table(sources.villages(folder)))


def _place_lines(areas: Sequence[Place], former: Iterable[Place], also: dict[str, list[str]]) -> Iterator[str]:
    present = {place.code: [*_others(place), *also.get(place.code, ())] for place in areas}
    taken = {name for names in present.values() for name in names}
    for place in sorted(areas, key=lambda p: p.code):
        yield _line(place, present[place.code])
    for place in sorted(former, key=lambda p: (p.code, p.until)):
        if place.name not in present[place.successor]:
            yield _line(place, [name for name in _others(place) if name not in taken])


def _others(place: Place) -> list[str]:
    return [name for name in short_names(place.name, place.level) if name != place.name]


def _line(place: Place, others: Iterable[str]) -> str:
    fields = place.code, place.name, place.level, place.parent, place.until, place.successor
    return "\t".join([*fields, "|".join(dict.fromkeys(others))])


def _township_lines(towns: Iterable[tuple[Place, str]]) -> Iterator[str]:
    counties: dict[str, list[str]] = defaultdict(list)
    for place, other in towns:
        counties[place.parent].append(f"{place.code[6:]}{place.name}{'=' if other else ''}{other}")
    return ("\t".join([county, *names]) for county, names in sorted(counties.items()))


def _townships(folder: Path, known: set[str]) -> Iterator[tuple[Place, str]]:
    for place, other in sources.townships(folder):
        if place.code not in known and known & {place.parent, city_of(place.parent)}:
            yield place, other


def _zones(by_hand: Path) -> Iterator[tuple[Place, list[str]]]:
    for row in _rows(by_hand / "zones.csv"):
        yield Place(row["code"], row["name"], "zone", row["parent"]), [name for name in row["also"].split("|") if name]


def _former(by_hand: Path) -> Iterator[Place]:
    for row in _rows(by_hand / "former.csv"):
        yield Place(row["code"], row["name"], "county", row["parent"], row["until"], row["successor"])


def _also(by_hand: Path) -> dict[str, list[str]]:
    return {row["code"]: row["also"].split("|") for row in _rows(by_hand / "also.csv")}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
