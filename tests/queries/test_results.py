"""Every format says what the rows say: readers of others read our answers back."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql.results.jsonresults import JSONResultParser
from rdflib.plugins.sparql.results.tsvresults import TSVResultParser
from rdflib.plugins.sparql.results.xmlresults import XMLResultParser
from rdflib.term import Node
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Rows, Store
from unionkg.queries.asking import ask, freeform
from unionkg.queries.catalog import question
from unionkg.queries.citations import citations
from unionkg.queries.results import FORMATS, render
from unionkg.queries.sheets import BOM, for_excel

ROWS = Rows(
    ("union", "value", "note"),
    (
        {"union": URIRef("https://example.org/甲"), "value": Literal("2.50", datatype=XSD.decimal)},
        {"union": Literal("乙县总工会", lang="zh"), "note": Literal('他说:"好",\n\t\\再\u0007见')},
        {"value": Literal(3), "note": Literal("<b>&</b>"), "union": BNode("b0")},
    ),
)
PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))
PARSERS = {"json": JSONResultParser, "xml": XMLResultParser, "tsv": TSVResultParser}


def plain(term: Node | None) -> tuple[str, str, str]:
    if isinstance(term, Literal):
        return str(term), term.language or "", str(term.datatype or "")
    return type(term).__name__, "" if isinstance(term, BNode) else str(term), ""


def read(text: str, form: str) -> list[dict[str, tuple[str, str, str]]]:
    found = PARSERS[form]().parse(io.BytesIO(text.encode()))  # type: ignore[no-untyped-call]
    return [{str(name): plain(term) for name, term in row.items()} for row in found.bindings]


def expected(rows: Rows) -> list[dict[str, tuple[str, str, str]]]:
    return [{name: plain(term) for name, term in row.items()} for row in rows]


def test_json_is_read_back() -> None:
    assert read(render(ROWS, "json"), "json") == expected(ROWS)


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
@given(text=PRINTED, language=st.sampled_from(["", "zh", "en"]))
def test_any_words_are_read_back(form: str, text: str, language: str) -> None:
    rows = Rows(("words",), ({"words": Literal(text, lang=language or None)},))
    assert read(render(rows, form), form) == expected(rows)


def test_xml_keeps_what_xml_can_hold() -> None:
    found = read(render(ROWS, "xml"), "xml")
    assert found[0] == expected(ROWS)[0]
    assert found[1]["note"][0] == '他说:"好",\n\t\\再\ufffd见'


@given(cells=st.lists(PRINTED, min_size=1, max_size=4))
def test_csv_is_read_back(cells: list[str]) -> None:
    rows = Rows(("words",), tuple({"words": Literal(cell)} for cell in cells))
    assert list(csv.reader(io.StringIO(render(rows, "csv"), newline=""))) == [["words"], *([cell] for cell in cells)]


def test_csv_for_excel_calculates_nothing() -> None:
    rows = Rows(("cell",), tuple({"cell": Literal(cell)} for cell in ("=1+1", "@SUM(A1)", "-3.5", "-三", "甲")))
    text = for_excel(render(rows, "csv"))
    assert text.startswith(BOM)
    assert [row[0] for row in csv.reader(io.StringIO(text[1:], newline=""))][1:] == [
        "'=1+1", "'@SUM(A1)", "-3.5", "'-三", "甲",
    ]  # fmt: skip


def test_citations_stand_beside_the_rows(shiyan_store: Store) -> None:
    rows = ask(shiyan_store, question("cq09"))
    cited = citations(shiyan_store, rows)
    quotes = [[citation.quote for citation in row] for row in cited]
    assert [[c["quote"] for c in row] for row in json.loads(render(rows, "json", cited))["citations"]] == quotes
    sheet = list(csv.DictReader(io.StringIO(render(rows, "csv", cited), newline="")))
    assert [row["citation_quote"] for row in sheet] == [row[0] for row in quotes]
    table = render(rows, "table", cited)
    assert all(f"「{quote}」" in table for row in quotes for quote in row)
    with pytest.raises(BadQuestion, match="no place for citations"):
        render(rows, "xml", cited)


def test_a_table_is_as_wide_as_its_room(shiyan_store: Store) -> None:
    for room in (100, 140, 200):
        lines = render(ask(shiyan_store, question("cq04")), "table", room=room).splitlines()
        assert max(sum(2 if ord(c) > 0x2E80 else 1 for c in line) for line in lines) <= room


@pytest.mark.parametrize("form", FORMATS)
def test_yes_or_no(form: str, shiyan_store: Store) -> None:
    answer = freeform(shiyan_store, "ASK { ?u a ukg:Union }")
    assert answer is True
    if form in ("xml", "ttl"):
        with pytest.raises(BadQuestion, match="yes or no"):
            render(answer, form)
    else:
        assert "true" in render(answer, form) or "yes" in render(answer, form)
        assert render(answer, form) != render(False, form)


def test_a_graph_is_turtle(shiyan_store: Store) -> None:
    query = "CONSTRUCT { ?u a ukg:Union } WHERE { ?u a ukg:Union } LIMIT 3"
    answer = freeform(shiyan_store, query)
    assert isinstance(answer, Graph)
    assert len(Graph().parse(data=render(answer, "ttl"))) == 3
    with pytest.raises(BadQuestion, match="written as ttl"):
        render(answer, "csv")


def test_rows_are_no_turtle() -> None:
    with pytest.raises(BadQuestion, match="not as ttl"):
        render(ROWS, "ttl")
