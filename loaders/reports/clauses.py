"""Sentences and clauses with their places: the reach of a rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

STOPS, COMMAS = "。!?;\n", ",:"
OPENING, CLOSING = "(《“‘「『[【", ")》”’」』]】"
LONGEST_ASIDE = 60  # an unclosed bracket must not swallow the text
LONGEST_CLAUSE, LONGEST_SENTENCE = 400, 2000  # a text without marks is cut
MARKS = re.compile(f"[{re.escape(STOPS + COMMAS + OPENING)}]")
QUIET = dict(zip(OPENING, CLOSING, strict=True))


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch [start, end) between two commas, without them."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch [start, end) up to a full stop, and its clauses in order."""

    start: int
    end: int
    clauses: tuple[Clause, ...]

    def clause_at(self, position: int) -> Clause:
        """Return the clause that holds the position, or the last one before it."""
        return next((c for c in self.clauses if position < c.end), self.clauses[-1])


def sentences(view: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield the sentences of [start, end) in order; short asides in brackets or quotation marks are never parted."""
    cuts: list[int] = []
    first = start
    for at in _ends(view, start, end):
        if view[at] in STOPS or at - first >= LONGEST_SENTENCE:
            yield from _sentence(view, first, at, cuts)
            first, cuts = at + 1, []
        else:
            cuts.append(at)
    yield from _sentence(view, first, end, cuts)


def _ends(view: str, start: int, end: int) -> Iterator[int]:
    """Yield where a clause or sentence ends: at the marks outside of asides, and where one grows too long."""
    last = start
    for mark in _marks(view, start, end):
        yield from range(last + LONGEST_CLAUSE, mark, LONGEST_CLAUSE)
        yield mark
        last = mark
    yield from range(last + LONGEST_CLAUSE, end, LONGEST_CLAUSE)


def _marks(view: str, start: int, end: int) -> Iterator[int]:
    aside = start
    for mark in MARKS.finditer(view, start, end):
        at = mark.start()
        if at < aside:
            continue
        if view[at] in QUIET:
            aside = _after_aside(view, at, end)
        else:
            yield at


def _after_aside(view: str, at: int, end: int) -> int:
    closing = view.find(QUIET[view[at]], at + 1, min(end, at + LONGEST_ASIDE))
    if closing < 0 or any(stop in view[at:closing] for stop in "。!?\n"):
        return at + 1
    return closing + 1


def _sentence(view: str, start: int, end: int, cuts: list[int]) -> Iterator[Sentence]:
    edges = [start, *(cut + 1 for cut in cuts)], [*cuts, end]
    clauses = tuple(Clause(a, b) for a, b in zip(*edges, strict=True) if view[a:b].strip())
    if clauses:
        yield Sentence(start, end, clauses)
