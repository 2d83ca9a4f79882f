"""What only shows with more than one source."""

from decimal import Decimal

import pytest
from unionkg.graph.store import Store
from unionkg.queries.asking import ask
from unionkg.queries.catalog import questions
from unionkg.queries.citations import citations


def test_figures_of_one_thing_are_set_side_by_side(comparing: Store) -> None:
    rows = ask(comparing, questions()["cq30"])
    found = [(str(row["subject"]), str(row["measure"]), Decimal(str(row["value"]))) for row in rows]
    assert ("张湾区总工会", "会员数", Decimal(50899)) in found
    assert ("张湾区总工会", "会员数", Decimal(52000)) in found
    assert [value for _, measure, value in found if measure == "工会组织数"] == [637, 637]


def test_only_figures_that_differ_have_changed(comparing: Store) -> None:
    rows = ask(comparing, questions()["changed"])
    (row,) = rows
    assert (str(row["name"]), str(row["measure"])) == ("张湾区总工会", "会员数")
    assert (Decimal(str(row["value"])), Decimal(str(row["otherValue"]))) == (Decimal(50899), Decimal(52000))
    (cited,) = citations(comparing, rows)
    assert {citation.quote for citation in cited} == {"会员50899人", "共有会员52000人"}


def test_a_change_can_be_asked_of_one_thing(comparing: Store) -> None:
    assert len(ask(comparing, questions()["changed"], {"subject": "张湾区总工会"})) == 1
    assert len(ask(comparing, questions()["changed"], {"subject": "茅箭区总工会"})) == 0


@pytest.mark.parametrize("least", ["1", "3"])
def test_the_number_of_sources_is_a_lower_bound(comparing: Store, least: str) -> None:
    rows = ask(comparing, questions()["cq30"], {"sources": least})
    assert bool(rows) == (least == "1")
