"""Faults of unions, areas, people and their names."""

from functools import partial

from rdflib import FOAF, ORG, RDF, SKOS, Literal, URIRef
from unionkg.ontology.terms import SCHEMA, SCHEME, UKG

from tests.faults.data import CITY, DISTRICT, MINTER, SHIYAN, ZHANGWAN, ZHUSHAN, Checks, Data, Fault, note

FAULTS = list[tuple[Fault, Checks]]()
found_by = partial(note, FAULTS)


@found_by("level_inverted")
def a_county_union_above_its_city(data: Data) -> URIRef:
    data.put(SHIYAN, UKG.higherUnion, ZHANGWAN)
    data.put(ZHANGWAN, UKG.higherUnion, MINTER.entity("union", "420000"))
    return SHIYAN


@found_by("level_inverted")
def a_county_union_of_the_level_of_its_city(data: Data) -> URIRef:
    data.put(ZHANGWAN, UKG.unionLevel, SCHEME["level-prefecture"])
    return ZHANGWAN


@found_by("higher_union_cycle", "level_inverted")
def a_cycle_of_unions(data: Data) -> URIRef:
    data.put(SHIYAN, UKG.higherUnion, ZHANGWAN)
    return SHIYAN


@found_by("shape:Union.higherUnion", "level_inverted")
def a_union_under_two(data: Data) -> URIRef:
    data.add(ZHANGWAN, UKG.higherUnion, ZHUSHAN)
    return ZHANGWAN


@found_by("shape:GeneralFederation")
def a_federation_of_no_level(data: Data) -> URIRef:
    data.drop(ZHANGWAN, UKG.unionLevel)
    return ZHANGWAN


@found_by("area_cycle", "area_in_wrong_parent")
def a_cycle_of_areas(data: Data) -> URIRef:
    data.put(CITY, SCHEMA.containedInPlace, DISTRICT)
    return CITY


@found_by("area_in_wrong_parent")
def a_district_in_another_province(data: Data) -> URIRef:
    data.put(DISTRICT, SCHEMA.containedInPlace, MINTER.entity("area", "110000"))
    return DISTRICT


@found_by("code_twice")
def a_code_of_two_areas(data: Data) -> URIRef:
    data.put(DISTRICT, UKG.divisionCode, Literal("420302"))
    return MINTER.entity("area", "420302")


@found_by("shape:Area.divisionCode")
def a_code_of_five_digits(data: Data) -> URIRef:
    data.put(DISTRICT, UKG.divisionCode, Literal("42030"))
    return DISTRICT


@found_by("shape:ChineseName.prefLabel")
def a_union_without_chinese_name(data: Data) -> URIRef:
    data.drop(ZHANGWAN, SKOS.prefLabel, Literal("张湾区总工会", lang="zh"))
    return ZHANGWAN


@found_by("shape:ChineseName.prefLabel")
def a_person_without_name(data: Data) -> URIRef:
    person = data.one(data.leader, ORG.member)
    data.drop(person, SKOS.prefLabel)
    assert data.one(person, RDF.type) == FOAF.Person
    return person


@found_by("shape:Union.prefLabel")
def two_names_in_one_language(data: Data) -> URIRef:
    data.add(ZHANGWAN, SKOS.prefLabel, Literal("张湾总工会", lang="zh"))
    return ZHANGWAN
