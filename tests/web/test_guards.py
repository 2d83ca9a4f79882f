"""What one asker may take, whom the server answers, and what it says."""

import json
import logging
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import IncompleteRead
from pathlib import Path

import pytest
from unionkg.building import Graphs
from unionkg.graph.generations import publishing
from unionkg.web import connections
from unionkg.web.guards import Manners
from unionkg.web.limits import MIB, Limits
from unionkg.workspace import Workspace

from tests.web.endpoints import ENDLESS, FORM, Reply, Server, endpoint, make_workspace

ALL = "SELECT * WHERE { ?s ?p ?o }"
TIGHT = Limits(
    seconds=1, memory=1024 * MIB, rows=50, size=20_000, workers=2, waiting=2, turn=1, body=10_000, patience=1
)
SORTED = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


@pytest.fixture(scope="module")
def tight(workspace: Workspace) -> Iterator[Server]:
    """Serve the collection with little for everybody, and only some origins and names."""
    manners = Manners(("archive.example",), ("https://press.example",))
    with endpoint(workspace, TIGHT, manners) as found:
        yield found


def test_a_query_that_takes_too_long_is_stopped(tight: Server) -> None:
    reply = tight.ask(ENDLESS)
    assert reply.status == 504
    assert "超时" in reply.text
    assert "too long" in reply.text
    assert tight.ask("ASK {}", "application/json").status == 200


def test_a_query_that_takes_too_much_memory_is_stopped(workspace: Workspace) -> None:
    with endpoint(workspace, Limits(seconds=60, memory=640 * MIB, workers=1)) as server:
        reply = server.ask(SORTED)
        assert (reply.status, "memory" in reply.text) == (507, True)
        assert server.ask("ASK {}", "application/json").status == 200


@pytest.mark.parametrize("depth", [1_000, 4_000])
def test_a_query_that_is_nested_too_deeply_ends_no_server(tight: Server, depth: int) -> None:
    reply = tight.ask("ASK { " + "{" * depth + "}" * depth + " }", "application/json")
    assert reply.status in (200, 400, 507)
    assert tight.ask("ASK {}", "application/json").status == 200


@pytest.mark.parametrize("media_type", ["application/json", "application/xml", "text/csv", "text/tab-separated-values"])
def test_rows_beyond_the_limit_are_refused_not_cut_off(tight: Server, media_type: str) -> None:
    reply = tight.ask(f"{ALL} LIMIT 51", media_type)
    assert (reply.status, "LIMIT" in reply.text) == (507, True)
    assert tight.ask(f"{ALL} LIMIT 50", media_type).status == 200


def test_an_answer_that_is_too_large_is_refused(tight: Server) -> None:
    wide = "SELECT ?l WHERE { VALUES ?l { '" + "工" * 3000 + "' } VALUES ?n { 1 2 3 4 5 6 7 8 9 } }"
    reply = tight.form({"query": wide}, {"Accept": "text/csv"})
    assert reply.status == 413  # the request itself
    reply = tight.ask("SELECT ?l WHERE { { SELECT (GROUP_CONCAT(STR(?o)) AS ?l) WHERE { ?s ?p ?o } } }")
    assert (reply.status, "large" in reply.text) == (507, True)


def test_a_long_answer_that_becomes_too_much_breaks_the_connection(workspace: Workspace) -> None:
    """A part of an answer must not pass for all of it."""
    with endpoint(workspace, Limits(rows=20_000, workers=1)) as server:
        many = "SELECT ?a ?p WHERE { ?a ?b ?c . ?d ?p ?f } LIMIT 20001"
        with pytest.raises(IncompleteRead):
            server.ask(many)
        assert server.ask(many.replace("20001", "20000")).text.count("\r\n") == 20_001


def test_more_queries_than_can_wait_are_turned_away_and_told_when_to_come_again(tight: Server) -> None:
    replies = together(tight, [ENDLESS] * 8)
    busy = [reply for reply in replies if reply.status == 503]
    assert len(busy) >= 4
    assert all(int(reply.headers["retry-after"]) > 0 for reply in busy)
    assert {reply.status for reply in replies} <= {503, 504}


def together(server: Server, queries: list[str]) -> list[Reply]:
    with ThreadPoolExecutor(len(queries)) as pool:
        return list(pool.map(server.ask, queries))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p ?o . OPTIONAL { GRAPH ?g { SeRvIcE ?s { ?a ?b ?c } } } }",
        "SELECT * WHERE { BIND(<http://127.0.0.1:PORT/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
        "ASK { # \\u000a } \n SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "ASK { <urn:a#> ?p ?o . SERVICE<http://127.0.0.1:PORT/>{ ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:PORT/> WHERE { ?s ?p ?o }",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:PORT/>",
        "ASK { FILTER(EXISTS { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }) }",
    ],
)
def test_no_query_reaches_another_server_or_a_file(server: Server, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        reply = server.ask(query.replace("PORT", str(listening.getsockname()[1])), "application/json")
        with pytest.raises(TimeoutError):
            listening.accept()
    assert reply.status in (200, 400, 403)
    assert "root:" not in reply.text
    if reply.status == 200:  # FROM names a graph of the store, or an empty one
        found = json.loads(reply.body)
        assert not found.get("boolean")
        assert found.get("results", {"bindings": []})["bindings"] == []


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:PORT", 200),
        ("localhost:PORT", 200),
        ("LOCALHOST.:PORT", 200),
        ("[::1]:PORT", 200),
        ("archive.example", 200),
        ("evil.example", 421),
        ("evil.example:PORT", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421),
        ("", 421),
        ("127.0.0.1@evil.example", 421),
        ("press.example", 421),
    ],
)
def test_only_the_server_s_own_names_are_answered(tight: Server, host: str, status: int) -> None:
    for path in ("/healthz", "/", "/sparql?query=ASK%7B%7D", "/graphs"):
        reply = tight.send("GET", path, headers={"Host": host.replace("PORT", str(tight.port))})
        assert (reply.status == 421) == (status == 421), path


