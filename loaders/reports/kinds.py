"""Which concept of a scheme the words of a claim speak for, from kinds.yaml."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

PACKAGE = "unionkg.loaders.reports"
KINDS = {  # the list in kinds.yaml for the kind of each type of claim
    "partnership": "partnership", "contribution": "contribution", "program": "programme", "facility": "facility",
    "policy": "policy", "award": "recognition", "event": "activity", "leader": "post", "organization": "form",
}  # fmt: skip
LEAD = 4  # characters in which the noun behind a name stands: “…”专项行动
BEHIND = re.compile("”(?:[、和及与]?“[^”]{1,30}”){0,12}等?(?P<noun>[^\\W\\d和及与等的是]{0,8})")


def kind_of(claim_type: str, words: str) -> str:
    """Return the notation of the kind that the words speak for, or "" for a type without kinds."""
    return concept(KINDS[claim_type], words) if claim_type in KINDS else ""


def programme_kind(name: str, quote: str) -> str:
    """Return the kind of a programme: by the noun behind its quoted name (“…”培养工程), or by its name."""
    behind = BEHIND.match(quote, quote.find(name) + len(name)) if name in quote else None
    for words in (behind["noun"] if behind else "", name.rstrip("”")):
        if found := _by_noun("programme", words):
            return found
    return concept("programme", name)


def level_of(title: str) -> str:
    """Return the level that an award's title says it is of (全国…, 省级…, 云南省…), or ""; a city's may be of two."""
    lists = listed()["level"]
    return next((level for level, marks in lists if any(re.match(mark, title.lstrip("“")) for mark in marks)), "")


def _by_noun(name: str, words: str) -> str:
    """Return the concept whose word ends the words, or else stands first in them at their beginning; else ""."""
    marks = [(mark, notation) for notation, marks in listed()[name] for mark in marks]
    ending = next((notation for mark, notation in marks if words.endswith(mark)), "")
    places = ((words.find(mark), notation) for mark, notation in marks if len(mark) > 1 and mark in words[:LEAD])
    return ending or min(places, default=(0, ""))[1]


def concept(name: str, words: str) -> str:
    """Return the first concept of a list of which a word stands in the words; the last is for all others."""
    found = (notation for notation, marks in listed()[name] if not marks or any(mark in words for mark in marks))
    return next(found)


@cache
def unit_concepts() -> Mapping[str, str]:
    """Return the notation of each unit that the scheme of units has."""
    table = files(PACKAGE).joinpath("units.csv").read_text(encoding="utf-8")
    return {row["unit"]: row["concept"] for row in csv.DictReader(table.splitlines()) if row["concept"]}


@cache
def listed() -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the lists of kinds.yaml: of each the concepts in order, with the words that speak for them."""
    read = yaml.safe_load(files(PACKAGE).joinpath("kinds.yaml").read_text(encoding="utf-8"))
    return {
        name: [(str(notation), tuple((words or "").split())) for entry in entries for notation, words in entry.items()]
        for name, entries in read.items()
    }
