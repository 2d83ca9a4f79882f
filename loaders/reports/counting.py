"""What a number counts: a label that reads like the heading of a column, made of the words around the number."""

import re
from dataclasses import replace

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.background import is_background
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.deeds import deed_of, going_of, since_sum, title_of
from unionkg.loaders.reports.extents import Extents
from unionkg.loaders.reports.labels import (
    LATER,
    Lead,
    brought_about,
    founded_of,
    last_of,
    lead_of,
    listed,
    suffixed,
    vocabulary,
    without_links,
    without_vague,
)
from unionkg.loaders.reports.nouns_after import AREAS, LEFT_ONLY, LONGEST, SPANS, counts, noun_after
from unionkg.loaders.reports.parts import Parts
from unionkg.loaders.reports.place_lists import head_of, is_place
from unionkg.loaders.reports.quantities import Quantity, label_of
from unionkg.loaders.reports.reading import Place, Reading
from unionkg.loaders.reports.surroundings import Surroundings
from unionkg.loaders.reports.turns import in_turn

GROWN = re.compile(
    r"[比较](?:上年|(?P<years>[\d一二三四五六七八九十]{1,3})年前|(?P<time>[^,。;]{2,10}?))(?:同期|净|共)*(?P<how>增长|增加|提高|提升|上升|扩大|新增|净增|下降|减少|降低)了?$"
)
YEARS = dict(zip("123456789", "一二三四五六七八九", strict=True))
LISTED = re.compile("(?<![高中初平同均优特上下])等(?![奖级次功额候待])")  # 甲、乙等 工种, but 二等奖
GIFTS = frozenset({"慰问", "帮扶", "救助", "援助", "奖励", "资助"})  # what is given may be named by them: 慰问物资
JOINTS = ("", "、", "和", "及", "与", "(", ",", "共", "、共", "的", "、约", "、近")
KIND = re.compile(
    "^(?:国家|全国|省|自治区|市|州|县|区|镇|乡镇|街道|省部)级"
)  # 其中国家级3家, of what was counted before
OF_THEM = re.compile(" ?占(?:比|到|了|达)*")
NEAR = 200  # characters back to the number before of a list


