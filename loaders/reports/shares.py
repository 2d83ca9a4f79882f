"""A sum that several share: what each union gets (其中甲县总工会80万元), or gives (甲、乙总工会分别拨付)."""

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.references import Reference

DISPENSING = words("dispensing")
BETWEEN = 2  # characters between a union and its share
ADDRESSED = "向给为对到"


def gets_share(reading: Reading, reference: Reference) -> bool:
    """Tell whether a union is named for the money that it gets: its share stands right behind it."""
    numbers = reading.quantities_in(reference.end, reference.end + BETWEEN)
    place = reading.place_of(reference.start) if numbers and numbers[0].unit == "CNY" and reference.speaks else None
    if place is None:
        return False
    verbs = list(reading.hits.of(DISPENSING, place.sentence.start, reference.start))
    return bool(verbs) and _is_shared(reading, verbs[-1].end, reference.start)


def _is_shared(reading: Reading, start: int, end: int) -> bool:
    """Tell whether the words behind the verb open a list of those who get something: a union at once, or 其中."""
    return "其中" in reading.view[start:end] or start == end or bool(reading.within(start, start + 1))


class Shares:
    """Says who has which part of the sums of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def getter(self, anchor: Anchor) -> Slot | None:
        """Return the union whose share a figure is, or to which the verb before the figure gives: 拨付 某县总工会."""
        clause = anchor.place.clause
        near = [r for r in self._reading.within(clause.start, anchor.start) if r.speaks]
        if near and anchor.start - near[-1].end < BETWEEN and gets_share(self._reading, near[-1]):
            return _slot(near[-1])
        verbs = [hit.end for hit in self._reading.hits.of(DISPENSING, clause.start, anchor.start)]
        return next((_slot(r) for r in reversed(near) if r.start in verbs), None)

    def giver(self, anchor: Anchor) -> Slot | None:
        """Return which of 甲总工会和乙总工会分别拨付30万元、15万元 gave the anchor's figure."""
        clause, quantity = anchor.place.clause, anchor.quantity
        apart = self._reading.view.find("分别", clause.start, anchor.start)
        if apart < 0 or quantity is None:
            return None
        givers = [r for r in self._reading.within(clause.start, apart) if r.speaks]
        names = [(name, r) for r in givers for name in r.names]
        figures = [q for q in self._reading.quantities_in(apart, clause.end) if q.unit == quantity.unit]
        addressed = givers and self._reading.view[givers[0].start - 1 : givers[0].start] in tuple(ADDRESSED)
        if addressed or len(names) != len(figures) or len(names) < 2 or quantity not in figures:
            return None
        name, reference = names[figures.index(quantity)]
        return Slot(name, reference.start, reference.end, reference.trace)


def _slot(reference: Reference) -> Slot:
    return Slot("、".join(reference.names), reference.start, reference.end, reference.trace)
