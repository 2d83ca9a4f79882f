"""What a server may do wrong, told in one sentence; a password goes to nobody else, and into no sentence."""

import base64
import socket

import pytest
from unionkg.graph.endpoint import Endpoint
from unionkg.graph.endpoint_request import Login
from unionkg.graph.errors import BadQuestion, EndpointFailure
from unionkg.graph.remote_store import RemoteStore

from tests.servers import Reply, Request, Script, saying

QUERY = "SELECT ?s { ?s ?p ?o }"
TWO_ROWS = b"""{"head": {"vars": ["s"]}, "results": {"bindings": [
    {"s": {"type": "uri", "value": "https://example.org/a"}}, {"s": {"type": "typed-literal", "value": "7",
    "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}]}}"""
TRUE = Reply(b'{"head": {}, "boolean": true}')
SECRET = "open-sesame"


def union(script: Script) -> Script:
    """Answer the first question, whether the default graph is the union, and leave the others to the script."""
    return lambda request: TRUE if "ASK" in request.body else script(request)


def said(reply: Reply, timeout: int = 5) -> str:
    """Return the sentence of the failure that a reply makes."""
    with saying(union(lambda _: reply)) as (address, _), pytest.raises(EndpointFailure) as failure:
        RemoteStore(Endpoint(address, timeout=timeout)).select(QUERY)
    assert "\n" not in str(failure.value)
    assert address in str(failure.value)
    return str(failure.value)


