"""Dates as sources give them: a year, a month, a day or a range, turned into first and last possible day."""

import calendar
import re
from datetime import date

from unionkg.graph.errors import BadTable, Place

POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
YEARLESS = re.compile(r"--\d{2}(-\d{2})?")


def bounds(stated: str, place: Place) -> tuple[date, date] | None:
    """Return the first and last day that a date cell allows; None for a date without a year.

    Cells follow ISO 8601: `2025`, `2025-09`, `2025-09-03`, `--09-03`, or two of them joined by `/`.
    Raises BadTable for anything else.
    """
    first, _, last = stated.partition("/")
    if YEARLESS.fullmatch(first) and (not last or YEARLESS.fullmatch(last)):
        return None
    start, end = _days(first, place), _days(last or first, place)
    if end[1] < start[0]:
        raise BadTable(place, f"date 「{stated}」 ends before it starts")
    return start[0], end[1]


def _days(point: str, place: Place) -> tuple[date, date]:
    match = POINT.fullmatch(point)
    try:
        if match is None:
            raise ValueError(point)
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        advice = "write 2025, 2025-09, 2025-09-03, --09-03 or first/last"
        raise BadTable(place, f"date 「{point}」 cannot be read; {advice}") from None
