"""The evaluation reports and the held-out ones, read with the facts that a careful reader finds in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "gold"
HELD_OUT = Path(__file__).parent / "heldout"  # looked at in totals only
OPTIONAL = "?"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a report says; parties of an agreement are joined by `|`, numbers are in the base unit."""

    type: str
    subject: str
    object: str
    quote: str
    value: float | None = None
    unit: str = ""
    qualifier: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its text and its facts."""

    name: str
    title: str
    date: str
    text: str
    facts: tuple[Fact, ...]


def reports(folder: Path = FOLDER) -> Iterator[Report]:
    """Yield every report of a folder, in order of the names."""
    for path in sorted(folder.glob("*.yaml")):
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        facts = tuple(map(_fact, read["facts"]))
        yield Report(path.stem, read["title"], str(read.get("date", "")), read["text"], facts)


def found_fact(found: Mapping[str, Any]) -> Fact:
    """Return a fact as `unionkg extract --format json` writes it."""
    kind, subject, object_, quote = (found.get(name) or "" for name in ("type", "subject", "object", "quote"))
    value = None if found.get("value") is None else float(found["value"])
    return Fact(kind, subject, object_, quote, value, found.get("unit") or "", found.get("qualifier") or "")


def _fact(cells: list[str]) -> Fact:
    kind, subject, object_, *number, quote = cells
    fact = Fact(kind.lstrip(OPTIONAL), subject, object_, quote, optional=kind.startswith(OPTIONAL))
    if not number:
        return fact
    value, unit, qualifier = number
    return Fact(fact.type, subject, object_, quote, float(value), unit, qualifier, fact.optional)
