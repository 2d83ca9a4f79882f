"""Faults of sources, sections and quotes."""

from functools import partial

import pyoxigraph as ox
from rdflib import DCTERMS, Literal, URIRef
from unionkg.graph.ox_terms import from_ox
from unionkg.ontology.terms import OA, UKG

from tests.faults.data import ZHUSHAN, Checks, Data, Fault, note

FAULTS = list[tuple[Fault, Checks]]()
found_by = partial(note, FAULTS)


@found_by("shape:Evidence.hasSelector")
def evidence_without_selector(data: Data) -> URIRef:
    data.drop(data.evidence, OA.hasSelector)
    return data.evidence


@found_by("shape:Evidence.hasSelector")
def evidence_without_position(data: Data) -> URIRef:
    data.drop(data.evidence, OA.hasSelector, data.position)
    return data.evidence


@found_by("shape:Evidence.hasSource", "evidence_elsewhere")
def evidence_from_nowhere(data: Data) -> URIRef:
    data.drop(data.evidence, OA.hasSource)
    return data.evidence


@found_by("quote_not_in_text")
def a_quote_with_one_character_edited(data: Data) -> URIRef:
    (quad,) = data.store.quads_for_pattern(ox.NamedNode(data.quote), ox.NamedNode(OA.exact), None, None)
    words = str(from_ox(quad.object))
    data.put(data.quote, OA.exact, Literal(words.replace("创", "闯"), lang="zh"))
    return data.evidence


@found_by("quote_length", "quote_not_in_text")
def a_quote_longer_than_its_place(data: Data) -> URIRef:
    data.put(data.quote, OA.exact, Literal("印作“一流、争第一、干唯一”", lang="zh"))
    return data.evidence


@found_by("quote_not_in_text")
def a_position_shifted(data: Data) -> URIRef:
    for end in (OA.start, OA.end):
        (quad,) = data.store.quads_for_pattern(ox.NamedNode(data.position), ox.NamedNode(end), None, None)
        data.put(data.position, end, Literal(int(str(from_ox(quad.object))) + 1))
    return data.evidence


@found_by("shape:Position.start", "quote_length", "quote_not_in_text")
def a_quote_that_ends_before_it_starts(data: Data) -> URIRef:
    data.put(data.position, OA.end, Literal(1))
    return data.position


@found_by("shape:Position.start", "quote_length", "quote_not_in_text")
def a_quote_that_starts_before_the_text(data: Data) -> URIRef:
    data.put(data.position, OA.start, Literal(-1))
    return data.position


@found_by("shape:Quote.exact", "quote_length", "quote_not_in_text")
def an_empty_quote(data: Data) -> URIRef:
    data.put(data.quote, OA.exact, Literal("", lang="zh"))
    return data.quote


@found_by("text_missing")
def a_source_of_another_hash(data: Data) -> URIRef:
    data.put(data.source, DCTERMS.identifier, Literal(f"sha256:{'0' * 64}"))
    return data.evidence


@found_by("shape:Source.identifier", "text_missing")
def a_source_without_a_hash(data: Data) -> URIRef:
    data.put(data.source, DCTERMS.identifier, Literal("report.zh.md"))
    return data.source


@found_by("shape:Source.title")
def a_source_without_title(data: Data) -> URIRef:
    data.drop(data.source, DCTERMS.title)
    return data.source


@found_by("shape:Passage.isPartOf")
def a_section_of_nothing(data: Data) -> URIRef:
    section = data.one(data.evidence, UKG.inSection)
    data.drop(section, DCTERMS.isPartOf)
    return section


@found_by("section_elsewhere", "shape:Passage.isPartOf")
def a_section_of_another_source(data: Data) -> URIRef:
    data.put(data.one(data.evidence, UKG.inSection), DCTERMS.isPartOf, ZHUSHAN)
    return data.evidence
