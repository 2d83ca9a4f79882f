"""The noun on the right of a number: what it counts, where that stands behind it."""

import re

from unionkg.loaders.reports.deeds import TAIL, first_member
from unionkg.loaders.reports.labels import lead_of, listed, noun_of, vocabulary
from unionkg.loaders.reports.quantities import Quantity
from unionkg.loaders.reports.reading import Place, Reading

TIMES = frozenset({"人次", "场", "场次", "次", "期", "批", "轮"})  # their noun may follow a bare verb: 举办3场讲座
NAMED = re.compile("授予|命名|认定|评定|确定|评选|表彰")  # …等10人 为 市技术能手
DOING = re.compile("[^,。;:、“”()0-9的]{3,16}的(?![是为有在])")
LEFT_ONLY = frozenset({"批", "期", "届", "场", "场次", "次", "人次", "轮", "%", "‰", "CNY", "课时", "学时", "个百分点"})
AREAS = frozenset({"平方米", "亩", "平方公里", "公顷"})
LONGEST = 24
SPANS = frozenset({"年", "个月", "周", "天", "小时", "分钟"})


def noun_after(reading: Reading, quantity: Quantity, place: Place) -> str:
    """Return the noun on the right of a number, or "" where the counted stands on its left."""
    after = reading.view[quantity.end : min(place.clause.end, quantity.end + LONGEST + TAIL)]
    of = after.startswith("的")
    unions = [r.end for r in reading.within(place.clause.start, quantity.start)]
    left = lead_of(reading.view[max(unions, default=place.clause.start) : quantity.start]).rest
    heads = listed("persons" if quantity.unit == "人次" else "occasions")
    direct = quantity.unit in TIMES and (not left or left in listed("towards"))
    if (quantity.unit in LEFT_ONLY and not of and not direct) or (left and after.startswith(" ")):
        return ""
    following = [q for q in reading.quantities_in(quantity.end, quantity.end + len(after)) if counts(q)]
    if following:
        after = after[: following[0].start - quantity.end]
        if not noun_of(reading.view[following[0].end : following[0].end + LONGEST]):
            after = first_member(after)
    if after.endswith("等"):
        after = first_member(after)
    if NAMED.search(reading.view, place.clause.start, quantity.start):
        after = after.removeprefix("为")
    noun = noun_of(after.removeprefix("的").lstrip(" "))
    if direct and not of and not noun.endswith(heads):
        return ""
    if (
        (len(noun) < 2 or noun in listed("openers"))
        and (doing := DOING.match(after))
        and reading.view[quantity.end - 1] in "名位家个户"
    ):
        noun = noun_of(after[doing.end() :])  # 12名 新加入工会的 骑手
    head, _, rest = noun.partition("的")
    if rest in listed("kin"):
        return noun
    described = head.endswith(listed("qualities")) or vocabulary("openers").leading(head)
    if rest and (described or quantity.unit in AREAS):
        return noun.rpartition("的")[2]
    return head if 1 < len(head) <= LONGEST or head in ("村", "乡", "县", "市", "区", "镇", "州", "旗", "省") else ""


def counts(quantity: Quantity) -> bool:
    """Tell whether a quantity counts things: no ordinal, and no stretch of time."""
    return not quantity.ordinal and quantity.unit not in SPANS
