"""What the label of a number is put together from, so that a list can hand on some of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one label, in order, and the stretch [start, end) of the thing."""

    start: int
    end: int
    over: str = ""
    ahead: str = ""
    rate: str = ""
    verb: str = ""
    tail: str = ""
    thing: str = ""
    group: str = ""
    light: str = ""

    def words(self) -> str:
        """Return the parts without the word for the unit."""
        return f"{self.over}{self.ahead}{self.rate}{self.verb.removesuffix('了')}{self.tail}{self.group}{self.thing}"
