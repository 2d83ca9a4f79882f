"""A store revised by hand: SPARQL 1.1 updates of graphs that no build writes, each as a generation of its own."""

from collections.abc import Iterable

import pyoxigraph as ox
from pyparsing import ParseException
from rdflib.plugins.sparql.parser import parseUpdate
from unionkg.graph.errors import BadQuestion
from unionkg.graph.query_guard import parts

REFUSED = {
    "ServiceGraphPattern": "SERVICE is refused: an update may not reach other servers",
    "Load": "LOAD is refused: put the file into a collection and build",
}


def check_update(update: str) -> None:
    """Raise BadQuestion when an update is not SPARQL 1.1, or reaches out by LOAD or SERVICE."""
    try:
        found = parseUpdate(update)
    except ParseException as problem:
        raise BadQuestion(
            f"the update cannot be read at line {problem.lineno}, column {problem.column}: it is not SPARQL 1.1"
        ) from None
    except RecursionError:
        raise BadQuestion("the update is nested too deeply") from None
    for part in parts(found):
        if part.name in REFUSED:
            raise BadQuestion(REFUSED[part.name])


def revise(former: ox.Store, new: ox.Store, update: str, built: Iterable[str]) -> None:
    """Apply an update to `new`, a copy of `former`; raise BadQuestion when it is wrong or touches a graph of `built`.

    Every quad of those graphs is compared, so that no wording of an update changes what has its evidence.
    """
    check_update(update)
    try:
        new.update(update)
    except (SyntaxError, ValueError) as problem:
        raise BadQuestion(f"the update cannot be run: {problem}") from None
    if next(new.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None:
        raise BadQuestion("an update names its graph: INSERT DATA { GRAPH <urn:example:notes> { … } }")
    for name in map(ox.NamedNode, built):
        if not _alike(former, new, name):
            raise BadQuestion(f"{name} is written by builds only: change its claims or decisions, then build again")


def _alike(former: ox.Store, new: ox.Store, graph: ox.NamedNode) -> bool:
    """Whether a graph holds the same quads in both stores."""
    kept = sum(1 for _ in former.quads_for_pattern(None, None, None, graph))
    for quad in new.quads_for_pattern(None, None, None, graph):
        if quad not in former:
            return False
        kept -= 1
    return kept == 0
