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


def measure_of(unit: str, counted: str, quote: str) -> str:
    """Return the notation of what a number in this unit measures: by what it counts, a sum by the whole quote."""
    found = next(name for name, units in _lists()["by_unit"] if not units or unit in units)
    return concept(found, quote if found == "amount" else counted) if found in _lists() else found


def concept(name: str, words: str) -> str:
    """Return the first concept of a list of which a word stands in the words; the last is for all others."""
    found = (notation for notation, marks in _lists()[name] if not marks or any(_stands(m, words) for m in marks))
    return next(found)


def _stands(mark: str, words: str) -> bool:
    return all(part in words for part in mark.split("+"))


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
