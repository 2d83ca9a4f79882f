"""Clients that people have read the endpoint without being told anything about it."""

import io
import json
import shutil
import subprocess
from typing import Any

import pandas
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from unionkg.graph.endpoint import Endpoint
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.remote_store import RemoteStore
from unionkg.queries.asking import ask
from unionkg.queries.catalog import questions

from tests.web.endpoints import Server

NAMES = """PREFIX ukg: <https://w3id.org/unionkg/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?union ?name WHERE { ?union a ukg:Union ; skos:prefLabel ?name } ORDER BY ?name"""
OWN = "CONSTRUCT { ?u a ?c } WHERE { ?u a ?c FILTER(STRSTARTS(STR(?c), 'https://w3id.org/unionkg/ns#')) } LIMIT 50"


@pytest.fixture(scope="module")
def names(server: Server) -> list[str]:
    found = json.loads(server.ask(NAMES, "application/json").body)["results"]["bindings"]
    assert len(found) > 10
    return [row["name"]["value"] for row in found]


@pytest.mark.parametrize("method", ["GET", "POST", POSTDIRECTLY])
def test_sparqlwrapper(server: Server, names: list[str], method: str) -> None:
    client: Any = SPARQLWrapper(f"{server.address}/sparql")
    client.setQuery(NAMES)
    if method == "GET":
        client.setMethod("GET")
    else:
        client.setMethod(POST)
        client.setRequestMethod(POSTDIRECTLY if method == POSTDIRECTLY else "urlencoded")
    client.setReturnFormat(JSON)
    found = client.queryAndConvert()
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == names
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == len(names)
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().decode().count("\r\n") == len(names) + 1


def test_sparqlwrapper_reads_graphs(server: Server) -> None:
    client: Any = SPARQLWrapper(f"{server.address}/sparql")
    client.setQuery(OWN)
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=client.queryAndConvert(), format="turtle")) == 50


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_s_store(server: Server, names: list[str], method: str) -> None:
    graph = Graph(SPARQLStore(f"{server.address}/sparql", method=method))
    assert [str(row["name"]) for row in graph.query(NAMES)] == names  # type: ignore[index, call-overload]
    union = next(iter(graph.query(NAMES)))["union"]  # type: ignore[index, call-overload]
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert list(graph.objects(union, kind))


def test_the_project_s_own_remote_store(server: Server, shiyan_store: OxigraphStore) -> None:
    remote = RemoteStore(Endpoint(f"{server.address}/sparql"))
    for question in questions().values():
        assert ask(remote, question).solutions == ask(shiyan_store, question).solutions


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
def test_curl(server: Server, names: list[str]) -> None:
    command = ["curl", "-sS", "--fail", "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}"]
    for way in ([], ["-G"]):
        ran = subprocess.run([*command, *way, f"{server.address}/sparql"], capture_output=True, check=True)
        assert [line.partition(",")[2] for line in ran.stdout.decode().splitlines()[1:]] == names


def test_pandas(server: Server, names: list[str]) -> None:
    table = pandas.read_csv(io.BytesIO(server.get("/sparql", {"Accept": "text/csv"}, query=NAMES).body))
    assert list(table["name"]) == names
