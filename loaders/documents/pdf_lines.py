"""The lines of a PDF page: its file knows glyphs and their places only."""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from statistics import median_low
from typing import Any

from unionkg.loaders.documents.views import unfold_radicals

GUTTER = 2.0  # ems between two columns, or two cells of a table
COLUMN = 8  # characters that a line of a column has at least, and rows of columns that a page has at least
BLANK = 0.15  # ems that a blank is wider at least than what stands between all characters of a line
MADE = "\u2009"  # a blank that is not in the file, but for which the library found room
HYPHEN = ord("-")
INVISIBLE = frozenset("\u00ad\u200b\ufeff\uffff")
WIDE = "\u2e80"  # from here on, characters are as wide as they are high


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line of a column: its text, its ends and base line in points from the page's lower left, its type size."""

    text: str
    left: float
    right: float
    base: float
    size: float


def page_lines(textpage: Any) -> list[PdfLine]:
    """Return the lines of a page in reading order; cells on one line are joined by tabs."""
    rows = list(_rows(_runs(_glyphs(textpage))))
    columns = [row for row in rows if len(row) > 1 and all(len(cell.text) >= COLUMN for cell in row)]
    if len(columns) >= COLUMN and len(columns) * 2 > len(rows):
        return _by_column(rows, columns)
    return [_joined(row) for row in rows]


def _glyphs(textpage: Any) -> Iterator[PdfLine]:
    """Yield the characters of a page in the order of its file, with the blanks that the library made between them."""
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y, at_box, at_matrix = map(ctypes.byref, (x, y, box, matrix))
    for at in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, at)
        code = HYPHEN if code in (2, 0xFFFE) else code  # what the library makes of a hyphen at the end of a line
        if code < 32 or 0xD800 <= code <= 0xDFFF or (text := chr(code)) in INVISIBLE:
            continue
        if text.isspace():
            yield PdfLine(MADE if raw.FPDFText_IsGenerated(textpage, at) == 1 else " ", 0, 0, 0, 0)
            continue
        raw.FPDFText_GetMatrix(textpage, at, at_matrix)
        size = raw.FPDFText_GetFontSize(textpage, at) * hypot(matrix.c, matrix.d)
        raw.FPDFText_GetCharOrigin(textpage, at, at_x, at_y)
        raw.FPDFText_GetLooseCharBox(textpage, at, at_box)
        yield PdfLine(text, x.value, x.value + size if text >= WIDE else box.right, y.value, max(size, 1.0))


def _runs(glyphs: Iterator[PdfLine]) -> Iterator[PdfLine]:
    """Yield the stretches of glyphs that stand beside each other without a gutter between them."""
    run, blank = list[PdfLine](), ""
    for glyph in glyphs:
        if not glyph.size:
            blank = " " if blank == " " else glyph.text
            continue
        if run and not _follows(run[-1], glyph):
            yield _line(run)
            run = []
        elif run and blank:
            latin = run[-1].text < WIDE and glyph.text < WIDE
            run.append(PdfLine(" " if latin else blank, run[-1].right, glyph.left, glyph.base, glyph.size))
        run.append(glyph)
        blank = ""
    if run:
        yield _line(run)


def _follows(last: PdfLine, glyph: PdfLine) -> bool:
    size = max(last.size, glyph.size)
    return abs(last.base - glyph.base) < size / 2 and -1.1 * size < glyph.left - last.right < GUTTER * size


def _line(run: Sequence[PdfLine]) -> PdfLine:
    text = unfold_radicals("".join(glyph.text for glyph in _unspaced(run)))
    base, size = (sorted(measures)[len(run) // 2] for measures in ([g.base for g in run], [g.size for g in run]))
    return PdfLine(text, run[0].left, run[-1].right, base, size)


def _unspaced(run: Sequence[PdfLine]) -> Iterator[PdfLine]:
    """Yield a run's glyphs; blanks that the library made only where they are wider than all gaps of the line."""
    glyphs = [glyph for glyph in run if glyph.text != MADE]
    gaps = [two.left - one.right for one, two in pairwise(glyphs) if max(one.text, two.text) >= WIDE]
    usual = max(0.0, median_low(gaps)) if gaps else 0.0
    for glyph in run:
        if glyph.text != MADE:
            yield glyph
        elif glyph.right - glyph.left > usual + BLANK * glyph.size:
            yield replace(glyph, text=" ")


def _rows(runs: Iterator[PdfLine]) -> Iterator[list[PdfLine]]:
    """Yield the runs that follow each other on one line from left to right."""
    row = list[PdfLine]()
    for run in runs:
        if row and not (abs(row[-1].base - run.base) < run.size / 2 and run.left > row[-1].right):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _joined(row: Sequence[PdfLine]) -> PdfLine:
    text = "\t".join(cell.text for cell in row)
    return PdfLine(text, row[0].left, row[-1].right, row[0].base, max(cell.size for cell in row))


def _by_column(rows: Sequence[Sequence[PdfLine]], columns: Sequence[Sequence[PdfLine]]) -> list[PdfLine]:
    """Return the lines of a page whose file goes across its columns, column by column, below what stands above them."""
    count = Counter(map(len, columns)).most_common(1)[0][0]
    full = [row for row in columns if len(row) == count]
    starts = [min(row[at].left for row in full) for at in range(1, count)]
    first = next(at for at, row in enumerate(rows) if len(row) > 1)
    cells = [cell for row in rows[first:] for cell in row]
    below = sorted(cells, key=lambda cell: (sum(cell.left >= start - 1 for start in starts), -cell.base))
    return [*(_joined(row) for row in rows[:first]), *below]
