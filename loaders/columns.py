"""The columns of every table: the headings that people write, in Chinese or English, and what belongs under them.

columns.csv is the truth.
"""

import csv
import unicodedata
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its Chinese headings (the first is the usual one), and what it holds."""

    name: str
    chinese: tuple[str, ...]
    width: int
    required: bool
    zh: str
    en: str

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading by which a file may name the column, in its settled form."""
        return tuple(settle_heading(word) for word in (self.name, *self.chinese))


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name (of the file or the sheet) in English and Chinese, and its columns in order."""

    name: str
    chinese: str
    columns: tuple[Column, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names under which a workbook may hold the table, in lower case."""
        return self.name, self.chinese

    @property
    def known(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the columns that no row may leave empty."""
        return tuple(column.name for column in self.columns if column.required)


def _table(name: str, chinese: str) -> Table:
    lines = files("unionkg.loaders").joinpath("columns.csv").read_text(encoding="utf-8").splitlines()
    return Table(name, chinese, tuple(_column(row) for row in csv.DictReader(lines) if row["table"] == name))


def _column(row: dict[str, str]) -> Column:
    chinese = tuple(row["chinese"].split("|"))
    return Column(row["column"], chinese, int(row["width"]), bool(row["required"]), row["zh"], row["en"])


def settle_heading(heading: str) -> str:
    """Return a heading without blanks, in lower case and half width, so that writings of one heading are equal."""
    return "".join(unicodedata.normalize("NFKC", heading).casefold().split())


CLAIMS = _table("claims", "陈述")
UNIONS = _table("unions", "工会")
AREAS = _table("areas", "地区")
PEOPLE = _table("people", "人员")
ORGANIZATIONS = _table("organizations", "机构")
SOURCES = _table("sources", "来源")
DECISIONS = _table("decisions", "决定")
TABLES = (CLAIMS, UNIONS, AREAS, PEOPLE, ORGANIZATIONS, SOURCES)  # what a person fills in
READ = (*TABLES, DECISIONS)


def headings_of(known: tuple[str, ...]) -> dict[str, str]:
    """Return the heading -> column table for the columns of one table; each name is a heading of its own."""
    spoken = {heading: column.name for column in _described(known) for heading in column.headings}
    return spoken | {settle_heading(name): name for name in known}


def bilingual(name: str, known: tuple[str, ...]) -> str:
    """Return the column's name followed by its Chinese heading, where it has one."""
    return next((f"{c.name} ({c.chinese[0]})" for c in _described(known) if c.name == name), name)


def _described(known: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the columns of the smallest table that has them all."""
    tables = (table for table in READ if set(known) <= set(table.known))
    smallest = min(tables, key=lambda table: len(table.columns), default=None)
    return tuple(column for column in smallest.columns if column.name in known) if smallest else ()
