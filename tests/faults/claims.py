"""Faults of any graph, and of claims."""

from functools import partial

from rdflib import DCTERMS, ORG, PROV, RDF, XSD, BNode, Literal, URIRef
from unionkg.ontology.terms import SCHEME, UKG

from tests.faults.data import (
    DANJIANGKOU,
    DISTRICT,
    ENTITIES,
    HAIDIAN,
    MINTER,
    PARTNERSHIP,
    ZHUSHAN,
    Checks,
    Data,
    Fault,
    note,
)

FAULTS = list[tuple[Fault, Checks]]()
found_by = partial(note, FAULTS)


@found_by("blank_node")
def a_blank_node(data: Data) -> URIRef:
    data.add(data.gift, UKG.goods, BNode())
    return data.gift


@found_by("nothing_known")
def an_object_that_is_not_there(data: Data) -> URIRef:
    data.add(data.gift, UKG.about, MINTER.entity("union", "429999"))
    return data.gift


@found_by("triple_in_two_graphs")
def one_triple_in_two_graphs(data: Data) -> URIRef:
    data.add(data.gift, UKG.provider, HAIDIAN, ENTITIES)
    return data.gift


@found_by("unknown_term")
def a_property_that_the_ontology_lacks(data: Data) -> URIRef:
    data.add(data.gift, URIRef(f"{UKG}gives"), DANJIANGKOU)
    return data.gift


@found_by("unknown_term")
def a_class_that_the_ontology_lacks(data: Data) -> URIRef:
    data.add(data.gift, RDF.type, URIRef(f"{UKG}Present"))
    return data.gift


@found_by("unknown_concept", "shape:Figure.unit", "shape:Money", "money_in_other_unit")
def a_unit_that_no_scheme_has(data: Data) -> URIRef:
    data.put(data.figure, UKG.unit, URIRef(f"{SCHEME}unit-gulden"))
    return data.figure


@found_by("shape:Contribution.contributionKind")
def a_concept_of_another_scheme(data: Data) -> URIRef:
    data.put(data.gift, UKG.contributionKind, SCHEME["post-party"])
    return data.gift


@found_by("asserted_shortcut")
def partners_by_assertion(data: Data) -> URIRef:
    data.add(ZHUSHAN, UKG.partnerOf, HAIDIAN, data.graph)
    return ZHUSHAN


@found_by("shape:Claim.evidence")
def a_claim_without_evidence(data: Data) -> URIRef:
    data.drop(data.gift, UKG.evidence)
    return data.gift


@found_by("shape:Claim.status")
def a_claim_without_status(data: Data) -> URIRef:
    data.drop(data.gift, UKG.status)
    return data.gift


@found_by("shape:Claim.status")
def a_claim_reported_and_doubtful(data: Data) -> URIRef:
    data.add(data.gift, UKG.status, SCHEME["status-doubtful"])
    return data.gift


@found_by("shape:Claim.confidence")
def a_confidence_beyond_c(data: Data) -> URIRef:
    data.add(data.gift, UKG.confidence, Literal("D"))
    return data.gift


@found_by("shape:Claim.claimId")
def a_claim_without_id(data: Data) -> URIRef:
    data.drop(data.gift, UKG.claimId)
    return data.gift


@found_by("shape:Claim.about")
def a_claim_about_nothing(data: Data) -> URIRef:
    data.drop(data.gift, UKG.about)
    return data.gift


@found_by("shape:Claim.type")
def a_claim_of_no_kind(data: Data) -> URIRef:
    data.drop(data.gift, RDF.type, UKG.Contribution)
    return data.gift


@found_by("shape:Claim.date")
def a_date_in_words(data: Data) -> URIRef:
    data.add(data.gift, DCTERMS.date, Literal("去年"))
    return data.gift


@found_by("ill_typed")
def a_day_that_does_not_exist(data: Data) -> URIRef:
    data.add(data.gift, UKG.earliest, Literal("2025-02-30", datatype=XSD.date, normalize=False))
    data.add(data.gift, UKG.latest, Literal("2025-03-01", datatype=XSD.date))
    return data.gift


