"""Quantities: numbers with their unit, bound and role, as Chinese reports word them; never more than was said."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from unionkg.graph.numerals import number

BEFORE = {
    **dict.fromkeys(("不少于", "不低于", "至少", "不下", "最少"), "atLeast"),
    **dict.fromkeys(("超过", "超", "突破", "逾", "多于", "高于"), "moreThan"),
    **dict.fromkeys(("约", "大约", "约合", "大概", "约为"), "approx"),
    **dict.fromkeys(("近", "将近", "接近", "不超过", "不高于", "至多", "最多", "不足"), "atMost"),
}
AFTER = {
    **dict.fromkeys(("以上", "之多"), "atLeast"),
    **dict.fromkeys(("左右", "上下", "许"), "approx"),
    **dict.fromkeys(("以下", "以内", "之内"), "atMost"),
}
ROLES = {  # the words right before a number that say what kind of number it is; the nearest one counts
    **dict.fromkeys(("计划", "力争", "拟", "预计", "将", "目标", "争取达到", "确保"), "target"),
    **dict.fromkeys(("每年", "年均", "每年度"), "annual"),
    **dict.fromkeys(("累计", "共计", "先后", "截至目前", "合计", "总计", "共"), "cumulative"),
}
RATES = {"每年": "年", "年均": "年", "每月": "月", "月均": "月", "每人": "人", "人均": "人", "每户": "户", "户均": "户",
         "每亩": "亩", "亩均": "亩", "每家": "家", "每天": "天", "每个": "个"}  # fmt: skip
SIGNS = "〇零一二两三四五六七八九十百千万亿"
ARABIC = r"(?<!\d)(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
LONGEST = 24  # signs of a numeral; what is longer counts nothing
NO_BOUND = {
    "约": "签节预特契条续履邀相合公誓违守",
    "近": "附最临亲靠邻远新",
}  # after these the word is another: 签约30家, 附近3家
SCALES = "[十百千万亿]*+"
QUOTES = "“‘《「『〈"
PEOPLE = ("群众", "职工", "会员", "员工", "工人", "农民工", "劳动者", "女职工", "新就业", "学子", "骑手", "志愿者")
ABOUT = re.compile("([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)")  # 三五, 二三十: between the two
SIZED = re.compile("的?(?:[非小大中规]|企业|单位|用人|群体性|集体|劳动争议|车间|班组)")
COUNTED = re.compile(
    "(会员|职工|员工|农民工|劳动者|工人|骑手|司机|人次)(?:总数|总人数|人数|数)?(?:累计|已|共|有|达到?|到|为|是|约|近|超过?|突破|逾)*$"
)
SPAN = re.compile("多?半?(?:小时|月(?!饼|季|嫂|子)|星期|工作日|学期|昼夜|季度)")
HOTLINE = re.compile("12\\d{3}|96\\d{3,4}")
VAGUE = ("若干", "多", "数", "好几", "几")
ROUND = re.compile("[百千]?[万亿]+")
PLACES = re.compile("[一二三四五六七八九](?:[元台门道][区县市镇乡村峡河山]|家渠)")  # names, no numbers with their unit
MONTHS = ("个多月", "个余月")
REACH = 10  # characters before a number in which its role is looked for


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text, `[start, end)` with its bound and unit.

    `value` is in the base unit (万 times 10,000), `value_max` the upper end of a range; both None when the text gives
    no number (多次: qualifier several). `unit` is the unit or counter word (名 and 位 are 人, 元 is CNY), `per` the
    denominators of a rate, `role` one of target, annual, cumulative or "". `qualifier` is a word of docs/claims.md;
    with atMost the value is the upper bound.
    """

    start: int
    end: int
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    qualifier: str
    per: tuple[str, ...] = ()
    role: str = ""
    ordinal: bool = False


