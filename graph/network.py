"""The graph as a network of who does what with whom, for networkx and the tools that read its files."""

import io
from collections.abc import Callable

import networkx as nx
from unionkg.graph.store import Store

NODES = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX ukg: <https://w3id.org/unionkg/ns#>
SELECT ?node ?label ?label_en ?class WHERE {
  GRAPH ?entities { ?node a ?class ; skos:prefLabel ?label FILTER(LANG(?label) = "zh") }
  FILTER(STRENDS(STR(?entities), "/graph/entities"))
  OPTIONAL { ?node skos:prefLabel ?label_en FILTER(LANG(?label_en) = "en") } }"""

EDGES = """PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX ukg: <https://w3id.org/unionkg/ns#>
SELECT ?from ?to ?relation ?claim ?label WHERE {
  { ?from ukg:higherUnion ?to BIND("higherUnion" AS ?relation) }
  UNION {
    { ?claim a ukg:PartnerRole ; org:organization ?partnership ; org:member ?from .
      ?other a ukg:PartnerRole ; org:organization ?partnership ; org:member ?to
      FILTER(STR(?from) < STR(?to)) BIND("partnership" AS ?relation) }
    UNION { ?claim ukg:provider ?from ; ukg:recipient ?to BIND("contribution" AS ?relation) }
    UNION { ?claim ukg:grantor ?from ; ukg:honours ?to BIND("recognition" AS ?relation) }
    UNION { ?claim ukg:undertaker ?from ; ukg:concerns ?to BIND("undertaking" AS ?relation) }
    UNION { ?claim ukg:organizer ?from ; ukg:host|ukg:participant ?to
      FILTER(?from != ?to) BIND("activity" AS ?relation) }
    UNION { ?claim a ukg:Tenure ; org:member ?from ; org:organization ?to BIND("tenure" AS ?relation) }
    UNION { ?claim ukg:whole ?from ; ukg:part ?to BIND("inclusion" AS ?relation) }
    OPTIONAL { ?claim rdfs:label ?label } } }"""


def write_network(store: Store, form: str) -> bytes:
    """Return the network as a GraphML or GEXF file; raise KeyError for another form."""
    writers: dict[str, Callable[[nx.MultiDiGraph[str], io.BytesIO], None]]
    writers = {"graphml": nx.write_graphml, "gexf": nx.write_gexf}
    buffer = io.BytesIO()
    writers[form](network(store), buffer)
    return buffer.getvalue()


def network(store: Store) -> "nx.MultiDiGraph[str]":
    """Return unions, people, areas and things as nodes (by IRI) and the relations between them as edges (by claim).

    Nodes carry `label`, `label_en` and `kind`; edges `relation`, `claim` (IRI or empty) and `label`. Attributes are
    strings; nodes and edges stand in the order of their IRIs.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in sorted(store.select(NODES), key=lambda row: str(row["node"])):
        kind = str(row["class"]).rpartition("#")[2].rpartition("/")[2]
        graph.add_node(str(row["node"]), label=str(row["label"]), label_en=str(row.get("label_en", "")), kind=kind)
    edges = {
        (str(row["from"]), str(row["to"]), str(row["relation"]), str(row.get("claim", "")), str(row.get("label", "")))
        for row in store.select(EDGES)
    }
    for source, target, relation, claim, label in sorted(edges):
        if source in graph and target in graph:
            graph.add_edge(source, target, key=claim or relation, relation=relation, claim=claim, label=label)
    return graph