@found_by("shape:Claim.earliest")
def a_date_of_the_wrong_datatype(data: Data) -> URIRef:
    data.add(data.gift, UKG.earliest, Literal("2025-02-28"))
    data.add(data.gift, UKG.latest, Literal("2025-03-01", datatype=XSD.date))
    return data.gift


@found_by("shape:Claim.earliest")
def dates_upside_down(data: Data) -> URIRef:
    data.add(data.gift, UKG.earliest, Literal("2025-03-02", datatype=XSD.date))
    data.add(data.gift, UKG.latest, Literal("2025-03-01", datatype=XSD.date))
    return data.gift


@found_by("shape:PartiesOfPartnership", "stranger_in_partnership")
def a_partnership_of_one(data: Data) -> URIRef:
    data.drop(data.claim("s02-partnership", "420381"))
    return PARTNERSHIP


@found_by("shape:PartnerRole.member", "stranger_in_partnership")
def a_district_for_a_partner(data: Data) -> URIRef:
    role = data.claim("s02-partnership", "420381")
    data.put(role, ORG.member, DISTRICT)
    return role


@found_by("shape:Partnership.evidence")
def a_partnership_without_evidence(data: Data) -> URIRef:
    data.drop(PARTNERSHIP, UKG.evidence)
    data.touched.add(str(ENTITIES))  # nothing else is said of it in the source's graph
    return PARTNERSHIP


@found_by("shape:Partnership.partnershipKind")
def a_partnership_of_no_kind(data: Data) -> URIRef:
    data.drop(PARTNERSHIP, UKG.partnershipKind)
    return PARTNERSHIP


@found_by("shape:Contribution.recipient")
def a_gift_to_oneself(data: Data) -> URIRef:
    data.put(data.gift, UKG.recipient, HAIDIAN)
    return data.gift


@found_by("shape:Contribution.provider")
def a_gift_of_nobody(data: Data) -> URIRef:
    data.drop(data.gift, UKG.provider)
    return data.gift


@found_by("shape:Contribution.provider")
def a_giver_in_words(data: Data) -> URIRef:
    data.put(data.gift, UKG.provider, Literal("海淀区总工会", lang="zh"))
    return data.gift


@found_by("shape:Contribution.provider")
def a_district_that_gives(data: Data) -> URIRef:
    data.put(data.gift, UKG.provider, DISTRICT)
    return data.gift


@found_by("stranger_in_partnership")
def a_gift_of_a_stranger_under_a_partnership(data: Data) -> URIRef:
    data.put(data.gift, UKG.provider, ZHUSHAN)
    return data.gift


@found_by("shape:Tenure.member")
def a_tenure_without_person(data: Data) -> URIRef:
    data.drop(data.leader, ORG.member)
    return data.leader


@found_by("shape:Tenure.member")
def a_tenure_of_a_union(data: Data) -> URIRef:
    data.put(data.leader, ORG.member, ZHUSHAN)
    return data.leader


@found_by("shape:Tenure.statedTitle")
def a_tenure_without_title(data: Data) -> URIRef:
    data.drop(data.leader, UKG.statedTitle)
    return data.leader


@found_by("shape:Inclusion.part")
def a_thing_that_is_part_of_itself(data: Data) -> URIRef:
    item = data.claim("s01-brand-1")
    data.put(item, UKG.part, data.one(item, UKG.whole))
    return item


@found_by("shape:Grantor")
def a_recognition_by_nobody(data: Data) -> URIRef:
    award = data.claim("s03-six-endorsed")
    data.drop(award, UKG.grantor)
    return award


@found_by("shape:Undertaking.undertaker")
def a_programme_run_by_nobody(data: Data) -> URIRef:
    programme = data.claim("s01-brand")
    data.drop(programme, UKG.undertaker)
    return programme


@found_by("shape:Description.text")
def a_description_without_words(data: Data) -> URIRef:
    description = data.claim("s04-slogan")
    data.drop(description, UKG.text)
    return description


@found_by("shape:Authorship.hadRole")
def an_author_in_no_role(data: Data) -> URIRef:
    author = data.claim("s00-author-1")
    data.drop(author, PROV.hadRole)
    return author
