"""Which concept of a scheme the words of a claim speak for, from kinds.yaml."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

PACKAGE = "unionkg.loaders.reports"
KINDS = {  # the list in kinds.yaml for the kind of each type of claim
    "partnership": "partnership", "contribution": "contribution", "program": "programme", "facility": "facility",
    "policy": "policy", "award": "recognition", "event": "activity", "leader": "post", "organization": "form",
}  # fmt: skip


def kind_of(claim_type: str, words: str) -> str:
    """Return the notation of the kind that the words speak for, or "" for a type without kinds."""
    return concept(KINDS[claim_type], words) if claim_type in KINDS else ""


def measure_of(unit: str, counted: str) -> str:
    """Return the notation of what a number in this unit measures."""
    by_unit = {word: name for name, words in _lists()["measure"] for word in words if len(words) < 5}
    return by_unit.get(unit) or concept("measure", counted)


def concept(name: str, words: str) -> str:
    """Return the first concept of a list of which a word stands in the words; the last is for all others."""
    found = (notation for notation, marks in _lists()[name] if not marks or any(mark in words for mark in marks))
    return next(found)


@cache
def unit_concepts() -> Mapping[str, str]:
    """Return the notation of each unit that the scheme of units has."""
    table = files(PACKAGE).joinpath("units.csv").read_text(encoding="utf-8")
    return {row["unit"]: row["concept"] for row in csv.DictReader(table.splitlines()) if row["concept"]}


@cache
def _lists() -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    read = yaml.safe_load(files(PACKAGE).joinpath("kinds.yaml").read_text(encoding="utf-8"))
    return {
        name: [(str(notation), tuple((words or "").split())) for entry in entries for notation, words in entry.items()]
        for name, entries in read.items()
    }
