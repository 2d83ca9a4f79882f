"""The door to extraction: a document becomes candidates, each with its frame, its quote and its trace."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports import boundaries, goods, honours, people
from unionkg.loaders.reports.anchors import Anchor, Anchors, pairs_of
from unionkg.loaders.reports.candidates import Candidate, Slot
from unionkg.loaders.reports.conditions import fits, may_fit
from unionkg.loaders.reports.dating import Dating
from unionkg.loaders.reports.fillers import Fillers
from unionkg.loaders.reports.frame_files import Frame, frames
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.pairing import Pair, couples, linked, members
from unionkg.loaders.reports.people import NOBODY
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.scanning import Scanner
from unionkg.loaders.reports.squeezing import Squeezed, squeeze

SHARED = ("tenure", "pair", "union")  # anchors that several claims may hang on
NEEDED = {
    "organization": ("subject",),
    "program": ("subject", "object"),
    "policy": ("object",),
    "event": ("object",),
}
SHORTEST = {"event": 4, "facility": 4, "program": 3, "award": 3}
HOW_B = frozenset(
    {
        "carried over",
        "sentence before",
        "section owner",
        "nearest",
        "paragraph",
        "higher than nearest",
        "report's home",
        "unlisted",
        "place alone",
    }
)
HOW_C = frozenset({"bare name", "unresolved", "visitor"})


@cache
def scanner() -> Scanner:
    """Return the scanner for all words of the recognisers and frames."""
    found = {
        *boundaries.WORDS,
        *people.WORDS,
        *honours.listed("kept"),
        *words("signing"),
        *words("issuing"),
        *words("giving_marks"),
        *goods.WORDS,
        *words("dispensing"),
    }
    for frame in frames():
        found.update(frame.heads, *(c.words for c in frame.conditions))
    return Scanner(found)


def read(document: Document, names: Mapping[int, str] = NOBODY) -> Reading:
    """Return what is recognised in a document, with the help of the names of persons that others found."""
    return Reading(document, scanner(), names)


def extract(document: Document) -> Iterator[Candidate]:
    """Yield the candidates of a document, frame by frame in order; places are of its own text."""
    reading, squeezed = recognised(document)
    return placed(candidates(reading), squeezed)


def recognised(document: Document) -> tuple[Reading, Squeezed]:
    """Return what is recognised in a document without what a page put between its characters, and the way back."""
    squeezed = squeeze(document.text)
    return read(document_of(squeezed.text, document.name) if squeezed.starts else document), squeezed


def placed(found: Iterable[Candidate], squeezed: Squeezed) -> Iterator[Candidate]:
    """Yield the candidates of a reading with their places in the document's own text."""
    for candidate in found:
        yield _back(candidate, squeezed) if squeezed.starts else candidate


def _back(candidate: Candidate, squeezed: Squeezed) -> Candidate:
    start, end = squeezed.original(candidate.start, candidate.end)
    slots = {name: _slot_back(slot, squeezed) for name, slot in candidate.slots.items()}
    quantity = candidate.quantity
    if quantity is not None:
        first, last = squeezed.original(quantity.start, quantity.end)
        quantity = replace(quantity, start=first, end=last)
    return replace(candidate, start=start, end=end, slots=slots, quantity=quantity)


