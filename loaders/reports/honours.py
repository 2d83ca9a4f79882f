"""Titles and prizes: where the words after a verb of winning name honours, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from unionkg.loaders.reports.lexicon import read_yaml
from unionkg.loaders.reports.vocabulary import Vocabulary

LONGEST = 60  # characters of one title
ITEM = re.compile(r"(?:“[^“”\n]{1,40}”|《[^《》\n]{1,60}》|\([^()\n]{1,20}\)|[^“”《》(),。;:!?\n|、])+")
LADDER = re.compile(r"([^,。;:“”、]{0,30}?第?)([特一二三四五])((?:、[一二三四五])+)(等奖|名|等功)")
LEADING = re.compile(
    r"(?:其中|了|过|为|到|的|:|全部|以下|\d{4}年度?(?=[^,。;]{2})|(?:\d{1,3}|[一二三四五六七八九十两])[个项枚名次](?!月)|20\d\d-20\d\d年度?)+"
)
GRANTED = re.compile(r"(?:由|经)?([^,。;:“”、]{2,40}?)(?:授予|颁发|评选|命名|认定|评定|颁授|表彰|授牌)的")
TAIL = re.compile(
    r"(?:等)?(?:[\d一二三四五六七八九十多]{1,3}余?[项个枚块次])?(?:的?(?:荣誉称号|光荣称号|称号|荣誉证书|荣誉|奖项))?"
)
CUT = re.compile(
    r"光荣称号|荣誉称号|称号|(?<=.)荣誉(?!奖|职工|市民|工会)|(?<![一二三四五特优同平中高初均])等(?!奖|级|功)|并(?!列)|(?<=.)后(?!勤)|"
    r"而|且|(?<![\d年第])\d+(?:余)?[个项名枚人块次件]|(?<![第十])[一二三四五六七八九十两各]+[个项名枚块件](?!一)|获得者|获奖者|评选|的(?=职工|选手|单位|个人|集体)"
)
UNNAMED = tuple("颁获领评发得授")
PAID = ("奖励", "奖金", "奖补", "奖助", "奖学", "奖品")
JOINTS = re.compile("以及|[和及与的]")
ORDER = re.compile(r"(?:[一二三四五六七八九十\d]{1,2}[、.]|\([一二三四五六七八九十\d]{1,2}\))?\s*")
COUNT = re.compile(
    r"(?:荣誉称号|称号|获得者|获得单位|获奖者|名单|表彰名单|推荐对象)?\s*(?:\([^()]{0,16}\))?\s*(?:\d{1,4}[个名家位人项件])?$"
)
VAGUE = (
    "广大",
    "各类",
    "一批",
    "各级",
    "全体",
    "所有",
    "先进典型",
    "许多",
    "众多",
    "多个",
    "这一",
    "该",
    "有关",
    "相关",
    "此",
    "这",
    "上述",
    "以上",
)
SHORT = ("金奖", "银奖", "铜奖", "金牌", "银牌", "铜牌", "冠军", "亚军", "季军", "劳模", "标兵")
WON = re.compile("荣获|入选|获得|获评|被评|授予|喜获|[^曾将已]获(?!奖)")
FOLLOWING = re.compile(r"(?:\d{1,4}[枚个项名次]|[一二三四五六七八九十两]{1,2}[枚个项次])?(?:[、和及与]|以及|(?=[“《]))")
NUMBER = "[\\d一二三四五六七八九十百两几多数]{1,5}(?:余|多)?"
COUNTED = re.compile(f"{NUMBER}(?:个|名|位|家|支|人|项|件|所|处|篇|组|对|户|座|部|幅)")
HOLDERS = re.compile(
    "(?:先进|获奖)?(?:单位|集体|个人|同志|职工|选手|企业|班组|工会|工人|人员|家庭|社区|项目|案例|工作室)?(?:和个人)?"
)
MODIFIERS = 4  # words before the title that several share
CLOSED = re.compile(
    r"(?:称号|荣誉|等|的|和|及|与|以及|并|证书|获得者|奖牌|牌匾|光荣|[\d一二三四五六七八九十]+[个名项]|“|《|$)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The words of a title, without quotation marks where it is quoted whole, and the stretch [start, end) of it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Honours:
    """Titles in a row, the place behind them and behind 等称号, and the stretch that names who granted them."""

    titles: tuple[Title, ...]
    end: int
    grantor: tuple[int, int] | None = None


@cache
def listed(name: str) -> tuple[str, ...]:
    """Return the words of a list of awards.yaml; KeyError when there is none."""
    return _lists()[name]


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return a list of awards.yaml to hold texts against."""
    return Vocabulary(listed(name))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    content = read_yaml("unionkg.loaders.reports", "awards.yaml")
    assert isinstance(content, dict)
    return {str(name): tuple(dict.fromkeys(str(words).split())) for name, words in content.items()}


