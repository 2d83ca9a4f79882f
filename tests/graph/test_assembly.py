"""Rows become claim nodes with evidence; rows that cannot be are refused, all at once, each with its reason."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from rdflib import ORG, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from unionkg.graph.assembly import assemble
from unionkg.graph.authority import Area, Authority, Organization, UnionEntry
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection
from unionkg.graph.errors import Place, Refused
from unionkg.graph.evidence import Passage, SourceText
from unionkg.graph.identity import Minter
from unionkg.ontology.terms import OA, SCHEMA, SCHEME, UKG

HERE = Place("unions.csv", 2)
TEXT = SourceText(
    "brief.txt",
    "东江县总工会与西湖区总工会结对。西湖区总工会向东江县总工会捐资30余万元,用于“暖心工程”。"
    "图:西湖区总工会送来30余万元。东江县总工会有会员1200人。",
    (Passage("section", 1, 0, 70, "结对"), Passage("caption", 1, 45, 60)),
    {"title": "两地工会结对"},
)
AUTHORITY = Authority(
    areas=(Area("990100", "东江县", HERE, code="420199"), Area("990200", "西湖区", HERE)),
    unions=(
        UnionEntry("990100", "东江县总工会", HERE, level="county", form="general-federation", area="990100"),
        UnionEntry("990200", "西湖区总工会", HERE, name_en="Xihu Federation", level="county", area="990200"),
    ),
    organizations=(Organization("paper", "东江报", HERE, kind="报纸"),),
)
MINTER = Minter()
ID = "https://w3id.org/unionkg/id/"
PAIR = URIRef(f"{ID}partnership-990100-990200")
DONG, XI = URIRef(f"{ID}union-990100"), URIRef(f"{ID}union-990200")


def row(type_: str, id_: str = "c1", quote: str = "西湖区总工会", **cells: Any) -> Claim:
    start = TEXT.text.find(quote) if quote in TEXT.text else None
    given: dict[str, Any] = {
        "quote": quote, "source": "brief.txt", "place": Place("claims.csv", 5), "start": start
    } | cells  # fmt: skip
    return Claim(id=id_, type=type_, **given)


PARTNERSHIP = row(
    "partnership", "p1", "东江县总工会与西湖区总工会结对", kind="paired-support",
    subject=("东江县总工会",), object="西湖区总工会",
)  # fmt: skip
GIFT = row(
    "contribution", "g1", "捐资30余万元", kind="funds", subject=("西湖区总工会",), object="东江县总工会", of="p1",
    measure="amount", value=Decimal(300000), unit="cny", qualifier="atLeast", verbatim="30余万元",
)  # fmt: skip


def graphs(rows: Iterable[Claim]) -> dict[str, Graph]:
    made = assemble(Collection(AUTHORITY, rows, [TEXT]), MINTER)
    result = {}
    for name, triples in made.items():
        graph = Graph()
        for triple in triples:
            graph.add(triple)
        result["source" if "src-" in name else name.rpartition("/")[2]] = graph
    return result


def claim(id_: str) -> URIRef:
    return MINTER.claim(TEXT, id_)


def test_a_contribution_names_its_parties_its_kind_and_its_bound() -> None:
    graph = graphs([PARTNERSHIP, GIFT])["source"]
    node, figure = claim("g1"), URIRef(f"{claim('g1')}-figure")
    assert {UKG.Contribution, UKG.Claim} == set(graph.objects(node, RDF.type))
    assert graph.value(node, UKG.provider) == XI
    assert graph.value(node, UKG.recipient) == DONG
    assert graph.value(node, UKG.underPartnership) == PAIR
    assert graph.value(node, UKG.hasFigure) == figure
    assert graph.value(figure, SCHEMA.minValue) == Literal("300000", datatype=XSD.decimal)
    assert graph.value(figure, SCHEMA.value) is None
    assert graph.value(figure, SCHEMA.currency) == Literal("CNY")
    assert set(graph.objects(node, UKG.about)) == {XI, DONG, PAIR}
    assert str(graph.value(node, RDFS.label)) == "西湖区总工会 资金 东江县总工会 30余万元"


def test_evidence_points_to_the_exact_characters() -> None:
    graph = graphs([PARTNERSHIP, GIFT])["source"]
    evidence = graph.value(claim("g1"), UKG.evidence)
    assert evidence == URIRef(f"{ID}ev-{TEXT.sha256[:12]}-29-36")
    assert str(graph.value(URIRef(f"{evidence}-q"), OA.exact)) == "捐资30余万元" == TEXT.text[29:36]
    assert int(str(graph.value(URIRef(f"{evidence}-p"), OA.start))) == 29
    section = graph.value(evidence, UKG.inSection)
    assert str(graph.value(section, UKG.keyword)) == "结对"


def test_a_partnership_has_one_role_a_party() -> None:
    role = row("role", "r1", "捐资30余万元", kind="provider", subject=("西湖区总工会",), of="p1")
    made = graphs([PARTNERSHIP, role])
    members = {
        graph.value(r, ORG.member) for graph in [made["source"]] for r in graph.subjects(RDF.type, UKG.PartnerRole)
    }
    assert members == {DONG, XI}
    giver = MINTER.claim(TEXT, "p1", "990200")
    assert made["source"].value(giver, ORG.role) == SCHEME["role-provider"]
    assert len(list(made["source"].objects(giver, UKG.evidence))) == 2
    assert made["entities"].value(PAIR, UKG.partnershipKind) == SCHEME["partnership-paired-support"]
    assert "东江县总工会—西湖区总工会" in str(made["entities"].value(PAIR, SKOS.prefLabel))


def test_body_and_caption_are_two_quotes_of_one_claim() -> None:
    again = row("evidence", "g2", "西湖区总工会送来30余万元", of="g1")
    graph = graphs([PARTNERSHIP, GIFT, again])["source"]
    assert len(list(graph.objects(claim("g1"), UKG.evidence))) == 2
    assert len(list(graph.objects(URIRef(f"{claim('g1')}-figure"), UKG.evidence))) == 2


def test_a_declared_programme_is_an_entity_of_its_owner() -> None:
    programme = row("program", "w1", "暖心工程", kind="brand", subject=("西湖区总工会",), object="暖心工程")
    made = graphs([programme])
    thing = made["source"].value(claim("w1"), UKG.concerns)
    assert str(thing).startswith(f"{ID}programme-990200-")
    assert made["entities"].value(thing, UKG.owner) == XI
    assert made["source"].value(claim("w1"), UKG.undertakingKind) == SCHEME["undertaking-run"]


def test_no_triple_stands_in_two_graphs_and_none_has_a_blank_node() -> None:
    made = assemble(Collection(AUTHORITY, [PARTNERSHIP, GIFT], [TEXT]), MINTER)
    triples = [triple for of_graph in made.values() for triple in of_graph]
    assert len(triples) == len(set(triples))
    assert all(not isinstance(node, str) or not node.startswith("_:") for triple in triples for node in triple)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (row("gift"), "type 「gift」 is unknown"),
        (row("contribution", "坏 id"), "id 「坏 id」 may hold ASCII"),
        (row("contribution", source="other.txt"), "source 「other.txt」 is not among"),
        (row("contribution", subject=("西湖总工会",), object="东江县总工会"), "nearest are 西湖区总工会"),
        (row("contribution", object="西湖区总工会"), "needs a union, person or organization in subject"),
        (row("contribution", kind="loan", subject=("西湖区总工会",), object="东江县"), "not in the scheme"),
        (row("award", subject=("东江县总工会",), object="称号", also={"colour": ("红",)}), "also key 「colour」"),
        (row("contribution", subject=("西湖区总工会",), object="东江县", of="zz"), "of 「zz」 is not the id of a row"),
        (row("event", object="结对", also={"host": ("谁",)}), "「谁」 is not the name of"),
        (row("event", object="结对", status="sure"), "not in the scheme status"),
        (row("event", object="结对", date="去年"), "date 「去年」"),
        (row("event", object="结对", quote="没有这句话"), "does not stand in brief.txt"),
        (row("statistic", object="会员"), "needs an entity in subject"),
        (row("organization", subject=("新街工会",)), "not in the authority tables"),
        (row("item", subject=("东江县总工会",), object="甲", also={"position": ("第一",)}), "not a whole number"),
        (row("author", subject=("东江县总工会", "西湖区总工会")), "takes one name in subject"),
        (row("leader", subject=("王某",), object="主席", of="无此会"), "「无此会」 is not the name of"),
        (
            row("statistic", subject=("东江县总工会",), object="会员", unit="person", value=Decimal(3)),
            "needs a qualifier",
        ),
        (
            row("statistic", subject=("东江县总工会",), object="会员", qualifier="several", verbatim="总"),
            "needs a measure and a unit",
        ),
    ],
    ids=lambda case: case.type + "-" + case.id if isinstance(case, Claim) else None,
)  # fmt: skip
def test_a_row_that_cannot_be_a_claim_is_refused(wrong: Claim, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        graphs([wrong])
    assert all(str(problem).startswith("claims.csv:5") for problem in refused.value.problems)


def test_all_problems_are_named_at_once() -> None:
    rows = [row("gift", f"c{number}", place=Place("claims.csv", number)) for number in (2, 3, 4)]
    with pytest.raises(Refused) as refused:
        graphs(rows)
    assert [problem.place.row for problem in refused.value.problems] == [2, 3, 4]


def test_an_id_stands_once() -> None:
    with pytest.raises(Refused, match=r"id p1 stands already at claims\.csv:5"):
        graphs([PARTNERSHIP, replace(PARTNERSHIP, place=Place("claims.csv", 9))])
