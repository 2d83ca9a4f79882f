"""The web application: the SPARQL endpoint, the graphs, the health, and the pages."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp
from unionkg.web.answers import Answering
from unionkg.web.graphs import Graphs
from unionkg.web.guards import Guarded, Manners
from unionkg.web.limits import Limits
from unionkg.web.sparql import Sparql
from unionkg.web.updating import Updating


def application(
    answering: Answering,
    limits: Limits,
    manners: Manners,
    pages: Sequence[BaseRoute] = (),
    also: Sequence[Answering] = (),
    updating: Updating | None = None,
) -> ASGIApp:
    """Return the application over what answers its queries; `also` are started and stopped with it.

    Without `updating` nothing changes the store.
    """

    @asynccontextmanager
    async def running(app: object) -> AsyncIterator[None]:  # noqa: ARG001 - the signature is Starlette's
        started = (answering, *also)
        await asyncio.gather(*(one.start() for one in started))
        try:
            yield
        finally:
            await asyncio.gather(*(one.stop() for one in started))

    routes = [
        Route("/sparql", Sparql(answering, limits, updating)),
        Route("/graphs", Graphs(answering)),
        Route("/healthz", _health),
        *pages,
    ]
    return Guarded(Router(routes, lifespan=running, redirect_slashes=False), manners)


async def _health(request: Request) -> Response:  # noqa: ARG001 - the signature is Starlette's
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})
