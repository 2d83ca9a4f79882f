"""Source texts and the exact characters in them that support a claim."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from unionkg.graph.errors import Place, QuoteNotFound

CONTEXT = 12  # characters kept before and after a quote (Web Annotation: prefix and suffix)


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a source text: the half-open range [start, end) in code points."""

    kind: Literal["head", "section", "caption"]
    number: int
    start: int
    end: int
    keyword: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One fixed text version of a report: NFC, LF; its identity is the SHA-256 of its UTF-8 bytes.

    `passages` cover the text: the head, then sections; captions lie inside sections.
    `about` holds the columns of sources.csv (title, subtitle, publisher, date, original, note ...).
    """

    name: str
    text: str
    passages: tuple[Passage, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The text's SHA-256, 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def passage_of(self, start: int, end: int) -> Passage | None:
        """Return the smallest passage that holds [start, end) whole, or None."""
        holding = (p for p in self.passages if p.start <= start and end <= p.end)
        return min(holding, key=lambda p: p.end - p.start, default=None)


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open range [start, end) of a source text, in code points."""

    start: int
    end: int


def normalise(text: str) -> str:
    """Return the text in NFC with LF line ends: the form in which offsets count."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def locate(quote: str, source: SourceText, place: Place, start: int | None = None, end: int | None = None) -> Span:
    """Find the quote's place in the source text.

    Raises QuoteNotFound when it does not stand there (or not at `start`), or stands at several places and nothing
    tells which.
    """
    quote = normalise(quote)
    if not quote:
        raise QuoteNotFound(place, "the quote is empty; every claim needs the exact characters that say it")
    if start is not None:
        return _check_offsets(quote, source, place, Span(start, start + len(quote) if end is None else end))
    found = list(_occurrences(quote, source.text))
    if not found:
        raise QuoteNotFound(
            place, f"the quote 「{quote}」 does not stand in {source.name}; {_advice(quote, source.text)}"
        )
    if len(found) > 1:
        places = ", ".join(str(at) for at in found[:5])
        raise QuoteNotFound(
            place, f"the quote 「{quote}」 stands {len(found)} times in {source.name} (at {places}); fill in start"
        )
    return Span(found[0], found[0] + len(quote))


def _check_offsets(quote: str, source: SourceText, place: Place, span: Span) -> Span:
    there = source.text[span.start : span.end] if 0 <= span.start <= span.end else ""
    if there == quote:
        return span
    advice = _advice(quote, source.text)
    raise QuoteNotFound(place, f"{source.name} has 「{there}」 at {span.start}–{span.end}, not 「{quote}」; {advice}")


def _occurrences(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _advice(quote: str, text: str) -> str:
    at = text.find(quote)
    if at >= 0:
        return f"it stands at {at}–{at + len(quote)}"
    near = nearest(quote, text)
    return f"the nearest text is 「{near}」" if near else "nothing in it resembles the quote"


def nearest(quote: str, text: str) -> str:
    """Return the part of the text that resembles the quote most, or "" when nothing does."""
    match = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    if match.size < min(3, len(quote)):
        return ""
    start = max(0, match.a - match.b)
    return text[start : start + len(quote)].strip().replace("\n", " ")
