"""Revising a store by hand: only graphs that no build writes, whatever an update says."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from unionkg.graph.errors import BadQuestion, StoreUnavailable
from unionkg.graph.generations import open_store, publishing, update
from unionkg.graph.revision import revise

BUILT, DERIVED, NOTES = "urn:example:built", "urn:example:derived", "urn:example:notes"
A, P = ox.NamedNode("urn:a"), ox.NamedNode("urn:p")


def quads() -> list[ox.Quad]:
    return [ox.Quad(A, P, ox.Literal(word), ox.NamedNode(BUILT)) for word in ("一", "二", "三")]


def stores() -> tuple[ox.Store, ox.Store]:
    former, new = ox.Store(), ox.Store()
    for store in (former, new):
        store.extend([*quads(), ox.Quad(A, P, ox.Literal("note"), ox.NamedNode(NOTES))])
    return former, new


@pytest.mark.parametrize(
    "text",
    [
        f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:p> 'another' }} }}",
        f"WITH <{NOTES}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 'changed' }} WHERE {{ ?s ?p ?o }}",
        f"INSERT {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{BUILT}> {{ ?s ?p ?o }} }}",
        f"DROP GRAPH <{NOTES}>",
        f"COPY GRAPH <{BUILT}> TO GRAPH <urn:example:copy>",
        f"CLEAR GRAPH <{NOTES}> ; INSERT DATA {{ GRAPH <urn:example:other> {{ <urn:a> <urn:p> 1 }} }}",
        "",
    ],
)
def test_graphs_of_one_s_own_may_be_changed(text: str) -> None:
    former, new = stores()
    revise(former, new, text, [BUILT, DERIVED])
    assert (set(new) == set(former)) is not bool(text)


@pytest.mark.parametrize(
    "text",
    [
        "DROP ALL",
        "CLEAR NAMED",
        f"DROP GRAPH <{BUILT}>",
        "DELETE WHERE { GRAPH ?g { ?s ?p '二' } }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?s ?p 'x' } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT { GRAPH ?g { ?s ?p 'more' } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"MOVE GRAPH <{BUILT}> TO GRAPH <{NOTES}>",
        f"ADD GRAPH <{NOTES}> TO GRAPH <{BUILT}>",
        f"INSERT DATA {{ GRAPH <{DERIVED}> {{ <urn:a> <urn:p> <urn:a> }} }}",
    ],
)
def test_what_builds_write_only_builds_change(text: str) -> None:
    with pytest.raises(BadQuestion, match="written by builds only"):
        revise(*stores(), text, [BUILT, DERIVED])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INSERT DATA { <urn:a> <urn:b> 'in no graph' }", "names its graph"),
        (f"COPY GRAPH <{BUILT}> TO DEFAULT", "names its graph"),
        ("LOAD <file:///etc/passwd> INTO GRAPH <urn:n>", "LOAD is refused"),
        ("load silent <http://127.0.0.1:1/> INTO GRAPH <urn:n>", "LOAD is refused"),
        ("INSERT { GRAPH <urn:n> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("DELETE { GRAPH <urn:n> { ?s ?p 1 } } WHERE { ?s ?p ?o OPTIONAL { { service ?o { ?s ?p 1 } } } }", "SERVICE"),
        ("INSERT DATA {", "line 1"),
        ("SELECT * WHERE { ?s ?p ?o }", "line 1"),
        ("INSERT DATA { GRAPH <urn:n> { ?s <urn:p> 1 } }", "cannot be r"),
        (
            "INSERT DATA { GRAPH <urn:n> { <urn:a> <urn:p> 1 } } WHERE { " + "{" * 3000 + "}" * 3000 + " }",
            "cannot|nested",
        ),
    ],
)
def test_what_is_wrong_or_reaches_out_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        revise(*stores(), text, [BUILT])


def test_an_update_becomes_a_generation_and_outlasts_builds(tmp_path: Path) -> None:
    with publishing(tmp_path, {BUILT: quads()}, DERIVED):
        pass
    update(tmp_path, f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:p> 'kept' }} }}", DERIVED)
    assert NOTES in open_store(tmp_path).graphs()
    with publishing(tmp_path, {BUILT: quads()[:1]}, DERIVED) as change:
        assert change.replaced == (BUILT,)
    assert NOTES in open_store(tmp_path).graphs()
    assert (tmp_path / "CURRENT").read_text().strip() == "gen-000003"


def test_a_refused_update_leaves_no_generation(tmp_path: Path) -> None:
    with publishing(tmp_path, {BUILT: quads()}, DERIVED):
        pass
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(BadQuestion):
        update(tmp_path, "DROP ALL", DERIVED)
    assert {path.name for path in tmp_path.iterdir()} == before
    assert set(open_store(tmp_path).graphs()) == {BUILT}


def test_where_nothing_was_built_nothing_is_updated(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="unionkg build"):
        update(tmp_path, "", DERIVED)
