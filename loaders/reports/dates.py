"""Dates: when a report says something was, in ISO form as short as it is known; nothing is guessed.

A day or month without a year takes the year of the report's own date (`told`) where one is known, and the year before
when it would lie after the report; without one it keeps the form --05-29. 近日 is the month of the report, 昨日 the day
before it; 今天 is the day of the wire (本报北京9月15日电). Days that no calendar has (2月30日) give no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day_of
from datetime import timedelta

from unionkg.graph.numerals import number

MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
DAY = r"3[01]|[12]\d|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]"
YEAR = r"(?:19|20)\d\d"
PART = "(?:份|[初底末]|[上中下]旬)?"
DATE = re.compile(
    rf"""(?<![\d.])(?P<iso_year>{YEAR})(?P<sep>[-./])(?P<iso_month>1[0-2]|0?[1-9])(?:(?P=sep)(?P<iso_day>3[01]|[12]\d|0?[1-9]))?(?!\d)
    |(?:(?P<year>{YEAR}|[一二][〇零一二三四五六七八九]{{3}})年|(?P<relative>今年|去年|前年|本年度?|上年))度?(?:[年初末底]|[上下]半年)?
        (?:(?P<month>{MONTH})月{PART}(?:(?P<day>{DAY})[日号](?:[至到~—–-](?P<end_day>3[01]|[12]\d|0?[1-9])[日号])?)?)?
    |(?<!\d)(?P<lone_month>{MONTH})月(?!球|革命){PART}(?:(?P<lone_day>{DAY})[日号](?:[至到~—–-](?P<until>3[01]|[12]\d|0?[1-9])日)?)?
    |(?<![\d一二三四五六七八九十月])(?P<bare_day>3[01]|[12]\d|0?[1-9])日(?!报|电视|均|常|本)
    |(?P<near>近日|日前(?<!前日前)|近期|本月)|(?P<now>截至目前|截至当前|目前)|(?P<ago>今天|今日|昨日|昨天|前天)|(?P<before>上月|上个月)
    |当天|当日|同日|同年|当年|同月|上周|不久前|最近""",
    re.VERBOSE,
)
SENT = re.compile(r"(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日(?:专)?[电讯]")
DAYS_AGO = {"今天": 0, "今日": 0, "昨日": 1, "昨天": 1, "前天": 2}
EARLY = 5  # up to this day of a month, 近日 may be in the month before
TO = re.compile(r"\s?(?:至|到|-|~|—|–|——)\s?")
BARE_YEAR = re.compile(r"((?:19|20)\d\d)(?:-|~|—|–|至|到)((?:19|20)\d\d)年?(?!\d)")
PERIOD = re.compile(
    r"(?:连续|近|过去|最近|今后)?(?<![\d〇零一二三四五六七八九十])[\d一二三四五六七八九十两几]{1,2}年(?:来|间|多来|以来)?(?![度级代内初底末份前])|近年来?|多年来?|截至(?:目前|[^,。;、\n]{1,10}(?:月|日|底|末|年))"
    r"|“?十[一二三四五六]五”?(?:期间|时期|以来)?|(?:今年|去年|年初|[^,。;、\n]{1,6}月)以来|每年|五年来|任期内|长期以来"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date of a text, `[start, end)`; `first` and `last` are its bounds in ISO form, "" when it gives none."""

    start: int
    end: int
    first: str
    last: str
    relative: bool


def find_dates(view: str, told: str = "") -> tuple[DateMention, ...]:
    """Return the dates of a text in plain view, in order; `told` is the report's own date (2025-09-03), or ""."""
    sent = _sent(view, told)
    found = [*_ranges(view), *_dates(view, told, sent)]
    return tuple(_joined(view, sorted(found, key=lambda date: (date.start, -date.end))))


def find_periods(view: str) -> tuple[tuple[int, int], ...]:
    """Return where a text words a period that no date stands for: 连续5年, 近年来, 截至目前."""
    return tuple(found.span() for found in PERIOD.finditer(view) if found.end() > found.start())


