"""A workbook that a person can fill in who knows nothing of RDF: a sheet per table, lists to choose from, help."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from unionkg.graph.errors import BadInput, Place
from unionkg.graph.saving import save
from unionkg.loaders.choices import add_choices
from unionkg.loaders.claim_tables import NUMBERS
from unionkg.loaders.columns import CLAIMS, TABLES, Table
from unionkg.loaders.help_sheet import add_help
from unionkg.loaders.text_sheets import head, pack

SUFFIX = ".xlsx"


def write_template(path: Path, *, force: bool = False) -> None:
    """Write an empty workbook with all tables, drop-downs and a help sheet.

    Raises BadInput for another suffix than .xlsx, when the file cannot be written, and, unless forced, when it exists.
    """
    place = Place(str(path))
    if path.suffix.lower() != SUFFIX:
        raise BadInput(place, f"a template is a workbook; let its name end in {SUFFIX}")
    if path.exists() and not force:
        raise BadInput(
            place, "the file exists and may hold your work; choose another name, or overwrite it with --force"
        )
    save(pack(_template()), path)


def _template() -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheets = {table.name: (table, _add_sheet(workbook, table)) for table in TABLES}
    add_help(workbook)
    add_choices(workbook, sheets)
    return workbook


def _add_sheet(workbook: Workbook, table: Table) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(table.chinese)
    headings = [column.chinese[0] for column in table.columns]
    numeric = [column.chinese[0] for column in table.columns if table is CLAIMS and column.name in NUMBERS]
    head(sheet, headings, (column.width for column in table.columns), numeric)
    for at, column in enumerate(table.columns, start=1):
        mark = "必填 / required\n" if column.required else ""
        comment = Comment(f"{column.name}\n{mark}{column.zh}\n{column.en}", "unionkg")
        comment.width, comment.height = 320, 140
        sheet.cell(1, at).comment = comment
    return sheet