def test_a_query_goes_by_post_and_rows_come_back() -> None:
    with saying(union(lambda _: Reply(TWO_ROWS))) as (address, requests):
        rows = RemoteStore(Endpoint(address)).select("# ADD, LOAD, DELETE: words of a comment\n" + QUERY)
    assert [str(row["s"]) for row in rows] == ["https://example.org/a", "7"]
    assert [(request.method, request.path) for request in requests] == [("POST", "/sparql")] * 2
    assert requests[1].body.startswith("query=%23+ADD")
    assert requests[1].headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert requests[1].headers["Accept"].startswith("application/sparql-results+json")


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(b"\nerror at 1:8: expected ?\x1b[31m\nmore", 400), "refuses (HTTP 400): error at 1:8: expected ?[31m"),
        (Reply(b"<html>no</html>", 404, media_type="text/html"), "refuses (HTTP 404): Not Found"),
        (Reply(b"", 503), "refuses (HTTP 503): Service Unavailable"),
        (Reply(b"x" * 5000, 500), "refuses (HTTP 500): " + "x" * 200),
        (Reply(b"who?", 401), "refuses (HTTP 401): set UNIONKG_ENDPOINT_USER and"),
        (Reply(b"", 403), "refuses (HTTP 403): set UNIONKG_ENDPOINT_USER and"),
        (Reply(b"", 301, {"Location": "https://example.org/new"}), "has moved: give the address https://example.org/new"),
        (Reply(b"<html>", media_type="text/html"), "answers in text/html, not in SPARQL results: is this the address"),
        (Reply(b"a,b", media_type="text/plain"), "answers in text/plain, not in SPARQL results"),
        (Reply(TWO_ROWS[:-40]), "gave an answer that breaks off or cannot be read"),
        (Reply(TWO_ROWS[:-1] + b" cancelled"), "gave an answer that breaks off or cannot be read"),
        (Reply(b"{}"), "gave an answer that breaks off or cannot be read"),
        (TRUE, "answers yes or no where rows were asked for"),
        (Reply(TWO_ROWS, length=5000), "broke off its answer"),
        (Reply(TWO_ROWS, headers={"X-SPARQL-MaxRows": "2"}), "gave the 2 rows of its cap, and maybe not all"),
        (Reply(TWO_ROWS, headers={"X-SQL-State": "S1TAT"}), "gave only the part of the answer that it found in time"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_a_server_does_wrong_is_told(reply: Reply, sentence: str) -> None:
    assert sentence in said(reply)


def test_an_answer_below_the_cap_is_whole() -> None:
    with saying(union(lambda _: Reply(TWO_ROWS, headers={"X-SPARQL-MaxRows": "3"}))) as (address, _):
        store = RemoteStore(Endpoint(address))
        assert len(store.select(QUERY)) == 2
        assert store.answer(QUERY, "application/sparql-results+json") == TWO_ROWS


@pytest.mark.parametrize(
    ("query", "media_type", "body"),
    [
        (QUERY, "application/sparql-results+json", TWO_ROWS),
        (QUERY, "text/csv", b"s\r\nhttps://example.org/a\r\n7\r\n"),
        (QUERY, "text/tab-separated-values", b"?s\n<https://example.org/a>\n7\n"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/turtle", b"<urn:a> <urn:b> 1, 2 ."),
    ],
)
def test_an_answer_that_is_passed_on_is_held_to_the_cap_too(query: str, media_type: str, body: bytes) -> None:
    reply = Reply(body, headers={"X-SPARQL-MaxRows": "2"}, media_type=media_type)
    with saying(union(lambda _: reply)) as (address, _), pytest.raises(EndpointFailure, match="its cap"):
        RemoteStore(Endpoint(address)).answer(query, media_type)


def test_another_syntax_than_asked_for_is_refused() -> None:
    store_says = union(lambda _: Reply(TWO_ROWS))
    with saying(store_says) as (address, _):
        store = RemoteStore(Endpoint(address))
        with pytest.raises(EndpointFailure, match=r"answers in application/sparql-results\+json, not in text/csv"):
            store.answer(QUERY, "text/csv")
        with pytest.raises(EndpointFailure, match="not in RDF"):
            store.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")


def test_rdf_that_breaks_off_is_refused() -> None:
    reply = Reply(b"<urn:a> <urn:b> ", media_type="text/turtle")
    with saying(union(lambda _: reply)) as (address, _), pytest.raises(EndpointFailure, match="breaks off"):
        RemoteStore(Endpoint(address)).construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")


def test_rows_are_no_answer_to_yes_or_no() -> None:
    with saying(lambda _: Reply(TWO_ROWS)) as (address, _), pytest.raises(EndpointFailure, match="yes or no"):
        RemoteStore(Endpoint(address)).ask("ASK { ?s ?p ?o }")


def test_a_server_that_is_away_is_told() -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        with pytest.raises(EndpointFailure, match="cannot be reached"):
            RemoteStore(Endpoint(f"http://127.0.0.1:{unheard.getsockname()[1]}/sparql")).graphs()


def test_a_silent_server_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = Endpoint(f"http://127.0.0.1:{silent.getsockname()[1]}/sparql", timeout=1)
        with pytest.raises(EndpointFailure, match="was silent for 1 seconds"):
            RemoteStore(endpoint).graphs()


@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_a_login_is_given_when_the_server_asks(scheme: str) -> None:
    challenge = {"Basic": 'Basic realm="SPARQL"', "Digest": 'Digest realm="SPARQL", nonce="n", qop="auth"'}[scheme]

    def guarded(request: Request) -> Reply:
        shown = request.headers.get("Authorization", "")
        if not shown.startswith(scheme):
            return Reply(b"", 401, {"WWW-Authenticate": challenge})
        return TRUE if "ASK" in request.body else Reply(TWO_ROWS)

    with saying(guarded) as (address, requests):
        assert len(RemoteStore(Endpoint(address, Login("li", SECRET))).select(QUERY)) == 2
    assert "Authorization" not in requests[0].headers
    shown = requests[-1].headers["Authorization"]
    assert (base64.b64encode(f"li:{SECRET}".encode()).decode() in shown) == (scheme == "Basic")
    assert SECRET not in shown


@pytest.mark.parametrize("challenge", ['Basic realm="x"', 'Digest realm="x", nonce="n", qop="auth"', "Negotiate"])
def test_a_login_that_is_refused_stays_unsaid(challenge: str) -> None:
    def echo(request: Request) -> Reply:
        return Reply(request.headers.get("Authorization", "").encode(), 401, {"WWW-Authenticate": challenge})

    login = Login("li", SECRET)
    with saying(echo) as (address, _), pytest.raises(EndpointFailure) as failure:
        RemoteStore(Endpoint(address, login)).select(QUERY)
    told = f"{failure.value} {login}"
    assert SECRET not in told
    assert base64.b64encode(f"li:{SECRET}".encode()).decode() not in told
    assert "login" in str(failure.value)


@pytest.mark.parametrize("shown", [SECRET, base64.b64encode(f"li:{SECRET}".encode()).decode()])
def test_a_server_that_repeats_a_login_is_not_quoted(shown: str) -> None:
    def broken(request: Request) -> Reply:
        if "Authorization" not in request.headers:
            return Reply(b"", 401, {"WWW-Authenticate": 'Basic realm="x"'})
        return Reply(f"no luck with {shown}".encode(), 500)

    with saying(broken) as (address, _), pytest.raises(EndpointFailure, match="HTTP 500") as failure:
        RemoteStore(Endpoint(address, Login("li", SECRET))).select(QUERY)
    assert shown not in str(failure.value)


def test_a_login_does_not_follow_a_redirect() -> None:
    with saying(lambda _: TRUE) as (elsewhere, strangers):
        reply = Reply(b"", 302, {"Location": elsewhere})
        with saying(lambda _: reply) as (address, _), pytest.raises(EndpointFailure, match="has moved"):
            RemoteStore(Endpoint(address, Login("li", SECRET))).select(QUERY)
        assert strangers == []


@pytest.mark.parametrize(
    "address",
    ["", "example.org/sparql", "file:///etc/hosts", "ftp://example.org/", "http://", "http://a b/", "http://[x/",
     "http://example.org:x/", "https://例.org/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadQuestion, match="an endpoint is given as its address"):
        Endpoint(address)


@pytest.mark.parametrize("address", [f"https://li:{SECRET}@example.org/sparql", f"https://li:{SECRET}@[/"])
def test_an_address_holds_no_password(address: str) -> None:
    with pytest.raises(BadQuestion, match="holds no name or password") as refusal:
        Endpoint(address)
    assert SECRET not in str(refusal.value)


def test_the_query_of_an_address_stays_unsaid() -> None:
    with saying(lambda _: Reply(b"", 500)) as (address, requests), pytest.raises(EndpointFailure) as failure:
        RemoteStore(Endpoint(f"{address}?key={SECRET}")).select(QUERY)
    assert SECRET in requests[0].path
    assert SECRET not in str(failure.value)
