"""The help sheet of the template: every column, type and concept in Chinese and English, and rows to learn from."""

from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet
from unionkg.loaders.choices import type_helps
from unionkg.loaders.columns import CLAIMS, TABLES
from unionkg.loaders.text_sheets import HEAD_FILL, HEAD_FONT, TEXT, put
from unionkg.ontology.schemes import schemes

HELP = "说明 Help"
WIDTHS = (22, 22, 24, 12, 60, 60)
OPENING = (
    ("本工作簿用来登记工会报道里的陈述。每条陈述占一行，必须带原文中一字不差的引文。",
     "This workbook records what reports say of unions. One row is one claim and carries its exact quote."),
    ("请在“陈述”“工会”“地区”“人员”“机构”“来源”各表中填写；不用的表可以留空。第一行是列名，请不要改动。",
     "Fill in the sheets of claims, unions, areas, people, organizations, sources; leave out what you do not need."),
    ("自己加的列，列名以下划线 _ 开头，读取时会跳过。",
     "A column of your own starts with an underscore, and is passed over."),
)  # fmt: skip
EXAMPLES = (
    {"id": "example-1", "type": "contribution", "kind": "资金", "subject": "东河县总工会", "object": "西山县总工会",
     "measure": "金额", "value": "3800000", "unit": "人民币元", "qualifier": "atLeast", "verbatim": "380余万元",
     "date": "2024", "quote": "2024年，东河县总工会向西山县总工会捐赠380余万元", "source": "report.txt"},
    {"id": "example-2", "type": "leader", "kind": "工会职务", "subject": "张三", "object": "主席", "of": "西山县总工会",
     "quote": "西山县总工会主席张三", "source": "report.txt", "status": "doubtful", "note": "姓名待核对。"},
)  # fmt: skip
Line = tuple[str, ...]


def add_help(workbook: Workbook) -> None:
    """Add the help sheet to a workbook."""
    sheet = workbook.create_sheet(HELP)
    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = 1
    for title, lines in _parts():
        row = _write(sheet, row, title, lines) + 1


def _parts() -> Iterator[tuple[Line, Iterable[Line]]]:
    """Yield each part of the sheet: its header line and the lines below."""
    yield ("怎样填写 / How to fill in",), OPENING
    yield ("表 Sheet", "列 Column", "英文列名 English name", "必填 Required", "说明", "Explanation"), _columns()
    yield ("类型 Type", "", "", "", "说明", "Explanation"), _types()
    yield ("词表 Scheme", "中文 Chinese", "英文 English", "", "含义", "Meaning"), _concepts()
    yield ("示例（勿抄入陈述表） / Examples, not data", *_headings()), _examples()


def _columns() -> Iterator[Line]:
    for table in TABLES:
        for column in table.columns:
            required = "必填 yes" if column.required else ""
            yield f"{table.chinese} {table.name}", column.chinese[0], column.name, required, column.zh, column.en


def _types() -> Iterator[Line]:
    for help_ in type_helps():
        yield help_.type, "", "", "", help_.zh, help_.en


def _concepts() -> Iterator[Line]:
    for scheme, concepts in schemes().items():
        for concept in concepts:
            names = f"{concept.en} ({concept.notation})"
            yield scheme, concept.zh, names, "", concept.definition_zh, concept.definition_en


def _headings() -> Line:
    return tuple(column.chinese[0] for column in CLAIMS.columns)


def _examples() -> Iterator[Line]:
    for number, example in enumerate(EXAMPLES, start=1):
        yield f"示例 Example {number}", *(example.get(name, "") for name in CLAIMS.known)


def _write(sheet: Worksheet, row: int, title: Line, lines: Iterable[Line]) -> int:
    """Write one part from a row on and return the row after it."""
    for line in (title, *lines):
        for column, text in enumerate(line, start=1):
            put(sheet, row, column, text)
            cell = sheet.cell(row, column)
            cell.number_format = TEXT
            cell.alignment = Alignment(vertical="top", wrap_text=column > 4 and len(line) <= len(WIDTHS))
            if line is title:
                cell.font, cell.fill = HEAD_FONT, HEAD_FILL
        row += 1
    return row
