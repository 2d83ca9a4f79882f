"""Maps of everything that claims join, on the bundled collection."""

import pytest
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Store
from unionkg.viz import maps
from unionkg.viz.spec import Edge, Map, Node

from tests.viz.conftest import HAIDIAN, TEXT, Rows, build, quote

DANJIANGKOU = "丹江口市总工会"
OWNED = """PREFIX ukg: <https://w3id.org/unionkg/ns#>
CONSTRUCT { ?thing ukg:owner ?union } WHERE { ?thing a ukg:Programme ; ukg:owner ?union }"""
GIVEN = """PREFIX ukg: <https://w3id.org/unionkg/ns#>
SELECT ?from ?to ?label ?claim WHERE { ?claim ukg:provider ?from ; ukg:recipient ?to BIND("送给" AS ?label) }"""


def draw(name: str, store: Store, **wanted: object) -> Map:
    return maps()[name].draw(store, **wanted)


def named(drawn: Map, name: str) -> Node:
    return next(node for node in drawn.nodes if node.label.zh == name)


def lines(drawn: Map) -> dict[tuple[str, str], Edge]:
    names = {node.id: node.label.zh for node in drawn.nodes}
    return {(names[edge.source], names[edge.target]): edge for edge in drawn.edges}


def test_programmes_stand_between_who_runs_and_who_recognised_them(shiyan_store: Store) -> None:
    drawn = draw("programmes", shiyan_store)
    columns = {node.label.zh: node.column for node in drawn.nodes}
    assert columns["郧阳区总工会"] == 0
    assert columns["一户一产业工人"] == 1
    assert columns["《人民日报》报道"] == 2
    assert columns["人民日报"] == 3
    found = lines(drawn)
    assert found["郧阳区总工会", "一户一产业工人"].kind == "runs"
    assert found["一户一产业工人", "《人民日报》报道"].kind == "honours"
    assert found["人民日报", "《人民日报》报道"].kind == "grants"
    assert sum(node.group == "Programme" for node in drawn.nodes) == 25


def test_every_line_of_a_programme_map_has_a_quote(shiyan_store: Store) -> None:
    drawn = draw("programmes", shiyan_store)
    cards = {card.id: card for card in drawn.claims}
    assert drawn.edges
    assert all(any(cards[claim].quotes for claim in edge.claims) for edge in drawn.edges)


def test_what_stands_around_a_union_goes_as_far_as_asked(shiyan_store: Store) -> None:
    near, far = (draw("ego", shiyan_store, focus=DANJIANGKOU, hops=hops) for hops in (1, 2))
    assert near.focus == named(near, DANJIANGKOU).id
    assert {node.label.zh for node in near.nodes} < {node.label.zh for node in far.nodes}
    assert named(near, "十堰市总工会").column == 0
    assert named(near, DANJIANGKOU).column == 1
    assert named(near, "北京市海淀区总工会").column == 2
    partners = lines(near)[DANJIANGKOU, "北京市海淀区总工会"]
    assert partners.kind == "partnership"
    assert partners.claims
    assert lines(near)["十堰市总工会", DANJIANGKOU].basis == "authority"


def test_what_is_left_out_is_counted(shiyan_store: Store) -> None:
    whole = draw("ego", shiyan_store, focus="十堰市总工会", hops=1)
    few = draw("ego", shiyan_store, focus="十堰市总工会", hops=1, most=5)
    assert len(few.nodes) == 5
    hidden = {fact.name.zh: fact.value.zh for fact in named(few, "十堰市总工会").facts}
    assert hidden["未画出的相连对象"] == str(len(whole.nodes) - 5)
    assert "没有画出" in few.note.zh


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"focus": "没有这家工会"}, "no entity here has the name"),
        ({"focus": DANJIANGKOU, "hops": 0}, "--hops is a number from 1 to 5"),
        ({}, "needs --focus"),
        ({"focus": DANJIANGKOU, "source": "x"}, "takes no --source"),
    ],
)
def test_a_wrong_wish_is_told(shiyan_store: Store, wanted: dict[str, object], said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        draw("ego", shiyan_store, **wanted)


def test_a_thing_that_nothing_joins_stands_alone(store: Store) -> None:
    assert [node.label.zh for node in draw("ego", store, focus="中国").nodes] == ["中国"]


def test_one_report_is_drawn_with_its_own_claims_alone() -> None:
    rows = Rows()
    rows.add(
        "partnership", quote("丹江口市总工会和"), kind="paired-cooperation", subject=(DANJIANGKOU,), object=HAIDIAN
    )
    drawn = draw("source", build(rows.rows))
    assert {node.label.zh for node in drawn.nodes} == {DANJIANGKOU, "北京市海淀区总工会"}
    assert drawn.title.zh == "结对记 · 关系图"
    assert all(quote.text in TEXT for card in drawn.claims for quote in card.quotes)


def test_the_only_source_needs_no_name_and_an_unknown_one_is_told(shiyan_store: Store) -> None:
    assert len(draw("source", shiyan_store).nodes) > 50
    with pytest.raises(BadQuestion, match="no source here has the name"):
        draw("source", shiyan_store, source="没有这份报道")


def test_triples_of_a_query_become_lines_with_the_claims_that_join_their_ends(shiyan_store: Store) -> None:
    drawn = draw("sparql", shiyan_store, query=OWNED)
    owned = lines(drawn)["一户一产业工人", "郧阳区总工会"]
    assert owned.label.zh == "所属组织 · 2条陈述"
    assert owned.claims
    assert {kind.label.zh for kind in drawn.kinds} == {"所属组织"}


def test_rows_of_a_query_name_their_relations_and_claims(store: Store) -> None:
    drawn = draw("sparql", store, query=GIVEN)
    given = lines(drawn)["北京市海淀区总工会", DANJIANGKOU]
    assert given.label.zh == "送给"
    assert [card.words.zh for card in drawn.claims if card.id in given.claims] != []
    assert given.basis == "stated"


def test_a_relation_that_no_claim_states_says_so(store: Store) -> None:
    query = "PREFIX ukg: <https://w3id.org/unionkg/ns#> SELECT ?u ?l WHERE { ?u ukg:unionLevel ?l }"
    drawn = draw("sparql", store, query=query)
    assert {edge.basis for edge in drawn.edges} == {"asked"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK { ?s ?p ?o }", "ASK query has nothing to draw"),
        ("SELECT ?s WHERE { ?s ?p ?o }", "one column"),
        ("SELECT ?a ?b WHERE { ?a <urn:none> ?b }", "finds no relation"),
        ("SELECT nonsense", "is not SPARQL"),
        ("SELECT ?a ?b WHERE { SERVICE <http://example.org/> { ?a ?p ?b } }", "SERVICE"),
    ],
)
def test_a_query_that_cannot_be_drawn_is_told(store: Store, query: str, said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        draw("sparql", store, query=query)


def test_a_ring_of_relations_and_values_is_drawn(store: Store) -> None:
    pairs = '(<urn:x> <urn:y>) (<urn:y> <urn:x>) (<urn:y> "九家") (<urn:x> <urn:x>)'
    query = f"SELECT ?a ?b WHERE {{ VALUES (?a ?b) {{ {pairs} }} }}"
    drawn = draw("sparql", store, query=query)
    assert {node.label.zh for node in drawn.nodes} == {"urn:x", "urn:y", "九家"}
    assert len(drawn.edges) == 3
