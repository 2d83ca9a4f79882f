"""One door to every spreadsheet: rows by column name, whatever the file format, encoding or language of the header."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from unionkg.graph.errors import BadTable, Place
from unionkg.loaders.cells import LARGEST, clean
from unionkg.loaders.columns import headings_of
from unionkg.loaders.delimited import DELIMITERS, LOOK, Line, delimited_lines
from unionkg.loaders.headers import Header, find_header
from unionkg.loaders.packages import WORKBOOKS

TABLE_SUFFIXES = (*DELIMITERS, *WORKBOOKS)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name, and where the row stands; a column that the file lacks is empty."""

    cells: Mapping[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def at(self, column: str) -> Place:
        """Return the place of one cell."""
        return Place(self.place.file, self.place.row, column)


def read_table(path: Path, required: Iterable[str], known: Iterable[str], sheets: Iterable[str] = ()) -> Iterator[Row]:
    """Yield the rows of a CSV, TSV or XLSX file that are not blank, cells stripped, with the row numbers Excel shows.

    The header may name the columns in Chinese or English; lines above it are passed over, and so are columns whose
    heading starts with `_`. `sheets` are the names that the wanted sheet may have; else the first counts.

    Raises BadInput for a file that cannot be read, BadTable for wrong columns, an unknown suffix or too large a cell.
    """
    known = tuple(known)
    headings = headings_of(known)
    name, lines = _open(path, frozenset(headings), sheets)
    cleaned = (Line(line.number, tuple(map(clean, line.cells))) for line in lines)
    filled = (line for line in cleaned if any(line.cells))
    first = list(islice(filled, LOOK))
    header = find_header(first, tuple(required), known, Place(name))
    for line in chain(first, filled):
        if line.number > header.line.number and not header.repeats(line, headings):
            yield _row(line, header, known, name)


def _open(path: Path, headings: frozenset[str], sheets: Iterable[str]) -> tuple[str, Iterator[Line]]:
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES and path.is_file():
        kinds = ", ".join(TABLE_SUFFIXES)
        raise BadTable(Place(str(path)), f"a table is one of {kinds}, not 「{suffix}」; save it as .xlsx or .csv")
    if suffix not in WORKBOOKS:
        return str(path), delimited_lines(path, headings)
    from unionkg.loaders.workbooks import open_sheet  # here, because its library takes long to import

    return open_sheet(path, sheets)


def _row(line: Line, header: Header, known: tuple[str, ...], file: str) -> Row:
    cells = dict.fromkeys(known, "")
    for at, cell in enumerate(line.cells):
        column = header.columns[at] if at < len(header.columns) else None
        if not cell:
            continue
        if column is None:
            problem = (
                f"「{cell[:20]}」 stands under no heading; name the column, or quote text that holds the delimiter"
            )
            raise BadTable(Place(file, line.number, f"column {at + 1}"), problem)
        if len(cell) > LARGEST:
            problem = (
                f"the cell holds {len(cell)} characters, more than Excel's {LARGEST}; is a quotation mark missing?"
            )
            raise BadTable(Place(file, line.number, column), problem)
        if column:
            cells[column] = cell
    return Row(cells, Place(file, line.number))