class Counting:
    """Makes the labels of the numbers of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view
        self._around = Surroundings(reading)
        self._extents = Extents(reading, self._around)
        self._made: dict[int, Parts] = {}
        self._nouns: dict[int, str] = {}

    def thing(self, anchor: Anchor) -> Slot | None:
        """Return the thing that a figure counts, or measures, without the words around it."""
        if anchor.quantity is None:
            return None
        parts = self._parts(anchor.quantity, anchor.place)
        verb = parts.verb if parts.verb in GIFTS else ""
        return Slot(verb + parts.thing, parts.start, parts.end)

    def label(self, anchor: Anchor) -> Slot | None:
        """Return the label of a figure, or None for an anchor that is none."""
        quantity = anchor.quantity
        if quantity is None:
            return None
        place = anchor.place
        parts = self._grouped(self._parts(quantity, place), quantity, place)
        if is_background(self._reading, place, quantity, parts):
            return None
        return Slot(suffixed(parts.words(), label_of(quantity.unit)), parts.start, parts.end)

    def _parts(self, quantity: Quantity, place: Place) -> Parts:
        if quantity.start not in self._made:
            self._made[quantity.start] = self._found(quantity, place)
        return self._made[quantity.start]

    def _found(self, quantity: Quantity, place: Place) -> Parts:
        if cell := self._reading.cells.get(quantity.start):
            return Parts(quantity.start, quantity.end, thing=cell.label)
        if turn := in_turn(self._reading, quantity, place):
            return turn
        before = self._previous(quantity, place)
        start = self._after(before, place) if before else place.clause.start
        left = self._view[start : quantity.start]
        if quantity.unit in SPANS and (spanned := self._extents.span(quantity, place, left)):
            return spanned
        right = self._right(quantity, place) or self._around.of_times(quantity, place, start)
        if quantity.unit in AREAS:
            return self._extents.area(quantity, place, left, right)
        if right:
            return self._with(self._on_right(quantity, place, start, right), before, place, left)
        if before and (left.strip() in JOINTS or LATER.fullmatch(left)):
            return replace(self._parts(before, place), start=quantity.start, end=quantity.end)
        return self._with(self._on_left(quantity, place, start), before, place, left)

    def _previous(self, quantity: Quantity, place: Place) -> Quantity | None:
        """Return the last number before this one in its clause."""
        found = [q for q in self._reading.quantities_in(place.clause.start, quantity.start) if counts(q)]
        return found[-1] if found and found[-1].end <= quantity.start else None

    def _after(self, before: Quantity, place: Place) -> int:
        """Return where the words after a number and its noun begin."""
        noun = self._right(before, place)
        return self._view.find(noun, before.end) + len(noun) if noun else before.end

    def _right(self, quantity: Quantity, place: Place) -> str:
        if quantity.start not in self._nouns:
            self._nouns[quantity.start] = noun_after(self._reading, quantity, place)
        return self._nouns[quantity.start]

    def _on_right(self, quantity: Quantity, place: Place, start: int, noun: str) -> Parts:
        end = self._view.find(noun, quantity.end) + len(noun)
        left = self._around.after_unions(start, quantity.start)
        lead = lead_of(left)
        near = left.rstrip(" “").removesuffix("了")
        while word := vocabulary("openers").trailing(near) or vocabulary("vague").trailing(near):
            near = near[: -len(word)]
        verb = vocabulary("acts").trailing(near) or ("" if lead.rest else lead.verb) or lead.planned()
        towards = near.endswith(listed("towards"))
        tail = "" if verb and not towards else self._activity(end, place) or self._tail(end, place, near)
        thing = self._around.own_place_off(without_vague(noun), place)
        if tail and (thing in listed("anyone") or tail.endswith(thing)):
            thing = ""
        return Parts(
            quantity.end, end, lead.over, lead.ahead, lead.rate, "" if tail else verb, tail, thing, light=lead.light
        )

    def _on_left(self, quantity: Quantity, place: Place, start: int) -> Parts:
        text = since_sum(without_links(self._around.after_unions(start, quantity.start, quantity.unit)))
        if grown := GROWN.search(text):
            return self._growth(quantity, place, grown)
        if title := self._title(quantity, place):
            return Parts(quantity.start, quantity.end, tail=title)
        light = brought_about(text)
        founded = founded_of(text)
        lead = lead_of(founded or text)
        if light and not founded and len(lead.rest) > len(light):
            lead = replace(lead_of(light), ahead=lead.ahead, rate=lead.rate, over=lead.over)
        if sent := going_of(text):
            lead = replace(lead, verb="", rest=sent)
        thing = lead.rest
        thing = last_of(thing, lead.verb)
        if len(thing) > LONGEST:
            at = self._reading.boundaries.name_start(quantity.start, place.clause.start)
            thing = without_links(self._view[at : quantity.start]) or thing[-LONGEST:]
        verb = lead.verb
        if not thing and not verb and lead.light not in listed("outcomes"):
            return self._done_by(quantity, place, lead)
        kind = thing if KIND.fullmatch(thing) else ""
        if (kind or not thing) and quantity.unit not in LEFT_ONLY | {"人"}:
            carried = KIND.sub("", self._carried(quantity, place))
            thing = kind + ("" if carried.startswith(verb or "的") else carried)
            verb = verb or (lead.light if lead.light in listed("outcomes") else "")
        if verb == "发展" and thing != "会员":
            verb = ""  # 发展新业态会员: the group says what is new; 发展会员: those who joined, not all there are
        verb = verb or lead.planned()
        thing = without_vague(thing)
        listing = not verb and quantity.unit != "CNY" and is_place(self._reading, thing, quantity.start)
        if listing and (head := self._listed(quantity, place)).thing:
            counted = head.thing.removeprefix("专兼职")
            return replace(head, start=start, end=quantity.start, group=thing, thing=counted)
        return Parts(start, quantity.start, lead.over, lead.ahead, lead.rate, verb, "", thing, light=lead.light)

    def _title(self, quantity: Quantity, place: Place) -> str:
        """Return the title that people named before their number were given: 张三等5人 被授予…称号."""
        if quantity.unit != "人":
            return ""
        after = self._view[quantity.end : place.clause.end]
        return title_of(after, self._view[place.clause.start : quantity.start])

    def _listed(self, quantity: Quantity, place: Place) -> Parts:
        """Return the parts of what a list of places counts: the number before it, or the words before its colon."""
        head = head_of(self._reading, place)
        first = max(place.paragraph.block.start, quantity.start - NEAR)
        before = [q for q in self._reading.quantities_in(first, quantity.start) if q.unit == quantity.unit]
        if before and (before[-1].start > place.clause.start or not head.rest):
            there = self._reading.place_of(before[-1].start)
            return self._parts(before[-1], there) if there else Parts(0, 0)
        return Parts(0, 0, head.over, head.ahead, head.rate, head.verb, "", head.rest, light=head.light)

    def _growth(self, quantity: Quantity, place: Place, grown: re.Match[str]) -> Parts:
        """Return the parts of how much more there is of what was counted before: 比2020年增长, 较5年前增加."""
        before = [q for q in self._reading.quantities_in(place.paragraph.block.start, quantity.start) if counts(q)]
        there = self._reading.place_of(before[-1].start) if before else None
        thing = self._parts(before[-1], there).thing if there else ""
        since = grown["years"]
        time = f"{YEARS.get(since, since)}年" if since else f"比{grown['time'] or '上年'}"
        return Parts(quantity.start, quantity.end, thing=thing + time + grown["how"])

    def _done_by(self, quantity: Quantity, place: Place, lead: Lead) -> Parts:
        """Return the parts of a number of people without a noun: 7680人 参加医疗保险."""
        if quantity.unit == "%" and OF_THEM.fullmatch(self._view[place.clause.start : quantity.start]):
            return Parts(quantity.start, quantity.end, thing=self._whose(quantity, place) + "占比")
        tail = self._tail(quantity.end, place, "").removesuffix("的")
        thing = "" if tail or quantity.unit in LEFT_ONLY | {"人"} else self._carried(quantity, place)
        verb = "" if tail or thing else lead.light
        return Parts(quantity.start, quantity.end, lead.over, lead.ahead, lead.rate, verb, tail, thing)

    def _whose(self, quantity: Quantity, place: Place) -> str:
        """Return what the number before a share counts: 农民工149人,占16%."""
        before = self._reading.quantities_in(max(place.sentence.start, quantity.start - NEAR), quantity.start)
        there = self._reading.place_of(before[-1].start) if before and before[-1].unit != "%" else None
        return self._parts(before[-1], there).thing if there else ""

    def _with(self, parts: Parts, before: Quantity | None, place: Place, left: str) -> Parts:
        """Return the parts with what the number before it in a list hands on: its verb, its plan, its group."""
        if before is None or left.strip()[:1] not in ("", "、", "和", "及", "的"):
            return parts
        first = self._parts(before, place)
        if not (parts.verb or parts.tail or parts.light):
            parts = replace(parts, verb=first.verb, tail=first.tail)
        parts = replace(parts, over=parts.over or first.over, ahead=parts.ahead or first.ahead)
        return replace(parts, rate=parts.rate or first.rate)

    def _grouped(self, parts: Parts, quantity: Quantity, place: Place) -> Parts:
        """Return the parts with what the sentence said before: the new members' group, the contest of trades."""
        said = self._view[place.sentence.start : quantity.start]
        if parts.thing in listed("bare") and not parts.group:
            group = max(
                listed("groups"), key=lambda word: (said.rfind(word) + len(word) if word in said else -1, len(word))
            )
            return replace(parts, group=group, verb="") if group in said else parts
        if parts.thing in listed("facets") and not parts.tail:
            before = self._reading.quantities_in(place.sentence.start, quantity.start)
            activity = (
                self._parts(before[-1], self._reading.place_of(before[-1].start) or place).thing if before else ""
            )
            if activity.endswith(listed("activities")):
                short = next((word for word in listed("short") if word in activity), "")
                return replace(parts, group=activity.replace(short, "", 1), verb="")
        return parts

    def _carried(self, quantity: Quantity, place: Place) -> str:
        """Return what the number before counts, or the building named last in the sentence or the one before."""
        before = [
            q for q in self._reading.quantities_in(place.sentence.start, quantity.start) if q.unit == quantity.unit
        ]
        if before and (there := self._reading.place_of(before[-1].start)) is not None:
            return self._parts(before[-1], there).thing
        return self._around.building(place.paragraph.block.start, quantity.start)

    def _tail(self, end: int, place: Place, left: str) -> str:
        """Return what the counted did, or what was done for them, as words before the thing: 参加技术比武, 获…称号."""
        at = self._past_list(end, place)
        stop = place.clause.end
        if at >= stop and left.endswith(("为", "给", "对", "向", "在")):
            later = [c for c in place.sentence.clauses if c.start > at]
            at, stop = (later[0].start, later[0].end) if later else (at, stop)
        following = self._reading.quantities_in(at, stop)
        text = self._view[at : following[0].start if following else stop].strip(" ,、)")
        if following and not lead_of(text).rest:
            return ""  # what they did it to is counted next: 20家企业提供 300个岗位
        return deed_of(text, self._view[place.clause.start : end])

    def _activity(self, end: int, place: Place) -> str:
        """Return the activity that a second number counts right behind the noun: 200个工种3700项 竞赛."""
        following = self._reading.quantities_in(end, end + 1)
        return self._right(following[0], place) if following and following[0].unit in ("项", "场", "场次") else ""

    def _past_list(self, end: int, place: Place) -> int:
        """Return where the words begin that hold for all members of a list of numbers with their nouns."""
        at = end
        for quantity in self._reading.quantities_in(end, place.clause.end):
            if self._view[at : quantity.start].strip() not in JOINTS:
                return at
            noun = self._right(quantity, place)
            at = self._view.find(noun, quantity.end) + len(noun)
        return at
