"""Which concept of a scheme the words of a claim speak for, from kinds.yaml."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from unionkg.loaders.reports.labels import lead_of

PACKAGE = "unionkg.loaders.reports"
KINDS = {  # the list in kinds.yaml for the kind of each type of claim
    "partnership": "partnership", "contribution": "contribution", "program": "programme", "facility": "facility",
    "policy": "policy", "award": "recognition", "event": "activity", "leader": "post", "organization": "form",
}  # fmt: skip
LEAD = 4  # characters in which the noun behind a name stands: “…”专项行动
BEHIND = re.compile("”(?:[、和及与]?“[^”]{1,30}”)*等?(?P<noun>[^\\W\\d和及与等的是]{0,8})")
BESIDE = re.compile(r"[(（][^()（）]*[)）]$")  # 职工之家(小家)
GROWN = re.compile("(?:[一二三四五六七八九十几两多]年|比.{1,10})(?:增长|增加|提高|提升|下降|减少)$")


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
    lists = _lists()["level"]
    return next((level for level, marks in lists if any(re.match(mark, title.lstrip("“")) for mark in marks)), "")


def _by_noun(name: str, words: str) -> str:
    """Return the concept whose word ends the words, or else stands first in them at their beginning; else ""."""
    marks = [(mark, notation) for notation, marks in _lists()[name] for mark in marks]
    ending = next((notation for mark, notation in marks if words.endswith(mark)), "")
    places = ((words.find(mark), notation) for mark, notation in marks if len(mark) > 1 and mark in words[:LEAD])
    return ending or min(places, default=(0, ""))[1]


def measure_of(unit: str, counted: str, quote: str) -> str:
    """Return the notation of what a number in this unit measures: by what it counts, a sum by the whole quote."""
    found = next(name for name, units in _lists()["by_unit"] if not units or unit in units)
    if found not in _lists():
        return found
    said = _Said.of(quote if found == "amount" else counted)
    return next(notation for notation, marks in _lists()[found] if not marks or any(map(said.has, marks)))


def unit_by_noun(counted: str) -> tuple[str, str]:
    """Return the unit that the noun at the end of what is counted is, and the noun (township, 乡镇), or "" twice."""
    ended = _Said.of(counted).ended
    nouns = ((notation, noun) for notation, nouns in _lists()["nouns"] for noun in nouns)
    return next((found for found in nouns if ended.endswith(found[1])), ("", ""))


def without_deed(measure: str, counted: str, quote: str) -> str:
    """Return what is counted without the verb that its measure says, where the quote names it so: 乡镇 of 覆盖乡镇."""
    verbs = next((verbs for notation, verbs in _lists()["deeds"] if notation == measure), ())
    bare = next((counted.removeprefix(verb) for verb in verbs if counted.startswith(verb)), "")
    return bare if len(bare) > 1 and bare in quote else counted


def concept(name: str, words: str) -> str:
    """Return the first concept of a list of which a word stands in the words; the last is for all others."""
    found = (notation for notation, marks in _lists()[name] if not marks or any(mark in words for mark in marks))
    return next(found)


@dataclass(frozen=True, slots=True)
class _Said:
    """The label of a number, and how it begins and ends apart from what only says when, how often, how much more."""

    words: str
    begun: str
    ended: str

    @classmethod
    def of(cls, words: str) -> "_Said":
        lead = lead_of(words)
        return cls(words, lead.verb + lead.rest, BESIDE.sub("", GROWN.sub("", words)).rstrip("”’》"))

    def has(self, mark: str) -> bool:
        """Tell whether a mark stands here: all of its parts, of each part one of its words."""
        return all(any(map(self._is_here, part.split("|"))) for part in mark.split("+"))

    def _is_here(self, word: str) -> bool:
        if word.startswith("^"):
            return self.words.startswith(word[1:]) or self.begun.startswith(word[1:])
        return self.ended.endswith(word[:-1]) if word.endswith("$") else word in self.words


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
