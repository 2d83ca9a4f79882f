"""The questions' answers on the bundled collection, against tables that were written from the report by reading."""

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import Literal
from rdflib.term import Node
from unionkg.graph.store import Rows, Store
from unionkg.queries.asking import EVIDENCE
from unionkg.queries.catalog import questions
from unionkg.queries.citations import citations

ANSWERS = Path(__file__).parents[2] / "examples" / "shiyan" / "answers"
NAMES = sorted(path.stem for path in ANSWERS.glob("*.csv"))
FROM_TABLES = {"cq01": 8, "cq12": 4, "chain": 12, "search": 3}  # rows that the authority tables and names alone make
COMPETENCY = [f"cq{number:02}" for number in range(1, 31)]


def text(term: Node | None) -> str:
    """Write a term as the answer tables do; numbers by value."""
    if isinstance(term, Literal) and isinstance(term.value, int | Decimal) and not isinstance(term.value, bool):
        return f"{Decimal(term.value).normalize():f}"
    return "" if term is None else str(term)


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_the_one_read_from_the_report(name: str, engine: str, asked: Callable[[str, str], Rows]) -> None:
    with (ANSWERS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        columns, *expected = csv.reader(file)
    rows = asked(engine, name)
    assert [[text(row.get(column)) for column in columns] for row in rows] == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_row_cites_its_quotes(name: str, shiyan_store: Store, asked: Callable[[str, str], Rows]) -> None:
    rows = asked("oxigraph", name)
    cited = citations(shiyan_store, rows)
    uncited = [row for row, found in zip(rows, cited, strict=True) if not found]
    assert len(uncited) == FROM_TABLES.get(name, 0)
    assert not any(EVIDENCE in row for row in uncited)
    for found in cited:
        assert all(c.quote and c.source and c.end - c.start == len(c.quote) for c in found)


@pytest.mark.parametrize("name", COMPETENCY)
def test_each_competency_question_has_its_answer(name: str) -> None:
    assert name in questions()
    assert name in NAMES
