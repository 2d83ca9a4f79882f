"""How the parts of a claim are written in cells, and read back: numbers, dates, lists, and the `also` cell."""

import re
from collections.abc import Mapping
from decimal import Decimal

from unionkg.graph.dates import bounds
from unionkg.graph.errors import BadFigure, BadTable, Place
from unionkg.loaders.cells import NUMBER, half_width

GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
SHORTENED = re.compile(r"[+-]?\d+(\.\d+)?e[+-]?\d+", re.IGNORECASE)
WORDED = re.compile(r"(\d+(?:\.\d+)?)[余多几来]?([百千]?[万亿]|[百千])[余多]?")
SIZES = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11}
DAY = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[ T]00:00(?::00)?)?")
MONTH = re.compile(r"(\d{4})(?:[-/年])(\d{1,2})月?")
YEARLESS = re.compile(r"(\d{1,2})月(\d{1,2})日")
KEY = re.compile(r"[A-Za-z_]+")


def read_number(cell: str, place: Place) -> Decimal | None:
    """Return the number of a cell (full-width digits and `1,000` too), None when it is empty.

    Raises BadFigure for words, percentages and numbers that Excel shortened, saying what to write.
    """
    text = half_width(cell).strip()
    if not text:
        return None
    if NUMBER.fullmatch(text) or GROUPED.fullmatch(text):
        number = Decimal(text.replace(",", ""))
        return number.quantize(Decimal(1)) if _is_short_whole(number) else number
    raise BadFigure(place, f"「{cell}」 is not a plain number; {_number_advice(text)}")


def _is_short_whole(number: Decimal) -> bool:
    return number.adjusted() < 20 and number == number.to_integral_value()


def _number_advice(text: str) -> str:
    if SHORTENED.fullmatch(text):
        return "Excel shortened it: format the column as text and type all digits"
    if text.endswith("%"):
        return f"write {text[:-1].strip()} and the unit percent"
    if worded := WORDED.match(text):
        plain = format((Decimal(worded[1]) * SIZES[worded[2]]).normalize(), "f")
        return f"write it in the base unit, {plain}, its qualifier under qualifier, and the wording under verbatim"
    return "write digits only, like 3800000 or 12.5, and put the wording under verbatim"


def read_offset(cell: str, place: Place) -> int | None:
    """Return the offset of a cell, None when it is empty; raise BadTable for anything but a count from 0."""
    text = re.sub(r"\.0+$", "", half_width(cell).replace(",", "").strip())
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise BadTable(place, f"「{cell}」 is not a position; write a whole number counted from 0, or leave it empty")
    return int(text)


def read_date(cell: str, place: Place) -> str:
    """Return a date in ISO 8601 as short as the cell states it (`2025年9月` gives `2025-09`).

    Raises BadTable for what is no date, or a day that does not exist.
    """
    text = half_width(cell).strip()
    if found := DAY.fullmatch(text):
        text = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    elif found := MONTH.fullmatch(text):
        text = f"{found[1]}-{int(found[2]):02}"
    elif found := YEARLESS.fullmatch(text):
        text = f"--{int(found[1]):02}-{int(found[2]):02}"
    text = text.removesuffix("年")
    if text:
        bounds(text, place)
    return text


def read_names(cell: str) -> tuple[str, ...]:
    """Return the names of a cell, joined there by `|` (or its full-width form)."""
    return tuple(name for name in (part.strip() for part in cell.replace("｜", "|").split("|")) if name)


def read_also(cell: str, place: Place) -> Mapping[str, tuple[str, ...]]:
    """Return the parts of an `also` cell, `key=value; key=value|value`; raise BadTable for a part that is no pair."""
    parts: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (part.strip() for part in cell.replace("；", ";").split(";"))):
        key, equals, values = part.partition(next((mark for mark in part if mark in "=＝"), "="))
        key, names = key.strip(), read_names(values)
        if not equals or not KEY.fullmatch(key) or not names:
            raise BadTable(place, f"「{part}」 is not a pair; write key=value, pairs joined by ; and values by |")
        parts[key] = parts.get(key, ()) + names
    return parts


def write_number(number: Decimal | None) -> str:
    """Return the number in plain digits, "" for None."""
    return "" if number is None else format(number, "f")


def write_also(parts: Mapping[str, tuple[str, ...]]) -> str:
    """Return the parts as an `also` cell."""
    return "; ".join(f"{key}={'|'.join(values)}" for key, values in parts.items())
