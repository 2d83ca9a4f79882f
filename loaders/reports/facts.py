"""Candidates as plain facts: the shape in which reports' gold facts are written and scored."""

from collections.abc import Iterable
from decimal import Decimal

from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.merging import merged

Fact = dict[str, str | int | float | None]
QUALIFIERS = {"moreThan": "atLeast", "order": "atLeast", "several": "atLeast", "atMost": "approx"}


def facts(candidates: Iterable[Candidate], text: str) -> list[Fact]:
    """Return each candidate that is not doubtful as a fact whose quote is cut from the raw text."""
    return [fact_of(candidate, text) for candidate in merged(candidates) if candidate.tier != "C"]


def fact_of(candidate: Candidate, text: str) -> Fact:
    """Return one candidate as a fact."""
    quantity = candidate.quantity
    low, high = (quantity.value, quantity.value_max) if quantity else (None, None)
    return {
        "type": candidate.type,
        "subject": candidate.text("subject"),
        "object": candidate.text("object"),
        "value": _number(low),
        "value_max": _number(high),
        "unit": quantity.unit if quantity else None,
        "qualifier": QUALIFIERS.get(quantity.qualifier, quantity.qualifier) if quantity else None,
        "date": candidate.date or None,
        "quote": text[candidate.start : candidate.end].strip(),
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
