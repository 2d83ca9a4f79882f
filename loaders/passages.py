"""Where in a report a quote stands: its head, its sections under keywords, its captions."""

import re
from collections.abc import Iterator

from unionkg.graph.evidence import Passage

MD_HEADING = re.compile(r"##+[ \t\u3000]+(?P<keyword>\S.*)")
TXT_HEADING = re.compile(
    r"""[ \t\u3000]*
    (?:关键词(?:[ \t\u3000]*[:：]|[ \t\u3000]) | [一二三四五六七八九十百]+、 | [（(][一二三四五六七八九十百]+[)）])
    (?P<keyword>.*\S.*)""",
    re.VERBOSE,
)
KEYWORD_MARK = re.compile(r"关键词(?:[ \t\u3000]*[:：]|[ \t\u3000])[ \t\u3000]*(?=\S)")
HEADING_LENGTH = 40  # a longer line that starts with a numeral is a paragraph
SENTENCE_ENDS = tuple("。；;!！?？,，:：")
CAPTION = re.compile(r"[ \t\u3000]*[（(]?图(?:[ \t\u3000]*[:：]|为)")
TITLE_LENGTH = 60

Line = tuple[int, str]  # offset and text without its line end


def find_passages(text: str, *, markdown: bool) -> tuple[Passage, ...]:
    """Return head and sections, which together cover the text without overlap, then the captions inside them.

    The head (number 0) ends where the first section starts. In Markdown, sections start at `## 关键词:X` or `## X`,
    in plain text at lines like `关键词 X`, `一、X`, `（一）X`; a text without headings is one section below its title.
    A caption starts with `图:` and goes on to the next blank line.
    """
    lines = list(_lines(text))
    headings = [(offset, keyword) for offset, line in lines if (keyword := _keyword(line, markdown=markdown))]
    bodies = headings or [(_title_end(lines), "")]
    return (*_covering(bodies, len(text)), *_captions(lines, {offset for offset, _ in headings}))


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _keyword(line: str, *, markdown: bool) -> str:
    """Return the keyword of a heading line, or ""."""
    found = (MD_HEADING if markdown else TXT_HEADING).fullmatch(line)
    if found is None:
        return ""
    if not markdown and (len(line.strip()) > HEADING_LENGTH or line.rstrip().endswith(SENTENCE_ENDS)):
        return ""
    return KEYWORD_MARK.sub("", found["keyword"].strip(), count=1).rstrip("# \t\u3000") or found["keyword"].strip()


def _title_end(lines: list[Line]) -> int:
    """Return where the body of a text without headings starts: after short lines that end in no full stop."""
    for offset, line in lines:
        if CAPTION.match(line) or len(line.strip()) > TITLE_LENGTH or line.rstrip().endswith(SENTENCE_ENDS):
            return offset
    return 0


def _covering(bodies: list[tuple[int, str]], length: int) -> Iterator[Passage]:
    if bodies[0][0] > 0:
        yield Passage("head", 0, 0, bodies[0][0])
    ends = [offset for offset, _ in bodies[1:]]
    for number, ((start, keyword), end) in enumerate(zip(bodies, [*ends, length], strict=True), start=1):
        if start < end:
            yield Passage("section", number, start, end, keyword)


def _captions(lines: list[Line], headings: set[int]) -> Iterator[Passage]:
    number, start, end = 0, -1, 0
    for offset, line in [*lines, (0, "")]:
        begins = offset not in headings and CAPTION.match(line)
        if start >= 0 and (begins or not line.strip() or offset in headings):
            number += 1
            yield Passage("caption", number, start, end)
            start = -1
        if begins:
            start = offset
        end = offset + len(line)
