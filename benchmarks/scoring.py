"""Facts that were found against facts that are there: precision and recall by type, each fact matched once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import networkx as nx

from benchmarks.reports import Fact

UNION = re.compile("工会|工联")
RELATIVE = re.compile("[省市县区州旗镇]?总工会|工会|[省市区县]总")
UNIT_CLASSES: Mapping[str, str] = {
    **dict.fromkeys(("家", "所", "支", "座", "件"), "个"),
    **dict.fromkeys(("名", "位", "人次"), "人"),
    **dict.fromkeys(("场次", "次"), "场"),
    "批次": "批", "元": "CNY",
}  # fmt: skip
SIMILAR = 0.45  # Dice coefficient of character pairs, from which two wordings of one thing count as alike


@dataclass(slots=True)
class Score:
    """Counts of one type: found and there, found only, there only; `qualified` are right qualifiers of `numbers`."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    numbers: int = 0
    qualified: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return which part of what was found is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return which part of what is there was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: "Score") -> None:
        """Add the counts of another score."""
        for name in ("right", "wrong", "missed", "numbers", "qualified", "examples"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def score(there: Sequence[Fact], found: Iterable[Fact]) -> dict[str, Score]:
    """Return the counts of one report by type; an optional fact is neither credit nor fault."""
    distinct = list(dict.fromkeys(found))
    pairs = _matched(there, distinct)
    result: dict[str, Score] = {kind: Score() for kind in Counter(f.type for f in (*there, *distinct))}
    for fact in (there[i] for i in range(len(there)) if i not in pairs and not there[i].optional):
        result[fact.type].missed += 1
        result[fact.type].examples.append(f"- {fact.subject} | {fact.object} | {fact.value or ''}")
    for i, j in pairs.items():
        if not there[i].optional:
            _count(result[there[i].type], there[i], distinct[j])
    for j in set(range(len(distinct))) - set(pairs.values()):
        result[distinct[j].type].wrong += 1
        result[distinct[j].type].examples.append(
            f"+ {distinct[j].subject} | {distinct[j].object} | {distinct[j].value or ''}"
        )
    return result


def _count(score: Score, there: Fact, found: Fact) -> None:
    score.right += 1
    if there.value is not None:
        score.numbers += 1
        score.qualified += there.qualifier == found.qualifier


def _matched(there: Sequence[Fact], found: Sequence[Fact]) -> dict[int, int]:
    """Return which fact is which, so that the likeness is greatest; facts that must be found come first."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for i, fact in enumerate(there):
        for j, other in enumerate(found):
            if likeness := _likeness(fact, other):
                graph.add_edge(("there", i), ("found", j), weight=likeness + (0 if fact.optional else 2))
    edges = (sorted(edge, reverse=True) for edge in nx.max_weight_matching(graph))
    return {one[1]: other[1] for one, other in edges}


def _likeness(one: Fact, other: Fact) -> float:
    """Return how alike two facts are, 0 when they are not the same fact."""
    if one.type != other.type:
        return 0.0
    return LIKENESS.get(one.type, _by_both)(one, other)


def _by_subject(one: Fact, other: Fact) -> float:
    return name_likeness(one.subject, other.subject)


def _by_both(one: Fact, other: Fact) -> float:
    return min(name_likeness(one.subject, other.subject), text_likeness(one.object, other.object))


def _by_title(one: Fact, other: Fact) -> float:
    return text_likeness(one.object, other.object)


def _by_pair(one: Fact, other: Fact) -> float:
    straight = min(name_likeness(one.subject, other.subject), name_likeness(one.object, other.object))
    return max(straight, min(name_likeness(one.subject, other.object), name_likeness(one.object, other.subject)))


def _by_parties(one: Fact, other: Fact) -> float:
    these, those = one.object.split("|"), other.object.split("|")
    if len(these) != len(those) or not all(any(name_likeness(a, b) for b in those) for a in these):
        return 0.0
    return text_likeness(one.subject, other.subject)


def _by_number(one: Fact, other: Fact) -> float:
    if one.value != other.value or _unit(one.unit) != _unit(other.unit):
        return 0.0
    subject = name_likeness(one.subject, other.subject)
    return subject and 0.5 * subject + 0.5 * text_likeness(one.object, other.object)


def _by_post(one: Fact, other: Fact) -> float:
    if _plain(one.subject) != _plain(other.subject):
        return 0.0
    (union, post), (other_union, other_post) = _split(one.object), _split(other.object)
    return (
        name_likeness(union, other_union)
        if post == other_post and union and other_union
        else float(one.object == other.object)
    )


LIKENESS: Mapping[str, Callable[[Fact, Fact], float]] = {
    "organization": _by_subject, "partnership": _by_pair, "agreement": _by_parties, "leader": _by_post,
    "statistic": _by_number, "contribution": _by_number, "policy": _by_title, "event": _by_title,
}  # fmt: skip


def name_likeness(one: str, other: str) -> float:
    """Return how alike two names are: a union with or without the place above it is one; a bare 市总工会 is none."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    if not short or RELATIVE.fullmatch(short):
        return 0.0
    if short == long:
        return 1.0
    if UNION.search(short) and UNION.search(long):
        return 0.9 if len(short) >= 4 and long.endswith(short) else 0.0
    return text_likeness(short, long)


def text_likeness(one: str, other: str) -> float:
    """Return how alike two wordings are: one may hold the other, or they share enough character pairs."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    if short == long:
        return 1.0
    if len(short) >= 2 and short in long:
        return 0.9
    pairs, others = Counter(pairwise(short)), Counter(pairwise(long))
    dice = 2 * (pairs & others).total() / max(1, pairs.total() + others.total())
    return dice if dice >= SIMILAR else 0.0


def _split(post: str) -> tuple[str, str]:
    head, union, tail = _plain(post).rpartition("工会")
    return head + union, tail


def _unit(unit: str) -> str:
    return UNIT_CLASSES.get(unit, unit)


def _plain(text: str) -> str:
    return re.sub(r"[\s“”‘’\"'《》]", "", unicodedata.normalize("NFKC", text))
