"""What each line of a report is, told from its wording, its length and the blank lines around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from unionkg.loaders.documents.bylines import credit_kind
from unionkg.loaders.documents.datelines import prefix_of, suffix_of
from unionkg.loaders.documents.document import Block
from unionkg.loaders.documents.heads import tell_head
from unionkg.loaders.documents.lines import Hints, Line, Told, lines_of
from unionkg.loaders.documents.marks import CLOSING, heading_level, is_caption, is_furniture, opens_links

SHORT = 30  # so long a heading without a numeral is at most
REMARK = 60  # so long a caption without a mark is at most
SENTENCES = 50  # so long a paragraph of several sentences is at least
PARAGRAPH = 40  # a line of this length is a paragraph, whatever its end
SENTENCE = 15  # so long a closed sentence is at least a paragraph
SIGNED = 5  # bylines of the body stand in so many last lines
STARTS = 2  # datelines stand before so many first paragraphs
ENDS = ("。", "!", "?", "。”", "!”", "?”", "”", ".")
ROW = re.compile(r"[ |]\d[\d.,]+%?[ |]*$")  # a table's row ends in a number of its own
FURNITURE: Told = ("furniture", 0)
CAPTION: Told = ("caption", 0)
HEADING: Told = ("heading", 1)
PARAGRAPH_TOLD: Told = ("paragraph", 0)


def find_blocks(view: str, hints: Hints) -> tuple[Block, ...]:
    """Return the blocks of a text from its plain view, and from what its file said of its lines.

    They stand in order, do not overlap, and hold every non-blank line; a dateline before the first sentence of a
    paragraph and a byline after the last are blocks of their own.
    """
    every = tuple(lines_of(view, hints))
    page = _furniture(every)
    lines = [line for line in every if line.start not in page]
    told = _levelled(lines, list(_tell(lines)))
    report = dict(zip((line.start for line in lines), told, strict=True))
    cut = _Cut.of(lines, told)
    return tuple(block for line in every for block in _blocks(line, report.get(line.start, FURNITURE), cut))


def _furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return where the lines start that belong to the page: those with its labels, and titles of other pages."""
    found, links = set[int](), False
    for line in lines:
        if line.told and line.told[0] not in ("paragraph", "heading"):
            continue
        if is_furniture(line.view) or (links and not _is_paragraph(line)):
            found.add(line.start)
            links = links or opens_links(line.view)
    return frozenset(found)


def _tell(lines: Sequence[Line]) -> Iterator[Told]:
    head = list(tell_head(lines))
    yield from head
    gaps = [line.gap for line in lines[1:]]
    usual = median_low(gaps) if gaps else 0
    even = not gaps or max(gaps) == min(gaps)
    before: Line | None = None
    kind, captions = "title", 0
    for at in range(len(head), len(lines)):
        line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        marked = line.told or _tell_marked(line, following, signed=at >= len(lines) - SIGNED)
        remark = kind in ("paragraph", "caption") and (
            _closes_section(lines, at, captions) if even else _is_remark(line, following, usual)
        )
        told = marked or (CAPTION if remark else HEADING if _heads(line, before, following) else PARAGRAPH_TOLD)
        yield told
        before, kind = line, told[0]
        captions += kind == "caption"


def _tell_marked(line: Line, following: Line | None, *, signed: bool) -> Told | None:
    leads = following is not None and _is_paragraph(following)
    if level := heading_level(line.view):
        return ("heading", level) if level < 3 or leads else PARAGRAPH_TOLD
    if is_caption(line.view):
        return CAPTION
    if signed and not leads and (credit := credit_kind(line.view)):
        return credit, 0
    return None


def _is_paragraph(line: Line) -> bool:
    return len(line.view) >= PARAGRAPH or (len(line.view) >= SENTENCE and line.view.endswith(ENDS))


def _is_remark(line: Line, following: Line | None, usual: int) -> bool:
    """Tell whether a short line that a picture may stand above is set apart by more blank lines than usual."""
    if len(line.view) > REMARK or line.gap <= usual or line.view.endswith((":", ",", "、")):
        return False
    if usual == 0 and following is not None and following.gap == 0:
        return False
    return line.view.endswith(ENDS) or following is None or not _is_paragraph(following) or following.gap >= line.gap


def _closes_section(lines: Sequence[Line], at: int, captions: int) -> bool:
    """Tell whether one short sentence stands between a long paragraph and a heading, where no blank lines set it apart.

    So it is in what was a newspaper page: the picture of each section stood at its end, the last one's below all when
    there were `captions` of others.
    """
    line, before, after = lines[at], lines[at - 1], [*lines[at + 1 : at + 3], None, None]
    if len(line.view) > SENTENCES or line.view.find("。") != len(line.view) - 1 or len(before.view) <= SENTENCES:
        return False
    following = after[0]
    if following is None:
        return captions > 1
    marked = following.told is not None and following.told[0] == "heading"
    return marked or heading_level(following.view) in (1, 2) or _heads(following, line, after[1])


def _heads(line: Line, before: Line | None, following: Line | None) -> bool:
    """Tell whether a short line without the end of a sentence stands before a paragraph, not inside a broken one."""
    if following is None or len(line.view) > SHORT or line.view.endswith(CLOSING) or line.view.isascii():
        return False
    if ROW.search(line.view):
        return False
    if before is not None and _is_paragraph(before) and not before.view.endswith((*ENDS, ")", "》", "…", ";", ":")):
        return False
    return _is_paragraph(following) and len(following.view) > len(line.view)


def _levelled(lines: Sequence[Line], told: Sequence[Told]) -> Sequence[Told]:
    """Return what was told, with the levels of marked headings counted from the highest of them."""
    marked = [line.told[1] for line, (kind, _) in zip(lines, told, strict=True) if line.told and kind == "heading"]
    top = min(marked, default=1)
    return [
        (kind, _level(line, level - top + 1)) if line.told and kind == "heading" else (kind, level)
        for line, (kind, level) in zip(lines, told, strict=True)
    ]


def _level(line: Line, level: int) -> int:
    return heading_level(line.view) or level


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where paragraphs may carry a dateline before their text, and which may carry a byline after it."""

    first: frozenset[int]
    last: int

    @classmethod
    def of(cls, lines: Sequence[Line], told: Sequence[Told]) -> "_Cut":
        starts = [line.start for line, (kind, _) in zip(lines, told, strict=True) if kind == "paragraph"]
        return cls(frozenset(starts[:STARTS]), starts[-1] if starts else -1)


def _blocks(line: Line, told: Told, cut: _Cut) -> Iterator[Block]:
    kind, level = told
    if kind != "paragraph":
        yield Block(kind, line.start, line.end, level)
        return
    prefix = prefix_of(line.view)[0] if line.start in cut.first else 0
    suffix = suffix_of(line.view) if line.start == cut.last else len(line.view)
    if prefix:
        yield Block("byline" if line.view[0] == "(" else "dateline", line.start, line.start + prefix)
    inner = line.view[prefix : max(prefix, suffix)]
    if inner.strip():
        start = line.start + prefix + len(inner) - len(inner.lstrip())
        yield Block("paragraph", start, start + len(inner.strip()))
    if prefix <= suffix < len(line.view):
        yield Block("byline", line.start + suffix, line.end)
