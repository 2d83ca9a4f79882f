"""A figure as RDF: measure, unit, qualifier, wording, and only what the qualifier allows of value and bounds."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rdflib import XSD, Literal, URIRef
from unionkg.graph.claims import Claim
from unionkg.graph.concepts import concept_iri
from unionkg.graph.errors import BadFigure
from unionkg.graph.figures import read_figure
from unionkg.graph.sources import Triple
from unionkg.ontology.terms import SCHEMA, SCHEME, UKG

YUAN = SCHEME["unit-cny"]
MONEY = re.compile(r"[0-9０-９一二两三四五六七八九十百千万亿余多几]元")


def figure_triples(claim: Claim, node: URIRef) -> Iterator[Triple]:
    """Yield what the row says of its number (schema.org QuantitativeValue); raise BadFigure or UnknownConcept."""
    reading = read_figure(claim)
    if not claim.measure or not claim.unit:
        raise BadFigure(claim.place, "a figure needs a measure and a unit (see the sheet of concepts)")
    unit = concept_iri("unit", claim.unit, claim.place)
    if unit != YUAN and MONEY.search(claim.verbatim):
        raise BadFigure(
            claim.place, f"verbatim 「{claim.verbatim}」 is money, and its unit is 人民币元 (cny), not 「{claim.unit}」"
        )
    yield node, UKG.measure, concept_iri("measure", claim.measure, claim.place)
    yield node, UKG.unit, unit
    yield node, UKG.qualifier, concept_iri("qualifier", claim.qualifier, claim.place)
    yield node, UKG.verbatim, Literal(claim.verbatim)
    if unit == YUAN:
        yield node, SCHEMA.currency, Literal("CNY")
    for per in claim.per:
        yield node, UKG.perUnit, concept_iri("unit", per, claim.place)
    bounds = ((SCHEMA.value, reading.value), (SCHEMA.minValue, reading.minimum), (SCHEMA.maxValue, reading.maximum))
    for prop, number in bounds:
        if number is not None:
            yield node, prop, decimal(number)


def decimal(number: Decimal) -> Literal:
    """Return the number as xsd:decimal in its canonical form, which every engine keeps (1.50 is 1.5)."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Literal(text, datatype=XSD.decimal)
