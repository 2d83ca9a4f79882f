"""Decisions brought to bear on claims, between loading and assembly; what was loaded is never changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from unionkg.graph.authority import Authority
from unionkg.graph.claim_types import ADDING
from unionkg.graph.claims import Claim
from unionkg.graph.decisions import CLAIM_ACTIONS, Decision, in_force, latest_by_pair, unfounded
from unionkg.graph.matching import Lost, Matches
from unionkg.graph.merging import Named, merge

Correct = Callable[[Claim, Decision], Claim]
Row = tuple[str, str]  # a claim's source and id


@dataclass(frozen=True, slots=True)
class Settled:
    """Claims and authority tables as decisions leave them.

    `withheld` rows were rejected, or stand on a rejected one: they assert nothing. `decided` are the decisions about
    claims that are in force, with the claim as it was loaded; `named` those about names; `lost` what found nothing.
    """

    authority: Authority
    claims: tuple[Claim, ...]
    withheld: tuple[Claim, ...] = ()
    decided: tuple[tuple[Decision, Claim], ...] = ()
    named: tuple[Named, ...] = ()
    lost: tuple[Lost, ...] = ()


def settle(authority: Authority, claims: Iterable[Claim], decisions: Sequence[Decision], correct: Correct) -> Settled:
    """Return the claims and tables as the decisions leave them; `correct` gives a claim with one cell corrected.

    Raises DuplicateId or BadTable for decisions that contradict themselves, UnknownName for a name that several
    entries bear, and what `correct` raises.
    """
    claims = tuple(claims)
    if not decisions:
        return Settled(authority, claims)
    standing = in_force(decisions)
    merged = merge(authority, latest_by_pair(standing), claims)
    decided, lost = _matched(claims, standing)
    rejected = {row for row, own in decided.items() if (last := _verdict(own)) and last.action == "reject"}
    asserted, withheld = withhold(claims, rejected)
    return Settled(
        merged.authority,
        tuple(settled(claim, decided.get((claim.source, claim.id), ()), correct) for claim in asserted),
        withheld,
        tuple((one, claim) for claim in claims for one in decided.get((claim.source, claim.id), ())),
        merged.named,
        (*lost, *merged.lost, *map(_unfounded, unfounded(decisions))),
    )


def _matched(claims: Sequence[Claim], decisions: Iterable[Decision]) -> tuple[dict[Row, list[Decision]], list[Lost]]:
    matches = Matches(claims)
    decided: dict[Row, list[Decision]] = defaultdict(list)
    lost: list[Lost] = []
    for one in decisions:
        if one.action in CLAIM_ACTIONS:
            match matches.find(one):
                case Lost() as nothing:
                    lost.append(nothing)
                case claim:
                    decided[claim.source, claim.id].append(one)
    return decided, lost


def _unfounded(undo: Decision) -> Lost:
    return Lost(
        undo, f"决定「undo {undo.claim}」所撤销的决定不在文件中。", f"There is no decision {undo.claim} to withdraw."
    )


def _verdict(decisions: Iterable[Decision]) -> Decision | None:
    """Return the last decision that says whether a claim stands; who corrects a claim lets it stand."""
    return next((one for one in reversed([*decisions]) if one.action != "note"), None)


def settled(claim: Claim, decisions: Sequence[Decision], correct: Correct) -> Claim:
    """Return a claim as decisions in force leave it: a person's word, with corrections and notes."""
    if _verdict(decisions):
        claim = replace(claim, confidence="", status="reported" if claim.status == "doubtful" else claim.status)
    for one in {one.correction[0]: one for one in decisions if one.action == "correct"}.values():
        claim = correct(claim, one)
    for one in decisions:
        if one.action == "note":
            claim = noted(claim, f"{one.value or one.why}({one.who},{one.when})")
    return claim


def noted(claim: Claim, words: str) -> Claim:
    """Return the claim with a further note."""
    return replace(claim, note=f"{claim.note};{words}" if claim.note else words)


def withhold(claims: Sequence[Claim], rejected: set[Row]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Return the claims that still stand, and those that are rejected or only say more about one that is.

    A claim that merely belonged to a rejected one stands by itself.
    """
    withheld = set(rejected)
    while more := {(c.source, c.id) for c in claims if _rests_on(c, withheld)} - withheld:
        withheld |= more
    standing = (claim for claim in claims if (claim.source, claim.id) not in withheld)
    return (
        tuple(replace(claim, of="") if (claim.source, claim.of) in withheld else claim for claim in standing),
        tuple(claim for claim in claims if (claim.source, claim.id) in withheld),
    )


def _rests_on(claim: Claim, withheld: set[Row]) -> bool:
    parts = {*claim.subject, *claim.objects, *(word for words in claim.also.values() for word in words)}
    if claim.type in ADDING or claim.type == "statistic":
        parts.add(claim.of)
    return any((claim.source, part) in withheld for part in parts)
