"""A candidate: what a frame found, every part with its place, before it becomes a fact or a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unionkg.loaders.reports.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a candidate: its words, resolved where they are a name, and the stretch [start, end) they come from."""

    text: str
    start: int
    end: int
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One claim that a frame made of the stretch [start, end), which is its quote."""

    type: str
    frame: str
    slots: Mapping[str, Slot]
    start: int
    end: int
    tier: str
    quantity: Quantity | None = None
    date: str = ""
    period: str = ""
    trace: tuple[str, ...] = ()
    evidence: tuple[tuple[int, int], ...] = field(default=())

    def text(self, slot: str) -> str:
        """Return the words of a slot, or "" when it is empty."""
        return self.slots[slot].text if slot in self.slots else ""