def test_two_hosts_are_none(tight: Server) -> None:
    assert b" 421 " in raw(
        tight, b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    )


def test_other_origins_read_only_what_they_are_let_read(tight: Server, server: Server) -> None:
    ours, other = {"Origin": "https://press.example"}, {"Origin": "https://evil.example"}
    asked = tight.get("/sparql", ours, query="ASK {}")
    assert asked.headers["access-control-allow-origin"] == "https://press.example"
    assert "Origin" in asked.headers["vary"]
    assert "access-control-allow-origin" not in tight.get("/sparql", other, query="ASK {}").headers
    assert "access-control-allow-origin" not in tight.get("/", ours).headers
    assert "access-control-allow-origin" not in server.get("/sparql", ours, query="ASK {}").headers
    preflight = tight.send("OPTIONS", "/sparql", headers={**ours, "Access-Control-Request-Method": "POST"})
    assert preflight.status == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in preflight.headers


def test_every_answer_is_closed_to_frames_and_sniffing(server: Server) -> None:
    for path in (
        "/",
        "/healthz",
        "/sparql",
        "/sparql?query=ASK%7B%7D",
        "/sparql?query=x",
        "/graphs",
        "/nothing",
        "/editor",
    ):
        headers = server.get(path, {"Accept": "*/*"}).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors" in headers["content-security-policy"]
        assert "server" not in headers
        assert "unsafe-eval" not in headers["content-security-policy"]


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(tight: Server, declared: bool) -> None:
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n"
    if declared:
        answer = raw(tight, f"{head}Content-Length: 100000000\r\n\r\nquery=".encode())
    else:
        answer = raw(tight, f"{head}Transfer-Encoding: chunked\r\n\r\n4000\r\n{'x' * 0x4000}\r\n".encode())
    assert b" 413 " in answer.partition(b"\r\n")[0]


def test_a_body_that_comes_slowly_is_not_waited_for(tight: Server) -> None:
    answer = raw(
        tight,
        f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\nContent-Length: 99\r\n\r\nq".encode(),
    )
    assert b" 408 " in answer.partition(b"\r\n")[0]


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "])
def test_a_head_that_comes_slowly_is_not_waited_for(
    tight: Server, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.5)
    assert raw(tight, begun) == b""
    good = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert raw(tight, good + begun).startswith(b"HTTP/1.1 200")


def test_a_head_without_an_end_is_refused(tight: Server) -> None:
    assert b" 431 " in raw(tight, b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Long: " + b"x" * (1 << 18))
    assert raw(tight, b"GET /" + b"x" * (1 << 18)).startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize(
    "sent",
    [b"\x00\xff\xfe\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", b"GET / HTTP/9.9\r\n\r\n"],
)
def test_what_is_no_http_is_answered_briefly(tight: Server, sent: bytes) -> None:
    assert b" 400 " in raw(tight, sent).partition(b"\r\n")[0]
    assert tight.get("/healthz").status == 200


def raw(server: Server, sent: bytes) -> bytes:
    """Send bytes and return all that comes until the server closes, or has nothing more to say for a while."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        answer = b""
        with suppress(ConnectionError):
            line.sendall(sent)
        with suppress(ConnectionError):
            while part := line.recv(1 << 16):
                answer += part
        return answer


def test_the_log_tells_each_request_on_one_line(tight: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.clear()
    with caplog.at_level(logging.INFO, "unionkg.web"):
        tight.get("/sparql", query="ASK {}")
        tight.send("GET", '/no%0Awhere"%1b[31m?a=%0d%0a')
        tight.send("POST", "/sparql", b"query=ASK+{}", {"Content-Type": FORM, "Authorization": "Bearer secret-token"})
        for _ in range(100):  # a line is written when the answer is sent
            if len(caplog.records) >= 3:
                break
            time.sleep(0.02)
    lines = [record.getMessage() for record in caplog.records if record.name == "unionkg.web"]
    assert re.fullmatch(r'127\.0\.0\.1 "GET /sparql\?query=ASK\+%7B%7D" 200 \d+ [\d.]+ms', lines[0])
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert not any("secret" in line for line in lines)


def test_a_new_build_is_served_without_a_new_start(shiyan_graphs: Graphs, tmp_path: Path) -> None:
    names = sorted(shiyan_graphs)
    few = {name: shiyan_graphs[name] for name in names[:2]}
    workspace = make_workspace(tmp_path, few)
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    with endpoint(workspace, Limits(workers=2)) as server:
        before = server.ask(count).text
        home = server.get("/", {"Accept-Language": "en"}).text
        with publishing(workspace.root, shiyan_graphs, names[-1]):
            pass
        assert server.ask(count).text != before
        assert server.get("/", {"Accept-Language": "en"}).text != home


def test_a_store_that_cannot_be_opened_any_more_is_said_so(shiyan_graphs: Graphs, tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, shiyan_graphs)
    with endpoint(workspace, Limits(workers=1)) as server:
        (workspace.root / "CURRENT").write_text("gen-999999\n")
        for reply in (server.ask("ASK {}", "application/json"), server.get("/"), server.get("/graphs")):
            assert reply.status == 503
            assert str(tmp_path) not in reply.text
        (workspace.root / "CURRENT").write_text("gen-000001\n")
        assert server.ask("ASK {}", "application/json").status == 200
