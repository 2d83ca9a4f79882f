"""The SPARQL 1.1 endpoint, `/sparql`: queries by GET and POST, and the service description."""

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from unionkg.web.answers import Answering
from unionkg.web.description import describe
from unionkg.web.formats import charset, preferred
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem
from unionkg.web.protocol import read_query
from unionkg.web.replies import HEADERS, reply, wanted

DESCRIBED = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "text/html")
EDITOR = "/editor"


class Sparql:
    """The endpoint as an ASGI application."""

    def __init__(self, answering: Answering, limits: Limits) -> None:
        self._answering, self._limits = answering, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        query = await read_query(scope, receive, self._limits)
        if query is None:
            await self._description(scope)(scope, receive, send)
            return
        async with wanted(receive):
            await reply(await self._answering.answer(query), scope, receive, send)

    def _description(self, scope: Scope) -> Response:
        """Return the service description (SPARQL 1.1 Service Description, 2); a browser gets the editor."""
        kind = preferred(Headers(scope=scope).get("accept", ""), DESCRIBED)
        if not kind:
            raise Problem("format", ", ".join(DESCRIBED))
        if kind == "text/html":
            return RedirectResponse(EDITOR, 303, HEADERS)
        return Response(describe(_address(scope), kind), headers={**HEADERS, "Content-Type": charset(kind)})


def _address(scope: Scope) -> str:
    """Return the endpoint's own IRI, as the client calls it."""
    host = Headers(scope=scope).get("host") or "localhost"
    return f"{scope['scheme']}://{host}{scope['path']}"
