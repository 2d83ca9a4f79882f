"""The maps: each as a page of its own that can be saved, and framed in a page with what it takes to be told."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from unionkg.graph.errors import BadQuestion
from unionkg.viz import Drawing, maps, render
from unionkg.web.pages.frame import CAUTION, missing, page
from unionkg.web.pages.holdings import Holdings, Reading
from unionkg.web.pages.home import sources

FRAMED = {**CAUTION, "Content-Security-Policy": "frame-ancestors 'self'"}  # the file brings the rest itself
NUMBERS = frozenset({"hops", "most"})
PREFERRED = {"sparql": "SELECT ?from ?to WHERE { ?to ukg:higherUnion ?from }"}


def routes(reading: Reading) -> list[Route]:
    """Return the routes of the maps."""

    def index(request: Request) -> Response:
        return page(request, "maps", "", drawings=tuple(maps().values()))

    def one(request: Request) -> Response:
        name = request.path_params["name"]
        drawing = maps().get(name.removesuffix(".html"))
        if drawing is None:
            return missing(request, name)
        given = _given(request, drawing)
        if name.endswith(".html"):
            return _file(request, reading, drawing, given)
        return page(request, "map", "", **_shown(reading(), drawing, given))

    return [Route("/maps", index), Route("/maps/{name}", one)]


def _given(request: Request, drawing: Drawing) -> dict[str, str]:
    asked = ((name, request.query_params.get(name, "").strip()) for name in (*drawing.needs, *drawing.takes))
    return {name: value for name, value in asked if value}


def _shown(holdings: Holdings, drawing: Drawing, given: Mapping[str, str]) -> dict[str, Any]:
    unions = [thing.label for thing in holdings.web.things.values() if thing.sort in ("Union", "Person", "Programme")]
    titles = [holdings.title(iri) for iri in sources(holdings)]
    return {
        "drawing": drawing,
        "given": {name: _named(holdings, value) for name, value in given.items()},
        "wanted": (*drawing.needs, *drawing.takes),
        "offered": {"focus": unions, "source": titles},
        "example": PREFERRED.get(drawing.name, ""),
        "ready": all(name in given for name in drawing.needs),
        "address": f"/maps/{drawing.name}.html?{urlencode(given)}",
    }


def _named(holdings: Holdings, value: str) -> str:
    """Return the name of the thing that an IRI stands for, where the name alone would find it again."""
    name = holdings.label(value).zh if value in holdings.addresses.known else ""
    return name if holdings.by_name.get(name) == value else value


def _file(request: Request, reading: Reading, drawing: Drawing, given: Mapping[str, str]) -> Response:
    try:
        drawn = drawing.draw(reading.store(), **{name: _value(name, value) for name, value in given.items()})
        return Response(render(drawn), headers=_headers(request, drawing), media_type="text/html; charset=utf-8")
    except BadQuestion as told:
        return page(request, "problem", "", 400, problem=str(told))


def _value(name: str, value: str) -> object:
    if name not in NUMBERS:
        return value
    if not value.isascii() or not value.isdecimal() or len(value) > 6:
        raise BadQuestion(f"{name} is a whole number, not 「{value}」")
    return int(value)


def _headers(request: Request, drawing: Drawing) -> dict[str, str]:
    if "save" not in request.query_params:
        return FRAMED
    return {**FRAMED, "Content-Disposition": f'attachment; filename="{drawing.name}.html"'}
