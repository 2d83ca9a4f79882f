"""What a report's bylines and datelines say of it: its date, its authors, and the place it was sent from."""

from collections.abc import Sequence

from unionkg.loaders.documents.datelines import prefix_of
from unionkg.loaders.documents.document import Block
from unionkg.loaders.documents.names import named_people
from unionkg.loaders.documents.stated_dates import stated_date

CREDITS = ("byline", "dateline", "furniture")


def authors_of(text: str, view: str, blocks: Sequence[Block]) -> tuple[tuple[str, str], ...]:
    """Return role and name of the people whom the bylines name, each once, in order."""
    named = dict[tuple[str, str], None]()
    for block in blocks:
        if block.kind in CREDITS:
            found = named_people(text[block.start : block.end], view[block.start : block.end])
            named.update(dict.fromkeys(pair for pair in found if block.kind != "furniture" or pair[0] == "编辑"))
    return tuple(named)


def date_of(view: str, blocks: Sequence[Block]) -> str:
    """Return the first date with a year that a byline or dateline states, else the first without a year, else ""."""
    dates = [stated_date(view[b.start : b.end]) for b in blocks if b.kind in ("byline", "dateline")]
    return next((date for date in dates if date[:1].isdigit()), next(filter(None, dates), ""))


def place_of(view: str, blocks: Sequence[Block]) -> str:
    """Return the first place that a dateline names, or ""."""
    places = (prefix_of(view[b.start : b.end])[1] for b in blocks if b.kind == "dateline")
    return next(filter(None, places), "")
