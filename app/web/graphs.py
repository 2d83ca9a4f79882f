"""The graphs by themselves, `/graphs`: the reading side of the SPARQL 1.1 Graph Store HTTP Protocol."""

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send
from unionkg.web.answers import Answering
from unionkg.web.formats import DATASETS, GRAPHS, preferred
from unionkg.web.jobs import Dump, Job, Query
from unionkg.web.problems import Problem
from unionkg.web.protocol import only, pairs_of
from unionkg.web.replies import reply, wanted

DEFAULT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"  # the default graph is the union of the named ones


class Graphs:
    """The graph store as an ASGI application: `?graph=IRI`, `?default`, or without either all graphs by name."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] in ("PUT", "POST", "DELETE", "PATCH"):
            raise Problem("updates", headers={"Allow": "GET, HEAD, OPTIONS"})
        if scope["method"] not in ("GET", "HEAD"):
            raise Problem("method", headers={"Allow": "GET, HEAD, OPTIONS"})
        job = _job(scope)
        async with wanted(receive):
            await reply(await self._answering.answer(job), scope, receive, send)


def _job(scope: Scope) -> Job:
    """Return what is asked for; raise Problem when that is unclear."""
    pairs = pairs_of(scope["query_string"])
    fields = {name for name, _ in pairs} & {"graph", "default"}
    accept = ",".join(Headers(scope=scope).getlist("accept"))
    media_type = preferred(accept, tuple(GRAPHS if fields else DATASETS))
    if not media_type:
        raise Problem("format", ", ".join(GRAPHS if fields else DATASETS))
    if len(fields) == 2:
        raise Problem("request", "graph + default")
    if "default" in fields:
        return Query(DEFAULT, "", media_type)
    return Dump(only(pairs, "graph") if fields else None, media_type)
