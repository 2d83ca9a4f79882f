"""A figure says what its source said of a number, and never more."""

from decimal import Decimal

import pytest
from unionkg.graph.claims import Claim
from unionkg.graph.errors import BadFigure, Place
from unionkg.graph.figures import Reading, read_figure


def figure(qualifier: str, value: str = "", maximum: str = "", verbatim: str = "120人", quote: str = "") -> Claim:
    return Claim(
        id="f", type="statistic", quote=quote or f"会员{verbatim}", source="a.txt", place=Place("claims.csv", 3),
        qualifier=qualifier, verbatim=verbatim, value=Decimal(value) if value else None,
        value_max=Decimal(maximum) if maximum else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "reading"),
    [
        (figure("exact", "120"), Reading(value=Decimal(120))),
        (figure("approx", "120", verbatim="约120人"), Reading(value=Decimal(120))),
        (figure("atLeast", "120", verbatim="120余人"), Reading(minimum=Decimal(120))),
        (figure("moreThan", "120", verbatim="突破120人"), Reading(minimum=Decimal(120))),
        (figure("order", "100", verbatim="上百人"), Reading(minimum=Decimal(100))),
        (figure("atMost", maximum="120", verbatim="近120人"), Reading(maximum=Decimal(120))),
        (figure("several", verbatim="多次"), Reading()),
        (figure("exact", "5", "8", verbatim="5至8人"), Reading(minimum=Decimal(5), maximum=Decimal(8))),
    ],
)
def test_a_qualifier_decides_what_is_said(claim: Claim, reading: Reading) -> None:
    assert read_figure(claim) == reading


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        (figure("exact", "120", verbatim="120余人"), "contradicts 「余」"),
        (figure("exact", "20000", verbatim="两万多名"), "contradicts 「多」"),
        (figure("exact"), "needs a number"),
        (figure("atLeast", "120", "130", verbatim="120余人"), "range"),
        (figure("exact", "8", "5", verbatim="5至8人"), "range"),
        (figure("atMost", "120", verbatim="近120人"), "value_max"),
        (figure("several", "3", verbatim="多次"), "no number"),
        (figure("", "120"), "needs a qualifier"),
        (figure("exact", "120", verbatim="", quote="会员120人"), "needs its verbatim"),
        (figure("exact", "120", verbatim="120人", quote="会员121人"), "does not stand in the quote"),
    ],
)
def test_cells_that_contradict_each_other_are_refused(claim: Claim, problem: str) -> None:
    with pytest.raises(BadFigure, match=problem):
        read_figure(claim)
