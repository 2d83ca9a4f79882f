"""The network holds who there is as nodes and who does what with whom as edges, the same each time."""

import io

import networkx as nx
import pyoxigraph as ox
import pytest
from unionkg.graph.identity import Minter
from unionkg.graph.network import network
from unionkg.graph.oxigraph_store import OxigraphStore

ID = "https://w3id.org/unionkg/id/"
HAIDIAN, DANJIANGKOU, SHIYAN = f"{ID}union-110108", f"{ID}union-420381", f"{ID}union-420300"
TEXT = """
@prefix org: <http://www.w3.org/ns/org#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ukg: <https://w3id.org/unionkg/ns#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix : <https://w3id.org/unionkg/id/> .
<https://w3id.org/unionkg/graph/entities> {
  :a a ukg:Union ; skos:prefLabel "甲会"@zh , "Union A"@en ; ukg:higherUnion :b .
  :b a ukg:Union ; skos:prefLabel "乙会"@zh .
  :c a ukg:Union ; skos:prefLabel "Union C"@en .
  :p a foaf:Person ; skos:prefLabel "某人"@zh .
  :ab a ukg:Partnership ; skos:prefLabel "甲会—乙会"@zh .
}
<https://w3id.org/unionkg/graph/src-1> {
  :r1 a ukg:PartnerRole ; org:organization :ab ; org:member :b ; rdfs:label "结对"@zh .
  :r2 a ukg:PartnerRole ; org:organization :ab ; org:member :a ; rdfs:label "结对"@zh .
  :g1 ukg:provider :a ; ukg:recipient :b ; rdfs:label "一笔"@zh .
  :g2 ukg:provider :a ; ukg:recipient :b .
  :g3 ukg:provider :a ; ukg:recipient :c .
  :t1 a ukg:Tenure ; org:member :p ; org:organization :a ; rdfs:label "主席"@zh .
  :w1 ukg:grantor :b ; ukg:honours :a .
  :u1 ukg:undertaker :a ; ukg:concerns :ab .
  :v1 ukg:organizer :a ; ukg:host :a ; ukg:participant :p .
  :i1 ukg:whole :ab ; ukg:part :b .
}
"""
EDGES = [
    ("a", "ab", "undertaking", "u1", ""),
    ("a", "b", "contribution", "g1", "一笔"),
    ("a", "b", "contribution", "g2", ""),
    ("a", "b", "higherUnion", "", ""),
    ("a", "b", "partnership", "r2", "结对"),
    ("a", "p", "activity", "v1", ""),
    ("ab", "b", "inclusion", "i1", ""),
    ("b", "a", "recognition", "w1", ""),
    ("p", "a", "tenure", "t1", "主席"),
]


@pytest.fixture(scope="module")
def small() -> "nx.MultiDiGraph[str]":
    store = ox.Store()
    store.load(TEXT.encode(), format=ox.RdfFormat.TRIG)
    return network(OxigraphStore(store))


@pytest.fixture(scope="module")
def whole(shiyan_store: OxigraphStore) -> "nx.MultiDiGraph[str]":
    return network(shiyan_store)


def test_every_entity_with_a_chinese_name_is_a_node(small: "nx.MultiDiGraph[str]") -> None:
    assert {node: small.nodes[node] for node in small} == {
        f"{ID}a": {"label": "甲会", "label_en": "Union A", "kind": "Union"},
        f"{ID}ab": {"label": "甲会—乙会", "label_en": "", "kind": "Partnership"},
        f"{ID}b": {"label": "乙会", "label_en": "", "kind": "Union"},
        f"{ID}p": {"label": "某人", "label_en": "", "kind": "Person"},
    }
    assert list(small) == sorted(small)


def test_every_relation_between_nodes_is_an_edge(small: "nx.MultiDiGraph[str]") -> None:
    found = [
        (source, target, edge["relation"], edge["claim"], edge["label"])
        for source, target, edge in small.edges(data=True)
    ]
    assert sorted(tuple(cell.removeprefix(ID) for cell in row) for row in found) == EDGES


def test_two_claims_are_two_edges_and_each_is_found_by_its_claim(small: "nx.MultiDiGraph[str]") -> None:
    between = small.get_edge_data(f"{ID}a", f"{ID}b")
    assert between is not None
    assert set(between) == {f"{ID}g1", f"{ID}g2", f"{ID}r2", "higherUnion"}
    assert all(edge["claim"] in (key, "") for key, edge in between.items())


def test_the_network_of_nothing_is_empty() -> None:
    empty = network(OxigraphStore(ox.Store()))
    assert (len(empty), empty.number_of_edges()) == (0, 0)


def test_the_bundled_collection_is_one_network(whole: "nx.MultiDiGraph[str]", shiyan_store: OxigraphStore) -> None:
    assert whole.nodes[HAIDIAN]["label"] == "北京市海淀区总工会"
    assert whole.nodes[HAIDIAN]["label_en"] == "Haidian Federation of Trade Unions"
    relations = {edge["relation"] for *_, edge in whole.edges(data=True)}
    assert relations == {"higherUnion"} | {
        *("partnership", "contribution", "recognition", "undertaking", "activity", "tenure", "inclusion")
    }
    assert "partnership" in {edge["relation"] for edge in (whole.get_edge_data(HAIDIAN, DANJIANGKOU) or {}).values()}
    higher = [(a, b) for a, b, edge in whole.edges(data=True) if edge["relation"] == "higherUnion"]
    assert (DANJIANGKOU, SHIYAN) in higher
    count = "SELECT ?u { ?u <https://w3id.org/unionkg/ns#higherUnion> ?v }"
    assert len(higher) == len(shiyan_store.select(count))


def test_every_edge_leads_back_to_its_claim(whole: "nx.MultiDiGraph[str]", shiyan_store: OxigraphStore) -> None:
    claims = {str(row["c"]) for row in shiyan_store.select("SELECT ?c { ?c a <https://w3id.org/unionkg/ns#Claim> }")}
    assert {edge["claim"] for *_, edge in whole.edges(data=True) if edge["relation"] != "higherUnion"} <= claims
    assert claims


def test_no_partnership_is_counted_from_both_ends(whole: "nx.MultiDiGraph[str]") -> None:
    pairs = [(a, b) for a, b, edge in whole.edges(data=True) if edge["relation"] == "partnership"]
    assert pairs
    assert all(a < b for a, b in pairs)


def test_networkx_writes_it_the_same_each_time(whole: "nx.MultiDiGraph[str]", shiyan_store: OxigraphStore) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    nx.write_graphml(whole, first)
    nx.write_graphml(network(shiyan_store), second)
    assert first.getvalue() == second.getvalue()
    assert "海淀区总工会".encode() in first.getvalue()


def test_the_base_of_the_iris_can_be_another() -> None:
    store, minter = ox.Store(), Minter("https://data.example.org/gh/")
    text = TEXT.replace("https://w3id.org/unionkg/id/", f"{minter.base}id/")
    store.load(
        text.replace("https://w3id.org/unionkg/graph/", f"{minter.base}graph/").encode(), format=ox.RdfFormat.TRIG
    )
    assert len(network(OxigraphStore(store))) == 4
