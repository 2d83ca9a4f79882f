"""The queue of what a person should look at: doubtful claims, conflicts of sources, unknown names, names alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from unionkg.graph.claim_types import TYPES
from unionkg.graph.claims import Claim
from unionkg.graph.concepts import concept
from unionkg.graph.conflicts import conflicts
from unionkg.graph.decisions import Decision
from unionkg.graph.errors import BadInput
from unionkg.graph.likeness import Unknown, look_alikes, unknown_names
from unionkg.graph.verdicts import Settled
from unionkg.loaders.folders import Folder
from unionkg.loaders.newcomers import without_newcomers

COLUMNS = ("id", "statement", "quote", "why", "source")
HEADINGS = ("编号", "陈述", "引文", "缘由", "来源")
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to decide: a claim, `names` that may be of one thing, or the name in a claim that no table has."""

    why: str
    claim: Claim | None = None
    names: tuple[str, str] | None = None
    unknown: str = ""
    is_conflict: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The item as a row of COLUMNS."""
        if self.claim is None:
            return (" = ".join(self.names or ()), "", "", self.why, "")
        return (self.claim.id, statement(self.claim), self.claim.quote, self.why, self.claim.source)


def queue(settled: Settled, folders: Sequence[Folder]) -> Iterator[Item]:
    """Yield what is to be decided: doubtful claims, conflicts, unknown names, look-alike names."""
    loaded = {(claim.source, claim.id): claim for folder in folders for claim in folder.claims}
    judged = {_row(claim) for decision, claim in settled.decided if decision.action != "note"}
    for claim in settled.claims:
        if _row(claim) not in judged and (doubt := _doubt(claim)):
            yield Item(doubt, loaded[_row(claim)])
    dates = {text.name: text.about.get("date", "") for folder in folders for text in folder.texts}
    for one, other in conflicts(settled.claims, settled.authority, dates):
        for claim, against in ((one, other), (other, one)):
            if _row(claim) not in judged:
                yield Item(_contradiction(against), loaded[_row(claim)], is_conflict=True)
    apart = _apart(settled)
    tables = without_newcomers(settled.authority, (folder.newcomers for folder in folders))
    for unknown in unknown_names(tables, settled.claims, judged):
        near = "" if frozenset((unknown.name, unknown.near)) in apart else unknown.near
        if near or _row(unknown.claim) not in judged:
            names = (unknown.name, near) if near else None
            yield Item(_unknown(unknown, near), loaded[_row(unknown.claim)], names, unknown.name)
    for pair in look_alikes(settled.authority):
        if frozenset(pair) not in apart:
            yield Item("名称相近,是否同一?/ alike: one and the same?", names=pair)


def decided(settled: Settled) -> Iterator[Item]:
    """Yield every claim and pair of names about which a decision is in force, and the decisions that are lost."""
    for decision, claim in settled.decided:
        yield Item(_decision(decision), claim)
    for named in settled.named:
        yield Item(_decision(named.decision), names=(named.decision.claim, named.decision.value))
    for lost in settled.lost:
        yield Item(f"{_decision(lost.decision)} — {lost.zh} {lost.en}", names=(lost.decision.claim, ""))


def statement(claim: Claim) -> str:
    """Return the claim in words: who, what kind, what or whom, how much."""
    parts = ("、".join(claim.subject), _kind(claim), "、".join(claim.objects), claim.verbatim)
    return " ".join(filter(None, parts)) or claim.quote


def _kind(claim: Claim) -> str:
    try:
        return concept(TYPES[claim.type].scheme, claim.kind, claim.place).zh if claim.kind else ""
    except (BadInput, KeyError):
        return claim.kind


def _row(claim: Claim) -> Row:
    return claim.source, claim.id


def _doubt(claim: Claim) -> str:
    if claim.status == "doubtful":
        return f"存疑 / doubtful{f': {claim.note}' if claim.note else ''}"
    return f"可信级 C({claim.method}) / confidence C" if claim.confidence == "C" else ""


def _contradiction(against: Claim) -> str:
    return f"与 {against.source} 的 {against.id} 不符({against.verbatim})/ differs from it"


def _unknown(unknown: Unknown, near: str) -> str:
    maybe = f",是否「{near}」?/ perhaps {near}" if near else ""
    return f"名称「{unknown.name}」不在表中({unknown.number} 行)/ name not in any table{maybe}"


def _apart(settled: Settled) -> frozenset[frozenset[str]]:
    """Return the pairs of names that a person keeps apart, by every name of the entries that bear them."""
    pairs = (named.decision for named in settled.named if named.decision.action == "not-same-as")
    names: Mapping[str, Iterable[str]] = {
        name: (entry.name, *entry.aliases) for entry in settled.authority for name in (entry.name, *entry.aliases)
    }
    return frozenset(
        frozenset((one, other))
        for pair in pairs
        for one in names.get(pair.claim, (pair.claim,))
        for other in names.get(pair.value, (pair.value,))
    )


def _decision(decision: Decision) -> str:
    value = f" {decision.value}" if decision.value else ""
    return f"{decision.action}{value} ({decision.who}, {decision.when}: {decision.why}) {decision.id}"
