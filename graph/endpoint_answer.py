"""What a SPARQL endpoint answered, believed only when it is whole: read to its end, and below the row cap."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from unionkg.graph.errors import EndpointFailure

RESULTS_JSON, RESULTS_XML = "application/sparql-results+json", "application/sparql-results+xml"
TURTLE, N_TRIPLES = "text/turtle", "application/n-triples"
TABLES = ("text/csv", "text/tab-separated-values")
READ = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML)
Terms = Sequence[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]


def failure(server: str, what: str) -> EndpointFailure:
    """Return the error that says what a server does."""
    return EndpointFailure(f"the endpoint {server} {what}")


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an answer, their media type without parameters, and the row cap that the server speaks of, if any.

    Virtuoso cuts answers at its cap (10,000 by default) with status 200, so that one of as many rows may be a part.
    All methods raise EndpointFailure for what cannot be read or may be a part.
    """

    server: str
    body: bytes
    media_type: str
    cap: int | None = None

    def solutions(self) -> tuple[tuple[str, ...], Sequence[Terms]]:
        """Return the variables and rows of SPARQL results (JSON or XML)."""
        names, rows, problem = self._rows()
        if problem is not None:
            raise self._unreadable(problem)
        self._check(len(rows))
        return names, rows

    def _rows(self) -> tuple[tuple[str, ...], Sequence[Terms], str | None]:
        """Return the variables and rows, and what stopped the reading.

        No error leaves from here while the reader is at hand: its traceback would keep the reader, which must not be
        dropped by another thread (pyoxigraph's solutions belong to the thread that made them).
        """
        found, rows = self._results(), list[Terms]()
        if not isinstance(found, ox.QuerySolutions):
            raise failure(self.server, "answers yes or no where rows were asked for")
        names = tuple(variable.value for variable in found.variables)
        try:
            for row in found:
                rows.append(tuple(row))
        except (SyntaxError, ValueError) as problem:
            return names, rows, str(problem)
        return names, rows, None

    def truth(self) -> bool:
        """Return the yes or no of SPARQL results."""
        if not isinstance(found := self._results(), ox.QueryBoolean):
            del found
            raise failure(self.server, "answers with rows where yes or no was asked for")
        return bool(found)

    def triples(self) -> Sequence[ox.Triple]:
        """Return the triples of an RDF file."""
        syntax = ox.RdfFormat.from_media_type(self.media_type)
        if syntax is None:
            raise failure(self.server, f"answers in {self.media_type}, not in RDF")
        try:
            triples = [quad.triple for quad in ox.parse(self.body, format=syntax)]
        except (SyntaxError, ValueError) as problem:
            raise self._unreadable(str(problem)) from None
        self._check(len(triples))
        return triples

    def whole(self, media_type: str) -> bytes:
        """Return the bytes as they are, when they have the media type and are no part."""
        if self.media_type != media_type:
            raise failure(self.server, f"answers in {self.media_type}, not in {media_type}")
        if self.cap is None:
            return self.body
        if media_type in TABLES:
            self._check(self.body.count(b"\n"))  # at least its rows
        elif media_type not in (RESULTS_JSON, RESULTS_XML):
            self.triples()
        elif not isinstance(self._results(), ox.QueryBoolean):
            self.solutions()
        return self.body

    def _results(self) -> ox.QuerySolutions | ox.QueryBoolean:
        syntax = ox.QueryResultsFormat.from_media_type(self.media_type)
        if syntax not in READ:
            advice = "is this the address of a SPARQL endpoint?"
            raise failure(self.server, f"answers in {self.media_type}, not in SPARQL results: {advice}")
        try:
            return ox.parse_query_results(self.body, format=syntax)
        except (SyntaxError, ValueError) as problem:
            raise self._unreadable(str(problem)) from None

    def _check(self, rows: int) -> None:
        if self.cap is not None and rows >= self.cap:
            advice = "ask for less, or have the cap raised"
            raise failure(
                self.server, f"gave the {self.cap} rows of its cap, and maybe not all that there are: {advice}"
            )

    def _unreadable(self, problem: str) -> EndpointFailure:
        return failure(self.server, f"gave an answer that breaks off or cannot be read ({problem})")
