"""The authority tables: what the federation itself says of its areas, unions, people and other bodies."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from unionkg.graph.authority import Area, Authority, Entry, Organization, Person, UnionEntry
from unionkg.graph.errors import BadTable, DuplicateId, Place
from unionkg.graph.identity import check_local_name
from unionkg.loaders.claim_cells import read_names
from unionkg.loaders.columns import AREAS, ORGANIZATIONS, PEOPLE, UNIONS, Table, bilingual
from unionkg.loaders.hierarchy import check_links
from unionkg.loaders.refusals import Refusals
from unionkg.loaders.table_files import table_rows
from unionkg.loaders.tables import Row

CODE = re.compile(r"[1-9]\d{5}(\d{3}){0,2}")  # GB/T 2260, and the statistical codes that extend it
WIKIDATA = re.compile(r"Q[1-9]\d*")

E = TypeVar("E", bound=Entry)


def load_authority(origin: Path) -> Authority:
    """Return the authority tables of a folder (`areas.csv` ..., or sheets of its workbooks) or of one workbook.

    Each table is optional. Raises BadInput for a file that cannot be read; BadTable for bad keys, codes, cycles and
    links to what is not there, DuplicateId for a key that stands twice; Refused for several such problems.
    """
    refusals = Refusals()
    authority = Authority(
        areas=tuple(_entries(AREAS, _area, origin, refusals)),
        unions=tuple(_entries(UNIONS, _union, origin, refusals)),
        people=tuple(_entries(PEOPLE, _person, origin, refusals)),
        organizations=tuple(_entries(ORGANIZATIONS, _organization, origin, refusals)),
    )
    refusals.settle()
    check_links(authority, refusals)
    refusals.settle()
    return authority


def _entries(table: Table, make: Callable[[Row], E], origin: Path, refusals: Refusals) -> Iterator[E]:
    places: dict[str, Place] = {}
    for row in table_rows(origin, table):
        with refusals.gather():
            _check(row, table)
            if row["key"] in places:
                raise DuplicateId(row.at("key"), f"key {row['key']} already stands at {places[row['key']]}; change one")
            places[row["key"]] = row.place
            yield make(row)


def _check(row: Row, table: Table) -> None:
    for name in table.required:
        if not row[name]:
            raise BadTable(row.at(name), f"{bilingual(name, table.known)} is empty; fill it in")
    check_local_name(row["key"], "key", row.at("key"))


def _area(row: Row) -> Area:
    code = row["code"].removesuffix(".0")
    if code and not CODE.fullmatch(code):
        problem = f"「{code}」 is no division code; write the 6 digits of GB/T 2260 (or 9 or 12), or leave it empty"
        raise BadTable(row.at("code"), problem)
    if row["wikidata"] and not WIKIDATA.fullmatch(row["wikidata"]):
        raise BadTable(
            row.at("wikidata"), f"「{row['wikidata']}」 is no Wikidata item; write it like Q42, or leave it empty"
        )
    return Area(
        key=row["key"],
        name=row["name"],
        place=row.place,
        code=code,
        name_en=row["name_en"],
        aliases=read_names(row["aliases"]),
        parent=row["parent"],
        wikidata=row["wikidata"],
        note=row["note"],
    )


def _union(row: Row) -> UnionEntry:
    return UnionEntry(
        key=row["key"],
        name=row["name"],
        place=row.place,
        name_en=row["name_en"],
        aliases=read_names(row["aliases"]),
        level=row["level"],
        form=row["form"],
        higher=row["higher"],
        area=row["area"],
        note=row["note"],
    )


def _person(row: Row) -> Person:
    aliases = read_names(row["aliases"])
    return Person(key=row["key"], name=row["name"], place=row.place, aliases=aliases, note=row["note"])


def _organization(row: Row) -> Organization:
    return Organization(
        key=row["key"],
        name=row["name"],
        place=row.place,
        name_en=row["name_en"],
        aliases=read_names(row["aliases"]),
        kind=row["kind"],
        area=row["area"],
        note=row["note"],
    )
