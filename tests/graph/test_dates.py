"""Dates keep the width that their source gave them."""

from datetime import date

import pytest
from unionkg.graph.dates import bounds
from unionkg.graph.errors import BadTable, Place

PLACE = Place("claims.csv", 2)


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("2023/2024-05", date(2023, 1, 1), date(2024, 5, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(stated: str, first: date, last: date) -> None:
    assert bounds(stated, PLACE) == (first, last)


@pytest.mark.parametrize("stated", ["--05-01", "--05", "--05-01/--06-01"])
def test_a_date_without_a_year_is_not_completed(stated: str) -> None:
    assert bounds(stated, PLACE) is None


@pytest.mark.parametrize("stated", ["去年", "2024-13", "2024-02-30", "2024/2023", "24-01-01", "2024-1", "--05/2024"])
def test_anything_else_is_refused(stated: str) -> None:
    with pytest.raises(BadTable, match="date"):
        bounds(stated, PLACE)
