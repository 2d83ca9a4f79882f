"""What a query may not do: reach the network or files, or change the store."""

from collections.abc import Iterator
from functools import lru_cache

from pyparsing import ParseException
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from unionkg.graph.errors import BadQuestion

REFUSED = {
    "ServiceGraphPattern": "SERVICE is refused: a query may not reach other servers",
    "DatasetClause": "FROM is refused: a query sees all graphs of the store; name one of them by GRAPH",
}
FORMS = {"SelectQuery": "SELECT", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE", "AskQuery": "ASK"}


@lru_cache(maxsize=256)
def check_query(query: str) -> str:
    """Return the query's form (SELECT, CONSTRUCT, DESCRIBE or ASK).

    Raises BadQuestion when it is not a SPARQL 1.1 query, or has SERVICE or FROM (which some engines fetch, and others
    pass over); the parsed query is searched, not its text.
    """
    found = parsed(query)
    for part in parts(found):
        if part.name in REFUSED:
            raise BadQuestion(REFUSED[part.name])
    return FORMS[found.name]


@lru_cache(maxsize=64)
def parsed(query: str) -> CompValue:
    """Return rdflib's parse of a query, its prologue apart; raise BadQuestion when it is not SPARQL 1.1."""
    try:
        found: CompValue = parseQuery(query)[1]
    except ParseException as problem:
        raise BadQuestion(
            f"the query cannot be read at line {problem.lineno}, column {problem.column}: {problem.line.strip()!r} "
            "is not SPARQL 1.1 (updates are not taken here)"
        ) from None
    except RecursionError:
        raise BadQuestion("the query is nested too deeply") from None
    return found


def require_form(query: str, *forms: str) -> str:
    """Return the query's form; raise BadQuestion when it is none of these, or check_query refuses it."""
    form = check_query(query)
    if form not in forms:
        raise BadQuestion(f"this takes a query of the form {' or '.join(forms)}, not {form}")
    return form


def parts(node: object) -> Iterator[CompValue]:
    """Yield every part of a parsed query, itself included."""
    waiting: list[object] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
            waiting.extend(part.values())
        elif not isinstance(part, str) and hasattr(part, "__iter__"):
            waiting.extend(part)
