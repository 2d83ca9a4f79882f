"""A query is judged by what it means, not by the letters in it."""

from importlib.resources import files

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.graph.errors import BadQuestion
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.query_guard import check_query

AWAY = "SERVICE <http://example.org/sparql> { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("ASK { ?s ?p ?o }", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <https://example.org/a>", "DESCRIBE"),
        ("PREFIX ukg: <https://w3id.org/unionkg/ns#> select (count(*) as ?n) { ?s a ukg:Union }", "SELECT"),
    ],
)
def test_every_form_of_query_is_known(query: str, form: str) -> None:
    assert check_query(query) == form


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?s {{ {AWAY} }}",
        f"select ?s {{ {AWAY.lower()} }}",
        f"SELECT * {{ {AWAY.replace('SERVICE', 'SERVICE SILENT')} }}",
        "SELECT * { ?s ?p ?o . SERVICE ?o { ?a ?b ?c } }",
        f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {{ SELECT * {{ {AWAY} }} }} }} }}",
        f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ {AWAY} }} }}",
        f"SELECT * {{ ?s ?p ?o MINUS {{ {AWAY} }} }}",
        f"SELECT * {{ GRAPH ?g {{ {AWAY} }} }}",
        f"ASK {{ FILTER NOT EXISTS {{ {AWAY} }} }}",
        f"SELECT * {{ BIND(EXISTS {{ {AWAY} }} AS ?there) }}",
        f"SELECT (EXISTS {{ {AWAY} }} AS ?there) {{}}",
        f"SELECT (COUNT(*) AS ?n) {{}} HAVING(EXISTS {{ {AWAY} }})",
        f"SELECT * {{}} ORDER BY (EXISTS {{ {AWAY} }})",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {AWAY} }}",
        f"DESCRIBE ?s {{ {AWAY} }}",
        "SELECT * { \\u0053ERVICE <http://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * { SERVICE#\n<http://example.org/sparql> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_wherever_it_stands(query: str) -> None:
    with pytest.raises(BadQuestion, match="SERVICE is refused"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/g> { GRAPH ?g { ?s ?p ?o } }",
        "PREFIX f: <file:///etc/> CONSTRUCT { ?s ?p ?o } FROM f:passwd WHERE { ?s ?p ?o }",
        "ASK FROM <http://example.org/g> { ?s ?p ?o }",
        "DESCRIBE ?s FROM <http://example.org/g> { ?s ?p ?o }",
    ],
)
def test_from_is_refused(query: str) -> None:
    with pytest.raises(BadQuestion, match=r"FROM is refused: .* by GRAPH"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ('SERVICE <http://example.org/> {} FROM <file:///a> DROP ALL' AS ?words) {}",
        "SELECT * { ?s ?p ?o } # SERVICE <http://example.org/> { ?s ?p ?o }",
        "SELECT ?service ?from { ?service <http://example.org/SERVICE> ?from }",
        'SELECT * { ?s ?p """\nSERVICE <http://example.org/> { ?s ?p ?o }""" }',
    ],
)
def test_words_that_only_look_like_it_are_not_refused(query: str) -> None:
    assert check_query(query) == "SELECT"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "LOAD <file:///etc/passwd>",
        "LOAD <http://example.org/a.ttl> INTO GRAPH <urn:g>",
        "SELECT * {} ; DROP ALL",
        "SELECT * {} DELETE WHERE { ?s ?p ?o }",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_no_queries(text: str) -> None:
    with pytest.raises(BadQuestion, match=r"line 1, column \d+.* is not SPARQL 1\.1 \(updates are not taken here\)"):
        check_query(text)


@pytest.mark.parametrize("text", ["", "\0", "你好", "SELECT", "SELECT * {", "SELECT * { ?s ?p }", "SELECT * {} }"])
def test_what_is_no_query_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(BadQuestion, match=r"cannot be read at line \d+, column \d+"):
        check_query(text)


def test_the_line_of_a_mistake_is_named() -> None:
    with pytest.raises(BadQuestion, match=r"line 3, column 1: 'WHERED \{ \?s \?p \?o \}'"):
        check_query("SELECT *\n\nWHERED { ?s ?p ?o }")


@pytest.mark.parametrize("deep", ["SELECT * " + "{ " * 400 + "} " * 400, f"ASK {{ FILTER({'(' * 400}1{')' * 400}) }}"])
def test_a_query_nested_too_deeply_is_refused(deep: str) -> None:
    with pytest.raises(BadQuestion, match="nested too deeply"):
        check_query(deep)


@given(st.text(alphabet="SELECTFROMVI <>{}?*\"'\\#;.:abc\n") | st.text())
def test_any_text_is_a_query_or_a_bad_question(text: str) -> None:
    try:
        assert check_query(text) in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    except BadQuestion as problem:
        assert str(problem)  # noqa: PT017 - either is right


@pytest.mark.parametrize("method", ["select", "construct", "ask"])
def test_a_store_asks_the_guard_first(method: str) -> None:
    store = OxigraphStore(ox.Store())
    for query in (f"SELECT * {{ {AWAY} }}", "DROP ALL"):
        with pytest.raises(BadQuestion, match=r"refused|not SPARQL"):
            getattr(store, method)(query)


@pytest.mark.parametrize(("method", "query"), [("select", "ASK {}"), ("ask", "SELECT * {}"), ("construct", "ASK {}")])
def test_a_query_of_another_form_is_refused(method: str, query: str) -> None:
    with pytest.raises(BadQuestion, match="this takes a query of the form"):
        getattr(OxigraphStore(ox.Store()), method)(query)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(BadQuestion, match="cannot be run"):
        OxigraphStore(ox.Store()).select('SELECT * { ?s ?p "\ud800" }')


@pytest.mark.parametrize("room", ["unionkg.queries", "unionkg.graph.checks", "unionkg.viz"])
def test_our_own_queries_pass(room: str) -> None:
    found = [file for file in files(room).iterdir() if file.name.endswith(".rq")]
    assert found
    assert all(check_query(file.read_text(encoding="utf-8")) == "SELECT" for file in found)
