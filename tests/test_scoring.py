"""The scorer of the evaluation: what counts as found, as wrong, as missed."""

import re
from dataclasses import replace

import pytest

from benchmarks.reports import HELD_OUT, Fact, Report, reports
from benchmarks.scoring import Score, score

TYPES = {
    "organization", "partnership", "agreement", "leader", "contribution", "statistic",
    "program", "award", "facility", "policy", "event",
}  # fmt: skip
NUMERAL = re.compile("[0-9一二三四五六七八九十百]")
QUALIFIERS = {"", "exact", "atLeast", "atMost", "approx"}
GIFT = Fact("contribution", "西湖区总工会", "职工书屋图书", "捐书", 400.0, "册", "exact")


def total(there: list[Fact], found: list[Fact]) -> tuple[int, int, int]:
    counts = Score()
    for each in score(there, found).values():
        counts.add(each)
    return counts.right, counts.wrong, counts.missed


@pytest.mark.parametrize("report", [*reports(), *reports(HELD_OUT)], ids=lambda report: report.name)
def test_every_quote_of_a_report_stands_in_its_text(report: Report) -> None:
    assert len(report.facts) >= 4
    assert [fact.quote for fact in report.facts if fact.quote not in report.text] == []
    assert total(list(report.facts), list(report.facts))[1:] == (0, 0)


def test_there_are_twenty_reports_of_many_kinds() -> None:
    assert len(list(reports())) >= 20
    assert {fact.type for report in reports() for fact in report.facts} >= {
        "partnership",
        "agreement",
        "leader",
        "policy",
    }


def test_the_held_out_reports_have_every_type_and_no_number_without_a_numeral() -> None:
    held_out = list(reports(HELD_OUT))
    assert {fact.type for report in held_out for fact in report.facts} == TYPES
    assert {fact.qualifier for report in held_out for fact in report.facts} == QUALIFIERS
    numbers = [fact for report in held_out for fact in report.facts if fact.value is not None]
    assert [fact.quote for fact in numbers if not NUMERAL.search(fact.quote)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "杭州市西湖区总工会"},
        {"object": "图书"},
        {"object": "送去的一批书"},
        {"unit": "册"},
        {"qualifier": "atLeast"},
    ],
)
def test_the_same_fact_in_other_words_is_found(change: dict[str, str]) -> None:
    assert total([GIFT], [replace(GIFT, **change)]) == (1, 0, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [{"subject": "区总工会"}, {"subject": "东湖区总工会"}, {"value": 40.0}, {"unit": "台"}, {"type": "statistic"}],
)
def test_another_fact_is_wrong_and_the_one_that_is_there_missed(change: dict[str, object]) -> None:
    assert total([GIFT], [replace(GIFT, **change)]) == (0, 1, 1)  # type: ignore[arg-type]


def test_a_fact_is_found_once() -> None:
    assert total([GIFT], [GIFT, replace(GIFT, object="图书")]) == (1, 1, 0)


def test_an_optional_fact_is_neither_credit_nor_fault() -> None:
    optional = replace(GIFT, optional=True)
    assert total([optional], [GIFT]) == (0, 0, 0)
    assert total([optional], []) == (0, 0, 0)


def test_the_order_of_partners_does_not_matter() -> None:
    pair = Fact("partnership", "甲县总工会", "乙县总工会", "结对")
    assert total([pair], [replace(pair, subject="乙县总工会", object="甲县总工会")]) == (1, 0, 0)


def test_a_post_is_its_union_and_its_title() -> None:
    post = Fact("leader", "王某", "甲市总工会主席", "王某")
    assert total([post], [replace(post, object="乙省甲市总工会主席")]) == (1, 0, 0)
    assert total([post], [replace(post, object="甲市总工会副主席")]) == (0, 1, 1)
    assert total([post], [replace(post, object="市总工会主席")]) == (0, 1, 1)
