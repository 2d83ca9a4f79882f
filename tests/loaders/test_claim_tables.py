"""The claims table: what a person types in Excel becomes claims, and claims survive being written and read."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from unionkg.graph.claims import COLUMNS, Claim
from unionkg.graph.errors import BadFigure, BadInput, BadTable, DuplicateId, Place, Refused, UnionkgError
from unionkg.loaders.cells import BLANKS, clean, guard
from unionkg.loaders.claim_tables import claim_lines, load_claims, write_claims

Lay = Callable[..., Path]
PLACE = Place("here")
QUOTE = "东河县总工会去年向西山县总工会捐赠380余万元"
LEAST = {"id": "c1", "type": "contribution", "quote": QUOTE, "source": "report.txt"}


@pytest.fixture
def claims_of(lay_csv: Lay) -> Callable[..., list[Claim]]:
    """Load claims from rows given as mappings."""

    def load(*rows: dict[str, str]) -> list[Claim]:
        columns = list(dict.fromkeys(name for row in rows for name in row))
        return list(load_claims(lay_csv([columns, *([row.get(name, "") for name in columns] for row in rows)])))

    return load


@pytest.fixture
def claim_of(claims_of: Callable[..., list[Claim]]) -> Callable[..., Claim]:
    """Load the one claim that has these cells besides the required ones."""
    return lambda **cells: claims_of(LEAST | cells)[0]


def test_a_row_becomes_a_claim(lay_csv: Lay) -> None:
    full = LEAST | {
        "kind": "资金",
        "subject": "东河县总工会|南河县总工会",
        "object": "西山县总工会",
        "of": "p1",
        "also": "goods=大米|食用油; nonExhaustive=yes",
        "measure": "amount",
        "value": "3,800,000",
        "unit": "cny",
        "per": "person｜year",
        "qualifier": "atLeast",
        "verbatim": "380余万元",
        "period": "去年",
        "date": "2024年",
        "start": "12",
        "end": "34",
        "status": "doubtful",
        "confidence": "A",
        "note": "待核对",
    }
    path = lay_csv([list(full), list(full.values())])
    assert list(load_claims(path)) == [
        Claim(
            id="c1",
            type="contribution",
            kind="资金",
            subject=("东河县总工会", "南河县总工会"),
            object="西山县总工会",
            of="p1",
            also={"goods": ("大米", "食用油"), "nonExhaustive": ("yes",)},
            measure="amount",
            value=Decimal(3800000),
            unit="cny",
            per=("person", "year"),
            qualifier="atLeast",
            verbatim="380余万元",
            period="去年",
            date="2024",
            quote=QUOTE,
            start=12,
            end=34,
            source="report.txt",
            method="manual",
            confidence="A",
            status="doubtful",
            note="待核对",
            place=Place(str(path), 2),
        )
    ]


def test_what_is_left_out_has_its_default(claim_of: Callable[..., Claim]) -> None:
    claim = claim_of()
    assert claim == Claim("c1", "contribution", QUOTE, "report.txt", claim.place)
    assert (claim.method, claim.status, claim.value, claim.start) == ("manual", "reported", None, None)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("3800000", "3800000"),
        ("３８０００００", "3800000"),
        ("1,000", "1000"),
        ("１，０００，０００．５", "1000000.5"),
        ("3800000.0", "3800000"),
        ("12.50", "12.5"),
        ("-3", "-3"),
        ("0", "0"),
    ],
)
def test_numbers(claim_of: Callable[..., Claim], cell: str, value: str) -> None:
    assert claim_of(value=cell).value == claim_of(value_max=cell).value_max == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        ("380余万", "write it in the base unit, 3800000, its qualifier under qualifier"),
        ("2.5亿元", "write it in the base unit, 250000000,"),
        ("3百万", "write it in the base unit, 3000000,"),
        ("95%", "write 95 and the unit percent"),
        ("1.23E+11", "Excel shortened it"),
        ("10,00", "write digits only"),
        ("多次", "write digits only"),
        ("三", "write digits only"),
        ("nan", "write digits only"),
        ("1 000", "write digits only"),
        ("10²", "write digits only"),
        ("½", "write digits only"),
    ],
)
def test_what_is_no_number_is_refused_with_advice(claim_of: Callable[..., Claim], cell: str, advice: str) -> None:
    with pytest.raises(BadFigure) as caught:
        claim_of(value=cell)
    assert f":2 [value]: 「{cell}」 is not a plain number; " in str(caught.value)
    assert advice in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2025", "2025"),
        ("2025年", "2025"),
        ("2025-09", "2025-09"),
        ("2025/9", "2025-09"),
        ("2025年9月", "2025-09"),
        ("2025/9/3", "2025-09-03"),
        ("2025.9.3", "2025-09-03"),
        ("２０２５年９月３日", "2025-09-03"),
        ("2025-09-03 00:00:00", "2025-09-03"),
        ("9月3日", "--09-03"),
        ("--09-03", "--09-03"),
        ("2024/2025", "2024/2025"),
        ("2024-01-05/2024-02", "2024-01-05/2024-02"),
    ],
)
def test_dates(claim_of: Callable[..., Claim], cell: str, date: str) -> None:
    assert claim_of(date=cell).date == date


@pytest.mark.parametrize("cell", ["去年", "9/3/2025", "2025.10", "2025-02-30", "2025-13", "25-9-3", "2025/2024"])
def test_what_is_no_date_is_refused(claim_of: Callable[..., Claim], cell: str) -> None:
    with pytest.raises(BadTable, match=r":2 \[date\]: date"):
        claim_of(date=cell)


def test_offsets(claim_of: Callable[..., Claim]) -> None:
    claim = claim_of(start="１２", end="1,034.0")
    assert (claim.start, claim.end) == (12, 1034)
    for cell in ("-1", "1.5", "第三", "²"):
        with pytest.raises(BadTable, match="is not a position; write a whole number counted from 0"):
            claim_of(start=cell)


def test_the_also_cell_takes_full_width_marks(claim_of: Callable[..., Claim]) -> None:
    claim = claim_of(also=" place＝东河县；host = 甲｜乙 ; place=西山县;")
    assert claim.also == {"place": ("东河县", "西山县"), "host": ("甲", "乙")}


@pytest.mark.parametrize("cell", ["东河县", "place=", "=东河县", "地点=东河县", "place=|"])
def test_what_is_no_pair_is_refused(claim_of: Callable[..., Claim], cell: str) -> None:
    with pytest.raises(BadTable, match=r"\[also\]: .* is not a pair; write key=value"):
        claim_of(also=cell)


@pytest.mark.parametrize("column", ["id", "type", "quote", "source"])
def test_required_cells(claim_of: Callable[..., Claim], column: str) -> None:
    with pytest.raises(BadTable, match=rf":2 \[{column}\]: {column} \(.+\) is empty, and every claim needs it"):
        claim_of(**{column: "\u3000", "note": "一"})


def test_an_id_is_ascii(claim_of: Callable[..., Claim]) -> None:
    with pytest.raises(BadTable, match="id 「第一条」 may hold ASCII letters, digits, _ and - only"):
        claim_of(id="第一条")


def test_a_double_id_names_both_rows(claims_of: Callable[..., list[Claim]]) -> None:
    with pytest.raises(DuplicateId, match=r":4 \[id\]: id c1 already stands in row 2; change one"):
        claims_of(LEAST, LEAST | {"id": "c2"}, LEAST)


def test_every_bad_row_is_named_at_once(claims_of: Callable[..., list[Claim]]) -> None:
    with pytest.raises(Refused) as caught:
        claims_of(
            LEAST | {"value": "多"}, LEAST | {"id": "c2"}, LEAST | {"id": "c3", "date": "昨天"}, LEAST | {"id": "c2"}
        )
    assert [(type(problem), problem.place.row) for problem in caught.value.problems] == [
        (BadFigure, 2),
        (BadTable, 4),
        (DuplicateId, 5),
    ]


def test_the_sheet_of_claims_is_found_by_name(lay_book: Lay) -> None:
    rows = [list(LEAST), list(LEAST.values())]
    for title in ("claims", "陈述", " Claims "):
        assert len(list(load_claims(lay_book({"说明": [("随便写的",)], title: rows})))) == 1
    assert len(list(load_claims(lay_book({"第一张": rows, "另一张": [("x",)]})))) == 1


def test_ids_that_excel_took_for_numbers(lay_book: Lay) -> None:
    rows = [(*LEAST, "value", "date"), (420300, "contribution", QUOTE, "report.txt", 3800000.0, 2025)]
    claim = next(load_claims(lay_book(rows)))
    assert (claim.id, claim.value, claim.date) == ("420300", Decimal(3800000), "2025")


# Writing

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
    claim = replace(Claim(**LEAST, place=PLACE), note='=HYPERLINK("http://example.org")', value=Decimal(-5))
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
def test_what_would_not_read_back_is_not_written(tmp_path: Path, field: str, value: object, name: str) -> None:
    claim = replace(Claim(**LEAST, place=PLACE), **{field: value})  # type: ignore[arg-type]
    with pytest.raises(UnionkgError, match=r"^here"):
        write_claims([claim], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_control_characters_survive_xlsx() -> None:
    claim = replace(Claim(**LEAST, place=PLACE), quote="甲\x0b乙\x0c丙\tq")
    assert written_and_read([claim], "c.xlsx") == written_and_read([claim], "c.csv") == [claim]


def test_many_claims_come_back_in_order(tmp_path: Path) -> None:
    claims = [replace(Claim(**LEAST, place=PLACE), id=f"c{number}", start=number) for number in range(300)]
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
