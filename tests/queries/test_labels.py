"""An answer for people has names where the graph has IRIs."""

from rdflib import Literal, URIRef
from unionkg.graph.identity import Minter
from unionkg.graph.store import Rows, Store
from unionkg.queries.labels import named


def test_an_iri_becomes_its_chinese_name(shiyan_store: Store) -> None:
    union = URIRef(Minter().entity("union", "110108"))
    rows = Rows(("union", "evidence"), ({"union": union, "evidence": union},))
    assert next(iter(named(shiyan_store, rows))) == {"union": Literal("北京市海淀区总工会"), "evidence": union}


def test_what_has_no_name_keeps_its_iri(shiyan_store: Store) -> None:
    rows = Rows(("thing", "words"), ({"thing": URIRef("https://example.org/nothing"), "words": Literal("甲")},))
    assert named(shiyan_store, rows).solutions == rows.solutions
