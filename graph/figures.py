"""Figures: a number as its source states it, an exact value or a bound, never more than was said."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from unionkg.graph.claims import Claim
from unionkg.graph.errors import BadFigure
from unionkg.graph.numerals import readings

LOWER = frozenset({"atLeast", "moreThan", "order"})
POINT = frozenset({"exact", "approx"})
HEDGES = re.compile(r"[余多约近超几]|以上|上百|上千|突破|不少于|左右|若干")


@dataclass(frozen=True, slots=True)
class Reading:
    """What may be said of a figure's size: a value, or a lower bound, or an upper bound, or a range, or nothing."""

    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None


def read_figure(claim: Claim) -> Reading:
    """Return the reading that a row's qualifier allows; raise BadFigure when the cells contradict each other."""
    if claim.verbatim and claim.verbatim not in claim.quote:
        _refuse(claim, f"verbatim 「{claim.verbatim}」 does not stand in the quote 「{claim.quote}」")
    if not claim.qualifier:
        _refuse(claim, "a figure needs a qualifier: exact, atLeast, moreThan, approx, atMost, order or several")
    if not claim.verbatim:
        _refuse(claim, "a figure needs its verbatim: the number as the quote words it")
    if claim.qualifier == "exact" and (hedge := HEDGES.search(claim.verbatim)):
        _refuse(claim, f"qualifier exact contradicts 「{hedge[0]}」 in verbatim 「{claim.verbatim}」")
    reading = _reading(claim)
    _check_wording(claim)
    return reading


def _check_wording(claim: Claim) -> None:
    stated = readings(claim.verbatim)
    for number in (claim.value, claim.value_max):
        if stated and number is not None and number not in stated:
            words = " or ".join(format(reading, "f") for reading in sorted(stated))
            _refuse(claim, f"verbatim 「{claim.verbatim}」 says {words}, not {number:f}")


def _reading(claim: Claim) -> Reading:
    value, maximum, qualifier = claim.value, claim.value_max, claim.qualifier
    if qualifier == "several":
        if value is not None or maximum is not None:
            _refuse(claim, "qualifier several means that the source gives no number: leave value empty")
        return Reading()
    if qualifier == "atMost":
        if maximum is None or value is not None:
            _refuse(claim, "qualifier atMost takes its number in value_max, and no value")
        return Reading(maximum=maximum)
    if value is None:
        _refuse(claim, f"qualifier {qualifier} needs a number in value")
    if maximum is not None:
        return _range(claim, value, maximum)
    return Reading(minimum=value) if qualifier in LOWER else Reading(value=value)


def _range(claim: Claim, value: Decimal, maximum: Decimal) -> Reading:
    if claim.qualifier not in POINT or maximum < value:
        _refuse(claim, f"a range needs value below value_max and qualifier exact or approx, not {value} to {maximum}")
    return Reading(minimum=value, maximum=maximum)


def _refuse(claim: Claim, problem: str) -> NoReturn:
    raise BadFigure(claim.place, problem)
