"""The endpoint keeps the SPARQL 1.1 Protocol; the numbers are the recommendation's sections."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.util import from_n3
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.web.formats import DATASETS, GRAPHS, RESULTS

from tests.web.endpoints import FORM, QUERY, Server

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph)\\b.* is deprecated:DeprecationWarning")
UNIONS = "PREFIX ukg: <https://w3id.org/unionkg/ns#> SELECT ?u WHERE { ?u a ukg:Union } ORDER BY ?u"
TRUE = "ASK { ?s ?p ?o }"
ONE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isIRI(?s) && !isBlank(?o)) } ORDER BY ?s ?p ?o LIMIT 40"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
IN_GRAPHS = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


def number(server: Server, query: str, fields: list[tuple[str, str]] = []) -> int:  # noqa: B006
    reply = server.form([("query", query), *fields], {"Accept": "text/csv"})
    assert reply.status == 200, reply.text
    return int(reply.text.split()[1])


def test_a_query_is_sent_in_three_ways(server: Server) -> None:
    """2.1.1 to 2.1.3."""
    by_get = server.get("/sparql", {"Accept": "text/csv"}, query=UNIONS)
    by_form = server.form({"query": UNIONS}, {"Accept": "text/csv"})
    by_body = server.ask(UNIONS)
    assert [reply.status for reply in (by_get, by_form, by_body)] == [200, 200, 200]
    assert by_get.body == by_form.body == by_body.body
    assert by_get.text.count("\r\n") > 10


def test_content_types_may_have_parameters_and_capitals(server: Server) -> None:
    for kind in ("application/SPARQL-query; charset=UTF-8", 'application/sparql-query;charset="utf-8"'):
        reply = server.send("POST", "/sparql", TRUE.encode(), {"Content-Type": kind, "Accept": JSON})
        assert json.loads(reply.body)["boolean"] is True


def test_a_chinese_query_comes_through_in_every_way(server: Server) -> None:
    query = 'SELECT ("海淀区总工会 😀" AS ?name) WHERE {}'
    for reply in (
        server.get("/sparql", {"Accept": "text/csv"}, query=query),
        server.form({"query": query}, {"Accept": "text/csv"}),
        server.ask("\ufeff" + query),
    ):
        assert list(csv.reader(io.StringIO(reply.text))) == [["name"], ["海淀区总工会 😀"]]


@pytest.mark.parametrize("media_type", sorted({*RESULTS} - {"application/json", "application/xml", "text/xml"}))
def test_rows_come_in_every_format_and_read_back_the_same(server: Server, media_type: str) -> None:
    """2.1.5 and 2.2."""
    reply = server.ask(
        "SELECT ?s ?l WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?s ?l", media_type
    )
    assert reply.kind == media_type
    asked = server.ask("SELECT ?s ?l WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?s ?l", JSON)
    expected = [[row["s"]["value"], row["l"]["value"]] for row in json.loads(asked.body)["results"]["bindings"]]
    assert expected
    assert _rows(reply.text, media_type) == expected


def _rows(text: str, media_type: str) -> list[list[str]]:
    if media_type == JSON:
        return [[row["s"]["value"], row["l"]["value"]] for row in json.loads(text)["results"]["bindings"]]
    if media_type == XML:
        space = "{http://www.w3.org/2005/sparql-results#}"
        found = ET.fromstring(text).iter(f"{space}result")
        return [["".join(binding[0].itertext()) for binding in row] for row in found]
    if media_type == "text/csv":
        return list(csv.reader(io.StringIO(text)))[1:]
    lines = (line.split("\t") for line in text.splitlines()[1:])
    return [[str(from_n3(cell)) for cell in line] for line in lines]


@pytest.mark.parametrize("media_type", ["application/json", "application/xml", "text/xml"])
def test_a_client_that_asks_for_plain_json_or_xml_gets_it_under_that_name(server: Server, media_type: str) -> None:
    assert server.ask(UNIONS, media_type).kind == media_type
    assert server.ask(ONE, media_type).kind == media_type


@pytest.mark.parametrize("media_type", sorted({*GRAPHS} - {"application/json", "application/xml", "text/xml"}))
def test_graphs_come_in_every_format_and_read_back_the_same(server: Server, media_type: str) -> None:
    reply = server.ask(ONE, media_type)
    assert reply.kind == media_type
    found = Dataset(default_union=True)
    found.parse(data=reply.body, format=media_type)
    expected = Graph().parse(data=server.ask(ONE, "application/n-triples").text, format="nt")
    assert len(expected) == 40
    assert {quad[:3] for quad in found.quads()} == set(expected)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", XML),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        (f"{JSON};q=0, text/tab-separated-values", "text/tab-separated-values"),
        ("*/*;q=0.1, TEXT/CSV", "text/csv"),
        ("text/csv; charset=utf-8; q=1.0", "text/csv"),
        ("nonsense;;;q=x, text/csv", "text/csv"),
    ],
)
def test_the_client_s_wishes_count_by_their_weight(server: Server, accept: str, kind: str) -> None:
    """RFC 9110, 12.5.1."""
    headers = {"Accept": accept} if accept else {}
    reply = server.send("POST", "/sparql", UNIONS.encode(), {"Content-Type": QUERY, **headers})
    assert reply.kind == kind
    assert "accept" in reply.headers["vary"].lower()


def test_a_format_that_cannot_be_had_is_said_so(server: Server) -> None:
    reply = server.ask(UNIONS, "image/png")
    assert reply.status == 406
    assert "text/csv" in reply.text
    assert server.ask(ONE, "text/csv").status == 406
    assert server.ask(UNIONS, "text/turtle").status == 406


def test_the_default_graph_is_all_graphs_unless_the_request_or_the_query_says_otherwise(server: Server) -> None:
    """2.1.4: what the request names goes before the query's own dataset."""
    graphs = json.loads(server.ask("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", JSON).body)
    first, second = (row["g"]["value"] for row in graphs["results"]["bindings"][:2])
    sizes = [
        number(server, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}") for name in (first, second)
    ]
    assert number(server, COUNT) == number(server, IN_GRAPHS) > sum(sizes) > 0
    assert number(server, COUNT, [("default-graph-uri", first)]) == sizes[0]
    assert number(server, COUNT, [("default-graph-uri", first), ("default-graph-uri", second)]) == sum(sizes)
    assert number(server, IN_GRAPHS, [("named-graph-uri", second)]) == sizes[1]
    assert number(server, COUNT, [("named-graph-uri", second)]) == 0
    assert number(server, IN_GRAPHS, [("default-graph-uri", first)]) == 0
    with_from = COUNT.replace("WHERE", f"FROM <{first}> WHERE")
    assert number(server, with_from) == sizes[0]
    assert number(server, with_from, [("default-graph-uri", second)]) == sizes[1]
    by_body = server.send(
        "POST", f"/sparql?default-graph-uri={first}", COUNT.encode(), {"Content-Type": QUERY, "Accept": "text/csv"}
    )
    assert int(by_body.text.split()[1]) == sizes[0]