def honours_at(view: str, at: int, limit: int, *, firm: bool = False) -> Honours | None:
    """Return the honours that begin at a position; `firm` where the verb makes a title of whatever is quoted."""
    grantor: tuple[int, int] | None = None
    if lead := LEADING.match(view, at, limit):
        at = lead.end()
    if (granted := GRANTED.match(view, at, limit)) and not is_title(granted[1]):
        grantor, at = granted.span(1), granted.end()
        lead = LEADING.match(view, at, limit)
        at = lead.end() if lead else at
    titles = tuple(_titles(view, at, limit, firm=firm))
    if not titles:
        return None
    tail = TAIL.match(view, titles[-1].end, limit)
    return Honours(titles, tail.end() if tail else titles[-1].end, grantor)


def is_title(text: str) -> bool:
    """Tell whether words name a title by themselves."""
    marked = any(mark in text for mark in listed("title_marks"))
    return marked and not any(word in text for word in listed("no_title"))


def unquoted(text: str) -> str:
    """Return a title without quotation marks where they hold all of it."""
    text = text.strip()
    return text[1:-1] if text.startswith("“") and text.find("”") == len(text) - 1 else text


def ends_as_title(text: str) -> bool:
    """Tell whether words end in a word for a title."""
    return bool(vocabulary("title_ends").trailing(text))


def _titles(view: str, at: int, limit: int, *, firm: bool) -> Iterator[Title]:
    before = ""
    while at < limit:
        if steps := LADDER.match(view, at, limit):
            for step in (steps[2], *steps[3].split("、")[1:]):
                yield Title(steps[1] + step + steps[4], steps.start(), steps.end())
            at = steps.end()
        else:
            item = ITEM.match(view, at, limit)
            title = _title(view, at, item.end(), firm=firm or bool(before)) if item else None
            if title is None and not before:
                title = _shared(view, at, limit)
            if title is None:
                return
            if title.text in ("奖章", "奖状") and before.endswith(("奖章", "奖状")):
                title = Title(before[:-2] + title.text, title.start, title.end)
            yield title
            before, at = title.text, title.end
        following = FOLLOWING.match(view, at, limit)
        if following is None:
            return
        lead = LEADING.match(view, following.end(), limit)
        at = lead.end() if lead else following.end()


def _shared(view: str, start: int, limit: int) -> Title | None:
    """Return the title that the last of several modifiers bears: 焊工组、叉车组个人一等奖."""
    at = start
    for _ in range(MODIFIERS):
        item = ITEM.match(view, at, limit)
        if item is None or WON.search(item[0]):
            return None
        if at > start and (title := _title(view, at, item.end(), firm=False)):
            return Title(view[start : title.end], start, title.end) if title.end - start <= LONGEST else None
        if view[item.end() : item.end() + 1] != "、" or len(item[0]) > 16:
            return None
        at = item.end() + 1
    return None


