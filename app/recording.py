"""A person at work on a workspace: finds what is to be decided, checks a decision, and writes it down at once."""

import getpass
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from unionkg.building import decide, refusals
from unionkg.deciding import FILE, decisions_of
from unionkg.graph.claims import Claim
from unionkg.graph.decisions import NAME_ACTIONS, Decision, content_key, decision_id, withdrawn
from unionkg.graph.errors import BadInput, BadQuestion, Place, Refused
from unionkg.graph.matching import Matches
from unionkg.graph.verdicts import Settled
from unionkg.loaders.cells import clean
from unionkg.loaders.claim_tables import corrected
from unionkg.loaders.decision_tables import add_decisions, read_correction, read_when
from unionkg.loaders.folders import Folder
from unionkg.workspace import Workspace


@dataclass(slots=True)
class Desk:
    """The claims of a workspace and what was decided about them so far; `who` decides."""

    workspace: Workspace
    who: str
    folders: tuple[Folder, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.folders = tuple(self.workspace.folders())

    @property
    def claims(self) -> Iterator[Claim]:
        """The claims as they were loaded."""
        return (claim for folder in self.folders for claim in folder.claims)

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision, those of the collections first."""
        return decisions_of(self.folders, self.workspace.folder)

    def settled(self) -> Settled:
        """Return the claims as the decisions leave them."""
        return decide(self.folders, self.workspace.folder)

    def claim(self, word: str) -> Claim:
        """Return the claim of this id (or SOURCE/ID); raise BadQuestion when there is none, or several."""
        found = Matches(self.claims).named(word)
        if len(found) == 1:
            return found[0]
        if found:
            choices = ", ".join(f"{claim.source}/{claim.id}" for claim in found)
            raise BadQuestion(f"{len(found)} claims have the id {word}: give one of {choices}")
        raise BadQuestion(f"no claim of this workspace has the id {word}: `unionkg review` and `unionkg why` show ids")

    def about(self, claim: Claim, action: str, why: str, when: str = "") -> Decision:
        """Write a decision about a claim and return it; raises BadQuestion without a reason or with a bad time."""
        return self._written(self._made(action, claim.id, content_key(claim), "", why, when))[0]

    def correct(self, claim: Claim, cells: Iterable[str], why: str, when: str = "") -> tuple[Decision, ...]:
        """Write corrections, each `column=new value`, and return them.

        Raises BadInput for a cell that cannot be, Refused when a build would refuse the corrected claim; then none is
        written.
        """
        values = [read_correction(cell, Place("correct")) for cell in cells]
        made = tuple(self._made("correct", claim.id, content_key(claim), value, why, when) for value in values)
        for one in made:
            corrected(claim, replace(one, place=Place(f"--{one.correction[0]}")))
        self._try(*made)
        return self._written(*made)

    def _try(self, *decisions: Decision) -> None:
        """Raise Refused when a build would refuse claims on account of the decisions, BadQuestion when one is lost."""
        after = decide(self.folders, self.workspace.folder, decisions)
        for lost in after.lost:
            if lost.decision in decisions:
                raise BadQuestion(f"{lost.zh} {lost.en}")
        if problems := refusals(after, self.folders, self.workspace.minter):
            before = set(map(str, refusals(self.settled(), self.folders, self.workspace.minter)))
            if new := tuple(problem for problem in problems if str(problem) not in before):
                raise Refused(new)

    def names(self, one: str, action: str, other: str, why: str, when: str = "") -> Decision:
        """Write that two names are, or are not, of one thing; raises BadInput or BadQuestion when that cannot be."""
        decision = self._made(action, one, "", other, why, when)
        self._try(decision)
        return self._written(decision)[0]

    def undo(self, id_: str, why: str, when: str = "") -> Decision:
        """Write that a decision counts no more; raises BadQuestion when there is none of this id."""
        if id_ not in {decision.id for decision in self.decisions()}:
            raise BadQuestion(f"there is no decision {id_}: `unionkg decide list` shows their ids")
        return self._written(self._made("undo", id_, "", "", why, when))[0]

    def _made(self, action: str, target: str, key: str, value: str, why: str, when: str) -> Decision:
        """Return a decision of now, or of the time given, that has an id of its own."""
        why, known = " ".join(why.split()), {decision.id for decision in self.decisions()}
        if not why:
            raise BadQuestion("a decision needs its reason: give it with --why")
        while True:
            cells = (settled_time(when), self.who, action, target.strip(), key, clean(value), why)
            decision = Decision(decision_id(*cells), *cells)
            if decision.id not in known:
                return decision
            if when:
                raise BadQuestion(f"this decision is written already, as {decision.id}: give another time with --when")

    def _written(self, *decisions: Decision) -> tuple[Decision, ...]:
        add_decisions(decisions, self.workspace.folder / FILE)
        return decisions


def settled_time(given: str) -> str:
    """Return the time given, or now, in ISO 8601; raise BadQuestion for what is no time."""
    try:
        return read_when(given or datetime.now().astimezone().isoformat(timespec="milliseconds"), Place("--when"))
    except BadInput as problem:
        raise BadQuestion(str(problem)) from None


def login() -> str:
    """Return the name under which somebody is logged in; raise BadQuestion when the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise BadQuestion("the system does not know who you are: give your name with --who") from None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as it stands in its file, and whether it counts."""

    decision: Decision
    state: str


def recorded(desk: Desk) -> Iterator[Recorded]:
    """Yield every decision with what became of it: in force, overridden, withdrawn, or lost."""
    decisions, settled = desk.decisions(), desk.settled()
    lost, counting = {one.decision.id for one in settled.lost}, set(_counting(settled))
    gone = withdrawn(decisions)
    for one in decisions:
        if one.id in gone:
            yield Recorded(one, "已撤销 / withdrawn")
        elif one.id in lost:
            yield Recorded(one, "落空 / lost")
        else:
            counts = one.action == "undo" or one.id in counting
            yield Recorded(one, "有效 / in force" if counts else "被取代 / overridden")


def _counting(settled: Settled) -> Iterator[str]:
    """Yield the ids of the decisions that no later one overrides."""
    last: dict[tuple[str, str, str], str] = {}
    for decision, claim in settled.decided:
        kind = {"note": decision.id, "correct": f"={decision.correction[0]}"}.get(decision.action, "")
        last[claim.source, claim.id, kind] = decision.id
    yield from last.values()
    yield from (named.decision.id for named in settled.named)


def words(decision: Decision) -> str:
    """Return what was decided, in one line."""
    sign = "=" if decision.action in NAME_ACTIONS else ""
    return " ".join(filter(None, (decision.action, decision.claim, sign, decision.value)))
