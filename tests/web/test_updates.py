"""Updates: by whoever has the token, of graphs that no build writes, wholly or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from unionkg.building import DERIVED, Graphs
from unionkg.graph.generations import publishing
from unionkg.web.guards import Manners
from unionkg.web.limits import Limits
from unionkg.web.site import workspace_site
from unionkg.workspace import Workspace

from tests.web.endpoints import ENDLESS, Reply, Server, make_workspace, running

TOKEN, UPDATE = "a token of the tests", "application/sparql-update"
NOTES = "urn:example:notes"
INSERT = f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:example:1> <urn:example:says> '海淀 😀' }} }}"
HELD = f"SELECT ?o WHERE {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} ORDER BY ?o"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture
def desk(shiyan_graphs: Graphs, tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, shiyan_graphs)


@pytest.fixture
def writable(desk: Workspace) -> Iterator[Server]:
    limits = Limits(seconds=60, workers=1)
    with running(workspace_site(desk, limits, Manners(), TOKEN)) as server:
        yield server


def send(server: Server, update: str, token: str = TOKEN, path: str = "/sparql") -> Reply:
    headers = {"Content-Type": UPDATE, **({"Authorization": f"Bearer {token}"} if token else {})}
    return server.send("POST", path, update.encode(), headers)


def held(server: Server) -> list[str]:
    reply = server.get("/graphs", {"Accept": "application/n-quads"})
    assert reply.status == 200
    return sorted(reply.text.splitlines())


def notes(server: Server) -> list[str]:
    return server.ask(HELD).text.splitlines()[1:]


def test_an_update_is_sent_in_both_ways_and_seen_at_once(writable: Server) -> None:
    """SPARQL 1.1 Protocol, 2.2."""
    assert send(writable, INSERT).status == 204
    assert notes(writable) == ["海淀 😀"]
    form = {"update": f"DELETE WHERE {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} ; {INSERT.replace('海淀', '通州')}"}
    assert writable.form(form, {"Authorization": f"Bearer {TOKEN}"}).status == 204
    assert notes(writable) == ["通州 😀"]
    described = Graph().parse(data=writable.get("/sparql", {"Accept": "text/turtle"}).text, format="turtle")
    assert URIRef("http://www.w3.org/ns/sparql-service-description#SPARQL11Update") in set(described.objects())


@pytest.mark.parametrize("token", ["", "another", f"{TOKEN} ", TOKEN.upper(), "é"])
def test_without_the_token_nothing_is_changed(writable: Server, token: str) -> None:
    reply = send(writable, INSERT, token.encode().decode("latin-1"))
    assert reply.status == 401
    assert reply.headers["www-authenticate"].startswith("Bearer")
    assert TOKEN not in reply.text
    assert notes(writable) == []


def test_no_get_and_no_form_of_a_page_elsewhere_changes_anything(writable: Server) -> None:
    with_token = {"Authorization": f"Bearer {TOKEN}"}
    assert writable.get("/sparql", with_token, update=INSERT).status == 405
    assert writable.send("HEAD", "/sparql", headers=with_token).status in (200, 303)
    assert writable.form({"update": INSERT}, {"Origin": "https://evil.example"}).status == 401
    assert writable.ask(INSERT, Authorization=f"Bearer {TOKEN}").status == 400  # sent as a query
    preflight = {"Origin": "https://evil.example", "Access-Control-Request-Headers": "authorization"}
    allowed = writable.send("OPTIONS", "/sparql", headers=preflight).headers
    assert "authorization" not in allowed.get("access-control-allow-headers", "").lower()
    assert notes(writable) == []


@pytest.mark.parametrize("update", ["DROP ALL", f"{INSERT} ; LOAD <file:///etc/passwd>", "INSERT DATA {"])
def test_a_refused_update_says_why_and_changes_nothing(writable: Server, update: str) -> None:
    before = held(writable)
    reply = send(writable, update)
    assert reply.status == 400
    assert len(reply.text.splitlines()) == 3
    assert held(writable) == before


def test_an_update_for_a_dataset_is_refused_rather_than_done_otherwise(writable: Server) -> None:
    assert send(writable, INSERT, path="/sparql?using-graph-uri=urn:a").status == 400
    both = {"update": INSERT, "query": "ASK {}"}
    assert writable.form(both, {"Authorization": f"Bearer {TOKEN}"}).status == 400
    assert notes(writable) == []


def test_an_update_that_takes_too_long_is_stopped_and_changes_nothing(desk: Workspace) -> None:
    where = ENDLESS.partition("WHERE")[2].replace("{", "{ GRAPH ?g0 {", 1) + " }"
    with running(workspace_site(desk, Limits(seconds=4, workers=1), Manners(), TOKEN)) as server:
        before = server.ask(COUNT).text
        reply = send(server, f"INSERT {{ GRAPH <{NOTES}> {{ ?a ?h ?k }} }} WHERE {where}")
        assert reply.status in (504, 507)
        assert server.ask(COUNT).text == before
        assert send(server, INSERT).status in (204, 504)  # four seconds may be short for a busy machine


def test_what_is_written_outlasts_a_build(desk: Workspace, writable: Server, shiyan_graphs: Graphs) -> None:
    assert send(writable, INSERT).status == 204
    first, *others = sorted(name for name in shiyan_graphs if not name.endswith(DERIVED))
    with publishing(desk.root, {name: shiyan_graphs[name] for name in others}, desk.minter.graph(DERIVED)) as change:
        assert change.removed == (first,)
    assert notes(writable) == ["海淀 😀"]
    assert writable.get("/graphs", graph=first).status == 404


def test_no_update_is_taken_without_leave(server: Server) -> None:
    assert send(server, INSERT).status == 405
