"""The text of a query of the asker's own: from a file, or from standard input."""

import sys
from pathlib import Path

from unionkg.graph.errors import BadInput, Place

TYPED = "-"


def text_of(name: str) -> str:
    """Return the text of a query file, or of standard input (-); raise BadInput when it cannot be read as UTF-8."""
    if name == TYPED:
        return _typed()
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInput(Place(name), f"the query cannot be read ({problem}); save it as UTF-8") from None


def _typed() -> str:
    """Return what is typed, in the terminal's encoding, or comes through a pipe, in UTF-8."""
    if sys.stdin.isatty():
        return sys.stdin.read()
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInput(Place("standard input"), f"the query cannot be read ({problem}); write it as UTF-8") from None
