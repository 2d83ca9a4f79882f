"""What someone else says of a report that the rules have read: more claims, doubts, and what was not upheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.reading import Reading


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something proposed that did not pass, in its own words, and why."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Advice:
    """All candidates of a reading after an opinion of `who`, how many it proposed, and what became of the others.

    `problem` is a sentence on why the opinion is not whole, or "".
    """

    who: str
    candidates: tuple[Candidate, ...]
    proposed: int = 0
    rejected: tuple[Rejected, ...] = ()
    problem: str = ""


class Opinion(Protocol):
    """Someone who is asked about each report after the rules; their candidates' places are the reading's."""

    def __call__(self, reading: Reading, found: Sequence[Candidate]) -> Advice:
        """Return the candidates that stand after the opinion."""
        ...
