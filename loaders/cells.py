"""What stands in a cell is not always what was meant: blanks, line ends and guards against formulas come off here."""

import re

from unionkg.graph.evidence import normalise

LARGEST = 32_767  # characters that Excel keeps in one cell
BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u2060\ufeff"
STARTS_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(cell: str) -> str:
    """Return the cell with full-width digits, letters and marks in half width, and nothing else changed."""
    return cell.translate(HALF_WIDTH)


def clean(cell: str) -> str:
    """Return the cell in NFC with LF line ends, without outer blanks (full-width ones too) and without its guard."""
    cell = normalise(cell).strip(BLANKS)
    return cell[1:] if GUARDED.match(cell) else cell


def guard(cell: str) -> str:
    """Return the cell with an apostrophe before what Excel would run as a formula; numbers stay; `clean` undoes it."""
    return f"'{cell}" if STARTS_FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell
