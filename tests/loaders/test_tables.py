"""A table reads the same however an office saved it, and says in one sentence where it cannot be read."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from unionkg.graph.errors import BadInput
from unionkg.loaders.columns import TABLES
from unionkg.loaders.tables import read_table

Lay = Callable[..., Path]
HEAD = ("key", "name", "note")
ROWS = (HEAD, ("a", "东河县总工会", "一"), ("b", "西山县总工会", "二"))
SHEET = "xl/worksheets/sheet1.xml"
EXPECTED = [{"key": "a", "name": "东河县总工会", "note": "一"}, {"key": "b", "name": "西山县总工会", "note": "二"}]


def read(path: Path) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_table(path, ("key", "name"), HEAD)]


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_reads_the_same(lay_csv: Lay, encoding: str, delimiter: str) -> None:
    assert read(lay_csv(ROWS, encoding=encoding, delimiter=delimiter)) == EXPECTED
    assert read(lay_csv(ROWS, "t.tsv", encoding=encoding, delimiter=delimiter)) == EXPECTED


def test_a_workbook_reads_the_same(lay_book: Lay) -> None:
    assert read(lay_book(ROWS)) == EXPECTED


def test_rows_carry_the_number_that_excel_shows(lay: Lay) -> None:
    path = lay("t.csv", '\nkey,name,note\n\na,甲,"两\n行"\n,,\nb,乙,\n')
    rows = list(read_table(path, ("key",), HEAD))
    assert [(row["key"], row.place.row) for row in rows] == [("a", 4), ("b", 6)]
    assert rows[0]["note"] == "两\n行"
    assert str(rows[1].at("name")) == f"{path}:6 [name]"


def test_stray_blanks_fall_away(lay: Lay) -> None:
    path = lay("t.csv", "\u3000key , name\u00a0,备 注\n\u3000a\u200b,\u00a0东河县 总工会\t,\ufeff二 \n")
    assert read(path) == [{"key": "a", "name": "东河县 总工会", "note": "二"}]


@pytest.mark.parametrize("header", [("代号", "工会名称", "备注"), ("KEY", "Name", "说明"), ("ｋｅｙ", "名 称", "Note")])
def test_headings_may_be_chinese_or_english(lay_csv: Lay, header: tuple[str, ...]) -> None:
    known = next(table for table in TABLES if table.name == "unions").known
    rows = list(read_table(lay_csv([header, ("a", "甲", "一")]), ("key", "name"), known))
    assert (rows[0]["key"], rows[0]["name"], rows[0]["note"], rows[0]["level"]) == ("a", "甲", "一", "")


def test_titles_above_the_header_and_a_second_header_line_are_passed_over(lay_csv: Lay, lay_book: Lay) -> None:
    rows = [
        ("工会名录,请勿改动表头", "", ""),
        ("", "", ""),
        ("代号", "姓名", "备注"),
        ("key", "name", ""),
        ("a", "甲", "一"),
    ]
    expected = [{"key": "a", "name": "甲", "note": "一"}]
    for path in (lay_csv(rows), lay_book(rows)):
        known = ("key", "name", "note", "aliases")
        assert [{name: row[name] for name in HEAD} for row in read_table(path, ("key",), known)] == expected


def test_excels_sep_line_is_passed_over(lay: Lay) -> None:
    assert read(lay("t.csv", "sep=;\nkey;name\na;甲,乙\n")) == [{"key": "a", "name": "甲,乙", "note": ""}]


def test_columns_of_ones_own_start_with_an_underscore(lay_csv: Lay) -> None:
    assert read(lay_csv([("key", "_核对人", "name"), ("a", "某人", "甲")])) == [{"key": "a", "name": "甲", "note": ""}]


def test_a_merged_area_holds_its_top_left_value(lay_book: Lay) -> None:
    rows = [HEAD, ("a", "甲", "同一备注"), ("b", "乙", None), ("c", "丙", None)]
    path = lay_book(rows, change=lambda book: book.worksheets[0].merge_cells("C2:C4"))
    assert [row["note"] for row in read(path)] == ["同一备注"] * 3


def test_numbers_come_as_they_were_typed(lay_book: Lay) -> None:
    cells = [3800000.0, 420300, 0.1 + 0.2, 1e21, -2.50, True, 12345678901.5]
    expected = ["3800000", "420300", "0.3", "1" + "0" * 21, "-2.5", "TRUE", "12345678901.5"]
    path = lay_book([HEAD, *((f"k{at}", "甲", cell) for at, cell in enumerate(cells))])
    assert [row["note"] for row in read(path)] == expected


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("yyyy-mm-dd", "2025-09-03"),
        ("mm-dd-yy", "2025-09-03"),
        ('yyyy"年"m"月"', "2025-09"),
        ("mmm-yy", "2025-09"),
        ("yyyy", "2025"),
        ('m"月"d"日"', "--09-03"),
        ("[$-804]yyyy/m/d;@", "2025-09-03"),
    ],
)
def test_dates_are_as_precise_as_the_cell_shows_them(lay_book: Lay, number_format: str, shown: str) -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0]["C2"].number_format = number_format

    path = lay_book([HEAD, ("a", "甲", datetime.date(2025, 9, 3))], change=change)
    assert read(path)[0]["note"] == shown


def test_a_percentage_keeps_its_sign(lay_book: Lay) -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0]["C2"].number_format = "0.0%"

    assert read(lay_book([HEAD, ("a", "甲", 0.955)], change=change))[0]["note"] == "95.5%"


def test_a_formula_gives_its_cached_result(lay_book: Lay, edit: Lay) -> None:
    path = lay_book([HEAD, ("a", '="甲"&"乙"', '=""')])
    cached = (
        (rb'<c r="B2"><f>(.*?)</f><v(?: ?/>|></v>)', rb'<c r="B2" t="str"><f>\1</f><v>' + "甲</v>".encode()),
        (rb'<c r="C2"><f>(.*?)</f><v(?: ?/>|></v>)', rb'<c r="C2" t="str"><f>\1</f><v></v>'),
    )
    assert read(edit(path, SHEET, *cached)) == [{"key": "a", "name": "甲", "note": ""}]


def test_a_formula_without_result_is_refused(lay_book: Lay) -> None:
    message = refused(lay_book([HEAD, ("a", "甲", "=1+1")]))
    assert ":2 [cell C2]: this formula was saved without its result" in message


def test_an_error_cell_is_refused(lay_book: Lay) -> None:
    assert "[cell C2]: this cell shows the error #N/A" in refused(lay_book([HEAD, ("a", "甲", "#N/A")]))


def test_excels_escapes_are_undone(lay_book: Lay) -> None:
    assert read(lay_book([HEAD, ("a", "甲_x000D_\n乙", "_x005F_x0041_")]))[0] == {
        "key": "a",
        "name": "甲\n乙",
        "note": "_x0041_",
    }


def test_warnings_of_openpyxl_do_not_come_through(lay_book: Lay, edit: Lay) -> None:
    path = lay_book(ROWS)
    extension = (
        rb"</worksheet>",
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
    )
    assert read(edit(path, SHEET, extension)) == EXPECTED


def test_hidden_and_later_sheets_do_not_count(lay_book: Lay) -> None:
    def change(book: Workbook) -> None:
        book["隐藏"].sheet_state = "hidden"

    path = lay_book({"隐藏": [("x",), ("y",)], "数据": ROWS, "草稿": [("z",)]}, change=change)
    assert read(path) == EXPECTED


def test_the_message_names_the_sheet_where_there_are_several(lay_book: Lay) -> None:
    path = lay_book({"数据": [("key",), ("a",)], "草稿": [("z",)]})
    assert refused(path).startswith(f"{path} (数据):1: the header lacks name")
