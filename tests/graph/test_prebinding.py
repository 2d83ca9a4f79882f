"""A query with VALUES clauses gives what the embedded store gives when it substitutes terms."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, BNode, Graph, Literal, URIRef, Variable
from rdflib.term import Node
from unionkg.graph.errors import BadQuestion
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.prebinding import prebind
from unionkg.graph.store import Store
from unionkg.queries.asking import bind
from unionkg.queries.catalog import questions
from unionkg.queries.question import Question

GIVER = URIRef("https://example.org/giver")
SHAPES = {
    "plain": "SELECT ?s ?o { ?s ex:p ?o }",
    "filter": "SELECT ?s ?o { ?x ex:p ?o FILTER(?x = ?s) }",
    "optional": "SELECT ?s ?o ?n { ?x ex:p ?o OPTIONAL { ?o ex:q ?n FILTER(?s = ex:other) } }",
    "optional in optional": """SELECT ?s ?o ?n { ?x ex:p ?o
        OPTIONAL { ?o ex:q ?n OPTIONAL { ?s ex:p ?o FILTER(?x = ?s) } FILTER(?s = ?x) } }""",
    "union": "SELECT ?s ?o { { ?x ex:p ?o FILTER(?x = ?s) } UNION { ?o ex:q 1 FILTER(ISIRI(?s)) } }",
    "minus": "SELECT ?s ?o { ?x ex:p ?o MINUS { ?o ex:q 1 . ?s ex:p ?o } }",
    "not exists": "SELECT ?s ?o { ?x ex:p ?o FILTER NOT EXISTS { ?s ex:p ?o FILTER(?s != ?x) } }",
    "groups in exists": "SELECT ?s ?o { ?x ex:p ?o FILTER EXISTS { { ?s ex:p ?o } UNION { ?o ex:q ?s } } }",
    "graph": "SELECT ?s ?g ?o { GRAPH ?g { ?s ex:p ?o } }",
    "groups in groups": "SELECT ?s ?o WHERE { { { ?s ex:p ?o } } }",
    "aggregate": "SELECT ?s (COUNT(?o) AS ?n) { ?s ex:p ?o } GROUP BY ?s HAVING(COUNT(?o) > 1)",
    "subselect": "SELECT ?s ?o { { SELECT ?s ?o { ?s ex:p ?o } ORDER BY DESC(?s) LIMIT 1 } }",
    "subselect of everything": "SELECT ?s ?m { ?s ex:p ?o { # all\n SELECT * { ?s ex:p ?m } ORDER BY ?m LIMIT 1 } }",
    "subselect that groups": """SELECT ?s (COUNT(?o) AS ?n) { ?x ex:p ?o
        { SELECT ?s ?m { ?s ex:p ?m } GROUP BY ?s ?m } } GROUP BY ?s""",
    "another variable of the name": "SELECT ?s ?o { ?s ex:p ?o { SELECT ?o { ?s ex:p ?o } } }",
    "a count of the name's": "SELECT ?s ?n { ?s ex:p ?o { SELECT (COUNT(?s) AS ?n) { ?s ex:p ?z } } }",
    "own values": "SELECT ?s ?o { VALUES ?s { ex:other ex:giver } ?s ex:p ?o }",
    "values at the end": "SELECT * { ?s ex:p ?o } VALUES ?o { ex:c }",
    "braces in comments": "SELECT ?s ?o { # { ?s } SELECT\n ?s ex:p ?o }",
    "braces in strings": """SELECT ?s ?o { ?s ex:p ?o FILTER("} { ?s" != '}\\'{')
        FILTER(\"\"\"}"{ \"\"\" != '''{'} ''') }""",
    "dollar": "SELECT $s ?o { $s ex:p ?o }",
}
BY_HAND = {  # where the engine's own substitution falls short of the term itself
    "SELECT ?s ?o { ?s ex:p ?o MINUS { ?y ex:q 1 } }": "SELECT ?o { ex:giver ex:p ?o MINUS { ?y ex:q 1 } }",
    "SELECT ?s ?y { { ?s ex:p ?y } UNION { BIND(?s AS ?y) } }": (
        "SELECT ?y { { ex:giver ex:p ?y } UNION { BIND(ex:giver AS ?y) } }"
    ),
}
PREFIX = "PREFIX ex: <https://example.org/> "
TEXT = st.text(st.one_of(st.sampled_from("\\\"'{}uU005Cn?$<>#\n"), st.characters(exclude_categories=["Cs"])))


@pytest.fixture(scope="module")
def small() -> Store:
    store = ox.Store()
    store.update(
        PREFIX + "INSERT DATA { GRAPH ex:g {"
        " ex:giver ex:p ex:b, ex:c . ex:other ex:p ex:c . ex:b ex:q 1 . ex:c ex:q 2 } }"
    )
    return OxigraphStore(store)


def solutions(store: Store, query: str, bindings: dict[str, Node]) -> list[str]:
    return sorted(str(sorted(row.items())) for row in store.select(query, bindings))


@pytest.mark.parametrize("shape", SHAPES)
def test_values_give_what_substitution_gives(shape: str, small: Store) -> None:
    query = PREFIX + SHAPES[shape]
    expected = solutions(small, query, {"s": GIVER})
    assert solutions(small, prebind(query, {"s": GIVER}), {}) == expected


@pytest.mark.parametrize("query", BY_HAND)
def test_values_give_what_the_term_itself_gives(query: str, small: Store) -> None:
    found = [dict(row) for row in small.select(prebind(PREFIX + query, {"s": GIVER}))]
    assert {row.pop("s") for row in found} == {GIVER}
    assert sorted(map(str, found)) == sorted(str(dict(row)) for row in small.select(PREFIX + BY_HAND[query]))


def test_the_shapes_tell_right_from_wrong(small: Store) -> None:
    """Else every shape could be empty."""
    assert sum(bool(solutions(small, PREFIX + shape, {"s": GIVER})) for shape in SHAPES.values()) == len(SHAPES)


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_every_question_gives_the_same_rows(question: Question, shiyan_store: Store) -> None:
    bindings = bind(shiyan_store, question)
    expected = shiyan_store.select(question.text, bindings)
    assert shiyan_store.select(prebind(question.text, bindings)).solutions == expected.solutions


def test_asking_and_constructing_take_terms(small: Store) -> None:
    ask, construct = PREFIX + "ASK { ?s ex:p ex:c }", PREFIX + "CONSTRUCT { ?s ex:r ?o } WHERE { ?s ex:p ?o }"
    assert small.ask(prebind(ask, {"s": GIVER}))
    assert not small.ask(prebind(ask, {"s": URIRef("https://example.org/b")}))
    assert set(small.construct(prebind(construct, {"s": GIVER})).subjects()) == {GIVER}


@settings(max_examples=60)
@given(TEXT, st.sampled_from((None, "zh")))
def test_a_text_is_read_back_as_it_was(text: str, language: str | None) -> None:
    """By rdflib too, which expands codepoint escapes in the whole query before it reads the strings."""
    query = prebind("SELECT ?s { }", {"s": Literal(text, lang=language)})
    found = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert [row["s"] for row in found] == [ox.Literal(text, language=language)]
    assert [row[Variable("s")] for row in Graph().query(query).bindings] == [Literal(text, lang=language)]


@pytest.mark.parametrize(
    "term", [URIRef("https://example.org/甲"), Literal("3.5", datatype=XSD.decimal), Literal(True), Literal("")]
)
def test_terms_of_every_kind_can_be_bound(term: Node, small: Store) -> None:
    (row,) = small.select(prebind("SELECT ?s (?s AS ?o) { }", {"s": term}))
    assert row["o"] == term


@pytest.mark.parametrize(
    ("query", "term", "said"),
    [
        ("SELECT ?o { ?s ?p ?o }", GIVER, "does not project it"),
        ("SELECT (COUNT(?s) AS ?n) { ?s ?p ?o }", GIVER, "does not project it"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", GIVER, "no WHERE clause of its own"),
        ("DESCRIBE ?s", GIVER, "no WHERE clause of its own"),
        ("SELECT ?s { ?s ?p ?o }", BNode("b"), "blank node"),
        ("SELECT ?s { ?s ?p ?o }", URIRef("https://example.org/> } #"), "cannot be bound"),
        ("SELECT ?s { ?s ?p ?o", GIVER, "cannot be read"),
    ],
)
def test_what_cannot_be_bound_is_refused(query: str, term: Node, said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        prebind(query, {"s": term})
