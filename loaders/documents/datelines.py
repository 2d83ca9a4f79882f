"""What stands before the first sentence of a report, and after its last: 新华社北京10月3日电（记者 某某）."""

import re

from unionkg.loaders.documents.names import SURNAMES

NEWSROOM = "社(?![区会保])|网(?![络点站格约])|报(?![道告名纸社业网刊])|台(?![湾州风])|客户端|融媒"
AGENCY = rf"据?(?:本[报刊网台社]|[\w·]{{1,12}}?(?:{NEWSROOM}))"
PEOPLE = r"\((?:[^()]{1,12}\s)?(?:特约|本[报刊网]|见习|实习)?(?:记者|通讯员|作者|文)[^()]{1,60}\)"
PREFIX = re.compile(
    rf"""(?:(?:(?:Date|Source|发布(?:时间|日期)|时间|日期)\s*:\s*)?
        (?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?:\s+\d{{1,2}}:\d\d(?::\d\d)?)?\.?(?:\s+|$))?
    (?:《[^》\n]{{2,20}}》\s*\([^()]{{0,30}}\)\s*)?
    (?:{AGENCY}(?P<place>[一-鿿]{{2,9}}?)??(?:\d{{1,2}}月\d{{1,2}}日)?\s?专?(?:讯(?![息问飞号联通])|电(?=[\s(:,]|$))[\s:]*)?
    (?:{PEOPLE}[\s:]*)?""",
    re.VERBOSE,
)
SUFFIX = re.compile(
    rf"(?:\s*(?P<people>{PEOPLE})|(?<=[。!?”])\s*\((?P<names>[一-鿿]{{2,4}}(?:[\s、][一-鿿]{{2,4}}){{0,4}})\)"
    r"|(?<=。)\s*(?P<source>来源[:\s]*[\w《》]{2,20}))\s*$"
)
NO_PEOPLE = frozenset(["完", "完毕", "待续", "未完", "略", "全文完"])


def prefix_of(view: str) -> tuple[int, str]:
    """Return how much of a paragraph's plain view is its dateline or byline, and the place that it names, or ""."""
    match = PREFIX.match(view)
    if match is None or not match[0].strip():
        return 0, ""
    return len(match[0].rstrip()), match["place"] or ""


def suffix_of(view: str) -> int:
    """Return where the byline at the end of a paragraph's plain view starts (`（记者 某某）`), else its length."""
    match = SUFFIX.search(view, max(0, len(view) - 120))
    if match is None or (match["names"] and (match["names"] in NO_PEOPLE or match["names"][0] not in SURNAMES)):
        return len(view)
    return match.start() + len(match[0]) - len(match[0].lstrip())
