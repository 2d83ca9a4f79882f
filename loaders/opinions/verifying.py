"""What a model proposes becomes a candidate only when the report bears out every part of it: quote, numbers, names."""

from collections.abc import Callable, Mapping

from unionkg.loaders.opinions.answers import Proposal
from unionkg.loaders.opinions.grounding import Ground, Unfounded
from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Candidate, Slot
from unionkg.loaders.reports.dating import Dating
from unionkg.loaders.reports.extraction import SHORTEST
from unionkg.loaders.reports.labels import suffixed
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.quantities import Quantity, label_of

NUMBERED = ("statistic", "contribution")
UNION = "工会"
Slots = tuple[str, str]


def verified(proposal: Proposal, ground: Ground, dating: Dating, who: str) -> Candidate:
    """Return the proposal as a candidate of tier B, dated as the rules date; raise Unfounded with the reason."""
    start, end = ground.quote(proposal)
    quantity = ground.quantity(proposal, start, end)
    if proposal.type == "statistic":
        subject, object_ = _statistic(proposal, ground, (start, end), quantity)
    else:
        subject, object_ = SLOTS[proposal.type](proposal, ground, start, end)
    slots = {
        name: Slot(text, start, end) for name, text in (("subject", subject), ("object", object_)) if text
    }  # every part is of the quote, or resolved from it
    made = Candidate(
        proposal.type, f"{proposal.type}.{who}", slots, start, end, "B",
        quantity if proposal.type in NUMBERED else None, trace=(f"proposed by {who}", "quote, numbers, names verified"),
    )  # fmt: skip
    place = ground.reading.place_of(start)
    at = quantity or slots["subject"]
    anchor = place and Anchor("word", at.start, at.end, "", ground.reading.place_of(at.start) or place)
    return dating.dated(made, anchor) if anchor else made


def _organization(proposal: Proposal, ground: Ground, start: int, _end: int) -> Slots:
    return ground.union(proposal.subject, start), ""


def _partnership(proposal: Proposal, ground: Ground, start: int, _end: int) -> Slots:
    one, other = (ground.union(name, start) for name in (proposal.subject, proposal.object))
    if one == other:
        raise Unfounded("a union is no partner of itself")
    return one, other


def _agreement(proposal: Proposal, ground: Ground, start: int, end: int) -> Slots:
    parties = dict.fromkeys(ground.agent(name.strip(), start, end) for name in proposal.object.split("|"))
    if len(parties) < 2:
        raise Unfounded("an agreement needs two parties")
    return ground.verbatim(proposal.subject, start, end), "|".join(parties)


def _leader(proposal: Proposal, ground: Ground, start: int, end: int) -> Slots:
    person = ground.verbatim(proposal.subject, start, end)
    head, union, title = proposal.object.rpartition(UNION)
    title = ground.verbatim(title, start, end)
    if not title.endswith(words("posts")):
        raise Unfounded(f"「{title}」 is no post that we know")
    return person, ground.union(head + union, start) + title


def _contribution(proposal: Proposal, ground: Ground, start: int, end: int) -> Slots:
    giver = ground.agent(proposal.subject, start, end)
    if UNION not in proposal.object:
        return giver, ground.verbatim(proposal.object, start, end)
    names = (name.strip() for name in proposal.object.replace("、", "|").split("|"))
    receivers = list(dict.fromkeys(ground.union(name, start) for name in names))
    if giver in receivers:
        raise Unfounded("a union gives nothing to itself")
    return giver, "、".join(receivers)


def _statistic(proposal: Proposal, ground: Ground, place: tuple[int, int], quantity: Quantity | None) -> Slots:
    """Return whose number it is and the label of what it counts, whose last word (数) the quote need not hold."""
    if quantity is None:
        raise Unfounded("a statistic needs a number")
    suffix = label_of(quantity.unit)
    counted = ground.verbatim(proposal.object.removesuffix(suffix).removesuffix("数"), *place)
    return ground.agent(proposal.subject, *place), suffixed(counted, suffix)


def _worded(proposal: Proposal, ground: Ground, start: int, end: int) -> Slots:
    least = SHORTEST.get(proposal.type, 2)
    return ground.agent(proposal.subject, start, end), ground.verbatim(proposal.object, start, end, least)


SLOTS: Mapping[str, Callable[[Proposal, Ground, int, int], Slots]] = {
    "organization": _organization, "partnership": _partnership, "agreement": _agreement, "leader": _leader,
    "contribution": _contribution, "program": _worded, "facility": _worded,
    "policy": _worded, "award": _worded, "event": _worded,
}  # fmt: skip
