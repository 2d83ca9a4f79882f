from dataclasses import dataclass, field

from rdflib import Graph
from unionkg.graph.store import NO_BINDINGS, Bindings, Rows
from unionkg.viz import maps
from unionkg.viz.spec import ClaimCard, Edge, Map, Node

ID = "https://w3id.org/unionkg/id/"
PREFIXES = """
@prefix id: <https://w3id.org/unionkg/id/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ukg: <https://w3id.org/unionkg/ns#> .
"""


@dataclass
class GraphStore:
    """A store over a few lines of Turtle, for graphs that no assembly would write."""

    turtle: str
    graph: Graph = field(default_factory=Graph)

    def select(self, query: str, bindings: Bindings = NO_BINDINGS) -> Rows:
        assert not bindings
        found = self.graph.query(query)
        names = tuple(str(name) for name in found.vars or ())
        return Rows(names, tuple({str(n): t for n, t in row.asdict().items()} for row in found))  # type: ignore[union-attr]


def draw(name: str, turtle: str) -> Map:
    store = GraphStore(turtle)
    store.graph.parse(data=PREFIXES + turtle, format="turtle")
    return maps()[name].draw(store)  # type: ignore[arg-type]


def node(drawn: Map, key: str) -> Node:
    return next(node for node in drawn.nodes if node.id == f"{ID}union-{key}")


def line(drawn: Map, id_: str) -> Edge:
    return next(edge for edge in drawn.edges if edge.id == ID + id_)


def cards(drawn: Map, thing: Node | Edge) -> list[ClaimCard]:
    return [card for card in drawn.claims if card.id in thing.claims]


def test_every_map_is_found_with_its_title() -> None:
    found = maps()
    assert {"partnership", "hierarchy"} <= found.keys()
    assert all(drawing.title.zh and drawing.title.en for drawing in found.values())
    assert all(drawing.name == name for name, drawing in found.items())


def test_all_unions_of_county_level_appear(partnership: Map) -> None:
    groups = {node.label.zh: node.group for node in partnership.nodes}
    assert len(groups) == 12
    assert groups["丹江口市总工会"] == groups["武当山旅游经济特区总工会"] == "supported"
    assert groups["北京市海淀区总工会"] == groups["北京市通州区总工会"] == "supporting"
    assert list(groups.values()).count("quiet") == 8


def test_a_line_carries_every_claim_under_the_partnership_with_its_quotes(partnership: Map) -> None:
    edge = line(partnership, "partnership-110108-420381")
    found = cards(partnership, edge)
    assert edge.basis == "stated"
    assert edge.label.zh == "对口协作 · 4条陈述"
    assert edge.label.en.endswith("· 4 claims")
    assert all(card.quotes for card in found)
    quoted = {quote.text for card in found for quote in card.quotes}
    assert {"两家办了2期培训", "来了30多人。", "照片里两家工会握手。"} < quoted
    bought = next(card for card in found if "橘子" in card.quotes[0].text)
    assert "至少 100,000" in bought.figures[0].zh
    assert (bought.times, bought.note.zh, bought.status) == (("三年",), "数额是下限。", "reported")


def test_a_quote_tells_its_source_and_passage(partnership: Map) -> None:
    edge = line(partnership, "partnership-110108-420381")
    quotes = {quote.text: quote for card in cards(partnership, edge) for quote in card.quotes}
    caption, sentence = quotes["照片里两家工会握手。"], quotes["来了30多人。"]
    assert (sentence.source.zh, sentence.source.en) == ("结对记", "Notes on pairing")
    assert (sentence.passage.zh, caption.passage.en) == ("“结对”一节", "photo caption")
    assert sentence.end - sentence.start == len(sentence.text)


def test_what_no_source_states_is_marked(partnership: Map) -> None:
    edge = line(partnership, "partnership-110112-420300-wudangshan")
    assert edge.inferred
    assert "来源没有说明" in node(partnership, "110112").facts[-1].value.zh
    assert all("来源没有说明角色" in card.parts[0].zh for card in cards(partnership, edge))


def test_a_union_without_partner_keeps_its_own_claims(partnership: Map) -> None:
    (card,) = cards(partnership, node(partnership, "420325"))
    assert (card.status, card.standing.zh, card.note.zh) == ("doubtful", "存疑", "语气不定。")


