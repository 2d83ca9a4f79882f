"""Tell when a claim is dated and who published it, so that a map can filter by time and tell two voices from one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unionkg.graph.dates import bounds
from unionkg.graph.errors import BadTable, Place
from unionkg.viz.reading import Values, texts

BETWEEN_NAMES = re.compile(r"[|、;；,，]")
Days = tuple[str, str]
UNDATED: Days = ("", "")


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What sources say of themselves: the days each is dated to, its publishers, and which unions bear such names."""

    days: Mapping[str, Days]
    publishers: Mapping[str, tuple[str, ...]]
    unions: Mapping[str, str]

    def dated(self, said: Iterable[Values], sources: Iterable[str]) -> Days:
        """Return the first and last day of the first thing said that has dates, else of the sources, else nothing.

        A claim without a date has that of its source, as where sources are compared (`graph.conflicts`).
        """
        for values in said:
            if "first" in values and "last" in values:
                return min(texts(values, "first")), max(texts(values, "last"))
        days = [self.days[source] for source in sources if source in self.days]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else UNDATED

    def published(self, sources: Iterable[str]) -> tuple[str, ...]:
        """Return the names of all who published the sources, each once."""
        return tuple(dict.fromkeys(name for source in sources for name in self.publishers.get(source, ())))

    def by(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the unions that bear the names, as label or alias; a name that several bear tells none."""
        return tuple(dict.fromkeys(self.unions[name] for name in names if name in self.unions))


def read_sourcing(sources: Mapping[str, Values], unions: Mapping[str, Values]) -> Sourcing:
    """Gather dates and publishers from what is described of sources and unions; a date without a year tells no day."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for id_, union in unions.items():
        for name in (*texts(union, "label"), *texts(union, "alias")):
            bearers[name].add(id_)
    days = {id_: found for id_, source in sources.items() for found in _days(id_, texts(source, "date"))}
    return Sourcing(
        days=days,
        publishers={id_: _names(texts(source, "publisher")) for id_, source in sources.items()},
        unions={name: min(ids) for name, ids in bearers.items() if len(ids) == 1},
    )


def _names(publishers: Iterable[str]) -> tuple[str, ...]:
    names = (name.strip() for publisher in publishers for name in BETWEEN_NAMES.split(publisher))
    return tuple(name for name in names if name)


def _days(source: str, dates: Iterable[str]) -> Iterable[Days]:
    for stated in dates:
        try:
            found = bounds(stated, Place(source))
        except BadTable:  # a graph of others may word its dates in its own way
            continue
        if found:
            yield found[0].isoformat(), found[1].isoformat()
