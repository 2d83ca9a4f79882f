"""Brings together candidates that say the same: one claim with the quotes of body and caption, not two claims."""

from collections.abc import Iterable
from dataclasses import replace

from unionkg.loaders.reports.candidates import Candidate

Key = tuple[object, ...]
SYMMETRIC = frozenset({"partnership"})
NEAR = frozenset({"program", "facility", "event", "policy", "agreement", "award"})
ONCE = frozenset({"organization"})  # the first mention is enough
GREAT = 100  # a smaller number may count several things of a kind
SHORT = 3  # characters of a share's label that may be that of another share, too: 建会率
MARKS = str.maketrans("", "", "“”《》‘’ ,，、·")


def merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates without repetitions; the best tier stays, and the others' places become its evidence."""
    kept: dict[Key, Candidate] = {}
    labels: dict[Key, list[Key]] = {}
    for candidate in candidates:
        key = _key(candidate)
        if candidate.type == "statistic" and key not in kept:
            alike = labels.setdefault((*key[:2], *key[3:]), [])
            key = next((other for other in alike if _same(candidate, str(key[2]), str(other[2]))), key)
            alike.append(key)
        if key not in kept:
            kept[key] = candidate
        elif candidate.tier < kept[key].tier:
            kept[key] = _joined(candidate, kept[key])
        else:
            kept[key] = _joined(kept[key], candidate)
    return list(kept.values())


def _key(candidate: Candidate) -> Key:
    subject, words = candidate.text("subject"), candidate.text("object")
    if candidate.type in SYMMETRIC:
        return candidate.type, frozenset((subject, words))
    if candidate.type == "agreement":
        return candidate.type, subject.translate(MARKS), frozenset(words.split("|"))
    if candidate.type in NEAR:
        return candidate.type, subject, words.translate(MARKS)
    quantity = candidate.quantity
    if quantity is None:
        return candidate.type, subject, words
    if candidate.type == "contribution":
        words = "" if quantity.unit == "CNY" else candidate.text("goods")
    return candidate.type, subject, words, quantity.value, quantity.value_max, quantity.unit, quantity.qualifier


def _same(candidate: Candidate, one: str, other: str) -> bool:
    """Tell whether two labels of one great number mean the same: one holds all words of the other."""
    value = candidate.quantity.value if candidate.quantity else None
    stems = sorted((label.translate(MARKS).rstrip("数人次") for label in (one, other)), key=len)
    share = candidate.quantity is not None and candidate.quantity.unit == "%" and len(stems[0]) > SHORT
    return value is not None and (share or value >= GREAT) and len(stems[0]) > 1 and stems[0] in stems[1]


def _joined(best: Candidate, other: Candidate) -> Candidate:
    if best.type in ONCE:
        return best
    places = {(best.start, best.end), *best.evidence}
    more = [place for place in ((other.start, other.end), *other.evidence) if place not in places]
    return replace(best, evidence=(*best.evidence, *more))
