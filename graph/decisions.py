"""What a person settled about claims and names: a log to which decisions are added and from which none is taken."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from unionkg.graph.claims import Claim
from unionkg.graph.errors import BadTable, DuplicateId, Place
from unionkg.graph.evidence import normalise

CLAIM_ACTIONS = ("accept", "reject", "correct", "note")
NAME_ACTIONS = ("same-as", "not-same-as")
ACTIONS = (*CLAIM_ACTIONS, *NAME_ACTIONS, "undo")
ZONE = timezone(timedelta(hours=8))  # a time without a zone is Beijing time, on whichever machine it is read
MARK = " ¦ "  # between the parts of a key
DAY = len("2026-11-24")


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of decisions.csv (docs/decisions.md).

    `claim` is a claim's id, for same-as and not-same-as a name, for undo a decision's id; `key` is what the claim says;
    `value` is `column=new value`, the other name, or empty. `home` is the collection that brought it, empty for the
    workspace's own.
    """

    id: str
    when: str
    who: str
    action: str
    claim: str
    key: str
    value: str
    why: str
    place: Place = field(default=Place("decisions.csv"), compare=False)
    home: str = field(default="", compare=False)

    @property
    def moment(self) -> datetime:
        """When it was decided; a day alone counts from its first second."""
        moment = datetime.fromisoformat(self.when)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)

    @property
    def is_timed(self) -> bool:
        """Whether the time of the day is known."""
        return len(self.when) > DAY

    @property
    def correction(self) -> tuple[str, str]:
        """The column that is corrected, and its new value."""
        column, _, text = self.value.partition("=")
        return column.strip(), text.strip()


def decision_id(*cells: str) -> str:
    """Return the id of the decision that these cells make: who writes the same twice makes one decision."""
    return f"d-{hashlib.sha256(MARK.join(cells).encode()).hexdigest()[:10]}"


def content_key(claim: Claim) -> str:
    """Return what a claim says, apart from its id: type, subject, object, value, unit, quote and source text."""
    parts = (
        claim.type,
        "|".join(claim.subject),
        claim.object,
        _plain(claim.value) + (f"–{_plain(claim.value_max)}" if claim.value_max is not None else ""),
        claim.unit,
        claim.quote,
        claim.source.partition("/")[2] or claim.source,  # the text's name within its collection
    )
    return settle_key(MARK.join(parts))


def settle_key(key: str) -> str:
    """Return a key in the form in which keys are compared: NFC, and one blank for several."""
    return " ".join(normalise(key).split())


def _plain(number: Decimal | None) -> str:
    return "" if number is None else format(number.normalize(), "f")


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that nobody withdrew, undos left out, in order of their time.

    An undo that is itself withdrawn counts no more. Raises DuplicateId for two that share an id, BadTable for undos
    that go round in a circle.
    """
    known = _by_id(decisions)
    gone = _withdrawn(known)
    return tuple(one for one in in_order(known.values()) if one.id not in gone and one.action != "undo")


def withdrawn(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of decisions that an undo in force withdraws; raises what in_force raises."""
    return frozenset(_withdrawn(_by_id(decisions)))


def unfounded(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Yield the undos of decisions that are not there."""
    known = _by_id(decisions)
    return (one for one in known.values() if one.action == "undo" and one.claim not in known)


def _by_id(decisions: Iterable[Decision]) -> dict[str, Decision]:
    known: dict[str, Decision] = {}
    for one in decisions:
        first = known.setdefault(one.id, one)
        if first != one:
            problem = f"id {one.id} stands otherwise at {first.place}; empty the id of one"
            raise DuplicateId(one.place, problem)
    return known


def _withdrawn(known: dict[str, Decision]) -> set[str]:
    """Return the ids of what undos in force withdraw; each is looked at once all undos of it are settled."""
    targets = {one.id: one.claim for one in known.values() if one.action == "undo" and one.claim in known}
    waiting = Counter(targets.values())
    ready = [id_ for id_ in known if not waiting[id_]]
    gone: set[str] = set()
    for id_ in ready:  # grows while it is read
        if (target := targets.get(id_)) is not None:
            if id_ not in gone:
                gone.add(target)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    if len(ready) < len(known):
        circle = next(one for one in known.values() if waiting[one.id])
        raise BadTable(circle.place, f"{circle.id} and {circle.claim} withdraw each other in a circle; mend one")
    return gone


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions by time, those of one moment as they stand; a day alone follows what stands above it."""
    moments: list[tuple[datetime, Decision]] = []
    for one in decisions:
        moment = one.moment
        above = moments[-1][0] if moments else moment
        if not one.is_timed and above.astimezone(ZONE).date() == moment.date():
            moment = max(moment, above)
        moments.append((moment, one))
    return [one for _, one in sorted(moments, key=lambda pair: pair[0])]


def latest_by_pair(decisions: Iterable[Decision]) -> dict[frozenset[str], Decision]:
    """Return, of decisions in order, the last same-as or not-same-as of each pair of names."""
    last: dict[frozenset[str], Decision] = {}
    for one in decisions:
        if one.action in NAME_ACTIONS:
            pair = frozenset((one.claim, one.value))
            last.pop(pair, None)
            last[pair] = one
    return last
