"""The head of a report: its title, subtitle, bylines and datelines, which end where the first paragraph starts."""

from collections.abc import Iterator, Sequence

from unionkg.loaders.documents.bylines import credit_kind
from unionkg.loaders.documents.lines import Line, Told
from unionkg.loaders.documents.marks import CLOSING, heading_level, is_caption

TITLE = 60
LATIN_TITLE = 150
SUBTITLE = 45
DASHES = ("—", "--", "──", "- ")
HEAD = frozenset(("title", "subtitle", "byline", "dateline"))


def tell_head(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield what each line of the head is; `lines` hold no furniture, and the last of them is never a title."""
    levels = sorted(line.told[1] for line in lines if line.told and line.told[0] == "heading")
    titled = any(line.told and line.told[0] == "title" for line in lines)
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        told = _tell(line, following, titled=titled, alone=levels[:2])
        if told is None or told[0] not in HEAD:
            return
        titled = titled or told[0] == "title"
        yield told


def _tell(line: Line, following: Line | None, *, titled: bool, alone: Sequence[int]) -> Told | None:
    """Tell what a line is; `alone` holds the two highest levels of marked headings: one above all is the title."""
    if credit := credit_kind(line.view):
        return credit, 0
    marked = line.told is not None and line.told[0] == "heading"
    if following is None or (line.told and not marked):
        return line.told
    if titled:
        return ("subtitle", 0) if _is_subtitle(line, following, marked=marked) else line.told
    if marked:
        highest = line.told == ("heading", alone[0]) and alone[1:] != alone[:1]
        return ("title", 0) if highest and not heading_level(line.view) else line.told
    return ("title", 0) if reads_as_title(line.view) else None


def reads_as_title(view: str) -> bool:
    """Tell whether a line of plain text could be a title: short, without the end of a sentence, without a numeral."""
    if len(view) > (LATIN_TITLE if view.isascii() else TITLE) or "。" in view:
        return False
    closed = view.endswith(CLOSING) or (view.isascii() and view.endswith("."))
    return (not closed or view.endswith(("!", "?", "…"))) and not heading_level(view) and not is_caption(view)


def _is_subtitle(line: Line, following: Line, *, marked: bool) -> bool:
    if line.view.startswith(DASHES):
        return True
    if marked or len(line.view) > SUBTITLE or not reads_as_title(line.view):
        return False
    return following.view.startswith(DASHES) or bool(credit_kind(following.view)) or line.gap < following.gap
