"""Ask a question of any store: its own wording with the asker's terms, or the asker's own SPARQL."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from rdflib import Graph, Literal
from rdflib.term import Node
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Rows, Store
from unionkg.queries.names import resolve
from unionkg.queries.question import Question
from unionkg.queries.sparql import Form, inspect

EVIDENCE = "evidence"
NO_ARGUMENTS: Mapping[str, str] = {}


def ask(store: Store, question: Question, arguments: Mapping[str, str] = NO_ARGUMENTS) -> Rows:
    """Return a question's rows, with the asker's words (names, IRIs, numbers) in place of its defaults.

    Raises BadQuestion when an argument is not one of the question's parameters, or stands for nothing or for several
    things.
    """
    return _tidy(store.select(question.text, bind(store, question, arguments)))


def bind(store: Store, question: Question, arguments: Mapping[str, str] = NO_ARGUMENTS) -> dict[str, Node]:
    """Return the terms that a question's parameters get: from the arguments, else from the defaults."""
    names = [parameter.name for parameter in question.parameters]
    for name in arguments:
        if name not in names:
            raise BadQuestion(f"{question.name} has no parameter “{name}”; it has {', '.join(names) or 'none'}")
    return dict(_bound(store, question, arguments))


def _bound(store: Store, question: Question, arguments: Mapping[str, str]) -> Iterator[tuple[str, Node]]:
    """Yield the bound parameters; a default that this store does not know is left open: it is another collection's."""
    for parameter in question.parameters:
        if parameter.name in arguments:
            yield parameter.name, resolve(store, parameter, arguments[parameter.name])
        elif parameter.default or parameter.type == "text":
            with suppress(BadQuestion):
                yield parameter.name, resolve(store, parameter, parameter.default)


def freeform(store: Store, text: str) -> Rows | Graph | bool:
    """Return the answer of the asker's own query: rows (SELECT), a graph (CONSTRUCT, DESCRIBE) or yes or no (ASK).

    Raises BadQuestion when it cannot be parsed, changes the store, or reaches outside it (SERVICE, FROM).
    """
    query, form = inspect(text)
    if form is Form.ASK:
        return store.ask(query)
    if form is Form.SELECT:
        return _tidy(store.select(query))
    return store.construct(query)


def _tidy(rows: Rows) -> Rows:
    """Put the evidence of each row in order: engines join it in any."""
    if EVIDENCE not in rows.variables:
        return rows
    return Rows(rows.variables, tuple(_with_sorted_evidence(row) for row in rows))


def _with_sorted_evidence(row: Mapping[str, Node]) -> Mapping[str, Node]:
    cell = row.get(EVIDENCE)
    if not isinstance(cell, Literal):
        return row
    evidence = " ".join(sorted(set(str(cell).split())))
    rest = {name: term for name, term in row.items() if name != EVIDENCE}
    return {**rest, EVIDENCE: Literal(evidence)} if evidence else rest
