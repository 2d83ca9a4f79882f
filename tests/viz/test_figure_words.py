from collections.abc import Mapping

import pytest
from rdflib import Literal
from unionkg.viz.figure_words import say_figure
from unionkg.viz.reading import Values

CONCEPTS: Mapping[str, Values] = {
    "money": {"label": (Literal("amount", lang="en"), Literal("金额", lang="zh"))},
    "yuan": {"label": (Literal("yuan", lang="en"), Literal("元", lang="zh"))},
    "mu": {"label": (Literal("mu", lang="en"), Literal("亩", lang="zh"))},
    **{
        word: {"notation": (Literal(word),)} for word in ("exact", "atLeast", "moreThan", "approx", "atMost", "several")
    },
    "odd": {"notation": (Literal("odd"),), "label": (Literal("odd", lang="en"), Literal("奇怪", lang="zh"))},
}


def figure(**cells: str) -> Values:
    return {name: (Literal(cell),) for name, cell in cells.items()}


@pytest.mark.parametrize(
    ("cells", "zh", "en"),
    [
        ({"value": "100000", "qualifier": "exact"}, "100,000 元", "100,000 yuan"),
        ({"minimum": "3800000", "qualifier": "atLeast"}, "至少 3,800,000 元", "at least 3,800,000 yuan"),
        ({"minimum": "50", "qualifier": "moreThan"}, "超过 50 元", "more than 50 yuan"),
        ({"value": "1.5", "qualifier": "approx"}, "约 1.5 元", "about 1.5 yuan"),
        ({"maximum": "900", "qualifier": "atMost"}, "至多 900 元", "at most 900 yuan"),
        ({"minimum": "3", "maximum": "5", "qualifier": "exact"}, "3–5 元", "3–5 yuan"),
        ({"qualifier": "several"}, "未给出数字", "no number given"),
        ({"value": "7", "qualifier": "odd"}, "奇怪 7 元", "odd 7 yuan"),
    ],
)
def test_a_number_is_never_shown_without_its_qualifier(cells: Mapping[str, str], zh: str, en: str) -> None:
    said = say_figure(figure(unit="yuan", measure="money", **cells), CONCEPTS)
    assert (said.zh, said.en) == (f"金额：{zh}", f"amount: {en}")


def test_wording_counts_and_rates_are_kept() -> None:
    cells = figure(
        unit="yuan", per="mu", measure="money", counts="桔园", value="2000", qualifier="exact", verbatim="2000元"
    )
    said = say_figure(cells, CONCEPTS)
    assert said.zh == "金额（桔园）：2,000 元/亩，原文“2000元”"
    assert said.en == "amount (桔园): 2,000 yuan per mu, in the source “2000元”"


def test_unknown_words_are_left_out() -> None:
    assert say_figure(figure(value="10", qualifier="exact", unit="nothing"), {}).zh == "10"
