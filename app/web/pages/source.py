"""The page of a source: its text with every quote in its place, and the claims that rest on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from unionkg.queries.names import iri as well_formed
from unionkg.viz.reading import text, texts
from unionkg.web.pages.cards import Shown, as_data, show, spoken
from unionkg.web.pages.entity import described
from unionkg.web.pages.forms import form_of
from unionkg.web.pages.frame import missing, page
from unionkg.web.pages.holdings import SOURCE, Evidence, Holdings, Reading
from unionkg.web.pages.statements import read_statements
from unionkg.web.pages.texts import Texts


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text within which nothing begins or ends; `left_out` counts characters that are not here.

    `anchors` are the quotes that begin here, `quotes` how many cover it, `claim` the first claim that rests on it.
    """

    text: str
    anchors: tuple[str, ...] = ()
    quotes: int = 0
    claim: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text; `heading` when it is one of a Markdown text."""

    pieces: tuple[Piece, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class Resting:
    """A quote and the claims that rest on it."""

    quote: Evidence
    claims: tuple[Shown, ...]

    @property
    def iris(self) -> tuple[str, ...]:
        """The IRIs of its claims."""
        return tuple(claim.card.id for claim in self.claims)


def routes(reading: Reading, whole: Texts) -> list[Route]:
    """Return the route of the pages of sources."""

    def source(request: Request) -> Response:
        key, form = form_of(request, request.path_params.get("key", ""))
        holdings = reading()
        wanted = holdings.addresses.iri(key) if key else request.query_params.get("iri", "")
        term = well_formed(wanted)
        if term is None or not holdings.is_a(str(term), SOURCE):
            return missing(request, key or wanted)
        iri = str(term)
        resting = tuple(_resting(holdings, iri))
        if form != "html":
            claims = dict.fromkeys(claim for one in resting for claim in one.iris)
            return described(reading, holdings, iri, claims, form, _as_json(holdings, iri, resting))
        words = whole(text(holdings.classes.get(iri, {}), "identifier"))
        return page(
            request,
            "source",
            "",
            title_label=holdings.title(iri),
            about=holdings.sources.get(iri, {}),
            texts=texts,
            paragraphs=paragraphs(words, resting),
            whole=words is not None,
            resting=resting,
            said=read_statements(reading.store(), holdings, term),
            iri=iri,
            data=f"/source/{key}" if key else "",
        )

    return [Route("/source/{key}", source), Route("/source", source)]


def _resting(holdings: Holdings, source: str) -> Iterator[Resting]:
    """Yield every quote of a source with its claims, in the order of the text."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in holdings.web.claims.cards:
        for quote in holdings.quotes[claim]:
            if quote.source == source:
                found[quote.id].append(claim)
    for id_ in sorted(found, key=lambda id_: (holdings.evidence[id_].start, holdings.evidence[id_].end)):
        yield Resting(holdings.evidence[id_], tuple(show(holdings, claim) for claim in found[id_]))


def paragraphs(words: str | None, resting: Iterable[Resting]) -> tuple[Paragraph, ...]:
    """Cut a text into lines and these into pieces; without the text, what is quoted makes do."""
    quotes = tuple(resting)
    if words is None:
        return tuple(_fragments(quotes))
    lines, at = [], 0
    for line in words.split("\n"):
        if line.strip():
            lines.append(Paragraph(tuple(_pieces(line, at, quotes)), line.startswith("#")))
        at += len(line) + 1
    return tuple(lines)


def _pieces(line: str, at: int, quotes: tuple[Resting, ...]) -> Iterator[Piece]:
    end = at + len(line)
    here = [one for one in quotes if one.quote.start < end and one.quote.end > at]
    cuts = {at, end, *(one.quote.start for one in here), *(one.quote.end for one in here)}
    edges = sorted(cut for cut in cuts if at <= cut <= end)
    for start, stop in pairwise(edges):
        covering = [one for one in here if one.quote.start <= start and stop <= one.quote.end]
        anchors = tuple(one.quote.anchor for one in covering if one.quote.start == start)
        shortest = min(covering, key=lambda one: one.quote.end - one.quote.start, default=None)
        claim = f"c-{shortest.quote.start}-{shortest.quote.end}" if shortest else ""
        yield Piece(line[start - at : stop - at], anchors, len(covering), claim)


def _fragments(quotes: tuple[Resting, ...]) -> Iterator[Paragraph]:
    """Yield what quotes alone tell of a text, and between them how much they leave out."""
    runs: list[tuple[int, str, list[Resting]]] = []
    for one in quotes:
        start, words, held = runs[-1] if runs else (0, "", [])
        reached = start + len(words)
        if held and one.quote.start <= reached:
            runs[-1] = (start, words + one.quote.exact[reached - one.quote.start :], [*held, one])
        else:
            runs.append((one.quote.start, one.quote.exact, [one]))
    at = 0
    for start, words, held in runs:
        gap = (Piece("", left_out=start - at),) if start > at else ()
        yield Paragraph((*gap, *_pieces(words, start, tuple(held))), False)
        at = start + len(words)


def _as_json(holdings: Holdings, source: str, resting: tuple[Resting, ...]) -> Mapping[str, object]:
    about = holdings.sources.get(source, {})
    return {
        "iri": source,
        "title": spoken(holdings.title(source)),
        "date": list(texts(about, "date")),
        "publisher": list(texts(about, "publisher")),
        "quotes": [
            {
                "text": one.quote.exact,
                "start": one.quote.start,
                "end": one.quote.end,
                "claims": [as_data(claim) for claim in one.claims],
            }
            for one in resting
        ],
    }
