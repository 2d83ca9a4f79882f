"""Look at a user's own SPARQL before it runs: what form it has, and that it neither writes nor leaves the store."""

from collections.abc import Iterator
from enum import Enum

from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from unionkg.graph.errors import BadQuestion

KNOWN = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "ukg": "https://w3id.org/unionkg/ns#",
    "ukgs": "https://w3id.org/unionkg/scheme/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# on one line, so that line numbers in messages stay the user's
PROLOGUE = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in KNOWN.items())
OUTSIDE = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


class Form(Enum):
    """What a query asks for."""

    SELECT = "SelectQuery"
    ASK = "AskQuery"
    CONSTRUCT = "ConstructQuery"
    DESCRIBE = "DescribeQuery"


def inspect(text: str) -> tuple[str, Form]:
    """Return the query, with the house's prefixes declared, and its form.

    Raises BadQuestion when it cannot be parsed, is an update, or uses SERVICE or FROM.
    """
    query = PROLOGUE + text
    tree = _parse(query)
    for part in _parts(tree):
        if part.name in OUTSIDE:
            raise BadQuestion(f"{OUTSIDE[part.name]} is refused: a query stays inside the store")
    return query, Form(tree[1].name)


def _parse(query: str) -> ParseResults:
    try:
        return parseQuery(query)
    except ParseException as problem:
        if _is_update(query):
            raise BadQuestion("updates are refused: change the claims or decisions, then build again") from None
        line, column = problem.lineno, problem.column - (len(PROLOGUE) if problem.lineno == 1 else 0)
        raise BadQuestion(f"the query cannot be read at line {line}, column {column}; {problem.msg}") from None
    except RecursionError:
        raise BadQuestion("the query is nested too deeply") from None


def _is_update(query: str) -> bool:
    try:
        parseUpdate(query)
    except ParseException:
        return False
    return True


def _parts(tree: object) -> Iterator[CompValue]:
    if isinstance(tree, CompValue):
        yield tree
        children: list[object] = list(tree.values())
    else:
        children = list(tree) if isinstance(tree, list | ParseResults) else []
    for child in children:
        yield from _parts(child)
