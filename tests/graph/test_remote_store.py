"""The remote store answers as the embedded one does: the bundled collection behind a real server."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from unionkg.building import Graphs
from unionkg.graph.endpoint import Endpoint
from unionkg.graph.errors import BadQuestion
from unionkg.graph.oxigraph_store import GRAPHS, RESULTS, OxigraphStore
from unionkg.graph.remote_store import RemoteStore
from unionkg.graph.store import Store
from unionkg.ontology.terms import UKG
from unionkg.queries.asking import ask
from unionkg.queries.catalog import questions
from unionkg.queries.citations import citations
from unionkg.queries.labels import named
from unionkg.queries.question import Question
from unionkg.viz import maps

from tests.servers import needs_oxigraph, serving

pytestmark = needs_oxigraph
HOSTILE = (
    '"', "'", '"""', "\\", '\\"', "} } #", '" ) } { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } #', "\\u0022 } #",
    "\\U00000022", "?thing", "{疗休养}", "疗休养\n", "> <urn:x> ?y . <urn:y",
)  # fmt: skip
PROGRAMMES = """PREFIX ukg: <https://w3id.org/unionkg/ns#>
SELECT ?programme ?union WHERE { ?programme a ukg:Programme ; ukg:owner ?union }"""


def behind(shiyan_graphs: Graphs, folder: Path, *options: str) -> AbstractContextManager[str]:
    return serving((quad for graph in shiyan_graphs.values() for quad in graph), folder, *options)


@pytest.fixture(scope="module")
def remote(shiyan_graphs: Graphs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give the bundled collection behind a server whose default graph is the union of the others."""
    with behind(shiyan_graphs, tmp_path_factory.mktemp("server") / "store", "--union-default-graph") as address:
        yield RemoteStore(Endpoint(address))


@pytest.fixture(scope="module")
def apart(shiyan_graphs: Graphs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give it behind a server whose default graph is empty."""
    with behind(shiyan_graphs, tmp_path_factory.mktemp("server") / "store") as address:
        yield RemoteStore(Endpoint(address))


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_every_question_has_the_same_rows(question: Question, remote: Store, shiyan_store: Store) -> None:
    there, here = ask(remote, question), ask(shiyan_store, question)
    assert there.variables == here.variables
    assert there.solutions == here.solutions


@pytest.mark.parametrize("name", ["cq01", "cq11", "chain"])
def test_an_empty_default_graph_changes_nothing(name: str, apart: Store, shiyan_store: Store) -> None:
    assert ask(apart, questions()[name]).solutions == ask(shiyan_store, questions()[name]).solutions
    assert apart.graphs() == shiyan_store.graphs()
    assert not apart.ask("ASK { ?s a <https://example.org/Nothing> }")


def test_rows_are_named_and_cited_alike(remote: Store, shiyan_store: Store) -> None:
    here = ask(shiyan_store, questions()["cq03"])
    assert named(remote, here) == named(shiyan_store, here)
    assert citations(remote, here) == citations(shiyan_store, here)
    assert any(citations(remote, here))


WANTED = {"ego": {"focus": "丹江口市总工会"}, "sparql": {"query": PROGRAMMES}}


@pytest.mark.parametrize("name", maps())
def test_maps_are_drawn_alike(name: str, remote: Store, shiyan_store: Store) -> None:
    wanted = WANTED.get(name, {})
    assert maps()[name].draw(remote, **wanted) == maps()[name].draw(shiyan_store, **wanted)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_of_the_asker_becomes_sparql(words: str, remote: Store, shiyan_store: Store) -> None:
    asked = questions()["search"]
    assert ask(remote, asked, {"words": words}).solutions == ask(shiyan_store, asked, {"words": words}).solutions
    with pytest.raises(BadQuestion) as there:
        ask(remote, questions()["partners"], {"union": words})
    with pytest.raises(BadQuestion) as here:
        ask(shiyan_store, questions()["partners"], {"union": words})
    assert str(there.value) == str(here.value)


@settings(max_examples=40)
@given(text=st.text(st.one_of(st.sampled_from("\\\"'{}u005Cn\n"), st.characters(exclude_categories=["Cs"]))))
def test_a_text_comes_back_from_the_server_as_it_was(text: str, remote: Store) -> None:
    (row,) = remote.select("SELECT ?words (STRLEN(?words) AS ?length) { }", {"words": Literal(text)})
    assert row["words"] == Literal(text)
    assert row["length"] == Literal(len(text))


def test_graphs_and_quads_are_the_same(remote: Store, shiyan_store: Store) -> None:
    assert remote.graphs() == shiyan_store.graphs()
    assert sorted(remote.n_quads()) == sorted(shiyan_store.n_quads())


def test_asking_and_constructing_see_all_graphs(remote: Store, shiyan_store: Store) -> None:
    union = {"union": URIRef("https://w3id.org/unionkg/id/union-110108")}
    assert remote.ask("ASK { ?union ?p ?o }", union)
    assert not remote.ask("ASK { ?union ?p ?o }", {"union": URIRef("https://example.org/nobody")})
    query = "CONSTRUCT { ?union ?p ?o } WHERE { ?union ?p ?o }"
    found = remote.construct(query, union)
    assert isomorphic(found, shiyan_store.construct(query, union))
    assert (union["union"], RDF.type, UKG.Union) in found


def test_one_graph_can_be_asked_by_its_name(remote: Store, shiyan_store: Store) -> None:
    query = "SELECT (COUNT(*) AS ?n) ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    assert remote.select(query).solutions == shiyan_store.select(query).solutions


@pytest.mark.parametrize("media_type", [*RESULTS, *GRAPHS])
def test_answers_pass_as_the_server_writes_them(media_type: str, remote: Store, shiyan_store: Store) -> None:
    form = "CONSTRUCT { ?s a ?c }" if media_type in GRAPHS else "SELECT ?s ?c"
    query = form + " WHERE { ?s a ?c FILTER(STRENDS(STR(?c), '#Programme')) } ORDER BY ?s"
    there, here = remote.answer(query, media_type), shiyan_store.answer(query, media_type)
    if media_type in GRAPHS:
        assert isomorphic(*(Graph().parse(data=data, format=media_type) for data in (there, here)))
    else:
        assert there == here
    assert there.count(b"programme-") > 3


def test_the_wrong_form_is_refused_here_as_there(remote: Store, shiyan_store: OxigraphStore) -> None:
    for store in (remote, shiyan_store):
        with pytest.raises(BadQuestion, match="of the form SELECT, not ASK"):
            store.select("ASK { ?s ?p ?o }")
        with pytest.raises(BadQuestion, match="answers come as"):
            store.answer("ASK { ?s ?p ?o }", "image/png")
        with pytest.raises(BadQuestion, match="SERVICE is refused"):
            store.select("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
