"""A table reads the same however an office saved it, and says in one sentence where it cannot be read."""

import datetime
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from unionkg.graph.claims import COLUMNS, REQUIRED
from unionkg.graph.errors import BadInput, BadTable, UnionkgError
from unionkg.loaders.columns import CLAIMS, TABLES, settle_heading
from unionkg.loaders.tables import read_table

Lay = Callable[..., Path]
HEAD = ("key", "name", "note")
ROWS = (HEAD, ("a", "东河县总工会", "一"), ("b", "西山县总工会", "二"))
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


def edited(path: Path, part: str, *changes: tuple[bytes, bytes]) -> Path:
    """Rewrite one part of an XLSX package."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for old, new in changes:
        assert re.search(old, parts[part])
        parts[part] = re.sub(old, new, parts[part])
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_a_formula_gives_its_cached_result(lay_book: Lay) -> None:
    path = lay_book([HEAD, ("a", '="甲"&"乙"', '=""')])
    cached = (
        (rb'<c r="B2"><f>(.*?)</f><v ?/>', rb'<c r="B2" t="str"><f>\1</f><v>' + "甲</v>".encode()),
        (rb'<c r="C2"><f>(.*?)</f><v ?/>', rb'<c r="C2" t="str"><f>\1</f><v></v>'),
    )
    assert read(edited(path, SHEET, *cached)) == [{"key": "a", "name": "甲", "note": ""}]


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


def test_warnings_of_openpyxl_do_not_come_through(lay_book: Lay) -> None:
    path = lay_book(ROWS)
    extension = (
        rb"</worksheet>",
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
    )
    assert read(edited(path, SHEET, extension)) == EXPECTED


def test_hidden_and_later_sheets_do_not_count(lay_book: Lay) -> None:
    def change(book: Workbook) -> None:
        book["隐藏"].sheet_state = "hidden"

    path = lay_book({"隐藏": [("x",), ("y",)], "数据": ROWS, "草稿": [("z",)]}, change=change)
    assert read(path) == EXPECTED


def test_the_message_names_the_sheet_where_there_are_several(lay_book: Lay) -> None:
    path = lay_book({"数据": [("key",), ("a",)], "草稿": [("z",)]})
    assert refused(path).startswith(f"{path} (数据):1: the header lacks name")


# What cannot be read


def test_missing_file(tmp_path: Path) -> None:
    for name in ("none.csv", "none.xlsx", "none.doc"):
        assert refused(tmp_path / name) == f"{tmp_path / name}: there is no such file; check its name and folder"


def test_folder(tmp_path: Path) -> None:
    for name in ("folder.csv", "folder.xlsx", "folder"):
        (tmp_path / name).mkdir()
        assert refused(tmp_path / name) == f"{tmp_path / name}: this is a folder; name a file in it"


def test_empty_file(lay: Lay, lay_book: Lay) -> None:
    assert "the file is empty" in refused(lay("t.csv", ""))
    assert "the file is empty" in refused(lay("t.xlsx", ""))
    assert "nothing but blanks" in refused(lay("t.csv", "\ufeff\n\u3000\n"))
    assert "the table is empty; its first row names the columns" in refused(lay_book([]))
    assert "the table is empty; its first row names the columns" in refused(lay("t.csv", ",,\n,,\n"))


def test_header_without_rows_is_an_empty_table(lay_csv: Lay, lay_book: Lay) -> None:
    assert read(lay_csv([HEAD])) == read(lay_book([HEAD])) == []


def test_binary_file(lay: Lay, lay_book: Lay) -> None:
    assert "this is not a text file" in refused(lay("t.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff"))
    assert "give a workbook a name that ends in .xlsx" in refused(lay_book(ROWS).rename(lay("b.csv", "x")))
    assert "password-protected" in refused(lay("t.csv", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)))


def test_bytes_of_no_encoding_are_named(lay: Lay) -> None:
    assert "byte 14 (0xff) is not either UTF-8 or GB18030" in refused(lay("t.csv", b"key,name\na,\xb6\xab\xff\xff\n"))


def test_damaged_utf8_is_not_taken_for_gb18030(lay: Lay) -> None:
    content = "key,name\na,东河县总工会".encode()
    message = refused(lay("t.csv", content[:-1] + b"\n"))
    assert f"byte {len(content) - 2} (0xe4) is not UTF-8; save the file again as UTF-8" in message


def test_old_or_protected_workbook(lay: Lay) -> None:
    assert "an old .xls or a password-protected workbook" in refused(
        lay("t.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500))
    )
    assert "a table is one of .csv, .tsv, .xlsx, .xlsm, not 「.xls」" in refused(lay("t.xls", b"x"))


def test_workbook_that_is_none(lay: Lay) -> None:
    assert "this is no XLSX workbook, whatever its name says" in refused(lay("t.xlsx", "key,name\n"))


def test_broken_workbook(lay: Lay, lay_book: Lay) -> None:
    whole = lay_book(ROWS).read_bytes()
    assert "the workbook is damaged" in refused(lay("half.xlsx", whole[: len(whole) // 2]))
    for part in ("xl/workbook.xml", SHEET, "xl/styles.xml"):
        path = edited(lay("part.xlsx", whole), part, (rb"(?s)^(.{40}).*", rb"\1"))
        assert "the workbook is damaged" in refused(path)


def test_no_damage_to_a_workbook_escapes_as_another_error(lay: Lay, lay_book: Lay) -> None:
    whole, dice = lay_book(ROWS).read_bytes(), random.Random(7)
    outcomes = set()
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(dice.randint(1, 30)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        try:
            outcomes.add(len(read(lay("t.xlsx", bytes(content)))))
        except UnionkgError:
            outcomes.add(-1)
    assert -1 in outcomes


def test_wrong_columns_name_what_is_missing_and_what_is_near(lay_csv: Lay) -> None:
    path = lay_csv([("key", "nmae", "remark"), ("a", "甲", "一")])
    assert refused(path) == f"{path}:1: the header lacks name (姓名); rename the nearest present: nmae"
    path = lay_csv([("甲", "乙")])
    assert (
        refused(path)
        == f"{path}:1: the header lacks key (代号), name (姓名); add it to the first row, which has 甲、乙"
    )


def test_unknown_column(lay_csv: Lay) -> None:
    message = refused(lay_csv([("key", "name", "notes"), ("a", "甲", "一")]))
    assert (
        "column 「notes」 is unknown; write note if you meant that, or start its name with _ to keep it out" in message
    )


def test_column_that_stands_twice(lay_csv: Lay) -> None:
    message = refused(lay_csv([("key", "name", "姓名"), ("a", "甲", "乙")]))
    assert "column name (姓名) stands twice (columns 2 and 3); keep one" in message


def test_cell_under_no_heading(lay: Lay) -> None:
    assert ":2 [column 4]: 「丙」 stands under no heading" in refused(lay("t.csv", "key,name,note\na,甲,乙,丙\n"))


def test_quotation_that_does_not_close(lay: Lay) -> None:
    assert "a quotation that starts in this row" in refused(lay("t.csv", 'key,name\na,"甲\nb,乙\n'))
    assert 'look for a stray " in this row' in refused(lay("t.csv", 'key,name\na,"甲"乙\n'))


def test_too_large_a_cell(lay: Lay) -> None:
    assert ":2 [name]: the cell holds 40000 characters" in refused(lay("t.csv", f"key,name\na,{'字' * 40_000}\n"))
    assert "more than 131072 characters" in refused(lay("t.csv", f"key,name\na,{'x' * 140_000}\n"))


def test_sheet_formatted_to_its_end(lay_book: Lay) -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0].cell(1_048_576, 30).font = Font(bold=True)

    assert "delete the empty formatted rows below the data" in refused(lay_book(ROWS, change=change))


def test_unpacked_size_is_bounded(lay: Lay, monkeypatch: pytest.MonkeyPatch, lay_book: Lay) -> None:
    monkeypatch.setattr("unionkg.loaders.workbooks.UNPACKED", 100)
    assert "the workbook unpacks to" in refused(lay_book(ROWS))


# The table of columns


def test_the_columns_of_claims_are_those_of_the_contract() -> None:
    assert CLAIMS.known == COLUMNS
    assert CLAIMS.required == REQUIRED


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_stands_for_two_columns(table: object) -> None:
    headings = [heading for column in table.columns for heading in column.headings]  # type: ignore[attr-defined]
    assert len(headings) == len(set(headings))
    assert all(column.zh and column.en for column in table.columns)  # type: ignore[attr-defined]


def test_headings_settle_to_one_form() -> None:
    assert settle_heading(" Ｋey\u3000") == settle_heading("KEY") == "key"


def test_a_table_of_other_columns_is_read_by_their_names(lay_csv: Lay) -> None:
    rows = list(read_table(lay_csv([("Who", "When"), ("某人", "2025")]), ("who",), ("who", "when")))
    assert [dict(row.cells) for row in rows] == [{"who": "某人", "when": "2025"}]


def test_bad_table_is_the_class_of_a_bad_header(lay_csv: Lay) -> None:
    with pytest.raises(BadTable):
        read(lay_csv([("x",)]))
