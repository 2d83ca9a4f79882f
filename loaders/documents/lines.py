"""The non-blank lines of a text, freed from marks, which are what its structure is told from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from unionkg.loaders.documents.document import Kind

FILLED = re.compile(r"\S[^\n]*")
MARKED = re.compile(r"(?P<depth>\#{1,6})\s+(?P<heading>\S.*?)(?:\s+\#+)?$|(?P<bold>\*\*|__)(?P<strong>\S.*?)(?P=bold)$")

Told = tuple[Kind, int]  # kind, and level of a heading
Hints = Mapping[int, Told]  # what a file says of the line that starts at an offset


@dataclass(frozen=True, slots=True)
class Line:
    """A line without blanks and heading marks: its place, plain view, blank lines before it, what its file says."""

    start: int
    end: int
    view: str
    gap: int = 0
    told: Told | None = None


def lines_of(view: str, hints: Hints) -> Iterator[Line]:
    """Yield the non-blank lines of a text's plain view; `# X` is a heading, `**X**` may be one."""
    before = 0
    for match in FILLED.finditer(view):
        found = match[0].rstrip()
        start, end = match.start(), match.start() + len(found)
        gap = max(0, view.count("\n", before, start) - 1)
        before = end
        yield _unmarked(Line(start, end, found, gap, hints.get(start)))


def _unmarked(line: Line) -> Line:
    match = MARKED.match(line.view) if line.view[0] in "#*_" else None
    if match is None:
        return line
    part = "heading" if match["depth"] else "strong"
    start, end = (line.start + offset for offset in match.span(part))
    told = line.told or (("heading", len(match["depth"])) if match["depth"] else None)
    return replace(line, start=start, end=end, view=match[part], told=told)
