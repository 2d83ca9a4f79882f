"""A tagger's opinion on names: persons that it sees right after a post where the rules, which know surnames, see none.

The rules read the report once more with these names; what is new then is a claim of tier B at most, and says whose name
it goes by. The rules' own claims stay as they are: where the tagger differs from them, it errs (docs/adr/0009).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unionkg.loaders.opinions.tagging import TAGGER, Tagger, people
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.extraction import candidates, read
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.opinion import Advice
from unionkg.loaders.reports.reading import Reading

NAME = re.compile(r"[\u3400-\u9fff]{2,5}|[\u3400-\u9fff]{1,7}(?:·[\u3400-\u9fff]{1,7})+")
SAYS = re.compile("(?<=..)(?:说|等|称)$")  # 丹增说 is 丹增, who says
TRACE = f"name by {TAGGER}"
AT_ONCE = 16  # sentences that are tagged together


class Names:
    """The opinion of one tagger."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def __call__(self, reading: Reading, found: Sequence[Candidate]) -> Advice:
        """Return the candidates with those that hang on a name which only the tagger sees."""
        names = dict(self._seen(reading))
        if not names:
            return Advice(TAGGER, tuple(found))
        known = {_said(candidate) for candidate in found}
        again = [c for c in candidates(read(reading.document, names)) if _said(c) not in known]
        new = [_marked(candidate) for candidate in again if _stands_on(candidate, names)]
        return Advice(TAGGER, (*found, *new), len(new))

    def _seen(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """Yield the names that begin where a post ends, in sentences that have more posts than the rules filled."""
        asked = list(_open_sentences(reading))
        for first in range(0, len(asked), AT_ONCE):
            for at, name in people(self._tagger, asked[first : first + AT_ONCE]):
                if NAME.fullmatch(bare := SAYS.sub("", name)):
                    yield at, bare


def _open_sentences(reading: Reading) -> Iterator[tuple[int, str]]:
    taken = {tenure.person_start for tenure in reading.tenures}
    for _, sentence in reading.sentences():
        posts = reading.hits.of(words("posts"), sentence.start, sentence.end)
        if any(hit.end not in taken for hit in posts):
            yield sentence.start, reading.view[sentence.start : sentence.end]


def _said(candidate: Candidate) -> tuple[object, ...]:
    slots = tuple((name, slot.text) for name, slot in sorted(candidate.slots.items()))
    return candidate.type, candidate.start, candidate.end, slots, candidate.quantity


def _stands_on(candidate: Candidate, names: dict[int, str]) -> bool:
    """Tell whether a slot of the candidate is one of the names; how unions resolve is not the tagger's to say."""
    return any(slot.text in names.values() for slot in candidate.slots.values())


def _marked(candidate: Candidate) -> Candidate:
    tier = max(candidate.tier, "B")
    return replace(candidate, frame=f"{candidate.frame}+{TAGGER}", tier=tier, trace=(*candidate.trace, TRACE))
