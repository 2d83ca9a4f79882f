"""Excel keeps numbers and dates, not what was typed: this gives back the text that the cell shows."""

import datetime
import re
from decimal import Decimal

from openpyxl.cell import Cell, MergedCell

ESCAPE = re.compile(r"_x(?![dD][89a-fA-F])([0-9A-Fa-f]{4})_")  # ECMA-376, 22.9.2.19 ST_Xstring
NEEDS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
NOT_A_CODE = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.|[_*].')  # colours, literals, paddings of a number format

PRECISIONS = {"my": "%Y-%m", "y": "%Y", "m": "--%m", "dm": "--%m-%d"}  # the parts that a date format shows


def cell_text(cell: Cell | MergedCell) -> str:
    """Return the text of a cell: plain decimals, ISO dates as precise as the format shows them, text unescaped."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float() | Decimal():
            return _number(value, cell.number_format)
        case datetime.datetime() | datetime.date():
            return _date(value, cell.number_format)
        case datetime.time() | datetime.timedelta():
            return str(value)
        case _:
            return ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(value))


def escape(text: str) -> str:
    """Return the text with what XML cannot hold written as `_xHHHH_`; reading undoes it."""
    return NEEDS_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _number(value: float | Decimal, number_format: str) -> str:
    exact = Decimal(format(value, ".15g"))  # the digits that Excel itself keeps
    percent = "%" in NOT_A_CODE.sub("", number_format)
    text = format(exact * 100 if percent else exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%" if percent else text


def _date(value: datetime.date, number_format: str) -> str:
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return value.isoformat(sep=" ")
    shown = set(NOT_A_CODE.sub("", number_format).lower()) & set("yemd")
    return format(value, PRECISIONS.get("".join(sorted(shown)).replace("e", "y"), "%Y-%m-%d"))
