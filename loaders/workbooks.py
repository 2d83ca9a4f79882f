"""XLSX as Excel and WPS write it: merged cells, cached formulas, numbers and dates become the text a person sees."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from unionkg.graph.errors import BadTable, Place
from unionkg.loaders.cell_values import cell_text
from unionkg.loaders.decoding import OLE, ZIP, read_bytes
from unionkg.loaders.delimited import Line
from unionkg.loaders.packages import BROKEN, UNPACKED, parts_of

CELLS = 5_000_000  # more are a sheet that was formatted to its last row
FORMULA = re.compile(rb"<(\w+:)?f[ />]")


def sheet_titles(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets in order; raise BadTable when it cannot be opened."""
    return tuple(_open(read_bytes(path), path, read_only=True).sheetnames)


def open_sheet(path: Path, sheets: Iterable[str] = ()) -> tuple[str, Iterator[Line]]:
    """Return what to call the first sheet that bears one of the names, else the first visible one, and its rows.

    It is called by the file's name, with the sheet's where there are several. A merged area holds its top-left value
    everywhere. Raises BadTable for a file that is not a whole XLSX workbook, and while the rows are read for a cell
    that shows an error or a formula without a result, naming the cell.
    """
    content = read_bytes(path)
    workbook = _open(content, path)
    sheet = _choose(workbook, tuple(sheets), path)
    name = f"{path} ({sheet.title})" if len(workbook.sheetnames) > 1 else str(path)
    return name, _lines(sheet, _uncomputed(content, sheet, path), name)


def _lines(sheet: Worksheet, formulas: frozenset[str], name: str) -> Iterator[Line]:
    merged = _merged(sheet)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = (merged.get(cell.coordinate, cell) for cell in row) if merged else row
        yield Line(number, tuple(_text(cell, formulas, name) for cell in cells))


def _open(content: bytes, path: Path, *, data_only: bool = True, read_only: bool = False) -> Workbook:
    place = Place(str(path))
    if content.startswith(OLE):
        raise BadTable(place, "this is an old .xls or a password-protected workbook; save it as .xlsx, unprotected")
    if not content.startswith(ZIP):
        raise BadTable(place, "this is no XLSX workbook, whatever its name says; save it from Excel or WPS as .xlsx")
    try:
        _check_size(content, place)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # openpyxl on styles and extensions that it drops
            return load_workbook(io.BytesIO(content), data_only=data_only, read_only=read_only)
    except BROKEN as error:
        detail = str(error).partition("\n")[0][:120] or type(error).__name__
        raise BadTable(place, f"the workbook is damaged ({detail}); save it again from Excel or WPS") from None


def _check_size(content: bytes, place: Place) -> None:
    size = sum(part.file_size for part in parts_of(content))
    if size > UNPACKED:
        raise BadTable(place, f"the workbook unpacks to {size >> 20} MB; split it or save the sheet as CSV")


def _choose(workbook: Workbook, wanted: tuple[str, ...], path: Path) -> Worksheet:
    sheets: list[Worksheet] = list(workbook.worksheets)
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() in wanted]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise BadTable(Place(str(path)), "the workbook holds no sheet with cells; save the table into it")
    sheet = (named or visible or sheets)[0]
    if sheet.max_row * sheet.max_column > CELLS:
        problem = f"sheet {sheet.title} reaches to row {sheet.max_row}; delete the empty formatted rows below the data"
        raise BadTable(Place(str(path)), problem)
    return sheet


def _merged(sheet: Worksheet) -> dict[str, Cell | MergedCell]:
    """Return the top-left cell of the merged area for each coordinate in it."""
    return {
        cell.coordinate: sheet.cell(area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in sheet[area.coord]
        for cell in row
    }


def _uncomputed(content: bytes, sheet: Worksheet, path: Path) -> frozenset[str]:
    """Return the coordinates of formulas, when the workbook holds any: opening it twice is slow."""
    with ZipFile(io.BytesIO(content)) as package:
        sheets = (name for name in package.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml"))
        if not any(FORMULA.search(package.read(name)) for name in sheets):
            return frozenset()
    formulas = _open(content, path, data_only=False)[sheet.title]
    return frozenset(cell.coordinate for row in formulas.iter_rows() for cell in row if cell.data_type == "f")


def _text(cell: Cell | MergedCell, formulas: frozenset[str], name: str) -> str:
    if cell.value is None:
        if formulas and cell.coordinate in formulas and cell.data_type != "str":
            problem = "this formula was saved without its result; open the workbook in Excel, save it, or paste values"
            raise BadTable(_place(cell, name), problem)
        return ""
    if cell.data_type == "e":
        raise BadTable(_place(cell, name), f"this cell shows the error {cell.value}; mend the formula or type a value")
    return cell_text(cell)


def _place(cell: Cell | MergedCell, name: str) -> Place:
    return Place(name, cell.row, f"cell {cell.coordinate}")
