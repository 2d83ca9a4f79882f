"""Browse claims by place, level, kind, year and standing: choose one of each, and see what is left."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from unionkg.viz.reading import described, text
from unionkg.viz.spec import Label
from unionkg.viz.unions import Union, read_unions
from unionkg.web.pages.cards import show
from unionkg.web.pages.frame import page
from unionkg.web.pages.holdings import Holdings, Reading
from unionkg.web.pages.words import CLAIMS, WORDS

A_PAGE = 20
FACETS = ("place", "level", "kind", "year", "standing")
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many claims it leaves, and the address that chooses it, or drops it when chosen."""

    label: Label
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow down."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """A claim with its values of every facet, by the facet's name."""

    id: str
    values: Mapping[str, frozenset[str]]

    def matches(self, chosen: Mapping[str, str]) -> bool:
        """Whether the claim has every value that is chosen."""
        return all(value in self.values[facet] for facet, value in chosen.items())


def routes(reading: Reading) -> list[Route]:
    """Return the route of the facets."""

    def find(request: Request) -> Response:
        holdings = reading()
        unions = read_unions(reading.store(), holdings.concepts)
        filed = tuple(_filed(holdings, unions))
        labels = _labels(holdings, described(reading.store(), "areas"))
        chosen = {name: request.query_params[name] for name in FACETS if request.query_params.get(name)}
        matching = [one for one in filed if one.matches(chosen)]
        at = _page_number(request, len(matching))
        shown = matching[(at - 1) * A_PAGE : at * A_PAGE]
        return page(
            request,
            "find",
            "",
            facets=tuple(_facets(filed, chosen, labels)),
            count=len(matching),
            claims=tuple(show(holdings, one.id) for one in shown),
            at=at,
            pages=max(1, -(-len(matching) // A_PAGE)),
            before=_address({**chosen, "page": str(at - 1)}),
            after=_address({**chosen, "page": str(at + 1)}),
            chosen=chosen,
        )

    return [Route("/find", find)]


def _page_number(request: Request, count: int) -> int:
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1
    return min(max(1, number), max(1, -(-count // A_PAGE)))


def _filed(holdings: Holdings, unions: Mapping[str, Union]) -> Iterator[Filed]:
    for id_, card in holdings.web.claims.cards.items():
        about = [unions[thing] for thing in holdings.web.claims.about[id_] if thing in unions]
        classes = {cls.rpartition("#")[2] for cls in map(str, holdings.claims[id_].get("class", ()))}
        values = {
            "place": frozenset(area for union in about for area in union.areas),
            "level": frozenset(union.level for union in about if union.level),
            "kind": frozenset({next((kind for kind in CLAIMS if kind in classes), "Claim")}),
            "year": frozenset(_years(card.first, card.last)),
            "standing": frozenset({card.status} if card.status else ()),
        }
        yield Filed(id_, values)


def _years(first: str, last: str) -> Iterable[str]:
    """Return the years from one day to another; a span of more than a lifetime counts by its ends."""
    if not first[:4].isdecimal() or not last[:4].isdecimal():
        return (UNDATED,)
    start, end = int(first[:4]), int(last[:4])
    return map(str, range(start, end + 1)) if end - start < 100 else (str(start), str(end))


def _labels(holdings: Holdings, areas: Mapping[str, object]) -> Callable[[str, str], Label]:
    notations = {
        (scheme, text(values, "notation")): holdings.label(iri)
        for iri, values in holdings.concepts.items()
        for scheme in ("level", "status")
        if f"/scheme/{scheme}-" in iri
    }

    def label(facet: str, value: str) -> Label:
        if facet == "place":
            return holdings.label(value) if value in areas else Label(value)
        if facet == "kind":
            return CLAIMS.get(value, Label(value))
        if value == UNDATED:
            return WORDS[UNDATED]
        return notations.get(({"standing": "status"}.get(facet, facet), value), Label(value))

    return label


def _facets(filed: tuple[Filed, ...], chosen: Mapping[str, str], label: Callable[[str, str], Label]) -> Iterator[Facet]:
    for name in FACETS:
        others = {facet: value for facet, value in chosen.items() if facet != name}
        held = Counter(value for one in filed if one.matches(others) for value in one.values[name])
        ordered = sorted(held, key=lambda value: (value if name == "year" else "", -held[value], value))
        yield Facet(
            name,
            tuple(
                Choice(
                    label(name, value),
                    held[value],
                    _address(others if chosen.get(name) == value else {**others, name: value}),
                    chosen.get(name) == value,
                )
                for value in ordered
            ),
        )


def _address(chosen: Mapping[str, str]) -> str:
    return f"/find?{urlencode(chosen)}" if chosen else "/find"
