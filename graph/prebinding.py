"""Variables of a query get their terms where a server takes text only: by VALUES clauses, never by pasting.

A clause goes to the head of the query's group and of every inner group that names the variable, so that filters and
unions in it see the term as if it stood there.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rdflib import BNode
from rdflib.plugins.sparql.parserutils import CompValue
from unionkg.graph.errors import BadQuestion
from unionkg.graph.ox_terms import to_ox
from unionkg.graph.query_groups import Group, groups
from unionkg.graph.query_guard import check_query, parsed
from unionkg.graph.store import Bindings

ESCAPED = re.compile(r"\\(?:\\([uU])|.)", re.DOTALL)
NOTHING = "UNDEF"


def prebind(query: str, bindings: Bindings) -> str:
    """Return the query with its variables bound to the terms.

    Raises BadQuestion when a SELECT does not project one of them, the query has no group to bind them in, or a term
    cannot be written (a blank node, an IRI that is none).
    """
    terms = {name: _term(name, bindings) for name in bindings}
    return _insert(query, _places(query, frozenset(terms)), terms) if terms else query


def _term(name: str, bindings: Bindings) -> str:
    r"""Return a term in SPARQL, without any `\u` that a server would expand before it reads the string (19.2)."""
    if isinstance(bindings[name], BNode):
        raise BadQuestion(f"?{name} cannot be bound to a blank node: other servers do not know it")
    try:
        return ESCAPED.sub(_without_codepoint, str(to_ox(bindings[name])))
    except ValueError as problem:
        raise BadQuestion(f"?{name} cannot be bound: {problem}") from None


def _without_codepoint(escaped: re.Match[str]) -> str:
    return rf"\\\u{ord(escaped[1]):04x}" if escaped[1] else escaped[0]


def _insert(query: str, places: tuple[Group, ...], terms: Mapping[str, str]) -> str:
    for group in reversed(places):
        names = sorted(group.names)
        variables, values = " ".join(f"?{name}" for name in names), " ".join(terms[name] for name in names)
        query = f"{query[: group.start]} VALUES ({variables}) {{ ({values}) }} {query[group.start :]}"
    return query


@lru_cache(maxsize=256)
def _places(query: str, names: frozenset[str]) -> tuple[Group, ...]:
    """Return the groups that get a clause; with them the query must be read as the same query, clauses apart."""
    places, projected = groups(query, names)
    hidden = sorted(names - projected) if check_query(query) == "SELECT" else ()
    if hidden:
        raise BadQuestion(f"?{hidden[0]} cannot be bound: the query does not project it")
    if not places or places[0].names != names:
        raise BadQuestion(f"?{min(names)} cannot be bound: the query has no WHERE clause of its own")
    trial = _insert(query, places, dict.fromkeys(names, NOTHING))
    if list(_leaves(parsed(query))) != list(_leaves(parsed(trial))):
        raise BadQuestion(f"?{min(names)} cannot be bound: the query is not read as it is written")
    return places


def _leaves(node: object) -> Iterator[str]:
    """Yield a parse as flat text, without clauses that bind nothing, and without the labels of blank nodes."""
    if isinstance(node, CompValue):
        parts = [(key, list(_leaves(value))) for key, value in node.items()]
        if node.name != "InlineData" or set(dict(parts).get("value", ())) != {repr(NOTHING)}:
            yield f"{node.name}("
            yield from (leaf for key, leaves in parts if leaves for leaf in (key, *leaves))
            yield ")"
    elif isinstance(node, str) or not hasattr(node, "__iter__"):
        yield "_" if isinstance(node, BNode) else repr(node)
    else:
        yield from (leaf for part in node for leaf in _leaves(part))
