"""The embedded store's reading side: Oxigraph, which evaluates and serialises."""

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox
from rdflib import Graph
from unionkg.graph.errors import BadQuestion, StoreUnavailable
from unionkg.graph.ox_terms import OxTerm, from_ox, to_ox
from unionkg.graph.query_guard import require_form
from unionkg.graph.store import NO_BINDINGS, Bindings, Rows

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
CORRUPTION = "Corruption"  # how RocksDB begins what it says of a file whose checksum is wrong
Solutions = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class OxigraphStore:
    """A Store over an Oxigraph store; a query sees all named graphs as one.

    A query is parsed before its answer is asked for, each in a frame of its own: the parser's errors keep the frames
    that called it until the collector comes, on any thread, and an answer may be dropped only on the one that asked.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def _query(self, query: str, bindings: Bindings) -> Solutions:
        terms: dict[ox.Variable, OxTerm | ox.Triple] = {ox.Variable(n): to_ox(term) for n, term in bindings.items()}
        try:
            return self._store.query(query, use_default_graph_as_union=True, substitutions=terms)
        except (SyntaxError, ValueError, RuntimeError) as problem:
            raise BadQuestion(f"the query cannot be run: {problem}") from None

    def select(self, query: str, bindings: Bindings = NO_BINDINGS) -> Rows:
        """Return the solutions of a SELECT query."""
        require_form(query, "SELECT")
        return self._rows(query, bindings)

    def _rows(self, query: str, bindings: Bindings) -> Rows:
        found = self._query(query, bindings)
        assert isinstance(found, ox.QuerySolutions)
        names = tuple(variable.value for variable in found.variables)
        rows = ({n: from_ox(term) for n, term in zip(names, row, strict=True) if term is not None} for row in found)
        with _reading():
            return Rows(names, tuple(rows))

    def construct(self, query: str, bindings: Bindings = NO_BINDINGS) -> Graph:
        """Return the graph of a CONSTRUCT or DESCRIBE query."""
        require_form(query, "CONSTRUCT", "DESCRIBE")
        return self._graph(query, bindings)

    def _graph(self, query: str, bindings: Bindings) -> Graph:
        graph = Graph()
        found = self._query(query, bindings)
        assert isinstance(found, ox.QueryTriples)
        with _reading():
            for triple in found:
                graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
        return graph

    def ask(self, query: str, bindings: Bindings = NO_BINDINGS) -> bool:
        """Return the answer of an ASK query."""
        require_form(query, "ASK")
        return bool(self._query(query, bindings))

    def answer(self, query: str, media_type: str, bindings: Bindings = NO_BINDINGS) -> bytes:
        """Return Oxigraph's own serialisation of the answer."""
        if media_type in GRAPHS:
            require_form(query, "CONSTRUCT", "DESCRIBE")
        elif media_type in RESULTS:
            require_form(query, "SELECT", "ASK")
        else:
            raise BadQuestion(f"answers come as {', '.join((*RESULTS, *GRAPHS))}, not as {media_type}")
        return self._serialised(query, media_type, bindings)

    def _serialised(self, query: str, media_type: str, bindings: Bindings) -> bytes:
        found = self._query(query, bindings)
        with _reading():
            if isinstance(found, ox.QueryTriples):
                return found.serialize(format=GRAPHS[media_type]) or b""
            return found.serialize(format=RESULTS[media_type]) or b""

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return tuple(sorted(graph.value for graph in self._store.named_graphs()))

    def n_quads(self) -> Iterator[str]:
        """Yield every quad as one line of N-Quads."""
        with _reading():
            for quad in self._store:
                yield f"{quad} ."


@contextmanager
def _reading() -> Iterator[None]:
    """Say in a sentence that a file of the store is damaged, when the reader comes upon it."""
    try:
        yield
    except (OSError, RuntimeError) as problem:
        if isinstance(problem, RuntimeError) and CORRUPTION not in str(problem):
            raise
        raise StoreUnavailable(
            "a file of the store is damaged; remove the folder store of the workspace and run `unionkg build` again"
        ) from None
