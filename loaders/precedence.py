"""What a person entered goes before what the engine reads: a fact that both have stands once, in the person's words."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from unionkg.graph.claims import Claim

SIGNS = re.compile(r"[\W_]+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entered:
    """A row of a person, with where its quotes stand and where its number does."""

    claim: Claim
    spans: tuple[Span, ...]
    number: Span | None = None
    parties: frozenset[str] = field(default=frozenset())


class Precedence:
    """A person's rows, against which each row of the engine is held."""

    def __init__(self, entered: Sequence[Claim], texts: Mapping[str, str], sense: Callable[[str], str]) -> None:
        self._texts = texts
        self._sense = sense
        quotes: dict[tuple[str, str], list[Span]] = {}
        for claim in entered:
            if claim.type == "evidence" and (span := self._span(claim)):
                quotes.setdefault((claim.source, claim.of), []).append(span)
        self._entered: dict[str, list[Entered]] = {name: [] for name in texts}
        for claim in entered:
            if claim.source in texts and claim.type != "evidence":
                own = self._span(claim)
                spans = (*([own] if own else []), *quotes.get((claim.source, claim.id), ()))
                row = Entered(claim, spans, self._number(claim), self._parties(claim))
                self._entered[claim.source].append(row)

    def further(self, found: Iterable[Claim]) -> Iterator[Claim]:
        """Yield the rows that no person entered, and for the others the quotes that stand elsewhere in the text."""
        found = self.placed(found)
        entered = {(claim.source, claim.id): row for claim in found if (row := self.row_of(claim))}
        for claim in found:
            row = entered.get((claim.source, claim.of if claim.type == "evidence" else claim.id))
            if row:
                yield from self._quoted(claim, row)
            else:
                over = entered.get((claim.source, claim.of))
                yield replace(claim, of=over.claim.id) if over else claim

    def placed(self, found: Iterable[Claim]) -> list[Claim]:
        """Return the rows, the parts of parties in a partnership that a person entered under the person's row."""
        found = list(found)
        bonds = {(c.source, c.id): row.claim.id for c in found if c.type == "partnership" and (row := self.row_of(c))}
        return [replace(c, of=bonds.get((c.source, c.of), c.of)) if c.type == "role" else c for c in found]

    def _quoted(self, claim: Claim, row: Entered) -> Iterator[Claim]:
        """Yield the engine's quote as further evidence for a person's row, unless the row quotes that place itself."""
        if row.claim.id != claim.id and not self._is_near(claim, row):
            yield Claim(
                id=claim.id, type="evidence", of=row.claim.id, quote=claim.quote, start=claim.start, end=claim.end,
                source=claim.source, place=claim.place, method=claim.method,
            )  # fmt: skip

    def row_of(self, claim: Claim) -> Entered | None:
        """Return the person's row of the engine's fact: of its id, its very number, its fact, or its thing."""
        if claim.type == "evidence":
            return None
        rows = self._entered.get(claim.source, ())
        for test in (self._is_named, self._has_number, self._is_fact, self._is_thing):
            if row := next((row for row in rows if test(claim, row)), None):
                return row
        return None

    def _is_named(self, claim: Claim, row: Entered) -> bool:
        return claim.id == row.claim.id

    def _has_number(self, claim: Claim, row: Entered) -> bool:
        """Tell whether both are about the same characters of the text: what a number means, a person has settled."""
        number = self._number(claim)
        return number is not None and row.number is not None and _touch(number, row.number)

    def _is_fact(self, claim: Claim, row: Entered) -> bool:
        """Tell whether both say the same of the same: type, parties, and number or words."""
        other = row.claim
        if claim.type != other.type or (claim.has_figure and other.has_figure and _figure(claim) != _figure(other)):
            return False
        if claim.type == "role":
            return (claim.kind, claim.of) == (other.kind, other.of) and self._parties(claim) == row.parties
        if claim.type in ("organization", "partnership", "agreement"):
            return self._parties(claim) == row.parties
        if claim.type == "statistic" or (claim.has_figure and other.has_figure):
            return self._senses(claim.subject) == self._senses(other.subject) and self._is_worded(claim, other)
        if self._is_near(claim, row) and (
            not other.subject or self._senses(claim.subject) & self._senses(other.subject)
        ):
            return _alike(claim.object, other.object)
        alike = all(claim.also.get(part) == other.also.get(part) for part in ("act", "goods"))
        alike = alike and (claim.type != "leader" or self._sense(claim.of) == self._sense(other.of))
        return alike and self._senses(claim.subject) == self._senses(other.subject) and self._is_worded(claim, other)

    def _is_near(self, claim: Claim, row: Entered) -> bool:
        span = self._span(claim)
        return span is not None and any(_touch(span, own) for own in row.spans)

    def _is_worded(self, claim: Claim, other: Claim) -> bool:
        """Tell whether the objects are the same words, or, where these name somebody, the same ones."""
        return _bare(claim.object) == _bare(other.object) or self._senses(claim.objects) == self._senses(other.objects)

    def _is_thing(self, claim: Claim, row: Entered) -> bool:
        """Tell whether both quote one place for one thing, whatever else they say of it."""
        span, thing = self._span(claim), _thing(claim)
        return (
            span is not None and bool(thing) and thing == _thing(row.claim) and any(_touch(span, o) for o in row.spans)
        )

    def _parties(self, claim: Claim) -> frozenset[str]:
        names = {"organization": claim.subject, "agreement": claim.objects}.get(
            claim.type, (*claim.subject, *claim.objects)
        )
        return self._senses(names)

    def _senses(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._sense, names))

    def _span(self, claim: Claim) -> Span | None:
        start = claim.start if claim.start is not None else self._texts.get(claim.source, "").find(claim.quote)
        return (start, start + len(claim.quote)) if start >= 0 else None

    def _number(self, claim: Claim) -> Span | None:
        span, at = self._span(claim), claim.quote.find(claim.verbatim)
        if span is None or not claim.verbatim or at < 0:
            return None
        return span[0] + at, span[0] + at + len(claim.verbatim)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _figure(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.value_max, claim.unit


def _bare(words: str) -> str:
    """Return words without signs and blanks, in half width: “武当窑”文创园 and 武当窑文创园 are one."""
    return SIGNS.sub("", unicodedata.normalize("NFKC", words))


def _thing(claim: Claim) -> str:
    """Return the name of what a row is about, "" for a number and for a bond of two."""
    if claim.type in ("statistic", "partnership", "role"):
        return ""
    return _bare("".join(claim.subject) if claim.type in ("organization", "agreement") else claim.object)


def _alike(one: str, other: str) -> bool:
    """Tell whether one wording is within the other."""
    one, other = _bare(one), _bare(other)
    return one == other or (bool(one) and bool(other) and (one in other or other in one))
