"""Faults of figures: number, unit, qualifier and wording."""

from decimal import Decimal
from functools import partial

from rdflib import XSD, Literal, URIRef
from unionkg.ontology.terms import SCHEMA, SCHEME, UKG

from tests.faults.data import (
    PERSON,
    Checks,
    Data,
    Fault,
    note,
)

FAULTS = list[tuple[Fault, Checks]]()
found_by = partial(note, FAULTS)


@found_by("shape:Figure")
def a_figure_with_value_and_bound(data: Data) -> URIRef:
    data.add(data.figure, SCHEMA.value, Literal(Decimal(3800000)))
    return data.figure


@found_by("shape:Figure")
def a_figure_without_number(data: Data) -> URIRef:
    data.drop(data.figure, SCHEMA.minValue)
    return data.figure


@found_by("hedged_exact", "shape:Figure")
def a_bound_marked_exact(data: Data) -> URIRef:
    data.put(data.figure, UKG.qualifier, SCHEME["qualifier-exact"])
    return data.figure


@found_by("hedged_exact")
def a_hedge_marked_exact(data: Data) -> URIRef:
    data.put(data.figure, UKG.qualifier, SCHEME["qualifier-exact"])
    data.drop(data.figure, SCHEMA.minValue)
    data.add(data.figure, SCHEMA.value, Literal(Decimal(3800000)))
    return data.figure


@found_by("shape:Figure.minValue", "value_not_in_verbatim")
def a_least_above_the_most(data: Data) -> URIRef:
    data.put(data.figure, UKG.qualifier, SCHEME["qualifier-approx"])
    data.add(data.figure, SCHEMA.maxValue, Literal(Decimal(3700000)))
    return data.figure


@found_by("shape:Figure.unit", "money_in_other_unit")
def a_figure_in_two_units(data: Data) -> URIRef:
    data.add(data.figure, UKG.unit, PERSON)
    return data.figure


@found_by("shape:Figure.unit")
def a_figure_without_unit(data: Data) -> URIRef:
    data.drop(data.members, UKG.unit)
    return data.members


@found_by("money_in_other_unit")
def money_counted_in_people(data: Data) -> URIRef:
    data.put(data.figure, UKG.unit, PERSON)
    data.drop(data.figure, SCHEMA.currency)
    return data.figure


@found_by("shape:Money")
def money_without_currency(data: Data) -> URIRef:
    data.drop(data.figure, SCHEMA.currency)
    return data.figure


@found_by("shape:Money")
def people_with_a_currency(data: Data) -> URIRef:
    data.add(data.members, SCHEMA.currency, Literal("CNY"))
    return data.members


@found_by("currency_of_nothing")
def a_currency_without_figure(data: Data) -> URIRef:
    data.add(data.gift, SCHEMA.currency, Literal("CNY"))
    return data.gift


@found_by("value_not_in_verbatim")
def a_number_that_the_wording_does_not_state(data: Data) -> URIRef:
    data.put(data.figure, SCHEMA.minValue, Literal(Decimal(38000)))
    return data.figure


@found_by("verbatim_not_in_quote", "value_not_in_verbatim")
def a_wording_that_the_quote_does_not_hold(data: Data) -> URIRef:
    data.put(data.figure, UKG.verbatim, Literal("390余万元"))
    return data.figure


@found_by("shape:Figure.minValue")
def a_number_written_as_text(data: Data) -> URIRef:
    data.put(data.figure, SCHEMA.minValue, Literal("3800000"))
    return data.figure


@found_by("ill_typed", "shape:Figure")
def a_number_that_is_none(data: Data) -> URIRef:
    data.put(data.figure, SCHEMA.minValue, Literal("380万", datatype=XSD.decimal, normalize=False))
    return data.figure


@found_by("shape:BearerOfFigure")
def a_figure_of_nothing(data: Data) -> URIRef:
    data.drop(data.gift, UKG.hasFigure)
    return data.figure


@found_by("shape:BearerOfFigure")
def a_figure_of_two(data: Data) -> URIRef:
    data.add(data.leader, UKG.hasFigure, data.figure)
    return data.figure
