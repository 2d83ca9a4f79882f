"""The date that a report bears: in its dateline, beside its byline, or in the data of its page."""

import re
from datetime import date

DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
HAN = "〇零○一二三四五六七八九十"
STATED = re.compile(
    rf"""(?<!\d)(?P<year>\d{{4}})(?:\s?年\s?|[-/.])(?P<month>\d{{1,2}})(?:(?:\s?月\s?|[-/.])(?P<day>\d{{1,2}})(?:\s?日|(?!\d))|月(?!\d))
    | (?<![\d.])(?P<eday>\d{{1,2}})\.(?P<emonth>\d{{1,2}})\.(?P<eyear>\d{{4}})(?![\d.])
    | (?P<hyear>[{HAN}]{{4}})年(?P<hmonth>[{HAN}]{{1,3}})月(?:(?P<hday>[{HAN}]{{1,3}})日)?
    | (?<!\d)(?P<ymonth>\d{{1,2}})月(?P<yday>\d{{1,2}})日""",
    re.VERBOSE,
)


def stated_date(view: str) -> str:
    """Return the fullest date that a short stretch of plain text states, in ISO 8601 as short as stated, or "".

    `2023年8月1日`, `2023-08-01`, `2023年8月`, `27.11.2015`, `二〇二三年八月一日`; `8月1日` becomes `--08-01`.
    """
    dates = (_iso(match) for match in STATED.finditer(view))
    return max(dates, key=lambda iso: (iso[:1].isdigit(), len(iso)), default="")


def _iso(match: re.Match[str]) -> str:
    year, month, day = (
        _number(match[f"{part}"] or match[f"e{part}"] or match[f"h{part}"] or "") for part in ("year", "month", "day")
    )
    if match["yday"]:
        month, day = int(match["ymonth"]), int(match["yday"])
    try:
        date(year or 2000, month, day or 1)  # 2000 is a leap year
    except ValueError:
        return ""
    stated = f"{year:04}" if year else "-"
    return f"{stated}-{month:02}-{day:02}" if day else f"{stated}-{month:02}"


def _number(written: str) -> int:
    """Return the number that digits, or Chinese numerals up to 99, write; 0 for nothing."""
    tens, ten, ones = written.rpartition("十")
    digits = f"{tens or 1}{ones or 0}" if ten else ones
    return int(digits.translate(DIGITS) or 0)
