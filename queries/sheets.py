"""Rows as CSV and TSV: for spreadsheets, with the citations in columns of their own where they are wanted."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from rdflib import Literal
from rdflib.term import Node
from unionkg.graph.store import Rows
from unionkg.queries.citations import Citation

Cited = Sequence[Sequence[Citation]]
COLUMNS = ("citation_quote", "citation_source", "citation_passage", "citation_start", "citation_end")
BETWEEN = " | "  # several citations of one row
BOM = "\ufeff"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def as_csv(rows: Rows, cited: Cited = ()) -> str:
    """Return rows as CSV (SPARQL 1.1 Query Results CSV, RFC 4180)."""
    return _lines(_sheet(rows.variables, rows, cited, str))


def as_tsv(rows: Rows, cited: Cited = ()) -> str:
    """Return rows as TSV, terms written as in Turtle (SPARQL 1.1 Query Results TSV)."""
    header = [f"?{name}" for name in rows.variables]
    return "".join("\t".join(cells) + "\n" for cells in _sheet(header, rows, cited, _turtle))


def for_excel(text: str) -> str:
    """Return CSV text so that Excel takes it for UTF-8 and no cell for a formula."""
    rows = csv.reader(io.StringIO(text, newline=""))
    return BOM + _lines([_inert(cell) for cell in row] for row in rows)


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdecimal()


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _sheet(header: Sequence[str], rows: Rows, cited: Cited, text: Callable[[Node], str]) -> Iterator[list[str]]:
    yield [*header, *(COLUMNS if cited else ())]
    for number, row in enumerate(rows):
        cells = [text(row[name]) if name in row else "" for name in rows.variables]
        yield [*cells, *(_citation_cells(cited[number]) if cited else ())]


def _citation_cells(citations: Sequence[Citation]) -> Iterator[str]:
    each = [(c.quote, c.source, c.passage, str(c.start), str(c.end)) for c in citations]
    for column in range(len(COLUMNS)):
        yield BETWEEN.join(" ".join(cells[column].split()) for cells in each)


def _turtle(term: Node) -> str:
    if not isinstance(term, Literal):
        return term.n3()
    kind = f"^^<{term.datatype}>" if term.datatype else ""
    return f'"{str(term).translate(ESCAPES)}"' + (f"@{term.language}" if term.language else kind)
