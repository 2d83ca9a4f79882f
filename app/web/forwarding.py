"""Queries passed on to a SPARQL server elsewhere, through the store that the commands use for it."""

import asyncio
from collections.abc import Iterable

import pyoxigraph as ox
from unionkg.graph.errors import BadQuestion, EndpointFailure
from unionkg.graph.query_guard import check_query
from unionkg.graph.store import Store
from unionkg.web.answers import Answer
from unionkg.web.formats import DATASETS, GRAPHS, RESULTS
from unionkg.web.jobs import Dump, Job, Query
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem

N_TRIPLES = "application/n-triples"
OF_GRAPH = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {} {{ ?s ?p ?o }} }}"
OWN_NAMES = {syntax: kind for kind, syntax in reversed(tuple(RESULTS.items()))}  # the first media type of each format


class Forwarded:
    """Answers jobs by a store whose server holds the time; rows and bytes are that server's affair too."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self._store, self._limits = store, limits
        self._turns = asyncio.Semaphore(limits.workers)
        self._waiting = 0

    async def start(self) -> None:
        """Do nothing: the server runs already."""

    async def stop(self) -> None:
        """Do nothing: the server is not ours."""

    async def answer(self, job: Job) -> Answer:
        """Return the whole answer; raise Problem when there is none."""
        if self._waiting >= self._limits.waiting:
            raise Problem("busy")
        self._waiting += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(self._answered, job)
        finally:
            self._waiting -= 1

    def _answered(self, job: Job) -> Answer:
        try:
            return self._dumped(job) if isinstance(job, Dump) else self._asked(job)
        except BadQuestion as problem:
            raise Problem("syntax", str(problem)) from None
        except EndpointFailure as problem:
            raise Problem("endpoint", str(problem)) from None

    def _asked(self, job: Query) -> Answer:
        if job.default is not None or job.named is not None:
            raise Problem("request", "default-graph-uri, named-graph-uri: --endpoint")
        if check_query(job.text) in ("CONSTRUCT", "DESCRIBE"):
            return self._graph(job.text, job.graph)
        if not job.rows:
            raise Problem("format", ", ".join(RESULTS))
        return Answer(job.rows, self._store.answer(job.text, OWN_NAMES[RESULTS[job.rows]]))

    def _graph(self, query: str, media_type: str) -> Answer:
        if not media_type:
            raise Problem("format", ", ".join(GRAPHS))
        found = self._store.answer(query, N_TRIPLES)
        triples = (quad.triple for quad in ox.parse(found, format=ox.RdfFormat.N_TRIPLES))
        return Answer(media_type, _written(triples, GRAPHS[media_type]))

    def _dumped(self, job: Dump) -> Answer:
        if job.graph is None:
            lines = "\n".join(self._store.n_quads())
            quads = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
            return Answer(job.media_type, _written(quads, DATASETS[job.media_type]))
        try:
            name = ox.NamedNode(job.graph)
        except ValueError:
            raise Problem("request", "graph=…: IRI") from None
        if job.graph not in self._store.graphs():
            raise Problem("graph")
        return self._graph(OF_GRAPH.format(name), job.media_type)


def _written(statements: Iterable[ox.Triple] | Iterable[ox.Quad], syntax: ox.RdfFormat) -> bytes:
    return ox.serialize(statements, format=syntax) or b""
