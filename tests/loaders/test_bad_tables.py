"""A table that cannot be read is refused in one sentence that names the place and says what to do."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from unionkg.graph.errors import BadInput, UnionkgError
from unionkg.loaders.tables import read_table

Lay = Callable[..., Path]
HEAD = ("key", "name", "note")
SHEET = "xl/worksheets/sheet1.xml"
ROWS = (HEAD, ("a", "东河县总工会", "一"), ("b", "西山县总工会", "二"))


def read(path: Path) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_table(path, ("key", "name"), HEAD)]


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read(path)
    return str(caught.value)


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


def test_broken_workbook(lay: Lay, lay_book: Lay, edit: Lay) -> None:
    whole = lay_book(ROWS).read_bytes()
    assert "the workbook is damaged" in refused(lay("half.xlsx", whole[: len(whole) // 2]))
    for part in ("xl/workbook.xml", SHEET, "xl/styles.xml"):
        path = edit(lay("part.xlsx", whole), part, (rb"(?s)^(.{40}).*", rb"\1"))
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
