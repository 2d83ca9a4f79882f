"""Lines that say who reports for whom, and when: bylines and datelines that stand alone."""

import re
from typing import Literal

from unionkg.loaders.documents.names import HAN, ROLE, SURNAMES, named_people
from unionkg.loaders.documents.stated_dates import STATED, stated_date

LONGEST = 100
SOURCE = "(?:信息|文章|稿件|新闻)?来源|稿源"
WHEN = "(?:发[布稿表])?(?:时间|日期)"
READ = "(?:浏览|阅读|点击|访问)(?:次数|量|数)?"
MEDIUM = "(?:[报网社刊台号版]|中心|客户端|工会|政府|媒体|新闻|在线|融媒|发布|杂志|微信|办公室|本站)"
AFTER = r"(?=[\s\d()|:,、;/\[\]]|$)"
TOKENS = (
    ("blank", re.compile(r"[\s,、;|()\[\]/□■○●◎·_-]+")),
    ("date", STATED),
    ("label", re.compile(rf"(?:{SOURCE}|{WHEN}|Date|Source)\s*:\s*")),
    ("noise", re.compile(rf"(?:{READ}\s*:?|\d{{1,2}}:\d\d(?::\d\d)?|第?\d+版?|次|星期[一二三四五六日])")),
    ("role", ROLE),
    ("medium", re.compile(rf"[《“]?[\w·]{{0,20}}?{MEDIUM}[》”]?{AFTER}")),
    ("name", re.compile(rf"[{HAN}·]{{1,4}}(?:报道)?" + AFTER)),
)  # fmt: skip
NEEDS = frozenset(("date", "label", "role"))


def credit_kind(view: str) -> Literal["byline", "dateline", ""]:
    """Return what a line of plain text is when it holds nothing but roles, names, media and dates; else ""."""
    if len(view) > LONGEST:
        return ""
    kinds = set[str]()
    for kind, word in _tokens(view):
        if kind == "name" and not kinds & NEEDS and word[0] not in SURNAMES:
            return ""
        kinds.add(kind)
    if not kinds & NEEDS or "rest" in kinds:
        return ""
    if "role" in kinds or "name" in kinds:
        return "byline" if any(named_people(view, view)) else ""
    dated = kinds != {"date"} or stated_date(view)[:1].isdigit()  # a day without a year heads a part of a chronicle
    return "dateline" if dated else ""


def _tokens(view: str) -> list[tuple[str, str]]:
    """Return the words of a line, each with what it is; they end at the first that no byline holds, as `rest`."""
    tokens, at = list[tuple[str, str]](), 0
    while at < len(view):
        found = next(((kind, match) for kind, pattern in TOKENS if (match := pattern.match(view, at))), None)
        if found is None:
            return [*tokens, ("rest", view[at:])]
        kind, match = found
        if kind != "blank":
            tokens.append((kind, match[0]))
        at = match.end()
    return tokens
