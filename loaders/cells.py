"""What stands in a cell is not always what was meant: blanks, line ends and guards against formulas come off here."""

import re

from unionkg.graph.evidence import normalise

LARGEST = 32_767  # characters that Excel keeps in one cell
BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u2060\ufeff"
STARTS_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def clean(cell: str) -> str:
    """Return the cell in NFC with LF line ends, without outer blanks (full-width ones too) and without its guard."""
    cell = normalise(cell).strip(BLANKS)
    return cell[1:] if GUARDED.match(cell) else cell


def guard(cell: str) -> str:
    """Return the cell with an apostrophe before what Excel would run as a formula; numbers stay; `clean` undoes it."""
    return f"'{cell}" if STARTS_FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell
