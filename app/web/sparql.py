"""The SPARQL 1.1 endpoint, `/sparql`: queries, updates where they are let in, and the service description."""

import asyncio

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from unionkg.web.answers import Answering
from unionkg.web.description import describe
from unionkg.web.formats import charset, preferred
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem
from unionkg.web.protocol import Update, read_operation
from unionkg.web.replies import HEADERS, reply, wanted
from unionkg.web.updating import Updating

DESCRIBED = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "text/html")
EDITOR = "/editor"


class Sparql:
    """The endpoint as an ASGI application."""

    def __init__(self, answering: Answering, limits: Limits, updating: Updating | None = None) -> None:
        self._answering, self._limits, self._updating = answering, limits, updating

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = await read_operation(scope, receive, self._limits)
        if asked is None:
            await self._description(scope)(scope, receive, send)
        elif isinstance(asked, Update):
            await self._update(asked, scope)
            await Response(status_code=204, headers=HEADERS)(scope, receive, send)
        else:
            async with wanted(receive):
                await reply(await self._answering.answer(asked), scope, receive, send)

    async def _update(self, asked: Update, scope: Scope) -> None:
        """Make an update, wanted to its end even when the client goes away; raise Problem when it is not let in."""
        if self._updating is None:
            raise Problem("updates")
        self._updating.allow(Headers(scope=scope))
        await asyncio.shield(self._updating.update(asked.text))

    def _description(self, scope: Scope) -> Response:
        """Return the service description (SPARQL 1.1 Service Description, 2); a browser gets the editor."""
        kind = preferred(Headers(scope=scope).get("accept", ""), DESCRIBED)
        if not kind:
            raise Problem("format", ", ".join(DESCRIBED))
        if kind == "text/html":
            return RedirectResponse(EDITOR, 303, HEADERS)
        content = describe(_address(scope), kind, writable=self._updating is not None)
        return Response(content, headers={**HEADERS, "Content-Type": charset(kind)})


def _address(scope: Scope) -> str:
    """Return the endpoint's own IRI, as the client calls it."""
    host = Headers(scope=scope).get("host") or "localhost"
    return f"{scope['scheme']}://{host}{scope['path']}"
