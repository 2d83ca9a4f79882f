"""Claims survive being written and read, and a spreadsheet program finds no formula in them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from unionkg.graph.claims import COLUMNS, Claim
from unionkg.graph.errors import BadInput, BadTable, Place, UnionkgError
from unionkg.loaders.cells import BLANKS, clean, guard
from unionkg.loaders.claim_tables import claim_lines, load_claims, write_claims

PLACE = Place("here")
LEAST = Claim(id="c1", type="contribution", quote="东河县总工会捐赠380余万元", source="report.txt", place=PLACE)

SOLID = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
TRICKY = st.sampled_from(
    ["=1+1", "'=x", "''@", "-5", "+1", "－", "@来源", "#N/A", "_x000D_", '"', "a,b", "甲\n乙", "", "1e5"]
)
WORD = (SOLID | TRICKY).map(clean)
FILLED = WORD.filter(bool)
NAME = FILLED.filter(lambda word: not set(word) & set("|｜;；\n"))
NAMES = st.lists(NAME, max_size=3).map(tuple)
NUMBER = st.none() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**17), max_value=10**17, places=3)
OFFSET = st.none() | st.integers(0, 10**6)
DATES = st.sampled_from(["", "2025", "2025-09", "2025-09-03", "--09-03", "2024/2025", "--09-01/--09-03"])
KEYS = st.sampled_from(["place", "goods", "with"])
CLAIMS = st.builds(
    Claim,
    id=st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True),
    type=FILLED,
    quote=FILLED,
    source=FILLED,
    place=st.just(PLACE),
    kind=WORD,
    subject=NAMES,
    object=WORD,
    of=WORD,
    also=st.dictionaries(KEYS, NAMES.filter(bool), max_size=2),
    measure=WORD,
    value=NUMBER,
    value_max=NUMBER,
    unit=WORD,
    per=NAMES,
    qualifier=WORD,
    verbatim=WORD,
    period=WORD,
    date=DATES,
    start=OFFSET,
    end=OFFSET,
    method=FILLED,
    confidence=WORD,
    status=FILLED,
    note=WORD,
)


def written_and_read(claims: list[Claim], name: str) -> list[Claim]:
    with TemporaryDirectory() as folder:
        write_claims(claims, Path(folder) / name)
        return [replace(claim, place=PLACE) for claim in load_claims(Path(folder) / name)]


@settings(deadline=None, max_examples=150)
@given(st.lists(CLAIMS, max_size=3, unique_by=lambda claim: claim.id))
def test_claims_survive_csv(claims: list[Claim]) -> None:
    assert written_and_read(claims, "claims.csv") == claims


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CLAIMS, max_size=2, unique_by=lambda claim: claim.id))
def test_claims_survive_xlsx(claims: list[Claim]) -> None:
    assert written_and_read(claims, "claims.xlsx") == claims


@given(st.text(alphabet="'=+-@＝\t 1a.") | st.text())
def test_a_guarded_cell_starts_no_formula_and_reads_back(text: str) -> None:
    cell = clean(text)
    assert clean(guard(cell)) == cell
    assert not guard(cell).startswith(("=", "@", "＝", "＠"))
    assert not guard(cell).startswith(("+", "-")) or Decimal(guard(cell)) == Decimal(cell)


def test_formulas_are_written_as_text(tmp_path: Path) -> None:
    claim = replace(LEAST, note='=HYPERLINK("http://example.org")', value=Decimal(-5))
    write_claims([claim], tmp_path / "c.csv")
    write_claims([claim], tmp_path / "c.xlsx")
    assert "'=HYPERLINK(" in (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
    cells = {cell.value: cell.data_type for cell in load_workbook(tmp_path / "c.xlsx").worksheets[0][2]}
    assert cells['\'=HYPERLINK("http://example.org")'] == "s"
    assert cells[-5] == "n"
    assert "f" not in cells.values()


def test_the_bom_is_there_for_excel_and_can_be_left_out(tmp_path: Path) -> None:
    write_claims([], tmp_path / "excel.csv")
    write_claims([], tmp_path / "plain.csv", bom=False)
    header = (",".join(COLUMNS) + "\n").encode()
    assert (tmp_path / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + header
    assert (tmp_path / "plain.csv").read_bytes() == header == "".join(claim_lines([])).encode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quote", " 前有空格"),
        ("quote", "\0"),
        ("quote", "长" * 32_768),
        ("quote", "\ud800"),
        ("subject", ("甲|乙",)),
        ("also", {"goods": ("大米;油",)}),
        ("note", "e\u0301"),
        ("method", ""),
        ("id", "第一"),
        ("value", Decimal("NaN")),
    ],
)
@pytest.mark.parametrize("name", ["c.csv", "c.xlsx"])
def test_what_would_not_read_back_is_not_written(tmp_path: Path, field: str, value: Any, name: str) -> None:
    claim = replace(LEAST, **{field: value})
    with pytest.raises(UnionkgError, match=r"^here"):
        write_claims([claim], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_control_characters_survive_xlsx() -> None:
    claim = replace(LEAST, quote="甲\x0b乙\x0c丙\tq")
    assert written_and_read([claim], "c.xlsx") == written_and_read([claim], "c.csv") == [claim]


def test_many_claims_come_back_in_order(tmp_path: Path) -> None:
    claims = [replace(LEAST, id=f"c{number}", start=number) for number in range(300)]
    assert written_and_read(claims, "c.xlsx") == written_and_read(claims, "c.csv") == claims


def test_where_claims_cannot_go(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"claims go to \.csv or \.xlsx, not to 「\.ods」"):
        write_claims([], tmp_path / "c.ods")
    with pytest.raises(BadInput, match=r"the file cannot be written \(No such file or directory\)"):
        write_claims([], tmp_path / "nowhere" / "c.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(BadInput, match="the file cannot be written"):
        write_claims([], tmp_path / "folder.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_blanks_are_those_that_people_type() -> None:
    assert set("\u3000\u00a0 \t\n\u200b\ufeff") <= set(BLANKS)