def test_the_hierarchy_joins_each_union_to_its_higher_one(hierarchy: Map) -> None:
    assert {node.label.zh: node.column for node in hierarchy.nodes}["中华全国总工会"] == 0
    ends = {(edge.source.removeprefix(ID), edge.target.removeprefix(ID)) for edge in hierarchy.edges}
    assert len(hierarchy.nodes) == 16
    assert len(ends) == 15
    assert ("union-110000", "union-110108") in ends
    assert all(edge.basis == "authority" and not edge.claims for edge in hierarchy.edges)


def test_lower_unions_that_are_not_drawn_are_counted(hierarchy: Map) -> None:
    assert node(hierarchy, "420303").facts[-1].value.zh == "1"


def test_a_store_without_unions_gives_empty_maps() -> None:
    assert all(draw(name, "").nodes == () for name in ("partnership", "hierarchy"))


THREE = """
id:union-a a ukg:Union ; skos:prefLabel "甲工会"@zh . id:union-b a ukg:Union ; skos:prefLabel "乙工会"@zh .
id:union-c a ukg:Union ; skos:prefLabel "丙工会"@zh . id:give a skos:Concept ; skos:notation "provider" .
id:p a ukg:Partnership .
id:r1 a ukg:PartnerRole, ukg:Claim ; org:organization id:p ; org:member id:union-a ; org:role id:give ;
  ukg:about id:union-a ; rdfs:label "甲"@zh .
id:r2 a ukg:PartnerRole, ukg:Claim ; org:organization id:p ; org:member id:union-b ; ukg:about id:union-b .
id:r3 a ukg:PartnerRole, ukg:Claim ; org:organization id:p ; org:member id:union-c ; ukg:about id:union-c .
id:gift a ukg:Claim ; ukg:underPartnership id:p ; ukg:about id:union-a, id:union-b ; rdfs:label "送"@zh .
id:all a ukg:Claim ; ukg:underPartnership id:p ; ukg:about id:union-a, id:union-b, id:union-c .
"""


def test_a_partnership_of_three_gives_each_pair_its_own_claims() -> None:
    drawn = draw("partnership", THREE)
    lines = {edge.source.removeprefix(ID): {claim.removeprefix(ID) for claim in edge.claims} for edge in drawn.edges}
    assert lines == {"union-b": {"r1", "r2", "gift", "all"}, "union-c": {"r1", "r3", "all"}}
    assert {edge.target for edge in drawn.edges} == {f"{ID}union-a"}
    assert all(edge.label.zh.startswith("合作 · ") for edge in drawn.edges)


def test_without_roles_the_province_of_most_unions_is_the_left_column() -> None:
    drawn = draw(
        "partnership",
        """
        id:n a schema:AdministrativeArea ; skos:prefLabel "国"@zh .
        id:e a schema:AdministrativeArea ; schema:containedInPlace id:n ; skos:prefLabel "东省"@zh .
        id:w a schema:AdministrativeArea ; schema:containedInPlace id:n ; skos:prefLabel "西省"@zh .
        id:county a skos:Concept ; skos:notation "county" ; skos:prefLabel "县级"@zh .
        id:union-1 a ukg:Union ; ukg:unionLevel id:county ; ukg:jurisdiction id:e .
        id:union-2 a ukg:Union ; ukg:unionLevel id:county ; ukg:jurisdiction id:w .
        id:union-3 a ukg:Union ; ukg:unionLevel id:county ; ukg:jurisdiction id:w .
        id:p a ukg:Partnership .
        id:r1 a ukg:PartnerRole, ukg:Claim ; org:organization id:p ; org:member id:union-1 ; ukg:about id:union-1 .
        id:r2 a ukg:PartnerRole, ukg:Claim ; org:organization id:p ; org:member id:union-2 ; ukg:about id:union-2 .
        """,
    )
    assert [node.group for node in drawn.nodes] == ["supporting", "supported", "quiet"]
    assert node(drawn, "2").label.zh == "union-2"


def test_two_partnerships_of_one_pair_are_one_line() -> None:
    more = "id:q a ukg:Partnership . " + "".join(
        f"id:q{end} a ukg:PartnerRole, ukg:Claim ; org:organization id:q ; org:member id:union-{end} ; "
        f"ukg:about id:union-{end} ."
        for end in "ab"
    )
    drawn = draw("partnership", THREE + more)
    assert len(drawn.edges) == 2
    assert "陈述" in drawn.edges[0].label.zh
    both = next(edge for edge in drawn.edges if edge.source.endswith("union-b"))
    assert {f"{ID}qa", f"{ID}r2"} < set(both.claims)
