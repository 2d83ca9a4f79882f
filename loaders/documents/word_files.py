"""Word documents: every paragraph, table row and text box in the order of the file."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unionkg.graph.errors import BadInput, Place
from unionkg.loaders.decoding import OLE, ZIP, read_bytes
from unionkg.loaders.documents.lines import Told
from unionkg.loaders.documents.parts import Draft, Part, compose, row_parts, with_captions
from unionkg.loaders.packages import BROKEN, UNPACKED, parts_of

XML = 64 << 20  # bytes that one part of a document may unpack to: some 3,000 pages
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SKIPPED = frozenset(
    (f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
HEADING = re.compile(r"(?:heading|标题)\s*(?P<level>[1-6])", re.IGNORECASE)
STYLES: dict[str, Told] = {
    "title": ("title", 0), "标题": ("title", 0), "subtitle": ("subtitle", 0), "副标题": ("subtitle", 0),
    "caption": ("caption", 0), "题注": ("caption", 0),
}  # fmt: skip


def read_word(path: Path) -> Iterator[Draft]:
    """Yield the report of a DOCX file; raise BadInput when it is no whole, open document or unpacks to too much."""
    content = read_bytes(path)
    place = Place(str(path))
    if content.startswith(OLE):
        raise BadInput(place, "this is an old .doc or a password-protected document; save it as .docx, unprotected")
    if not content.startswith(ZIP):
        raise BadInput(place, "this is no Word document, whatever its name says; save it from Word or WPS as .docx")
    try:
        _check_size(content, place)
        parts = list(with_captions(_parts_of(content)))
    except BROKEN as error:
        detail = str(error).partition("\n")[0][:120] or type(error).__name__
        raise BadInput(place, f"the document is damaged ({detail}); save it again from Word or WPS") from None
    if not parts:
        raise BadInput(place, "the document holds no text, only pictures perhaps; save the text itself")
    yield compose(parts)


def _check_size(content: bytes, place: Place) -> None:
    parts = parts_of(content)
    size = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if size > UNPACKED or largest > XML:
        raise BadInput(place, f"the document unpacks to {size >> 20} MB; save its text alone")


def _parts_of(content: bytes) -> Iterator[Part]:
    import docx  # here, because it takes long to import and few commands read Word documents

    document = docx.Document(io.BytesIO(content))
    styles = {style.style_id: _told(style.name or "") for style in document.styles}
    yield from _blocks(document.element.body, styles)


def _told(style: str) -> Told | None:
    heading = HEADING.fullmatch(style.strip())
    return ("heading", int(heading["level"])) if heading else STYLES.get(style.strip().lower())


def _blocks(container: Any, styles: dict[str, Told | None]) -> Iterator[Part]:
    """Yield what a body, cell or text box holds, whatever wraps it: content controls, tracked insertions."""
    for element in container.iterchildren(tag=f"{W}*"):
        if element.tag == f"{W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{W}tr":
            yield from row_parts([[p for p in _blocks(cell, styles) if p.text.strip()] for cell in _cells(element)])
        elif element.tag not in SKIPPED:
            yield from _blocks(element, styles)


def _cells(row: Any) -> Iterator[Any]:
    for element in row.iterchildren(f"{W}tc", f"{W}sdt"):
        yield from element.iter(f"{W}tc") if element.tag == f"{W}sdt" else (element,)


def _paragraph(paragraph: Any, styles: dict[str, Told | None]) -> Iterator[Part]:
    """Yield a paragraph, or a picture when it holds nothing else; then the text boxes that are anchored in it."""
    boxes = list[Any]()
    text = "".join(_runs(paragraph, boxes))
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if text.strip():
        yield Part(text, styles.get(style.get(f"{W}val", "")) if style is not None else None)
    elif next(paragraph.iter(*PICTURES), None) is not None and not boxes:
        yield Part("")
    for box in boxes:
        yield from _blocks(box, styles)


def _runs(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the text of a paragraph without what was deleted, and gather the text boxes in it."""
    for child in element.iterchildren("*"):
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in SKIPPED:
            yield from _runs(child, boxes)
