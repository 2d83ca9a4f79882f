"""What a number of the claims table measures, in which unit, and what it counts: all by the label that it has."""

import re
from dataclasses import dataclass

from unionkg.loaders.reports.kinds import listed
from unionkg.loaders.reports.labels import lead_of
from unionkg.loaders.reports.quantities import Quantity, label_of

BESIDE = re.compile(r"[(（][^()（）]*[)）]$")  # 职工之家(小家)
GROWN = re.compile("(?:[一二三四五六七八九十几两多]年|比.{1,10})(?:增长|增加|提高|提升|下降|减少)$")
NAMED = ("CNY", "%", "‰", "平方米", "亩")  # their words say what is counted: 建会率, 建筑面积
WHOLE = {"会员": "工会会员"}  # a bare word that only its report makes clear


def measure_of(unit: str, counted: str, quote: str) -> str:
    """Return the notation of what a number in this unit measures: by what it counts, a sum by the whole quote."""
    lists = listed()
    found = next(name for name, units in lists["by_unit"] if not units or unit in units)
    if found not in lists:
        return found
    said = _Said.of(quote if found == "amount" else counted)
    return next(notation for notation, marks in lists[found] if not marks or any(map(said.has, marks)))


def unit_by_noun(counted: str) -> tuple[str, str]:
    """Return the unit that the noun at the end of what is counted is, and the noun (township, 乡镇), or "" twice."""
    ended = _Said.of(counted).ended
    nouns = ((notation, noun) for notation, nouns in listed()["nouns"] for noun in nouns)
    return next((found for found in nouns if ended.endswith(found[1])), ("", ""))


def without_deed(measure: str, counted: str, quote: str) -> str:
    """Return what is counted without the verb that its measure says, where the quote names it so: 乡镇 of 覆盖乡镇."""
    verbs = next((verbs for notation, verbs in listed()["deeds"] if notation == measure), ())
    bare = next((counted.removeprefix(verb) for verb in verbs if counted.startswith(verb)), "")
    return bare if len(bare) > 1 and bare in quote else counted


def without_unit(label: str, quantity: Quantity | None) -> str:
    """Return what is counted without the word for its number, which the unit says: 培训 of 培训场次."""
    if quantity is None or quantity.unit in NAMED:
        return label
    units = (label_of(quantity.unit), f"{quantity.unit}数", quantity.unit, "人数", "数")
    bare = label.removesuffix(next((word for word in units if label.endswith(word)), ""))
    return WHOLE.get(bare, bare) if len(bare) > 1 else label


@dataclass(frozen=True, slots=True)
class _Said:
    """A label, and how it begins and ends apart from what only says when, how often, how much more."""

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
