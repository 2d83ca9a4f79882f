"""Who receives what is given: the words after 向, 给, 为 or 对, a union's name or a noun for people."""

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.reading import Reading

MARKERS = ("向", "给", "为", "对")
MARKS = frozenset(",。;:、!?()\n“”《》 ")
LONGEST = 24  # characters of the words for who receives


def noun_end(reading: Reading, start: int, limit: int) -> int:
    """Return where the noun that begins at `start` ends: at a mark, a boundary word or `limit`."""
    limit = min(limit, len(reading.view))
    limit = next((at for at in range(start, limit) if reading.view[at] in MARKS), limit)
    hits = [h.start for h in reading.hits.of(words("boundaries"), start, limit)]
    return min(hits, default=limit)


class Receivers:
    """Says who received what was given in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view

    def receiver(self, anchor: Anchor) -> Slot | None:
        """Return who is addressed in the clause before the anchor, all unions of a list together."""
        clause = anchor.place.clause
        for marker in MARKERS:
            at = self._view.rfind(marker, clause.start, anchor.start)
            if at < 0:
                continue
            reference = next((r for r in self._reading.within(at + 1, at + 2)), None)
            if reference is not None:
                names = "、".join(reference.names)
                return self._share(anchor, at) or Slot(names, reference.start, reference.end, reference.trace)
            numbers = [q.end for q in self._reading.quantities_in(at + 1, at + 2)]
            start = self._past_attributes(numbers[0] if numbers else at + 1, anchor.start)
            end = self._body_end(start, anchor.start)
            end = end or noun_end(self._reading, start, min(anchor.start, start + LONGEST))
            if end > start + 1:
                return Slot(self._view[start:end].strip(" ,;:、。\n"), start, end)
        return None

    def _body_end(self, start: int, end: int) -> int:
        """Return where the name of a body that ends in its kind ends before the verb of giving, or 0."""
        verb = min((h.start for h in self._reading.hits.of(words("giving"), start, end)), default=start)
        verb = min(verb, start + LONGEST)
        ends = [at + len(w) for w in words("bodies") if (at := self._view.rfind(w, start, verb)) > start]
        return max(ends, default=0)

    def union(self, anchor: Anchor) -> Slot | None:
        """Return the receiver where it is a union."""
        slot = self.receiver(anchor)
        unions = self._reading.within(slot.start, slot.start + 1) if slot else ()
        return slot if any(r.speaks for r in unions) else None

    def _past_attributes(self, start: int, end: int) -> int:
        """Return where those who receive are named behind what is said of them: 向坚守在一线的 环卫工人 送上."""
        verb = min((h.start for h in self._reading.hits.of(words("giving"), start, end)), default=end)
        of = self._view.rfind("的", start, verb)
        return of + 1 if of > 0 and verb - of > 2 else start  # a noun follows

    def _share(self, anchor: Anchor, marker: int) -> Slot | None:
        """Return which of the receivers of 向甲、乙分别拨付30万元和20万元 gets the anchor's figure."""
        clause = anchor.place.clause
        apart = self._view.find("分别", marker, clause.end)
        if apart < 0 or anchor.quantity is None:
            return None
        names = [(n, r) for r in self._reading.within(marker, apart) for n in r.names]
        figures = [q for q in self._reading.quantities_in(marker, clause.end) if q.unit == anchor.quantity.unit]
        if len(names) != len(figures) or anchor.quantity not in figures:
            return None
        name, reference = names[figures.index(anchor.quantity)]
        return Slot(name, reference.start, reference.end, reference.trace)
