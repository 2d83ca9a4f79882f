"""The template can be filled in by hand, and what is typed comes back."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from unionkg.graph.claim_types import TYPES
from unionkg.graph.claims import Claim
from unionkg.graph.concepts import concept
from unionkg.graph.errors import BadInput, Place
from unionkg.loaders.authority import load_authority
from unionkg.loaders.choices import LISTS, type_helps
from unionkg.loaders.claim_tables import load_claims
from unionkg.loaders.columns import TABLES
from unionkg.loaders.help_sheet import EXAMPLES, HELP
from unionkg.loaders.source_texts import load_sources
from unionkg.loaders.template import write_template
from unionkg.ontology.schemes import schemes

Fill = Callable[..., Path]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "登记表.xlsx"
    write_template(path)
    return path


@pytest.fixture
def book(template: Path) -> Workbook:
    return load_workbook(template)


def fill(path: Path, sheet: str, *rows: dict[str, Any]) -> None:
    """Type rows, given by Chinese heading or column name, into a sheet of the template."""
    workbook = load_workbook(path)
    table = next(table for table in TABLES if table.chinese == sheet)
    at = {word: number for number, c in enumerate(table.columns, start=1) for word in (c.name, c.chinese[0])}
    for number, row in enumerate(rows, start=2):
        for heading, value in row.items():
            workbook[sheet].cell(number, at[heading]).value = value
    workbook.save(path)


def listed(workbook: Workbook, formula: str) -> list[str]:
    """Return the words of a list range such as '词表'!$A$2:$A$9."""
    sheet, _, cells = formula.rpartition("!")
    assert sheet.strip("'") == LISTS
    return [row[0].value for row in workbook[LISTS][cells.replace("$", "")]]


def offered(sheet: Worksheet, cell: str) -> str:
    choices = [v.formula1 for v in sheet.data_validations.dataValidation if cell in v.sqref and v.type == "list"]
    return choices[0] if choices else ""


def test_an_empty_template_holds_nothing(template: Path, tmp_path: Path) -> None:
    assert [*load_claims(template), *load_authority(template), *load_sources(tmp_path)] == []


def test_what_is_typed_comes_back(template: Path) -> None:
    fill(
        template,
        "陈述",
        {
            "编号": "c1", "类型": "contribution", "类别": "资金", "主体": "东河县总工会", "对象": "西山县总工会",
            "度量": "金额", "数值": 3800000, "单位": "人民币元", "限定词": "atLeast", "数字原文": "380余万元",
            "日期": "2024-05", "引文": "东河县总工会捐赠380余万元", "起点": 5, "来源": "报道.txt",
        },
        {"编号": "c2", "类型": "leader", "引文": "主席张三", "来源": "报道.txt", "状态": "doubtful", "备注": "待核"},
    )  # fmt: skip
    name = f"{template} (陈述)"
    assert list(load_claims(template)) == [
        Claim(
            id="c1", type="contribution", kind="资金", subject=("东河县总工会",), object="西山县总工会", measure="金额",
            value=Decimal(3800000), unit="人民币元", qualifier="atLeast", verbatim="380余万元", date="2024-05",
            quote="东河县总工会捐赠380余万元", start=5, source="报道.txt", place=Place(name, 2),
        ),
        Claim(
            id="c2", type="leader", quote="主席张三", source="报道.txt", status="doubtful", note="待核",
            place=Place(name, 3),
        ),
    ]  # fmt: skip


def test_the_other_sheets_come_back_too(template: Path, tmp_path: Path) -> None:
    fill(template, "地区", {"代号": "a1", "名称": "东河县", "区划代码": "110101"})
    fill(template, "工会", {"代号": "u1", "名称": "东河县总工会", "层级": "县级", "组织形式": "总工会", "地区": "a1"})
    fill(template, "人员", {"代号": "p1", "姓名": "张三"})
    fill(template, "机构", {"代号": "o1", "名称": "日报社", "地区": "a1"})
    fill(template, "来源", {"文件": "报道.txt", "标题": "题"})
    (tmp_path / "报道.txt").write_text("正文。", encoding="utf-8")
    for origin in (template, tmp_path):
        assert [entry.name for entry in load_authority(origin)] == ["东河县", "东河县总工会", "张三", "日报社"]
    assert [(source.name, dict(source.about)) for source in load_sources(tmp_path)] == [("报道.txt", {"title": "题"})]


def test_every_sheet_has_its_columns_a_frozen_header_and_help(book: Workbook) -> None:
    assert book.sheetnames == [*(table.chinese for table in TABLES), HELP, LISTS]
    assert book[LISTS].sheet_state == "hidden"
    for table in TABLES:
        sheet = book[table.chinese]
        assert [cell.value for cell in sheet[1]] == [column.chinese[0] for column in table.columns]
        assert sheet.freeze_panes == "A2"
        comments = [cell.comment.text if cell.comment else "" for cell in sheet[1]]
        assert all(column.zh in text for column, text in zip(table.columns, comments, strict=True))


def test_cells_keep_what_is_typed(book: Workbook) -> None:
    columns = book["陈述"].column_dimensions
    headings = enumerate((cell.value for cell in book["陈述"][1]), start=1)
    formats = {heading: columns[get_column_letter(number)].number_format for number, heading in headings}
    assert {heading for heading, shown in formats.items() if shown == "General"} == {"数值", "最大值", "起点", "终点"}
    assert {shown for heading, shown in formats.items() if heading in ("编号", "日期", "引文")} == {"@"}
    assert book["地区"].column_dimensions["A"].number_format == "@"


@pytest.mark.parametrize(
    ("sheet", "heading", "scheme", "word"),
    [
        ("陈述", "度量", "measure", "zh"),
        ("陈述", "单位", "unit", "zh"),
        ("陈述", "每", "unit", "zh"),
        ("陈述", "限定词", "qualifier", "notation"),
        ("陈述", "状态", "status", "notation"),
        ("工会", "层级", "level", "zh"),
        ("工会", "组织形式", "form", "zh"),
    ],
)
def test_drop_downs_offer_the_concepts(book: Workbook, sheet: str, heading: str, scheme: str, word: str) -> None:
    column = next(cell.column_letter for cell in book[sheet][1] if cell.value == heading)
    formula = offered(book[sheet], f"{column}2")
    assert formula == offered(book[sheet], f"{column}5000")
    assert listed(book, formula) == [getattr(concept, word) for concept in schemes()[scheme]]


def test_types_and_confidences_are_offered(book: Workbook) -> None:
    assert sorted(listed(book, offered(book["陈述"], "B2"))) == sorted(TYPES)
    column = next(cell.column_letter for cell in book["陈述"][1] if cell.value == "可信度")
    assert listed(book, offered(book["陈述"], f"{column}2")) == ["A", "B", "C"]


def test_who_reads_a_text_is_offered(book: Workbook) -> None:
    column = next(cell.column_letter for cell in book["来源"][1] if cell.value == "读法")
    assert listed(book, offered(book["来源"], f"{column}2")) == ["engine", "manual"]


def test_kinds_depend_on_the_type(book: Workbook) -> None:
    assert offered(book["陈述"], "C2") == 'INDIRECT("kind_"&$B2)'
    for type_, claim_type in TYPES.items():
        if claim_type.scheme:
            formula = book.defined_names[f"kind_{type_}"].attr_text
            assert listed(book, formula) == [c.zh for c in schemes()[claim_type.scheme]]
        else:
            assert f"kind_{type_}" not in book.defined_names


@pytest.mark.parametrize("scheme", schemes())
def test_every_label_that_is_offered_leads_to_its_concept(scheme: str) -> None:
    for offer in schemes()[scheme]:
        assert concept(scheme, offer.zh, Place("here")) == concept(scheme, offer.notation, Place("here")) == offer


def test_the_help_sheet_explains_everything(book: Workbook) -> None:
    said = {str(cell.value) for row in book[HELP].iter_rows() for cell in row if cell.value}
    for table in TABLES:
        assert {text for column in table.columns for text in (column.name, column.zh, column.en)} <= said
    assert {help_.type for help_ in type_helps()} == set(TYPES) <= said
    assert {concept.zh for concepts in schemes().values() for concept in concepts} <= said


def test_the_examples_stand_on_the_help_sheet_and_are_valid(book: Workbook, template: Path) -> None:
    marked = [row[1].value for row in book[HELP].iter_rows() if str(row[0].value).startswith("示例 Example")]
    assert marked == [example["id"] for example in EXAMPLES]
    fill(template, "陈述", *EXAMPLES)
    for claim, example in zip(load_claims(template), EXAMPLES, strict=True):
        assert (claim.id, claim.quote) == (example["id"], example["quote"])
        assert claim.verbatim in claim.quote
        assert concept(TYPES[claim.type].scheme, claim.kind, claim.place)


def test_an_existing_file_is_kept(template: Path) -> None:
    fill(template, "人员", {"代号": "p1", "姓名": "张三"})
    before = template.read_bytes()
    with pytest.raises(BadInput, match=r"the file exists and may hold your work; .* overwrite it with --force"):
        write_template(template)
    assert template.read_bytes() == before
    write_template(template, force=True)
    assert list(load_authority(template)) == []


def test_where_a_template_cannot_go(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"let its name end in \.xlsx"):
        write_template(tmp_path / "t.csv")
    with pytest.raises(BadInput, match="the file cannot be written"):
        write_template(tmp_path / "nowhere" / "t.xlsx")
