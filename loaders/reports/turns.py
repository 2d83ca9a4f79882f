"""Nouns before a verb whose numbers follow it in the same order: 覆盖率和入会率分别达到50%和74%."""

import re
from itertools import pairwise

from unionkg.loaders.reports.labels import lead_of
from unionkg.loaders.reports.parts import Parts
from unionkg.loaders.reports.quantities import Quantity
from unionkg.loaders.reports.reading import Place, Reading

IN_TURN = re.compile("(?:数量)?(?:分别|各自)(?:已|约|各)*(?:为|是|达到?了?|有|增至|增长|下降|提高)?[到至]?")
BETWEEN = re.compile("[、和与及,]*")
PARTING = re.compile("[、和与及]")


def in_turn(reading: Reading, quantity: Quantity, place: Place) -> Parts | None:
    """Return what a number counts that follows 分别, or None when there are not as many nouns as numbers."""
    clause, view = place.clause, reading.view
    said = view.rfind("分别", clause.start, quantity.start)
    if said < 0:
        return None
    numbers = reading.quantities_in(said, clause.end)
    at = IN_TURN.match(view, said)
    gaps = [view[one.end : other.start] for one, other in pairwise(numbers)]
    first = next((number.start for number in numbers), None)
    joined = at is not None and at.end() == first and all(BETWEEN.fullmatch(gap) for gap in gaps)
    start = max([clause.start, *(r.end for r in reading.within(clause.start, said) if r.kind == "named")])
    lead = lead_of(view[start:said])
    nouns = [noun.strip() for noun in PARTING.split(lead.rest)]
    if not joined or len(nouns) != len(numbers) or len(nouns) < 2:
        return None
    thing = nouns[numbers.index(quantity)]
    return Parts(clause.start, quantity.end, lead.over, lead.ahead, lead.rate, lead.verb, "", thing)
