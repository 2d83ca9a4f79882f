"""The claims table: what a person types in Excel becomes claims, or one sentence says why not."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from unionkg.graph.claims import Claim
from unionkg.graph.errors import BadFigure, BadTable, DuplicateId, Place, Refused
from unionkg.loaders.claim_tables import load_claims

Lay = Callable[..., Path]
QUOTE = "东河县总工会去年向西山县总工会捐赠380余万元"
LEAST = {"id": "c1", "type": "contribution", "quote": QUOTE, "source": "report.txt"}
FULL = LEAST | {
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
    path = lay_csv([list(FULL), list(FULL.values())])
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
