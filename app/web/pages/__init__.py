"""The pages of a collection, made on the server, for readers with and without JavaScript."""

from collections.abc import Callable
from importlib.resources import files
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from unionkg.graph.store import Store
from unionkg.web.pages import asking, drawing, editor, entity, finding, home, ontology, source
from unionkg.web.pages.frame import CAUTION, missing
from unionkg.web.pages.holdings import Reading
from unionkg.web.pages.texts import Texts, no_texts

STATIC = {
    "pages.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "editor.js": "text/javascript; charset=utf-8",
    "yasqe.min.js": "text/javascript; charset=utf-8",
    "yasqe.min.css": "text/css; charset=utf-8",
}


def routes(store: Callable[[], Store], texts: Texts = no_texts) -> list[BaseRoute]:
    """Return the routes of all pages of what `store` returns, which is called anew for every page.

    `texts` returns the full text of a source by its identifier (`sha256:…`), or None; pages then show its quotes only.
    """
    reading = Reading(store)
    return [
        *home.routes(reading),
        *finding.routes(reading),
        *entity.routes(reading),
        *source.routes(reading, texts),
        *asking.routes(reading),
        *drawing.routes(reading),
        *ontology.routes(),
        *editor.routes(reading),
        Route("/static/{name}", _static),
        Route("/{path:path}", _nothing),
    ]


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return missing(request, name)
    content = files("unionkg.web.pages.static").joinpath(name).read_bytes()
    return Response(content, headers={"Cache-Control": "max-age=3600", **CAUTION}, media_type=STATIC[name])


def _nothing(request: Request) -> Response:
    """Answer for an address that is none; one that ends with a slash may be one without it."""
    path, query = request.path_params["path"], request.url.query
    if path.endswith("/") and path.strip("/"):
        return RedirectResponse(f"/{quote(path.strip('/'))}{'?' if query else ''}{query}", 307)
    return missing(request, path)
