"""The remote store's reading side: any server that speaks SPARQL 1.1, with the embedded store's answers."""

from collections.abc import Iterator
from functools import cached_property

import pyoxigraph as ox
from rdflib import Graph
from unionkg.graph.endpoint import Endpoint
from unionkg.graph.endpoint_answer import N_TRIPLES, RESULTS_JSON, RESULTS_XML, TURTLE, Answer
from unionkg.graph.errors import BadQuestion
from unionkg.graph.ox_terms import from_ox
from unionkg.graph.oxigraph_store import GRAPHS, RESULTS
from unionkg.graph.prebinding import prebind
from unionkg.graph.query_guard import require_form
from unionkg.graph.store import NO_BINDINGS, Bindings, Rows

# whether a triple of some named graph is seen without its graph, i.e. the default graph is the union of the named ones
IS_UNION = "ASK { { SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } ?s ?p ?o }"
NAMES = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
QUADS = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore:
    """A Store over a SPARQL endpoint; a query sees all named graphs as one, whatever the server's own default graph.

    All methods raise EndpointFailure when the server gives no whole answer.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def select(self, query: str, bindings: Bindings = NO_BINDINGS) -> Rows:
        """Return the solutions of a SELECT query."""
        names, found = self._ask(query, bindings, (RESULTS_JSON, RESULTS_XML), "SELECT").solutions()
        rows = ({n: from_ox(term) for n, term in zip(names, row, strict=True) if term is not None} for row in found)
        return Rows(names, tuple(rows))

    def construct(self, query: str, bindings: Bindings = NO_BINDINGS) -> Graph:
        """Return the graph of a CONSTRUCT or DESCRIBE query."""
        graph = Graph()
        for triple in self._ask(query, bindings, (N_TRIPLES, TURTLE), "CONSTRUCT", "DESCRIBE").triples():
            graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
        return graph

    def ask(self, query: str, bindings: Bindings = NO_BINDINGS) -> bool:
        """Return the answer of an ASK query."""
        return self._ask(query, bindings, (RESULTS_JSON, RESULTS_XML), "ASK").truth()

    def answer(self, query: str, media_type: str, bindings: Bindings = NO_BINDINGS) -> bytes:
        """Return the server's own serialisation of the answer."""
        if media_type not in RESULTS and media_type not in GRAPHS:
            raise BadQuestion(f"answers come as {', '.join((*RESULTS, *GRAPHS))}, not as {media_type}")
        forms = ("CONSTRUCT", "DESCRIBE") if media_type in GRAPHS else ("SELECT", "ASK")
        return self._ask(query, bindings, (media_type,), *forms).whole(media_type)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        _, found = self._endpoint.send(NAMES, "SELECT", (RESULTS_JSON, RESULTS_XML)).solutions()
        return tuple(sorted(name.value for (name,) in found if isinstance(name, ox.NamedNode)))

    def n_quads(self) -> Iterator[str]:
        """Yield every quad of the named graphs as one line of N-Quads without its line end, in no order."""
        _, found = self._endpoint.send(QUADS, "SELECT", (RESULTS_JSON, RESULTS_XML)).solutions()
        return (" ".join(map(str, row)) + " ." for row in found)

    def _ask(self, query: str, bindings: Bindings, media_types: tuple[str, ...], *forms: str) -> Answer:
        form = require_form(query, *forms)
        return self._endpoint.send(prebind(query, bindings), form, media_types, self._dataset)

    @cached_property
    def _dataset(self) -> tuple[str, ...]:
        """The graphs that a request has to name: all of them where the default graph is not their union."""
        union = self._endpoint.send(IS_UNION, "ASK", (RESULTS_JSON, RESULTS_XML)).truth()
        return () if union else self.graphs()
