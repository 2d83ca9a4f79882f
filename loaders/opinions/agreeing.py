"""Two readers of one report: where a model says what the rules say, a claim is surer; where it differs, doubtful."""

from collections.abc import Sequence
from dataclasses import replace

from unionkg.loaders.opinions.names import TRACE
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.merging import MARKS

RAISED = {"A": "A", "B": "A", "C": "B"}


def joined(rules: Sequence[Candidate], proposed: Sequence[Candidate], who: str) -> tuple[Candidate, ...]:
    """Return the rules' candidates with those of a model.

    What both say keeps the rules' words and place, a tier higher unless it hangs on a name that only a tagger sees; a
    number or post that the rules read otherwise makes the model's claim doubtful, and leaves theirs as it is.
    """
    step = f"agreed by {who}"

    def weighed(rule: Candidate) -> Candidate:
        tier = rule.tier if TRACE in rule.trace else RAISED[rule.tier]
        heard = any(agrees(rule, p) for p in proposed)
        return replace(rule, tier=tier, trace=(*rule.trace, step)) if heard else rule

    own = (p for p in proposed if not any(agrees(c, p) for c in rules))
    return (*map(weighed, rules), *(_doubted(p) if any(_differs(c, p) for c in rules) else p for p in own))


def _doubted(proposed: Candidate) -> Candidate:
    return replace(proposed, tier="C", trace=(*proposed.trace, "read otherwise by the rules"))


def agrees(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates say the same."""
    if one.type != other.type or not _one_number(one, other):
        return False
    if one.type == "partnership":
        return {one.text("subject"), one.text("object")} == {other.text("subject"), other.text("object")}
    if one.type == "agreement":
        parties = set(one.text("object").split("|")) == set(other.text("object").split("|"))
        return parties and _alike(one.text("subject"), other.text("subject"))
    same = one.text("subject") == other.text("subject")
    if one.type in ("organization", "statistic"):
        return same
    if one.type == "leader":
        return same and one.text("object") == other.text("object")
    return same and _alike(one.text("object"), other.text("object"))


def _differs(one: Candidate, other: Candidate) -> bool:
    """Tell whether both read one number, or one person's post in one place, and not alike."""
    if one.quantity is not None and other.quantity is not None:
        return one.quantity.start == other.quantity.start
    overlap = one.start < other.end and other.start < one.end
    return one.type == other.type == "leader" and overlap and one.text("subject") == other.text("subject")


def _one_number(one: Candidate, other: Candidate) -> bool:
    """Tell whether neither has a number, or both have the same: in one place, or of things that are called alike."""
    if one.quantity is None or other.quantity is None:
        return one.quantity is other.quantity
    if one.quantity.start == other.quantity.start:
        return True
    numbers = [(q.value, q.value_max, q.unit, q.qualifier) for q in (one.quantity, other.quantity)]
    return numbers[0] == numbers[1] and _alike(one.text("object"), other.text("object"))


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one.translate(MARKS), other.translate(MARKS)), key=len)
    return bool(short) and short in long