def _slot_back(slot: Slot, squeezed: Squeezed) -> Slot:
    start, end = squeezed.original(slot.start, slot.end)
    return replace(slot, start=start, end=end)


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield the candidates of a reading."""
    anchors, fillers, dating = Anchors(reading), Fillers(reading), Dating(reading)
    taken = _Taken()
    for frame in frames():
        if not may_fit(frame, reading):
            continue
        for anchor in anchors.of(frame.anchor, frame.heads):
            if (frame.anchor in SHARED or not taken.holds(anchor, frame)) and fits(frame, anchor, reading):
                made = list(_made(frame, anchor, fillers, reading))
                if (made or not frame.slots) and frame.anchor not in SHARED:
                    taken.add(anchor, frame.type)
                    for slot in (made_of.slots["object"] for made_of in made if frame.kind):
                        taken.add(replace(anchor, start=slot.start, end=slot.end), frame.type)
                yield from (dating.dated(candidate, anchor) for candidate in made)


def _made(frame: Frame, anchor: Anchor, fillers: Fillers, reading: Reading) -> Iterator[Candidate]:
    if not frame.slots:
        return
    if frame.type == "partnership":
        for one, other in pairs_of(anchor, reading.resolver.code_of):
            slots = {"subject": Slot(one, anchor.start, anchor.end), "object": Slot(other, anchor.start, anchor.end)}
            yield _candidate(frame, anchor, slots)
        return
    if frame.type == "organization":
        for name in anchor.names:
            slot = Slot(name, anchor.start, anchor.end, anchor.pair[0].trace)
            yield _candidate(frame, anchor, {"subject": slot})
        return
    if frame.kind:
        yield from (_candidate(frame, anchor, dict(slots)) for slots in fillers.awards.made(frame.kind, anchor))
        return
    filled = {name: fillers.fill(wanted, anchor) for name, wanted in frame.slots.items()}
    slots = {name: slot for name, slot in filled.items() if slot is not None}
    if "object" in slots and frame.type in SHORTEST and len(slots["object"].text) < SHORTEST[frame.type]:
        return
    parties = slots["object"].text.split("|") if frame.type == "agreement" and "object" in slots else []
    if len(parties) > 2 and is_apart(anchor, reading):
        for one, other in _apart(anchor, reading):
            yield _candidate(frame, anchor, {**slots, "object": replace(slots["object"], text=f"{one}|{other}")})
        return
    if all(name in slots for name in NEEDED.get(frame.type, frame.slots)):
        yield _candidate(frame, anchor, slots)


def is_apart(anchor: Anchor, reading: Reading) -> bool:
    """Tell whether one signs with each of the others for itself: 市总与甲、乙总工会分别签署."""
    clause = anchor.place.clause
    return any(word in reading.view[clause.start : clause.end] for word in ("分别", "先后与", "先后同", "先后和"))


def _apart(anchor: Anchor, reading: Reading) -> tuple[Pair, ...]:
    """Return the pairs that sign for themselves: the first with each other, or in turn."""
    clause = anchor.place.clause
    unions = members(linked(reading.within(clause.start, clause.end), reading.view))
    return couples(unions, reading.view, reading.view[clause.start : clause.end])


def _candidate(frame: Frame, anchor: Anchor, slots: dict[str, Slot]) -> Candidate:
    trace = tuple(step for slot in slots.values() for step in slot.trace)
    tier = "B" if frame.tier == "A" and HOW_B.intersection(trace) else frame.tier
    tier = "C" if HOW_C.intersection(trace) else tier
    start, end = quote_of(frame, anchor)
    evidence = (anchor.head,) if anchor.head and not start <= anchor.head[0] < end else ()
    if frame.kind and not evidence:  # who won may be named in a clause before the verb's
        sentence = anchor.place.sentence
        said = [s for s in slots.values() if sentence.start <= s.start and s.end <= sentence.end]
        start, end = min([start, *(s.start for s in said)]), max([end, *(s.end for s in said)])
    return Candidate(frame.type, frame.id, slots, start, end, tier, anchor.quantity, trace=trace, evidence=evidence)


def quote_of(frame: Frame, anchor: Anchor) -> tuple[int, int]:
    """Return the stretch that says the claim: the anchor's clause, or the anchor where it says all."""
    if frame.type in ("organization", "leader", "policy"):
        return anchor.start, anchor.end
    clause = anchor.place.clause
    return min(clause.start, anchor.start), max(clause.end, anchor.end)


class _Taken:
    """The stretches that a claim was already made of: figures apart from names."""

    def __init__(self) -> None:
        self._figures = set[int]()
        self._names = dict[int, str]()

    def add(self, anchor: Anchor, type_: str) -> None:
        if anchor.kind == "figure":
            self._figures.add(anchor.start)
        else:
            self._names.update(dict.fromkeys(range(anchor.start, anchor.end), type_))

    def holds(self, anchor: Anchor, frame: Frame) -> bool:
        """Tell whether another claim has the stretch; a meeting may have a programme's name within its own."""
        if anchor.kind == "figure":
            return anchor.start in self._figures
        within = frame.type == "event" and anchor.start not in self._names
        others = (self._names[at] for at in range(anchor.start, anchor.end) if at in self._names)
        return any(not within or other != "program" for other in others)
