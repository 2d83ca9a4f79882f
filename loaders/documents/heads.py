"""The head of a report: its title, subtitle, bylines and datelines, which end where the first paragraph starts."""

from collections.abc import Iterator, Sequence

from unionkg.loaders.documents.bylines import credit_kind
from unionkg.loaders.documents.lines import Line, Told
from unionkg.loaders.documents.marks import CLOSING, heading_level, is_caption

TITLE = 60
LATIN_TITLE = 150
SUBTITLE = 45
DASHES = ("—", "--", "──", "- ")


def tell_head(lines: Sequence[Line]) -> Iterator[Told]:
    """Yield what each line of the head is; `lines` hold no furniture, and the last of them is never a title."""
    titled = False
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        told = line.told or _tell(line, following, titled=titled)
        if told == ("heading", 1) and line.told and not titled and following:
            told = ("title", 0)
        if told is None or told[0] not in ("title", "subtitle", "byline", "dateline"):
            return
        titled = titled or told[0] == "title"
        yield told


def _tell(line: Line, following: Line | None, *, titled: bool) -> Told | None:
    if credit := credit_kind(line.view):
        return credit, 0
    if following is None or not reads_as_title(line.view):
        return None
    if not titled:
        return "title", 0
    return ("subtitle", 0) if _is_subtitle(line, following) else None


def reads_as_title(view: str) -> bool:
    """Tell whether a line of plain text could be a title: short, without the end of a sentence, without a numeral."""
    longest = LATIN_TITLE if view.isascii() else TITLE
    if len(view) > longest or "。" in view or view.endswith((*CLOSING, "." if view.isascii() else "。")):
        return view.endswith(("!", "?")) and len(view) <= TITLE and "。" not in view
    return not heading_level(view) and not is_caption(view)


def _is_subtitle(line: Line, following: Line) -> bool:
    if line.view.startswith(DASHES):
        return True
    if len(line.view) > SUBTITLE or line.told:
        return False
    return following.view.startswith(DASHES) or bool(credit_kind(following.view)) or line.gap < following.gap
