"""How times are taken and shown: cases that take turns, medians, and their ratios to the first case."""

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Protocol


class Told(Protocol):
    """What can be printed of a measurement."""

    def markdown(self) -> str:
        """Return it in Markdown."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """Something to be measured: its name, and what to run."""

    name: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """A measured case and its times in seconds."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the times, in seconds."""
        return median(self.seconds)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows measured in the same rounds; ratios are to the first."""

    title: str
    rows: tuple[Row, ...]

    def markdown(self) -> str:
        """Return the table in Markdown."""
        return "\n".join((f"## {self.title}", "", *self._lines(), ""))

    def _lines(self) -> Iterator[str]:
        yield "| what | median | least – most | ratio |"
        yield "|---|--:|--:|--:|"
        first = self.rows[0].median
        for row in self.rows:
            between = f"{duration(min(row.seconds))} – {duration(max(row.seconds))}"
            yield f"| {row.name} | {duration(row.median)} | {between} | {row.median / first:.3f} |"


def measure(cases: Sequence[Case], runs: int) -> tuple[Row, ...]:
    """Return the times of all cases, which take turns, so that a slow moment of the machine meets each of them."""
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    for _ in range(runs):
        for case in cases:
            times[case.name].append(seconds(case.run))
    return tuple(Row(name, tuple(taken)) for name, taken in times.items())


def seconds(run: Callable[[], object]) -> float:
    """Return how long a run takes, with the garbage of the one before it collected first."""
    gc.collect()
    start = perf_counter()
    run()
    return perf_counter() - start


def duration(seconds: float) -> str:
    """Return a time in words: milliseconds below a second."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    milliseconds = seconds * 1000
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.2f} ms"
