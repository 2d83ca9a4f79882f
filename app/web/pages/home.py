"""The home page, with what the collection holds, and the search over its names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from unionkg.viz import maps
from unionkg.viz.reading import texts
from unionkg.viz.spec import Group, Label
from unionkg.viz.web import SORTS
from unionkg.web.pages.cards import SETTLED, Link, link
from unionkg.web.pages.frame import missing, page, word
from unionkg.web.pages.holdings import PARTNERSHIP, SOURCE, Holdings, Reading
from unionkg.web.pages.searching import search

PARTNERSHIPS = Group("Partnership", Label("合作关系", "Partnerships"))


@dataclass(frozen=True, slots=True)
class Listed:
    """Something in a list: its name, what sort of thing it is, and by which other name it was found."""

    link: Link
    sort: Label
    name: str = ""


def routes(reading: Reading) -> list[Route]:
    """Return the routes of the home page, the search and the lists of things."""

    def home(request: Request) -> Response:
        holdings = reading()
        return page(
            request,
            "home",
            "",
            counts=tuple(_counts(holdings)),
            claims=len(holdings.web.claims.cards),
            quotes=len(holdings.evidence),
            doubtful=sum(card.status not in SETTLED for card in holdings.web.claims.cards.values()),
            sources=tuple(
                (link(holdings, iri), texts(holdings.sources.get(iri, {}), "date")) for iri in sources(holdings)
            ),
            drawings=tuple(drawing for drawing in maps().values() if not drawing.needs),
            partnerships=tuple(link(holdings, iri) for iri in holdings.partnerships),
        )

    def found(request: Request) -> Response:
        words, holdings = request.query_params.get("q", "").strip()[:200], reading()
        hits = tuple(
            Listed(link(holdings, hit.iri), holdings.sort(hit.iri).label, hit.name) for hit in search(holdings, words)
        )
        return page(request, "search", word(request, "searchTitle"), words=words, hits=hits)

    def listed(request: Request) -> Response:
        holdings, key = reading(), request.path_params["key"]
        group = {**SORTS, PARTNERSHIPS.key: PARTNERSHIPS}.get(key)
        return page(request, "list", "", group=group, things=_things(holdings, key)) if group else missing(request, key)

    return [Route("/", home), Route("/search", found), Route("/list/{key}", listed)]


def _things(holdings: Holdings, sort: str) -> tuple[tuple[Link, tuple[Label, ...]], ...]:
    """Return the things of a sort with what is short to say of them, by IRI in order."""
    if sort == PARTNERSHIPS.key:
        return tuple(
            (link(holdings, iri), (partnership.kind.label,)) for iri, partnership in holdings.partnerships.items()
        )
    return tuple(
        (link(holdings, iri), tuple(fact.value for fact in thing.facts[:2]))
        for iri, thing in holdings.web.things.items()
        if thing.sort == sort
    )


def sources(holdings: Holdings) -> Iterator[str]:
    """Yield the IRIs of the sources, in order."""
    return (iri for iri in holdings.sources if holdings.is_a(iri, SOURCE))


def _counts(holdings: Holdings) -> Iterator[tuple[Group, int]]:
    held = Counter(thing.sort for thing in holdings.web.things.values())
    for key, group in SORTS.items():
        if held[key]:
            yield group, held[key]
    partnerships = sum(holdings.is_a(iri, PARTNERSHIP) for iri in holdings.partnerships)
    if partnerships:
        yield PARTNERSHIPS, partnerships
