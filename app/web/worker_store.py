"""A store for the pages: workers evaluate what they ask too, so that no reader's query holds them up."""

from collections.abc import Iterator

from anyio import from_thread
from rdflib import Graph
from unionkg.graph.endpoint_answer import N_TRIPLES, RESULTS_JSON
from unionkg.graph.endpoint_answer import Answer as Read
from unionkg.graph.errors import BadQuestion
from unionkg.graph.ox_terms import from_ox
from unionkg.graph.prebinding import prebind
from unionkg.graph.query_guard import require_form
from unionkg.graph.store import NO_BINDINGS, Bindings, Rows
from unionkg.web.answers import Answering
from unionkg.web.jobs import Dump, Job, Query
from unionkg.web.problems import Problem

NAMES = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class WorkerStore:
    """A Store whose queries are answered by workers; its methods are called on threads of the application."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def select(self, query: str, bindings: Bindings = NO_BINDINGS) -> Rows:
        """Return the solutions of a SELECT query."""
        names, found = self._read(query, bindings, RESULTS_JSON, "SELECT").solutions()
        rows = ({n: from_ox(term) for n, term in zip(names, row, strict=True) if term is not None} for row in found)
        return Rows(names, tuple(rows))

    def construct(self, query: str, bindings: Bindings = NO_BINDINGS) -> Graph:
        """Return the graph of a CONSTRUCT or DESCRIBE query."""
        graph = Graph()
        for triple in self._read(query, bindings, N_TRIPLES, "CONSTRUCT", "DESCRIBE").triples():
            graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
        return graph

    def ask(self, query: str, bindings: Bindings = NO_BINDINGS) -> bool:
        """Return the answer of an ASK query."""
        return self._read(query, bindings, RESULTS_JSON, "ASK").truth()

    def answer(self, query: str, media_type: str, bindings: Bindings = NO_BINDINGS) -> bytes:
        """Return Oxigraph's own serialisation of the answer."""
        return self._read(query, bindings, media_type).body

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return tuple(sorted(str(row["g"]) for row in self.select(NAMES)))

    def n_quads(self) -> Iterator[str]:
        """Yield every quad as one line of N-Quads."""
        lines = from_thread.run(self._whole, Dump(None, "application/n-quads"))
        return iter(lines.decode().splitlines())

    def _read(self, query: str, bindings: Bindings, media_type: str, *forms: str) -> Read:
        if forms:
            require_form(query, *forms)
        job = Query(prebind(query, bindings), media_type, media_type)
        try:
            return Read("the store", from_thread.run(self._whole, job), media_type, None)
        except Problem as problem:
            if problem.key in ("syntax", "refused", "format"):
                raise BadQuestion(f"{problem.cause.en} ({problem.detail})") from None
            raise

    async def _whole(self, job: Job) -> bytes:
        answer = await self._answering.answer(job)
        rest = [part async for part in answer.rest] if answer.rest is not None else []
        return b"".join([answer.beginning, *rest])
