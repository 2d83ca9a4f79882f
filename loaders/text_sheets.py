"""Sheets whose cells keep what is typed: Excel turns neither an id into a number nor a date into a day."""

import io
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from unionkg.loaders.cell_values import escape
from unionkg.loaders.cells import NUMBER

TEXT = "@"
EXACT_DIGITS = 15  # more do not survive in a numeric cell
HEAD_FONT = Font(bold=True)
HEAD_FILL = PatternFill("solid", fgColor="FFDDEBF7")


def head(sheet: Worksheet, headings: Sequence[str], widths: Iterable[int], numeric: Collection[str] = ()) -> None:
    """Write the header line, freeze it, and format each column as text unless its heading is numeric."""
    sheet.append(list(headings))
    sheet.freeze_panes = "A2"
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        column = sheet.column_dimensions[get_column_letter(at)]
        column.width = width
        column.number_format = "General" if heading in numeric else TEXT
        cell = sheet.cell(1, at)
        cell.font, cell.fill = HEAD_FONT, HEAD_FILL


def put(sheet: Worksheet, row: int, column: int, text: str, *, numeric: bool = False) -> None:
    """Write one cell: a number where that loses nothing, else text that is never taken for a formula."""
    cell = sheet.cell(row, column)
    if numeric and NUMBER.fullmatch(text) and len(text) <= EXACT_DIGITS:
        cell.value = Decimal(text)
    elif text:
        cell.value = escape(text)
        cell.data_type = "s"
        cell.number_format = TEXT


def pack(workbook: Workbook) -> bytes:
    """Return the workbook as the bytes of an XLSX file."""
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def text_workbook(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], widths: Iterable[int], numeric: Collection[str]
) -> bytes:
    """Return an XLSX file of one sheet with these columns and rows."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = name
    head(sheet, columns, widths, numeric)
    for at, row in enumerate(rows, start=2):
        for column, text in enumerate(row, start=1):
            put(sheet, at, column, text, numeric=columns[column - 1] in numeric)
    return pack(workbook)
