"""Answers as text, in the format that the asker chose: a table for people, the others for programs."""

from collections.abc import Collection

from rdflib import Graph, Literal
from rdflib.term import Node
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Rows
from unionkg.queries.asking import EVIDENCE
from unionkg.queries.citations import Citation
from unionkg.queries.columns import label
from unionkg.queries.sheets import Cited, as_csv, as_tsv
from unionkg.queries.sparql import KNOWN
from unionkg.queries.sparql_results import as_json, as_xml
from unionkg.queries.table import table

MEDIA_TYPES = {  # what Store.answer calls the formats that the engine writes itself
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "ttl": "text/turtle",
}
FORMATS = ("table", *MEDIA_TYPES)


def render(
    answer: Rows | Graph | bool, form: str, cited: Cited = (), hidden: Collection[str] = (), room: int = 100
) -> str:
    """Return an answer in one of FORMATS, with each row's citations where `cited` has them.

    `hidden` columns and the `room` in cells are for the table. Raises BadQuestion when the answer cannot take the form.
    """
    if isinstance(answer, Graph):
        return _graph(answer, form)
    if isinstance(answer, bool):
        return _truth(answer, form)
    match form:
        case "table":
            return as_table(answer, cited, hidden, room)
        case "csv":
            return as_csv(answer, cited)
        case "tsv":
            return as_tsv(answer, cited)
        case "json":
            return as_json(answer, cited)
        case "xml" if not cited:
            return as_xml(answer)
        case "xml":
            raise BadQuestion("xml has no place for citations; take json, csv or tsv")
    raise BadQuestion(f"rows are written as table, csv, tsv, json or xml, not as {form}")


def as_table(rows: Rows, cited: Cited = (), hidden: Collection[str] = (), room: int = 100) -> str:
    """Return rows as a table at most `room` cells wide, and below it the quotes that its last column numbers.

    `hidden` columns and the evidence IRIs are left out.
    """
    shown = [name for name in rows.variables if name not in hidden and name != EVIDENCE]
    numbers = {citation: n for n, citation in enumerate(dict.fromkeys(c for row in cited for c in row), 1)}
    header = [label(name) for name in shown]
    body = [[_words(row.get(name)) for name in shown] for row in rows]
    if not numbers:
        return table(header, body, room)
    cells = ["".join(f"[{numbers[citation]}]" for citation in row) for row in cited]
    body = [[*row, numbered] for row, numbered in zip(body, cells, strict=True)]
    notes = (f"[{n}] 「{citation.quote}」 {_where(citation)}\n" for citation, n in numbers.items())
    return table([*header, label(EVIDENCE)], body, room) + "\n" + "".join(notes)


def _where(citation: Citation) -> str:
    passage = f" · {citation.passage}" if citation.passage else ""
    return f"{citation.source}{passage} [{citation.start}–{citation.end})"


def _words(term: Node | None) -> str:
    if isinstance(term, Literal) and str(term.datatype or "").endswith("#decimal"):
        return f"{term.toPython():,f}"
    return "" if term is None else str(term)


def _graph(graph: Graph, form: str) -> str:
    if form not in ("ttl", "table"):
        raise BadQuestion(f"a graph is written as ttl, not as {form}")
    for prefix, namespace in KNOWN.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle")


def _truth(answer: bool, form: str) -> str:
    match form:
        case "table":
            return "是 yes\n" if answer else "否 no\n"
        case "csv" | "tsv":
            return f"{str(answer).lower()}\n"
        case "json":
            return f'{{"head": {{}}, "boolean": {str(answer).lower()}}}\n'
    raise BadQuestion(f"yes or no is written as table, csv, tsv or json, not as {form}")
