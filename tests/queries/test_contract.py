"""What every question file keeps to, so that adding a question is adding a file."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from rdflib import Variable
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from unionkg.graph.store import Rows
from unionkg.queries.asking import EVIDENCE
from unionkg.queries.catalog import questions
from unionkg.queries.columns import CHINESE
from unionkg.queries.question import Question

ALL = list(questions().values())
EMPTY = {"cq30", "changed"}  # they compare sources, and the bundled collection holds one
every_question = pytest.mark.parametrize("question", ALL, ids=lambda question: question.name)


def parts(node: object) -> Iterator[CompValue]:
    if isinstance(node, CompValue):
        yield node
        for child in node.values():
            yield from parts(child)
    elif not isinstance(node, str) and hasattr(node, "__iter__"):
        for child in node:
            yield from parts(child)


@cache
def algebra(question: Question) -> CompValue:
    return translateQuery(parseQuery(question.text)).algebra


@every_question
def test_its_header_speaks_both_languages(question: Question) -> None:
    assert any("一" <= character <= "鿿" for character in question.zh)
    assert question.en.isascii()
    for parameter in question.parameters:
        assert any("一" <= character <= "鿿" for character in parameter.zh)
        assert parameter.en.isascii()


@every_question
def test_its_parameters_and_its_evidence_are_projected(question: Question) -> None:
    projected = {str(variable) for variable in algebra(question)["PV"]}
    assert {parameter.name for parameter in question.parameters} <= projected
    assert EVIDENCE in projected


@every_question
def test_its_columns_have_chinese_names(question: Question) -> None:
    assert {str(variable) for variable in algebra(question)["PV"]} <= CHINESE.keys()


@every_question
def test_it_stays_inside_the_store(question: Question) -> None:
    names = {part.name for part in parts(parseQuery(question.text)[1])}
    assert not names & {"ServiceGraphPattern", "DatasetClause"}


@every_question
def test_it_never_asks_whether_a_parameter_is_bound(question: Question) -> None:
    """Engines that substitute see it otherwise than engines that join."""
    asked = {part["arg"] for part in parts(algebra(question)) if part.name == "Builtin_BOUND"}
    assert not asked & {Variable(parameter.name) for parameter in question.parameters}


@every_question
def test_it_names_no_place_outside_its_header(question: Question) -> None:
    body = "\n".join(line for line in question.text.splitlines() if not line.startswith("#"))
    assert not [
        word for word in ("十堰", "丹江口", "海淀", "通州", "武当", "郧", "竹", "北京", "union-") if word in body
    ]


@every_question
def test_both_engines_give_the_same_rows_in_the_same_order(
    question: Question, asked: Callable[[str, str], Rows]
) -> None:
    rows = asked("oxigraph", question.name)
    assert bool(rows) == (question.name not in EMPTY)
    assert plain(rows) == plain(asked("rdflib", question.name))


@every_question
def test_its_order_is_total(question: Question, asked: Callable[[str, str], Rows]) -> None:
    (order,) = (part for part in parts(algebra(question)) if part.name == "OrderBy")
    keys = [str(condition["expr"]) for condition in order["expr"]]
    rows = [tuple(row.get(key) for key in keys) for row in asked("oxigraph", question.name)]
    assert len(set(rows)) == len(rows)


def plain(rows: Rows) -> list[list[str | None]]:
    return [[None if (term := row.get(name)) is None else value(term) for name in rows.variables] for row in rows]


def value(term: object) -> str:
    return str(getattr(term, "value", None) or term)
