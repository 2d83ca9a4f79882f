"""CSV and TSV as Excel, WPS and people write them: comma, semicolon or tab, and text that spans lines."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from unionkg.graph.errors import BadTable, Place
from unionkg.loaders.columns import settle_heading
from unionkg.loaders.decoding import read_text

DELIMITERS = {".csv": ",;\t", ".tsv": "\t,;"}
LOOK = 20  # lines in which the header is sought


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row as they stand, with the row number that Excel shows."""

    number: int
    cells: tuple[str, ...]


def delimited_lines(path: Path, headings: frozenset[str]) -> Iterator[Line]:
    """Yield the rows of a CSV or TSV file; the delimiter is the one by which most headings are recognised.

    Raises BadInput for a file that is no text, BadTable for a quotation mark that does not close.
    """
    text = read_text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(path, text, headings), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadTable(Place(str(path), number), f'{_explain(error)}; look for a stray " in this row') from None
        yield Line(number, tuple(cells))


def delimiter_of(path: Path, text: str, headings: frozenset[str]) -> str:
    """Return the mark by which most headings are recognised in the first lines of a file."""
    first = [line.replace('"', "") for line in islice(io.StringIO(text), LOOK)]
    known = {
        mark: max(sum(settle_heading(cell) in headings for cell in line.split(mark)) for line in first)
        for mark in DELIMITERS[path.suffix.lower()]
    }
    return max(known, key=lambda mark: known[mark])


def _explain(error: csv.Error) -> str:
    if "field limit" in str(error):
        return "a cell goes on for more than 131072 characters, so a quotation mark is probably not closed"
    if "unexpected end" in str(error):
        return "the file ends inside a quotation that starts in this row"
    return f"the row cannot be split into cells ({error})"