def _title(view: str, start: int, end: int, *, firm: bool) -> Title | None:
    """Return the title at the beginning of [start, end), which holds no mark that parts items."""
    while view[start : start + 1] == " ":
        start += 1
    text = view[start:end]
    if text.startswith("“") and (closing := text.find("”")) > 0 and CLOSED.match(text, closing + 1):
        inner, called = text[1:closing], text.startswith(("称号", "荣誉", "等"), closing + 1)
        fits = is_title(inner) or called or (firm and len(inner) > 2)
        return Title(inner, start, start + closing + 1) if fits else None
    cuts = CUT.finditer(text, 2)
    cut = next((c for c in cuts if c[0].endswith(("称号", "荣誉")) or _end(text[: c.start()])), None)
    region = text[: cut.start()] if cut else text
    if len(region) > LONGEST:
        return None
    called = cut is not None and cut[0].endswith(("称号", "荣誉"))
    stop = _end(region) or (len(region) if called else 0)
    if not stop and firm and is_title(region) and region.endswith(("”", "》")):
        stop = len(region)
    words = region[:stop].strip()
    if (
        (len(words) < 3 and words not in SHORT)
        or WON.search(words)
        or words.startswith(VAGUE)
        or not (called or is_title(words))
    ):
        return None
    return Title(words, start, start + stop)


@cache
def _title_ends() -> re.Pattern[str]:
    """Return what finds the longest word for a title at each place, also where two overlap."""
    return re.compile(f"(?=({'|'.join(sorted(listed('title_ends'), key=len, reverse=True))}))")


def _end(region: str) -> int:
    """Return where the title ends in a stretch: behind its last word for one, or before 和 or 的 behind such a word."""
    found = (m.span(1) for m in _title_ends().finditer(region))
    ends = [end for at, end in found if _is_prize(region, at, end)]
    for joint in JOINTS.finditer(region):
        if joint.start() in ends or region[: joint.start()].endswith("”"):
            return joint.start()
    stop = max(ends, default=0)
    return stop + 1 if region[stop : stop + 1] == "”" else stop


def heading(view: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the title stands that [start, end) is, apart from a number before and a count behind it."""
    number = ORDER.match(view, start, end)
    start = number.end() if number else start
    count = COUNT.search(view[start:end]) if end - start <= LONGEST else None
    text = view[start : start + count.start()] if count else ""
    fits = any(mark in text for mark in listed("headings")) and is_title(text) and ends_as_title(text.strip("“”"))
    return (start, start + len(text)) if fits else None


def _is_prize(region: str, start: int, end: int) -> bool:
    """Tell whether a word for a title means one: not in 奖金, nor in 颁奖."""
    if region[end - 1] != "奖":
        return True
    return region[end - 1 : end + 1] not in PAID and (end - start > 1 or region[start - 1 : start] not in UNNAMED)


def title_start(view: str, start: int, stop: int, areas: list[int]) -> int:
    """Return where the title begins behind the one who is granted it: at 为, a quotation, 全国, a place."""
    quoted = view.find("“", start, stop)
    while 0 <= quoted < stop and not honours_at(view, quoted, stop, firm=True):
        quoted = view.find("“", quoted + 1, stop)
    if quoted >= 0:
        return quoted
    made = view.find("为", start + 2, stop)
    if made >= 0 and honours_at(view, made + 1, stop):
        return made + 1
    group = COUNTED.search(view, start, stop)
    if group and (view.find("等", start, group.end()) > start or group.start() == start) and group.end() < stop:
        noun = HOLDERS.match(view, group.end(), stop)
        return noun.end() if noun else group.end()
    inside = range(start + 2, stop)
    ends = [at for at in inside if vocabulary("scopes").leading(view, at) or vocabulary("title_ends").leading(view, at)]
    return next((at for at in sorted({*ends, *areas}) if honours_at(view, at, stop)), start)
