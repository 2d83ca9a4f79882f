"""PDF files: lines become paragraphs again, and what repeats on every page goes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median_low
from typing import Any

from unionkg.graph.errors import BadInput, Place
from unionkg.loaders.decoding import read_bytes
from unionkg.loaders.documents.parts import Draft, Part, compose
from unionkg.loaders.documents.pdf_lines import PdfLine, page_lines

LOCKED = 4  # FPDF_ERR_PASSWORD
PAGES = 1000
CHARACTERS = 5_000_000
MARGIN = 0.1  # of a page's height, in which its header and footer stand
NEAR = 12  # lines before and after in which the edges of a column are looked for
PAGE_NUMBER = re.compile(r"[-–—·\s]*(?:第\s*)?\d{1,4}(?:\s*[页版])?(?:\s*[/，,共]*\s*\d{1,4}\s*页?)?[-–—·\s]*")
CLOSED = ("。", "！", "？", "；", "：", "”", "…", ".", "!", "?", ";", ":")
Page = tuple[float, list[PdfLine]]  # height, lines


def read_pdf(path: Path) -> Iterator[Draft]:
    """Yield the report of a PDF file; raise BadInput when it is locked, damaged, too long, or holds pictures only."""
    content = read_bytes(path)
    place = Place(str(path))
    if b"%PDF-" not in content[:1024]:
        raise BadInput(place, "this is no PDF, whatever its name says; print or export the report as PDF again")
    pages = list(_pages(content, place))
    if not any(lines for _, lines in pages):
        problem = "the PDF has no text layer, only pictures of its pages; run text recognition (OCR) on it first"
        raise BadInput(place, problem)
    yield compose([Part(text) for text in _paragraphs(list(_without_furniture(pages)))])


def _pages(content: bytes, place: Place) -> Iterator[Page]:
    """Yield the pages of a file; its library is not safe to leave open, so that it is closed whatever happens."""
    import pypdfium2  # here, because it loads a library of 7 MB that few commands need

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == LOCKED:
            raise BadInput(place, "the PDF is protected by a password; save it without one") from None
        raise BadInput(place, "the PDF is damaged; print or export it again") from None
    try:
        if len(document) > PAGES:
            raise BadInput(place, f"the PDF has {len(document)} pages; split it into files of at most {PAGES}")
        left = CHARACTERS
        for number in range(len(document)):
            left -= (page := _page(document, number, left, place))[1]
            yield page[0]
    finally:
        document.close()


def _page(document: Any, number: int, most: int, place: Place) -> tuple[Page, int]:
    """Return one page and how many characters it has, of which at most `most` are allowed."""
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise BadInput(place, f"page {number + 1} of the PDF is damaged; print or export it again") from None
    try:
        count = text.count_chars()
        if count > most:
            raise BadInput(place, f"the PDF holds more than {CHARACTERS} characters; split it")
        return (page.get_height(), page_lines(text)), count
    finally:
        text.close()
        page.close()


def _without_furniture(pages: Sequence[Page]) -> Iterator[PdfLine]:
    """Yield the lines of all pages without page numbers, and without headers and footers that two pages share."""
    margins = [{_pattern(line) for line in lines if _in_margin(line, height)} for height, lines in pages]
    counted = Counter(pattern for page in margins for pattern in page)
    repeated = {pattern for pattern, count in counted.items() if count > 1 and count * 2 >= len(pages)}
    for height, lines in pages:
        for line in lines:
            furniture = _pattern(line) in repeated or PAGE_NUMBER.fullmatch(line.text)
            if not (furniture and _in_margin(line, height)):
                yield line


def _in_margin(line: PdfLine, height: float) -> bool:
    return line.base > height * (1 - MARGIN) or line.base < height * MARGIN


def _pattern(line: PdfLine) -> str:
    return re.sub(r"\d+", "0", line.text)


def _paragraphs(lines: Sequence[PdfLine]) -> Iterator[str]:
    """Yield the paragraphs that lines make."""
    text = ""
    indented = _is_indented(lines)
    for at, line in enumerate(lines):
        if text and _goes_on(lines, at, indented=indented):
            text = _joined(text, line.text)
        else:
            if text:
                yield text
            text = line.text
    if text:
        yield text


def _goes_on(lines: Sequence[PdfLine], at: int, *, indented: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it: that one is full, and this not indented."""
    before, line = lines[at - 1], lines[at]
    size = max(before.size, line.size)
    left, _ = _edges(lines, at)
    _, right = _edges(lines, at - 1)
    latin = before.text[-1:].isascii() and line.text[:1].isascii()
    full = before.right > right - (8 if latin else 1.7) * size
    if "\t" in before.text or "\t" in line.text or abs(before.size - line.size) > 0.15 * size or not full:
        return False
    if line.left > left + 0.8 * line.size:
        return False
    apart = before.base - line.base
    if 0 < apart < 6 * size:  # below, in the same column
        return apart <= 1.25 * _pitch(lines, at)
    return indented or not before.text.endswith(CLOSED)


def _edges(lines: Sequence[PdfLine], at: int) -> tuple[float, float]:
    """Return the edges of the column that a line stands in, told from the lines near it that start beside it.

    The second outermost lines count, so that one title across all columns does not move an edge.
    """
    line = lines[at]
    near = [other for other in lines[max(0, at - NEAR) : at + NEAR + 1] if abs(other.left - line.left) < 3 * line.size]
    rights = sorted((other.right for other in near), reverse=True)
    return min(other.left for other in near), rights[min(1, len(rights) - 1)]


def _pitch(lines: Sequence[PdfLine], at: int) -> float:
    """Return how far apart the lines near one usually stand."""
    near = lines[max(0, at - NEAR) : at + NEAR + 1]
    pitches = [one.base - two.base for one, two in pairwise(near) if 0 < one.base - two.base < 4 * one.size]
    return median_low(pitches) if pitches else lines[at].size * 2


def _is_indented(lines: Sequence[PdfLine]) -> bool:
    """Tell whether paragraphs start with an indent here: a fair part of the lines stands two characters further in."""
    inside = sum(1.2 * line.size < line.left - _edges(lines, at)[0] < 2.8 * line.size for at, line in enumerate(lines))
    return inside * 20 >= len(lines)


def _joined(text: str, line: str) -> str:
    if re.search(r"[A-Za-z]-$", text) and line[:1].islower():
        return text[:-1] + line
    latin = re.search(r"[!-~]$", text) and re.match(r"[!-~]", line)
    return f"{text} {line}" if latin and not (text[-1].isdigit() and line[0].isdigit()) else text + line
