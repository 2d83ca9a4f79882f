"""A web page as the parts that it shows, in time linear in its length however it is nested."""

import re
from collections.abc import Iterator
from html import unescape

from unionkg.loaders.documents.lines import Told
from unionkg.loaders.documents.parts import Part, row_parts

TOKEN = re.compile(r"<!--|-->|<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)[^<>]*>|<[^<>]*>|[^<-]+|.", re.DOTALL)
INLINE = frozenset(
    ["a", "abbr", "b", "big", "em", "font", "i", "label", "mark", "small", "span", "strong", "sub", "sup", "u"]
)
SILENT = frozenset(["script", "style", "noscript", "template", "svg", "textarea", "select", "title"])
PICTURE = Part("")
TOLD: dict[str, Told] = {"figcaption": ("caption", 0), **{f"h{depth}": ("heading", depth) for depth in range(1, 7)}}


def page_parts(page: str) -> Iterator[Part]:
    """Yield the parts of a page: a line that it shows, a row of a table, a picture as a part without text.

    Headings and picture captions are told as such; entities are resolved, scripts and comments are left out.
    """
    shown = _Shown()
    silent, comment = "", False
    for token in TOKEN.finditer(page):
        tag, end = (token["tag"] or "").lower(), bool(token["end"])
        if comment or token[0] == "<!--":
            comment = token[0] != "-->"
        elif silent:
            silent = "" if tag == silent and end else silent
        elif tag in SILENT and not end:
            silent = "" if token[0].endswith("/>") else tag
        elif tag:
            yield from shown.meet(tag, end=end)
        elif not token[0].startswith("<!"):
            shown.line.append(token[0])
    yield from shown.rest()


class _Shown:
    """What was met of a page and not yielded yet: a line, and the cells of a table's row."""

    def __init__(self) -> None:
        self.line = list[str]()
        self._told: Told | None = None
        self._cells: list[list[Part]] | None = None

    def meet(self, tag: str, *, end: bool) -> Iterator[Part]:
        """Take in a tag; yield the parts that end with it."""
        if tag in INLINE:
            return
        yield from self._end_line()
        if tag == "tr":
            yield from self._end_row(whole=end)
            self._cells = None if end else []
        elif tag in ("td", "th") and not end and self._cells is not None:
            self._cells.append([])
        elif tag == "img" and not self._cells:
            yield PICTURE
        elif tag in TOLD:
            self._told = None if end else TOLD[tag]

    def rest(self) -> Iterator[Part]:
        """Yield what the page ends with."""
        yield from self._end_line()
        yield from self._end_row(whole=False)

    def _end_line(self) -> Iterator[Part]:
        text = " ".join(unescape("".join(self.line)).split())
        self.line.clear()
        if text and self._cells:
            self._cells[-1].append(Part(text, self._told))
        elif text:
            yield Part(text, self._told)

    def _end_row(self, *, whole: bool) -> Iterator[Part]:
        """Yield a row; cell by cell when another starts inside it: then it laid out the page."""
        cells = self._cells or []
        yield from row_parts(cells) if whole and any(cells) else (part for cell in cells for part in cell)
