"""Where a proposal stands in a section: its quote to the character, its numbers by our grammar, its names resolved."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from unionkg.loaders.documents.views import plain_view
from unionkg.loaders.opinions.answers import Proposal
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.people import person_at
from unionkg.loaders.reports.quantities import Quantity, find_quantities
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.references import Reference
from unionkg.loaders.reports.sections import Paragraph

SHORTEST, LONGEST = 4, 300  # characters of a quote
DIGITS = 24  # of a number
ELSEWHERE = 200  # characters that the end of a sentence counts for
HITS = 50  # places of one quote that are compared
CURRENCY = dict.fromkeys(("CNY", "RMB", "人民币"), "元")
UNION = "工会"
ACTING = ("award", "contribution", "leader")
GROUPS = ("area", "crowd")  # references that name no single union


class Unfounded(Exception):
    """A proposal that the report does not bear out; its text says why."""


class Ground:
    """The paragraphs of a section that a model was shown, and what the rules recognised in them."""

    def __init__(self, reading: Reading, paragraphs: Sequence[Paragraph], found: Iterable[Candidate]) -> None:
        self.reading, self._paragraphs = reading, paragraphs
        self._view, self._text = reading.view, reading.document.text
        self._known = {name for candidate in found for name in _parties(candidate) if UNION not in name}
        self.owner = reading.resolver.owner_at(paragraphs[0].block.start)

    def quote(self, proposal: Proposal) -> tuple[int, int]:
        """Return where the quote stands, nearest to the words of its slots; raise Unfounded when it does not."""
        if not SHORTEST <= len(proposal.quote) <= LONGEST:
            raise Unfounded(f"its quote is not of {SHORTEST} to {LONGEST} characters")
        hits = list(self._hits(proposal.quote))
        if not hits:
            raise Unfounded("its quote does not stand in the section")
        words = [plain_view(word) for word in (proposal.subject, *proposal.object.split("|")) if word]
        start = min(hits[:HITS], key=lambda at: sum(self._distance(word, at, len(proposal.quote)) for word in words))
        return start, start + len(proposal.quote)

    def _hits(self, quote: str) -> Iterator[int]:
        for paragraph in self._paragraphs:
            first, last = paragraph.block.start, paragraph.block.end
            for text, wanted in ((self._text, quote), (self._view, plain_view(quote))):
                at = text.find(wanted, first, last)
                if at >= 0:
                    while at >= 0:
                        yield at
                        at = text.find(wanted, at + 1, last)
                    break

    def _distance(self, word: str, at: int, length: int) -> int:
        """Return how far the nearest place of a word lies from the quote's; another sentence is far."""
        first, last = self._paragraphs[0].block.start, self._paragraphs[-1].block.end
        if self._view.find(word, at, at + length) >= 0:
            return 0
        before, after = self._view.rfind(word, first, at), self._view.find(word, at + length, last)
        gaps = [(before + len(word), at)] * (before >= 0) + [(at + length, after)] * (after >= 0)
        return min((b - a + ELSEWHERE * ("。" in self._view[a:b]) for a, b in gaps), default=last - first + ELSEWHERE)

    def quantity(self, proposal: Proposal, start: int, end: int) -> Quantity | None:
        """Return the number in the quote that is the proposal's by our grammar, None if it has none; or Unfounded."""
        bounds = [number for number in (proposal.value, proposal.value_max) if number is not None]
        if not bounds:
            return None
        said = [_parsed(number, proposal.unit) for number in bounds]
        inside = [q for q in self.reading.quantities_in(start, end) if q.end <= end and not q.ordinal]
        for quantity in inside:
            if said == [(n, quantity.unit) for n in (quantity.value, quantity.value_max) if n is not None]:
                return quantity
        there = "、".join(self._view[q.start : q.end] for q in inside) or "none"
        raise Unfounded(f"its number is not in the quote, whose numbers are: {there}")

    def verbatim(self, words: str, start: int, end: int, least: int = 2) -> str:
        """Return words that stand in the quote [start, end), in plain view; raise Unfounded when they do not."""
        plain = plain_view(words).strip("“”《》 ")
        if len(plain) < least or plain not in self._view[start:end]:
            why = "does not stand in its quote" if len(plain) >= least else f"is shorter than {least} characters"
            raise Unfounded(f"「{words}」 {why}")
        return plain

    def union(self, words: str, start: int) -> str:
        """Return the union that words mean for a quote at `start`; raise Unfounded when it names none, or far off."""
        plain = plain_view(words)
        meant = [r for r in self._single if plain in (r.name, self._view[r.start : r.end]) or self._ends(r, plain)]
        if not meant:
            raise Unfounded(f"「{words}」 is no union that the report names")
        name = min(meant, key=lambda r: abs(r.start - start)).name
        paragraph = next(p.block for p in self._paragraphs if p.block.start <= start < p.block.end)
        here = self.reading.within(paragraph.start, paragraph.end)
        if name != self.owner and not any(name in reference.names for reference in here):
            raise Unfounded(f"「{words}」 is not named in the quote's paragraph, and the section is not its own")
        return name

    def agent(self, words: str, start: int, end: int) -> str:
        """Return a union, or a person or body whose name the rules know and the quote holds; raise Unfounded else."""
        plain = plain_view(words)
        at = self._view.find(plain, start, end) if plain else -1
        if plain in self._known or (at >= 0 and person_at(self._view, at) == plain):
            return self.verbatim(words, start, end)
        return self.union(words, start)

    def _ends(self, reference: Reference, words: str) -> bool:
        """Tell whether words are a reference without the place above its own: 鼓楼区工会 of 开封市鼓楼区工会."""
        start = reference.end - len(words)
        place = self.reading.areas.ending_at(start)
        whole = self._view[start : reference.end] == words and place is not None and place.start >= reference.start
        return whole and any(area.start == start for area in self.reading.areas.inside(start, reference.end))

    @cached_property
    def _single(self) -> list[Reference]:
        return [r for r in self.reading.references if r.kind not in GROUPS and len(r.names) == 1]


def _parties(candidate: Candidate) -> list[str]:
    """Return the names that a candidate of the rules gives to bodies and persons that act in it."""
    if candidate.type == "agreement":
        return candidate.text("object").split("|")
    return [candidate.text("subject")] if candidate.type in ACTING else []


def _parsed(number: Decimal, unit: str) -> tuple[Decimal | None, str]:
    """Return what our grammar makes of a model's number and unit; raise Unfounded when it makes no single number."""
    written = f"{number:f}{CURRENCY.get(unit, plain_view(unit))}" if abs(number.adjusted()) < DIGITS else ""
    read = find_quantities(written) if len(written) <= 2 * DIGITS else ()
    if len(read) != 1 or (read[0].start, read[0].end) != (0, len(written)):
        raise Unfounded("its number and unit are none that our grammar reads")
    return read[0].value, read[0].unit
