"""A job done on a store: checked, evaluated and serialised by Oxigraph, into what takes the answer.

SERVICE is refused by rdflib's parse; and as two parsers may read one text differently (where a comment ends, when an
escape counts), a query in which the word stands at all is evaluated with no way to open a socket.
"""

from contextlib import nullcontext
from typing import IO, Any, Protocol, cast

import pyoxigraph as ox
from unionkg.web.confinement import closed_in
from unionkg.web.formats import DATASETS, GRAPHS, MARKS, RESULTS, UNCOUNTED, Mark
from unionkg.web.jobs import Dump, Job, Query
from unionkg.web.problems import Problem

OUT, FROM = "service", "from"  # no query without these words, in any case, has SERVICE or FROM
CORRUPTION = "Corruption"  # how RocksDB begins what it says of a file whose checksum is wrong
Found = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class Taker(Protocol):
    """What takes an answer."""

    def begin(self, media_type: str, mark: Mark) -> None:
        """Take the media type, and how rows are counted."""

    def write(self, content: bytes) -> int:
        """Take a part of the answer."""


def evaluate(store: ox.Store, job: Job, taker: Taker) -> None:
    """Do a job; raise Problem when it is refused, wrong, or comes to too much."""
    output = cast("IO[bytes]", taker)
    try:
        if isinstance(job, Dump):
            _dump(store, job, taker, output)
        else:
            _query(store, job, taker, output)
    except OSError:
        raise Problem("store") from None
    except RuntimeError as problem:
        if CORRUPTION in str(problem):
            raise Problem("store") from None
        raise Problem("syntax", str(problem)) from None


def _query(store: ox.Store, job: Query, taker: Taker, output: IO[bytes]) -> None:
    folded = job.text.casefold()
    found = _found(store, job, folded)
    with closed_in() if OUT in folded else nullcontext():
        _serialize(found, job, taker, output)


def _serialize(found: Found, job: Query, taker: Taker, output: IO[bytes]) -> None:
    if isinstance(found, ox.QueryTriples):
        graph = GRAPHS[_accepted(job.graph)]
        taker.begin(job.graph, MARKS.get(graph, UNCOUNTED))
        found.serialize(output, format=graph)
    else:
        rows = RESULTS[_accepted(job.rows)]
        taker.begin(job.rows, MARKS[rows])
        found.serialize(output, format=rows)


def _found(store: ox.Store, job: Query, folded: str) -> Found:
    try:
        return store.query(job.text, **_dataset(job, folded))
    except (SyntaxError, ValueError) as problem:
        raise Problem("syntax", str(problem)) from None


def _dataset(job: Query, folded: str) -> dict[str, Any]:
    """Return how Oxigraph is told the dataset; one that the request names goes before the query's own (2.1.4)."""
    has_from = _has_from(job.text, folded)
    if job.default is not None or job.named is not None:
        graphs = {"default_graph": job.default or (), "named_graphs": job.named or ()}
        return {name: [ox.NamedNode(iri) for iri in iris] for name, iris in graphs.items()}
    return {} if has_from else {"use_default_graph_as_union": True}


def _has_from(text: str, folded: str) -> bool:
    """Whether a query names its dataset; raise Problem when it reaches out.

    Only a query in which one of the words stands at all is parsed, which takes longer than most evaluations.
    """
    if OUT not in folded and FROM not in folded:
        return False
    from unionkg.web.inspection import has_from  # rdflib is slow to load, and seldom needed

    return has_from(text)


def _accepted(media_type: str) -> str:
    if not media_type:
        raise Problem("format", f"{', '.join(RESULTS)}; {', '.join(GRAPHS)}")
    return media_type


def _dump(store: ox.Store, job: Dump, taker: Taker, output: IO[bytes]) -> None:
    if job.graph is None:
        syntax = DATASETS[job.media_type]
        taker.begin(job.media_type, MARKS.get(syntax, UNCOUNTED))
        store.dump(output, format=syntax)
        return
    try:
        graph = ox.NamedNode(job.graph)
    except ValueError:
        raise Problem("request", "graph=…: IRI") from None
    if not store.contains_named_graph(graph):
        raise Problem("graph")
    syntax = GRAPHS[job.media_type]
    taker.begin(job.media_type, MARKS.get(syntax, UNCOUNTED))
    store.dump(output, format=syntax, from_graph=graph)
