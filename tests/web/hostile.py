"""A small collection whose names, quotes, notes, titles, file names and IRIs try to be run as markup."""

from decimal import Decimal

import pyoxigraph as ox
from unionkg.graph.assembly import assemble
from unionkg.graph.authority import Area, Authority, UnionEntry
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection
from unionkg.graph.errors import Place
from unionkg.graph.evidence import SourceText
from unionkg.graph.identity import Minter
from unionkg.graph.ox_terms import to_ox
from unionkg.graph.vocabulary import vocabulary

AT = Place("test")
SCRIPT = "<script>window.hit=1</script>"
PAYLOADS = (
    SCRIPT,
    "<img src=x onerror=window.hit=1>",
    "\"'><svg onload=window.hit=1>",
    "javascript:window.hit=1",
    "{{ 7 * 7 }}{% raw %}",
)
FILE = f"{SCRIPT}.txt"
NAME = f"甲县总工会{PAYLOADS[1]}"
OTHER = f"乙区总工会{PAYLOADS[2]}"
TEXT = f"{NAME}与{OTHER}签约结对{SCRIPT}。\n{NAME}有会员1500人{PAYLOADS[3]}。\n# {PAYLOADS[4]}\n"
SELF = "https://w3id.org/unionkg/id/union-990100"
STRANGE = ("javascript:window.hit=1", "data:text/html,%3Cscript%3Ewindow.hit=1%3C/script%3E", "urn:x:'onclick='hit")


def hostile_store() -> tuple[ox.Store, dict[str, str]]:
    """Return the store, and the texts of its sources by their identifiers."""
    area = Area("990100", PAYLOADS[0], AT)
    unions = (
        UnionEntry("990100", NAME, AT, PAYLOADS[3], (PAYLOADS[4],), "county", "general-federation", "", "990100"),
        UnionEntry("990200", OTHER, AT, SCRIPT, (), "county", "general-federation", "", "990100"),
    )
    source = SourceText(FILE, TEXT, (), {"title": SCRIPT, "title_en": PAYLOADS[2], "publisher": PAYLOADS[1]})
    collection = Collection(Authority(areas=(area,), unions=unions), _rows(), [source])
    graphs = assemble(collection, Minter())
    store = ox.Store()
    for graph, triples in (*graphs.items(), (Minter().graph("ontology"), vocabulary())):
        name = ox.NamedNode(str(graph))
        store.extend(ox.Quad(to_ox(s), to_ox(p), to_ox(o), name) for s, p, o in triples)  # type: ignore[arg-type]
    store.extend(_strange())
    return store, {f"sha256:{source.sha256}": TEXT}


def _rows() -> list[Claim]:
    pair, members = TEXT.split("\n")[:2]
    number = {"measure": "members", "unit": "person", "qualifier": "exact", "value": Decimal(1500)}
    told = {"note": SCRIPT, "period": PAYLOADS[1], "verbatim": "1500人"}
    return [
        Claim("p", "partnership", pair, FILE, AT, kind="paired-support", subject=(NAME,), object=OTHER),
        Claim("m", "statistic", members, FILE, AT, subject=(NAME,), object=SCRIPT, **number, **told),  # type: ignore[arg-type]
    ]


def _strange() -> list[ox.Quad]:
    """Return what an imported RDF file could say: IRIs that a careless page would follow or run."""
    same, kind = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs"), ox.NamedNode("https://w3id.org/unionkg/ns#Union")
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    named = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    graph = ox.NamedNode("https://w3id.org/unionkg/graph/strange")
    found = []
    for iri in map(ox.NamedNode, STRANGE):
        found.append(ox.Quad(ox.NamedNode(SELF), same, iri, graph))
        found.append(ox.Quad(iri, type_, kind, graph))
        found.append(ox.Quad(iri, named, ox.Literal(SCRIPT, language="zh"), graph))
    return found
