"""What became of every sentence of a report: which claims it gave, or why none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.reading import Reading


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence [start, end): `used` with its candidates, `rejected` with what was seen in it and why, or `unused`."""

    start: int
    end: int
    state: Literal["used", "rejected", "unused"]
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


def coverage(reading: Reading, candidates: Sequence[Candidate]) -> Iterator[Covered]:
    """Yield every sentence of a reading in order."""
    for _, sentence in reading.sentences():
        inside = tuple(c for c in candidates if sentence.start <= c.start < sentence.end)
        if inside:
            yield Covered(sentence.start, sentence.end, "used", inside)
        elif why := _seen(reading, sentence.start, sentence.end):
            yield Covered(sentence.start, sentence.end, "rejected", why=why)
        else:
            yield Covered(sentence.start, sentence.end, "unused", why="no union, number or name")


def _seen(reading: Reading, start: int, end: int) -> str:
    seen = []
    if unresolved := reading.view.count("工会", start, end) - len(reading.within(start, end)):
        seen.append(f"{unresolved} × 工会 without a name" if unresolved > 0 else "")
    if figures := len(reading.quantities_in(start, end)):
        seen.append(f"{figures} figures that no frame takes")
    if reading.within(start, end):
        seen.append("unions, but no frame's words")
    return "; ".join(part for part in seen if part)