def find_quantities(view: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in plain view (documents.views), in order and apart from each other."""
    return tuple(_quantities(view))


def _quantities(view: str) -> Iterator[Quantity]:
    pattern, units = _pattern(), _units()
    at = 0
    while found := pattern.search(view, at):
        if _is_two(found, units):  # 370万元到14个市州 is no range
            found = pattern.match(view, found.start(), found.end("unit1")) or found
        at = found.end()
        if _is_number(view, found):
            yield _quantity(view, found, units)


def _is_two(found: re.Match[str], units: dict[str, str]) -> bool:
    """Tell whether the two ends of what looks like a range have units of their own, and not the same."""
    first, last = (found["unit1"] or "").lstrip("万亿"), found["unit"]
    return bool(first and last) and units[first] != units[last]


@cache
def _labels() -> dict[str, str]:
    table = files("unionkg.loaders.reports").joinpath("units.csv").read_text(encoding="utf-8")
    return {row["unit"]: row["label"] for row in reversed(list(csv.DictReader(table.splitlines())))}


def label_of(unit: str) -> str:
    """Return the word that ends the heading of a column of numbers in this unit: 数, 人数, 批次, 面积, 率."""
    return _labels().get(unit, "数")


def unit_of(word: str) -> str:
    """Return the unit that a word means (名: 人, 元: CNY), or "" for a word that is none."""
    return _units().get(word, "")


@cache
def _units() -> dict[str, str]:
    table = files("unionkg.loaders.reports").joinpath("units.csv").read_text(encoding="utf-8")
    return {row["word"]: row["unit"] for row in csv.DictReader(table.splitlines())}


@cache
def _pattern() -> re.Pattern[str]:
    def any_of(words: object) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))  # type: ignore[call-overload]

    numeral = f"{ARABIC}|[{SIGNS}]++"
    return re.compile(
        rf"""(?P<before>{any_of(BEFORE)})?+(?P<reach>达到?|为)?+
        (?:(?P<share>百分之)|(?P<ordinal>第))?+
        (?P<order>上(?=[百千万亿])|数(?=[十百千万亿])|(?:好)?几(?=[十百千万亿]))?+
        (?P<number>{numeral}|若干|好几|几|(?<![\w])多|(?<=[已先后曾经再])多|多(?=[次批]))
        \ ?(?P<more>余|多|几|来(?=[个名家人万]))?+(?P<scale>{SCALES})(?P<more2>余|多|来(?=[个名家人]))?+\ ?
        (?:(?P<unit1>[万亿]?元|人|个|家|场|%)?(?:至|到|-|~|—|–)(?P<upper>{numeral})(?P<upscale>{SCALES})(?P<more3>余|多)?+)?
        (?:(?P<unit>{any_of(_units())})|(?P<people>(?={any_of(PEOPLE)})))?+(?P<more4>余|多)?+(?P<after>{any_of(AFTER)})?+""",
        re.VERBOSE,
    )


def _is_number(view: str, found: re.Match[str]) -> bool:
    """Tell whether the match counts something: not a name (“六个一批”), an idiom, a year, a date or a single 一."""
    unit, digits, end = found["unit"] or found["people"], found["number"], found.end()
    if found["share"]:
        return True
    before = view[max(0, found.start("number") - 1) : found.start("number")]
    if (
        len(digits) > LONGEST
        or (unit is None and _implied(view, found) is None)
        or (before and before in f"{QUOTES}前")
    ):
        return False
    if unit == "年" and (len(digits) == 4 or view[end : end + 1] in ("代", "度", "级", "前", "版")):
        return False
    if digits in ("零", "〇") or (found["after"] in ("以上", "以下") and SIZED.match(view, end)):
        return False  # 零件, 零部件; 百人以上企业 says how large a company is, and counts nothing
    if digits in ("一", "万", "千", "百", "十") and not (
        found["more"] or found["more2"] or found["order"] or found["before"]
    ):
        return digits == "百" and unit == "人"
    if found["people"] is not None and ROUND.fullmatch(digits):
        return False  # 百万职工
    following = view[end : end + 1]
    if digits == "零" or PLACES.match(view, found.start("number")):
        return False  # 零件, 三元区
    if following == "制" or (found["people"] is not None and HOTLINE.fullmatch(found.group().strip())):
        return False  # 5人制, 12351职工热线
    if unit == "个" and SPAN.match(view, end):
        return False  # 1个多小时, 3个工作日
    if unit in ("节", "通") and following not in ("", *",。;、)("):
        return False  # 24节气, 4通8达
    if following and following in "一二三四五六七八九化" and digits[0] in SIGNS:
        return False  # 四个一, 六个一批, 三年一届
    return not (unit in ("分钟", "小时", "公里") and "圈" in view[end : end + 8])


def _implied(view: str, found: re.Match[str]) -> str | None:
    """Return the unit of a great number whose people stand before it, or None: 会员达3.2万."""
    if found["scale"][-1:] not in ("万", "亿") or view[found.end() : found.end() + 1] not in ("", *",。;、)\n"):
        return None
    people = COUNTED.search(view, max(0, found.start() - REACH), found.start())
    return None if people is None else "人次" if people[1] == "人次" else "人"


def _quantity(view: str, found: re.Match[str], units: dict[str, str]) -> Quantity:
    value, upper = _values(found)
    unit = "%" if found["share"] else units[found["unit"] or _implied(view, found) or "人"]
    role, per = _around(view, found.start())
    qualifier = "exact" if _is_other_word(view, found) else _qualifier(found, value)
    start = found.end("reach") if found["reach"] and not found["before"] else found.start()
    return Quantity(start, found.end(), value, upper, unit, qualifier, per, role, bool(found["ordinal"]))


def _is_other_word(view: str, found: re.Match[str]) -> bool:
    """Tell whether what stands before the number ends another word, and the number has no bound of its own."""
    at = found.start()
    others = NO_BOUND.get(found["before"] or "", "")
    more = any(found[name] for name in ("more", "more2", "more3", "more4", "order", "after"))
    return not more and at > 0 and view[at - 1] in others


def _values(found: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    digits = found["number"]
    if digits in VAGUE:
        return None, None
    if about := ABOUT.fullmatch(digits):
        low, high, scale = about.groups()
        values = _times(number(low + scale), found["scale"]), _times(number(high + scale), found["scale"])
        return values if values[0] < values[1] else (values[0], None)
    value = _times(number(digits), found["scale"])
    if not found["upper"]:
        return value, None
    upper = _times(number(found["upper"]), found["upscale"])
    if not found["scale"] and found["upscale"] and value < upper / _scale(found["upscale"]) * 10:
        value = _times(value, found["upscale"])  # 3至5万元 begins at 3万
    return (value, upper) if value < upper else (value, None)


def _times(value: Decimal, scales: str) -> Decimal:
    return _whole(value * _scale(scales))


def _whole(value: Decimal) -> Decimal:
    """Return the value without digits that say nothing: 13000 for 13000.0."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _scale(signs: str) -> int:
    scale = 1
    for sign in signs:
        scale *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[sign]
    return scale


def _qualifier(found: re.Match[str], value: Decimal | None) -> str:
    if value is None:
        return "several"
    if ABOUT.fullmatch(found["number"]):
        return "approx"
    if found["order"] or (found["number"] in ("百", "千", "万", "十") and (found["more"] or found["more2"])):
        return "order"
    if found["more"] or found["more2"] or found["more3"] or found["more4"] or found["unit"] in MONTHS:
        return "atLeast"
    if found["before"]:
        return BEFORE[found["before"]]
    return AFTER.get(found["after"] or "", "exact")


def _around(view: str, start: int) -> tuple[str, tuple[str, ...]]:
    """Return the role and the denominators that the words right before a number give it."""
    stretch = re.split(r"[,。;:!?、\n]", view[max(0, start - REACH) : start])[-1]
    roles = [(stretch.rfind(word), len(word), role) for word, role in ROLES.items() if word in stretch]
    return max(roles, default=(0, 0, ""))[2], tuple(
        dict.fromkeys(unit for word, unit in RATES.items() if word in stretch)
    )