def test_a_dataset_of_no_iris_is_refused(server: Server) -> None:
    assert server.form({"query": COUNT, "default-graph-uri": "not an IRI"}).status == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("POST", "/sparql", b"", FORM, 400),  # no query
        ("POST", "/sparql", b"query=ASK{}&query=ASK{}", FORM, 400),  # two of them
        ("GET", "/sparql?query=ASK{}&query=ASK{}", None, "", 400),
        ("POST", "/sparql", b"query=ASK{}", "text/plain", 415),
        ("POST", "/sparql", b"query=ASK{}", "", 415),
        ("POST", "/sparql", "ASK {} # é".encode("latin-1"), QUERY, 400),  # no UTF-8
        ("POST", "/sparql", b"query=%ff", FORM, 400),
        ("POST", "/sparql", b"ASK {}", f"{QUERY}; charset=utf-16", 415),
        ("POST", "/sparql", b"ASK { ", QUERY, 400),
        ("POST", "/sparql", b"", QUERY, 400),
        ("GET", "/sparql?query=", None, "", 400),
        ("GET", "/sparql?query=DESCRIBE", None, "", 400),
        ("PUT", "/sparql", b"ASK {}", QUERY, 405),
        ("DELETE", "/sparql", None, "", 405),
        ("GET", "/sparql?update=DROP%20ALL", None, "", 405),
        ("POST", "/sparql", b"update=DROP+ALL", FORM, 405),
        ("POST", "/sparql", b"DROP ALL", "application/sparql-update", 405),
        ("POST", "/sparql", b"DROP ALL", QUERY, 400),
        ("GET", "/sparql?query=DROP%20ALL", None, "", 400),
    ],
)
def test_what_is_no_query_is_refused(
    server: Server, method: str, path: str, body: bytes | None, kind: str, status: int
) -> None:
    """2.1 and 2.2.4: nothing but a query in one of the three ways is answered, and nothing is changed."""
    reply = server.send(method, path, body, {"Content-Type": kind} if kind else {})
    assert reply.status == status, reply.text
    assert reply.kind == "text/plain"
    assert "Traceback" not in reply.text
    if status == 405:
        assert "GET" in reply.headers["allow"]


