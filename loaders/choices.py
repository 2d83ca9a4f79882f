"""What a cell may hold, as drop-down lists: concepts by their Chinese label, the table's own words as they are."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from unionkg.graph.claim_types import TYPES
from unionkg.loaders.columns import Table
from unionkg.loaders.text_sheets import put
from unionkg.ontology.schemes import schemes

LISTS = "词表"
ROWS = 5000  # as far down as the lists are offered
KINDS = "kind_"  # the name of a type's list of kinds, in which INDIRECT looks
LABELLED = {("claims", "measure"): "measure", ("claims", "unit"): "unit", ("claims", "per"): "unit",
            ("unions", "level"): "level", ("unions", "form"): "form"}  # fmt: skip
WORDED = {("claims", "qualifier"): "qualifier", ("claims", "status"): "status"}
OWN = {"claims": ("type", "confidence"), "sources": ("read",)}  # columns whose words are no concepts
CONFIDENCES = ("A", "B", "C")
READERS = ("engine", "manual")  # of a source text


@dataclass(frozen=True, slots=True)
class TypeHelp:
    """What a type of claim is for, in both languages."""

    type: str
    zh: str
    en: str


def type_helps() -> tuple[TypeHelp, ...]:
    """Return the help of every claim type, in the order of the documentation."""
    lines = files("unionkg.loaders").joinpath("claim_types.csv").read_text(encoding="utf-8").splitlines()
    return tuple(TypeHelp(row["type"], row["zh"], row["en"]) for row in csv.DictReader(lines))


def add_choices(workbook: Workbook, sheets: Mapping[str, tuple[Table, Worksheet]]) -> None:
    """Add the hidden sheet of lists and the drop-downs that point into it, for each table by name and sheet."""
    hidden = workbook.create_sheet(LISTS)
    hidden.sheet_state = "hidden"
    ranges = {name: _write(hidden, at, name, words) for at, (name, words) in enumerate(_lists(), start=1)}
    for type_, claim_type in TYPES.items():
        if claim_type.scheme:
            name = f"{KINDS}{type_}"
            workbook.defined_names[name] = DefinedName(name, attr_text=ranges[f"{claim_type.scheme} label"])
    for table, sheet in sheets.values():
        _offer(table, sheet, ranges)


def _lists() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "type", tuple(help_.type for help_ in type_helps())
    yield "confidence", CONFIDENCES
    yield "read", READERS
    for scheme, concepts in schemes().items():
        yield f"{scheme} label", tuple(concept.zh for concept in concepts)
        yield f"{scheme} word", tuple(concept.notation for concept in concepts)


def _write(sheet: Worksheet, column: int, name: str, words: tuple[str, ...]) -> str:
    """Write one list down a column and return its range."""
    for row, word in enumerate((name, *words), start=1):
        put(sheet, row, column, word)
    letter = get_column_letter(column)
    return f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(words) + 1}"


def _offer(table: Table, sheet: Worksheet, ranges: Mapping[str, str]) -> None:
    own = {word: ranges[word] for word in OWN.get(table.name, ())}
    letters = {name: get_column_letter(at) for at, name in enumerate(table.known, start=1)}
    for name, letter in letters.items():
        cells = f"{letter}2:{letter}{ROWS}"
        if scheme := WORDED.get((table.name, name)):
            _add(sheet, cells, ranges[f"{scheme} word"], strict=True)
        elif scheme := LABELLED.get((table.name, name)):
            _add(sheet, cells, ranges[f"{scheme} label"], strict=False)
        elif name in own:
            _add(sheet, cells, own[name], strict=True)
        elif (table.name, name) == ("claims", "kind"):
            _add(sheet, cells, f'INDIRECT("{KINDS}"&${letters["type"]}2)', strict=False)


def _add(sheet: Worksheet, cells: str, formula: str, *, strict: bool) -> None:
    """Offer a list in some cells; a strict one lets nothing else in, the others take English words too."""
    choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=strict)
    choice.errorTitle, choice.error = (
        "不在列表中 / not in the list",
        "请从下拉列表中选择。 Please choose from the list.",
    )
    choice.add(cells)
    sheet.add_data_validation(choice)
