"""Rows as a table for a terminal, in which a Chinese character is two cells wide."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

GAP = "  "
NARROWEST = 6


def width(text: str) -> int:
    """Return how many cells a terminal gives to the text (Unicode Annex 11: W and F take two, marks none)."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def table(header: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> str:
    """Return a table whose lines take at most `room` cells where the columns allow it; long cells go on below."""
    lines = [[_clean(cell) for cell in row] for row in (header, *rows)]
    widths = _fit([max(map(width, column)) for column in zip(*lines, strict=True)], room)
    rule = GAP.join("─" * size for size in widths)
    head, *body = ["\n".join(_row(line, widths)) for line in lines]
    return "\n".join([head, rule, *body]) + "\n"


def wrap(text: str, room: int) -> list[str]:
    """Break the text into lines of at most `room` cells, at a space where one stands in the line's second half."""
    lines, rest = [], text
    while width(rest) > room:
        cut = _cut(rest, room)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, rest]


def _cut(text: str, room: int) -> int:
    at = taken = 0
    while taken + _cells(text[at]) <= room:
        taken += _cells(text[at])
        at += 1
    space = text.rfind(" ", at // 2, at + 1)
    return max(1, at if space <= 0 else space)


def _clean(cell: str) -> str:
    """Return the cell in one line and without control characters, which could steer the terminal."""
    return "".join(" " if c in "\n\r\t" else c for c in cell if c in "\n\r\t" or unicodedata.category(c) != "Cc")


def _fit(widths: Sequence[int], room: int) -> list[int]:
    """Take from the widest column until the line fits or every column is at its narrowest."""
    fitted = [max(size, 1) for size in widths]
    over = sum(fitted) + len(GAP) * (len(fitted) - 1) - room
    while over > 0 and fitted and max(fitted) > NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
        over -= 1
    return fitted


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for line in zip_longest(*wrapped, fillvalue=""):
        padded = (part + " " * (size - width(part)) for part, size in zip(line, widths, strict=True))
        yield GAP.join(padded).rstrip()