def test_a_wrong_query_is_told_where_it_is_wrong(server: Server) -> None:
    reply = server.ask("SELECT ?s WHERE {\n ?s ?p }")
    assert reply.status == 400
    assert "2:" in reply.text


def test_head_is_answered_without_a_body(server: Server) -> None:
    reply = server.send("HEAD", "/sparql?query=ASK%20%7B%7D")
    assert reply.status == 200
    assert reply.body == b""
    assert reply.kind == JSON


def test_the_service_describes_itself(server: Server) -> None:
    """SPARQL 1.1 Service Description, 2."""
    sd = "http://www.w3.org/ns/sparql-service-description#"
    reply = server.get("/sparql", {"Accept": "text/turtle"})
    graph = Graph().parse(data=reply.text, format="turtle")
    service = URIRef(f"{server.address}/sparql")
    assert (service, RDF.type, URIRef(f"{sd}Service")) in graph
    assert (service, URIRef(f"{sd}endpoint"), service) in graph
    assert URIRef(f"{sd}SPARQL11Query") in set(graph.objects(service, URIRef(f"{sd}supportedLanguage")))
    assert URIRef(f"{sd}UnionDefaultGraph") in set(graph.objects(service, URIRef(f"{sd}feature")))
    formats = {str(found) for found in graph.objects(service, URIRef(f"{sd}resultFormat"))}
    assert {f"http://www.w3.org/ns/formats/{name}" for name in ("Turtle", "SPARQL_Results_JSON", "TriG")} <= formats
    for kind in ("application/rdf+xml", "application/ld+json", "application/n-triples"):
        other = server.get("/sparql", {"Accept": kind})
        assert isomorphic(Graph().parse(data=other.text, format=kind), graph)


def test_a_browser_that_opens_the_endpoint_gets_the_editor(server: Server) -> None:
    reply = server.get("/sparql", {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (reply.status, reply.headers["location"]) == (303, "/editor")
    assert server.get("/editor").status == 200


def test_the_graph_store_gives_each_graph_and_all_of_them(server: Server, shiyan_store: OxigraphStore) -> None:
    """SPARQL 1.1 Graph Store HTTP Protocol, 5.2."""
    total = 0
    for name in shiyan_store.graphs():
        reply = server.get("/graphs", {"Accept": "application/n-triples"}, graph=name)
        assert reply.status == 200
        total += reply.text.count("\n")
    assert total == len(list(shiyan_store.n_quads()))
    whole = server.get("/graphs", {"Accept": "application/n-quads"})
    assert sorted(whole.text.splitlines()) == sorted(line.rstrip() for line in shiyan_store.n_quads())
    merged = server.get("/graphs?default", {"Accept": "application/n-triples"})
    assert merged.text.count("\n") == total  # no triple stands in two graphs


@pytest.mark.parametrize("media_type", list(DATASETS))
def test_the_whole_store_comes_with_its_graphs_in_every_format(server: Server, media_type: str) -> None:
    reply = server.get("/graphs", {"Accept": media_type})
    assert reply.kind == media_type
    found = Dataset()
    found.parse(data=reply.body, format=media_type)
    assert len(found) == number(server, IN_GRAPHS)


@pytest.mark.parametrize(
    ("method", "query", "status"),
    [
        ("GET", "?graph=urn:none", 404),
        ("GET", "?graph=no%20iri", 400),
        ("GET", "?graph=urn:a&graph=urn:b", 400),
        ("GET", "?graph=urn:a&default", 400),
        ("PUT", "?graph=urn:a", 405),
        ("POST", "?graph=urn:a", 405),
        ("DELETE", "?graph=urn:a", 405),
        ("PATCH", "?graph=urn:a", 405),
        ("TRACE", "", 405),
    ],
)
def test_graphs_that_are_not_there_and_changes_are_refused(
    server: Server, method: str, query: str, status: int
) -> None:
    reply = server.send(method, f"/graphs{query}")
    assert reply.status == status
    assert "Traceback" not in reply.text


def test_health_says_that_the_server_lives(server: Server) -> None:
    reply = server.get("/healthz")
    assert json.loads(reply.body) == {"status": "ok"}
    assert reply.headers["cache-control"] == "no-store"
