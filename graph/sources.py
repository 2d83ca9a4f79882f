"""A source text as RDF: what it is, its sections and captions, and the evidence that points into it."""

from collections.abc import Iterator

from rdflib import DCTERMS, RDF, SKOS, XSD, Literal, URIRef
from rdflib.term import Node
from unionkg.graph.evidence import CONTEXT, Passage, SourceText, Span
from unionkg.graph.identity import Minter
from unionkg.ontology.terms import OA, SCHEMA, UKG

Triple = tuple[URIRef, URIRef, Node]

WORDS = {  # column of sources.csv -> property and language
    "title": (DCTERMS.title, "zh"),
    "title_en": (DCTERMS.title, "en"),
    "subtitle": (UKG.subtitle, "zh"),
    "genre": (DCTERMS.type, "zh"),
    "publisher": (DCTERMS.publisher, "zh"),
    "original": (DCTERMS.source, "zh"),
    "licence": (DCTERMS.license, None),
    "date": (DCTERMS.date, None),
    "note": (SKOS.editorialNote, "zh"),
}


def source_triples(source: SourceText, minter: Minter) -> Iterator[Triple]:
    """Yield the description of a source and of its passages."""
    node = minter.source(source)
    yield node, RDF.type, UKG.Source
    yield node, DCTERMS.identifier, Literal(f"sha256:{source.sha256}")
    yield node, DCTERMS.extent, Literal(f"{len(source.text)} code points (NFC, LF)")
    yield node, UKG.fileName, Literal(source.name)
    if not source.about.get("title"):
        yield node, DCTERMS.title, Literal(source.name, lang="zh")
    for column, (prop, language) in WORDS.items():
        if words := source.about.get(column):
            yield node, prop, Literal(words, lang=language)
    for passage in source.passages:
        yield from _passage_triples(source, passage, minter)


def _passage_triples(source: SourceText, passage: Passage, minter: Minter) -> Iterator[Triple]:
    node = minter.passage(source, passage)
    yield node, RDF.type, UKG.Caption if passage.kind == "caption" else UKG.Section
    yield node, DCTERMS.isPartOf, minter.source(source)
    yield node, SCHEMA.position, Literal(passage.number)
    if passage.keyword:
        yield node, UKG.keyword, Literal(passage.keyword)
    if passage.kind == "caption":
        yield node, SCHEMA.text, Literal(source.text[passage.start : passage.end].strip(), lang="zh")


def evidence_triples(source: SourceText, span: Span, minter: Minter) -> Iterator[Triple]:
    """Yield one piece of evidence with its two selectors (Web Annotation Data Model, 4.2.4 and 4.2.5)."""
    node = minter.evidence(source, span)
    quote, position = URIRef(f"{node}-q"), URIRef(f"{node}-p")
    yield node, RDF.type, UKG.Evidence
    yield node, OA.hasSource, minter.source(source)
    if passage := source.passage_of(span.start, span.end):
        yield node, UKG.inSection, minter.passage(source, passage)
    yield node, OA.hasSelector, quote
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, Literal(source.text[span.start : span.end], lang="zh")
    yield quote, OA.prefix, Literal(source.text[max(0, span.start - CONTEXT) : span.start], lang="zh")
    yield quote, OA.suffix, Literal(source.text[span.end : span.end + CONTEXT], lang="zh")
    yield node, OA.hasSelector, position
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, Literal(span.start, datatype=XSD.nonNegativeInteger)
    yield position, OA.end, Literal(span.end, datatype=XSD.nonNegativeInteger)
