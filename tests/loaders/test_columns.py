"""The columns of the tables are those of the contract, under headings that cannot be mixed up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.graph.claims import COLUMNS, REQUIRED
from unionkg.loaders.columns import CLAIMS, TABLES, settle_heading
from unionkg.loaders.tables import read_table

Lay = Callable[..., Path]


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
