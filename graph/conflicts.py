"""Figures of one thing that two sources give differently: both are kept, and a person is asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from unionkg.graph.authority import Authority
from unionkg.graph.claims import Claim
from unionkg.graph.concepts import concept
from unionkg.graph.errors import BadInput, Place
from unionkg.graph.figures import Reading, read_figure

NEAR = Decimal("0.1")  # how far 约 may lie from a number that still says the same


def conflicts(claims: Iterable[Claim], authority: Authority, dates: Mapping[str, str]) -> Iterator[tuple[Claim, Claim]]:
    """Yield two claims wherever sources give one thing different numbers of one measure, unit and date.

    A claim without a date has that of its source, which `dates` gives by name. Bounds that leave room for each other
    (500余 and 520) do not conflict.
    """
    groups: dict[tuple[object, ...], list[tuple[Claim, Reading]]] = defaultdict(list)
    keys = {name: entry.key for entry in authority for name in (*entry.aliases, entry.name)}
    for claim in claims:
        reading = _reading(claim)
        for name in claim.subject if not claim.of else ():
            date = claim.date or dates.get(claim.source, "")
            what = (_settled("measure", claim.measure), _settled("unit", claim.unit), claim.per, date)
            groups[(keys.get(name, name), claim.object, claim.kind, *what)].append((claim, reading))
    for group in groups.values():
        for (one, reading), (other, second) in combinations(group, 2):
            if one.source != other.source and not _agree(reading, second, {one.qualifier, other.qualifier}):
                yield one, other


def _reading(claim: Claim) -> Reading:
    if claim.type != "statistic":
        return Reading()
    try:
        return read_figure(claim)
    except BadInput:  # the build says what is wrong with it
        return Reading()


def _settled(scheme: str, word: str) -> str:
    """Return the notation of a concept, whichever of its names was written."""
    try:
        return concept(scheme, word, Place("")).notation
    except BadInput:
        return word


def _agree(one: Reading, other: Reading, qualifiers: set[str]) -> bool:
    lows = [low for low in map(_low, (one, other)) if low is not None]
    highs = [high for high in map(_high, (one, other)) if high is not None]
    if not lows or not highs:
        return True
    slack = min(highs) * NEAR if "approx" in qualifiers else Decimal(0)
    return max(lows) - min(highs) <= slack


def _low(reading: Reading) -> Decimal | None:
    return reading.value if reading.value is not None else reading.minimum


def _high(reading: Reading) -> Decimal | None:
    return reading.value if reading.value is not None else reading.maximum