def _ranges(view: str) -> Iterator[DateMention]:
    for found in BARE_YEAR.finditer(view):
        if found[1] < found[2]:
            yield DateMention(found.start(), found.end(), found[1], found[2], relative=False)


def _sent(view: str, told: str) -> str:
    """Return the day on which the report was sent (9月15日电), else its own date."""
    found = SENT.search(view)
    return _nearest(_iso("", found["month"], found["day"]), told) if found else told


def _dates(view: str, told: str, sent: str) -> Iterator[DateMention]:
    for found in DATE.finditer(view):
        first = _read(found, told, sent)
        until = found["until"] or found["end_day"]
        last = f"{first[:-2]}{int(until):02}" if until and first else first
        if not _is_day(last):
            first = last = ""
        yield DateMention(found.start(), found.end(), first, last, not (found["iso_year"] or found["year"]))


def _read(found: re.Match[str], told: str, sent: str) -> str:
    """Return the ISO form, "" for words that give none."""
    if found["iso_year"]:
        return _iso(found["iso_year"], found["iso_month"], found["iso_day"])
    if found["year"]:
        return _iso(_year(found["year"]), found["month"], found["day"])
    if found["relative"]:
        return _iso(_relative_year(found["relative"], told), found["month"], found["day"])
    if found["lone_month"]:
        return _nearest(_iso("", found["lone_month"], found["lone_day"]), told)
    if found["bare_day"] and _is_full(told) and int(found["bare_day"]) <= int(told[8:]):
        return f"{told[:7]}-{int(found['bare_day']):02}"
    return _spoken(found, told, sent)


def _spoken(found: re.Match[str], told: str, sent: str) -> str:
    """Return what 近日, 目前, 昨日, 上月 mean in a report of that date."""
    if found["near"] or found["now"]:
        early = found["near"] and _is_full(told) and int(told[8:]) <= EARLY
        return told[:4] if early else told[: len("--09") if told[:1] == "-" else len("2025-09")]
    if found["ago"] and _is_full(sent):
        return (day_of.fromisoformat(sent) - timedelta(DAYS_AGO[found["ago"]])).isoformat()
    if found["before"] and told[5:7] and told[:4].isdigit():
        return (day_of(int(told[:4]), int(told[5:7]), 1) - timedelta(1)).isoformat()[:7]
    return ""


def _is_full(date: str) -> bool:
    return len(date) == len("2025-09-03")


def _is_day(date: str) -> bool:
    """Tell whether a calendar has the day; what is no whole day is taken as it is."""
    whole = date.replace("-", "2000", 1) if date.startswith("--") else date  # 2000 is a leap year
    if not _is_full(whole):
        return True
    try:
        day_of.fromisoformat(whole)
    except ValueError:
        return False
    return True


def _nearest(date: str, told: str) -> str:
    """Give a date without a year (--05-29) that of the report, or the year before when its month is yet to come."""
    if not told[:4].isdigit():
        return date
    later = told[5:7] and date[2:4] > told[5:7]
    return f"{int(told[:4]) - bool(later)}{date[1:]}"


def _year(word: str) -> str:
    return str(number(word.replace("零", "〇")))


def _relative_year(word: str, told: str) -> str:
    if not told[:4].isdigit():
        return ""
    return str(int(told[:4]) - {"去年": 1, "上年": 1, "前年": 2}.get(word, 0))


def _iso(year: str, month: str | None, day: str | None) -> str:
    parts = [f"-{int(number(part)):02}" for part in (month, day) if part]
    return "".join([year or "-", *parts]) if year or parts else ""


def _joined(view: str, found: list[DateMention]) -> Iterator[DateMention]:
    """Join two dates with 至 between them to one with two bounds; drop what lies inside another."""
    waiting: DateMention | None = None
    for date in found:
        if waiting is None or date.start >= waiting.end:
            between = TO.fullmatch(view, waiting.end, date.start) if waiting else None
            if waiting and between and waiting.first and date.last:
                waiting = DateMention(waiting.start, date.end, waiting.first, date.last, waiting.relative)
                continue
            if waiting:
                yield waiting
            waiting = date
    if waiting:
        yield waiting
