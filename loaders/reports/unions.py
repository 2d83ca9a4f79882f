"""Union mentions: anchored on 工会 and trimmed to the left, since no list of unions can be complete."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from unionkg.loaders.gazetteer.places import ABBREVIATIONS
from unionkg.loaders.reports.areas import Areas, AreaSpan, codes_of, level_of
from unionkg.loaders.reports.boundaries import Boundaries
from unionkg.loaders.reports.lexicon import words

NATIONAL = "中华全国总工会"
ANCHOR = re.compile("工会|工联会")
TAIL = re.compile("(?:工作委员会|联合总会|联合会|委员会|办事处)?")
SHORT = re.compile(r"(?:自治区|特区|[省市县区州旗])总(?!$)|全总")
COUNT = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
COLLECTIVE = re.compile(
    r"([一两二三四五六七八九十]|\d{1,2})(?:个|家)?(省一市|省三市|省一区|市三省|省会城市|省辖市|地级市|城市|地市|市地|城|省区市|省市|省区|市州|市区|市县|县区|县市|区县|省|市|县|区|地|州|旗|方)(?:\([省市县区州旗、盟]{1,5}\))?$"
)
JOINT = re.compile(r"双方|双边|两家工会|两地(?!工会|总工会)")
RELATIVE = re.compile(r"(?:自治区|自治州|省|市|县|区|州|旗|盟|特区|镇|乡|街道)$")
ZONE = re.compile(
    r"(?:旅游经济特区|经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|高新开发区|旅游度假区|工业园区|产业园区|工业园|产业园|示范区|开发区|经开区|高新区|保税区|自贸区|风景区|管理区|度假区|新区|特区|矿区|林区|垦区)$"
)
STATED = re.compile(r"(?:^|(?<=[\n,。;:、“]))([\u4e00-\u9fff]{2,8})(?<![级秀有新型])工会(?![工组会干服驿代协职建阵])")
AROUND = 3000  # characters around a place that the gazetteer does not know in which it stands again
LEVELS = "省市县区州旗盟镇乡道木村"
TRADE = 4  # characters of a trade's name at least
UNKNOWN = 4  # characters of a place that the gazetteer does not know
PARTING = re.compile("(?:[、和与及同]|—{1,2}|[-–])[“”]?$")  # between the places of a joint name
ETCETERA = re.compile(
    "等(?:多|各|毗邻|周边|相邻|兄弟)*(?:([一两二三四五六七八九十]|\\d{1,2})个?)?(?:地区?|省[市区]?|市[县区州]?|县[市区]?|区县?|州|旗)(?:各级)?$"
)
FIRMS = ("公司工会", "集团工会", "医院工会", "大学工会", "学院工会", "银行工会")
EXTRA = {"市三省": 3, "省一市": 1, "省三市": 3, "省一区": 1}
PRONOUN = re.compile(r"该(?:区|市|县|州|旗|省)?(?:会|总工会|工会)(?!议|员|场)")


@dataclass(frozen=True, slots=True)
class UnionSpan:
    """A mention at [start, end) before resolution.

    kind: `named` (name is complete), `level` (县总工会: `level` says which), `joint` (两地工会: `count` of them,
    `places` where it lists them), `crowd` (19个省市工会: nobody says which), `body` (公司工会), `pronoun` (该会).
    """

    start: int
    end: int
    kind: str
    name: str = ""
    level: str = ""
    count: int = 0
    places: tuple[AreaSpan, ...] = ()
    suffix: str = "总工会"
    modifier: bool = False


class UnionFinder:
    """Finds the union mentions of one view."""

    def __init__(self, view: str, areas: Areas, boundaries: Boundaries) -> None:
        self._view, self._areas, self._boundaries = view, areas, boundaries

    def find(self) -> list[UnionSpan]:
        """Return the mentions in order; they do not overlap."""
        found = sorted((*self._long(), *self._short(), *self._words()), key=lambda u: (u.start, -u.end))
        kept: list[UnionSpan] = []
        for span in found:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept

    def _words(self) -> Iterator[UnionSpan]:
        for match in JOINT.finditer(self._view):
            yield UnionSpan(match.start(), match.end(), "joint", count=2)
        for match in PRONOUN.finditer(self._view):
            if self._view[match.end() - 1] == "会":
                yield UnionSpan(match.start(), match.end(), "pronoun", level=_level(match[0][1:2]))

    def _short(self) -> Iterator[UnionSpan]:
        for match in SHORT.finditer(self._view):
            if self._view.startswith(words("after_total_other"), match.end()):
                continue
            if match[0] == "全总":
                yield UnionSpan(match.start(), match.end(), "named", name=NATIONAL)
            elif self._view[match.end() - 1 :][:3] not in ("总工会",):
                yield from self._of_place(match.end() - 1, match.end(), "总工会")

    def _long(self) -> Iterator[UnionSpan]:
        for match in ANCHOR.finditer(self._view):
            start, end = self._suffix(match.start(), match.end())
            spans = self._of_place(start, end, self._view[start:end])
            yield from spans if self._kept(start, end) else map(_as_modifier, spans)

    def _suffix(self, start: int, end: int) -> tuple[int, int]:
        """Return the whole suffix around 工会: 总工会, 工会联合会, 机关工会 …."""
        for before in ("联合总", "联合", "总"):
            if self._view.startswith(before, start - len(before)):
                start -= len(before)
                break
        tail = TAIL.match(self._view, end)
        return start, tail.end() if tail else end

    def _kept(self, start: int, end: int) -> bool:
        if self._view[start:end] != "工会":
            return True
        return not self._view.startswith(words("after_union_noun"), end) and not self._view[end : end + 1].isdigit()

    def _of_place(self, start: int, end: int, suffix: str) -> Iterator[UnionSpan]:
        left = self._view[max(0, start - 12) : start]
        if left.endswith("全国") and suffix == "总工会":
            first = start - (4 if left.endswith("中华全国") else 2)
            yield UnionSpan(first, end, "named", name=NATIONAL)
        elif places := self._etcetera(start):
            yield UnionSpan(self._chain_start(places[0]), end, "joint", level="地", count=len(places), places=places)
        elif (counted := COLLECTIVE.search(left)) and counted[0][0] != counted[2] and not self._areas.ending_at(start):
            yield self._joint(start - len(counted[0]), end, counted)
        elif place := self._areas.ending_at(start):
            yield self._placed(place, end, suffix)
        elif zone := ZONE.search(left):
            yield from self._zone(start, end, suffix, len(zone[0]))
        elif suffix in ("工会", "总工会") and (members := self._regional(start)):
            yield UnionSpan(
                members[0].start,
                end,
                "joint",
                level="地",
                count=len(members),
                places=members,
                modifier=suffix == "工会",
            )
        elif suffix == "总工会" and (not left or left[-1] in "、,。:;(\n“ "):
            yield UnionSpan(start, end, "level", suffix=suffix)
        elif level := RELATIVE.search(left):
            yield from self._level(start, end, suffix, level[0])
        else:
            yield from self._body(start, end, suffix)

    def _placed(self, place: AreaSpan, end: int, suffix: str) -> UnionSpan:
        first = self._chain_start(place)
        loose = suffix == "工会" and not place.full and place.text[-1] not in LEVELS
        span = UnionSpan(first, end, "named", places=(place,), suffix=suffix, modifier=loose)
        peers = self._peers(first, place)
        return (
            replace(span, start=peers[0].start, kind="joint", places=(*peers, place), modifier=False) if peers else span
        )

    def _chain_start(self, place: AreaSpan) -> int:
        while before := self._areas.ending_at(place.start):
            if not before.above(place):
                break
            place = before
        return place.start

    def _peers(self, start: int, place: AreaSpan) -> tuple[AreaSpan, ...]:
        """Return the places of 海淀、通州区总工会 that stand before the last: short names parted by 、 or 和."""
        return tuple(self._parted(start, lambda before, parting: _alike(before, place, parting)))[::-1]

    def _parted(self, start: int, fits: Callable[[AreaSpan, str], bool]) -> Iterator[AreaSpan]:
        """Yield the fitting places that stand before `start`, from right to left, parted by 、, 和 or a dash."""
        while parted := PARTING.search(self._view, max(0, start - 3), start):
            before = self._areas.short_before(parted.start())
            if before is None or not fits(before, parted[0]):
                return
            yield before
            start = self._chain_start(before)

    def _etcetera(self, start: int) -> tuple[AreaSpan, ...]:
        """Return the two places or more that 渝北、广安等地工会 lists, if it counts no further ones."""
        found = ETCETERA.search(self._view, max(0, start - 12), start)
        last = self._areas.short_before(found.start()) if found else None
        if found is None or last is None:
            return ()
        places = (*tuple(self._parted(self._chain_start(last), lambda *_: True))[::-1], last)
        count = (COUNT.get(found[1]) or int(found[1])) if found[1] else len(places)
        return places if len(places) == count > 1 else ()

    def _joint(self, start: int, end: int, counted: re.Match[str]) -> UnionSpan:
        count = (COUNT.get(counted[1]) or int(counted[1])) + EXTRA.get(counted[2], 0)
        places = self._listed(start, count) or self._region(start, count)
        if not places and counted[1].isdigit():
            return UnionSpan(start, end, "crowd", name=self._view[start:end], count=count)
        first = self._chain_start(places[0]) if places else start
        return UnionSpan(first, end, "joint", level=_level(counted[2]), count=count, places=places)

    def _listed(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        """Return the places listed right before `start`; () unless there are as many as counted."""
        places: list[AreaSpan] = []
        while len(places) < count:
            parted = self._view[start - 1 : start] in ("、", "和", "与", "及")
            place = self._areas.short_before(start - 1 if parted and places else start)
            if place is None:
                break
            places.insert(0, place)
            start = self._chain_start(place)
        return tuple(places) if len(places) == count else ()

    def _region(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        """Return the provinces that a region's name (长三角) or a row of short forms (沪苏浙皖) stands for."""
        return self._named_region(start, count) or self._letters(start, count)

    def _named_region(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        for region, names in regions():
            if len(names) == count and self._view.endswith(region, 0, start):
                return tuple(AreaSpan(start - len(region), start, name, codes_of(name)) for name in names)
        return ()

    def _regional(self, start: int) -> tuple[AreaSpan, ...]:
        """Return the provinces that 川渝工会 or 长三角工会 joins, although it does not count them."""
        named = (self._named_region(start, count) for count in sorted({len(names) for _, names in regions()}))
        return next((found for found in named if found), ()) or self._letters(start, 2)

    def _letters(self, start: int, count: int) -> tuple[AreaSpan, ...]:
        letters = self._view[max(0, start - count) : start]
        if len(letters) < count or not all(letter in ABBREVIATIONS for letter in letters):
            return ()
        spans = (AreaSpan(start - count, start, letter, codes_of(letter)) for letter in letters)
        return tuple(replace(s, codes=tuple(sorted(s.codes, key=lambda c: level_of(c) != "province"))) for s in spans)

    def _zone(self, start: int, end: int, suffix: str, length: int) -> Iterator[UnionSpan]:
        floor = self._boundaries.name_start(start, max(0, start - 20))
        places = [a for a in self._areas.inside(floor, start) if a.end <= start - length + 2 or a.end == start]
        first = places[0].start if places else floor
        if start - first > length:
            yield UnionSpan(first, end, "named", self._view[first:start] + _full(suffix), places=tuple(places[:1]))
        else:
            yield UnionSpan(start - length, end, "level", level="区", suffix=suffix)

    def _level(self, start: int, end: int, suffix: str, level: str) -> Iterator[UnionSpan]:
        floor = self._boundaries.name_start(start, max(0, start - 20))
        bare = start - len(level)
        stem = self._view[floor:bare]
        relative = UnionSpan(bare, end, "level", level=_level(level), suffix=suffix)
        if not stem or stem.endswith(words("level_prefix")):
            if suffix == "总工会" or (suffix == "工会" and level in "省市县区州旗盟"):
                yield relative
        elif suffix == "总工会" and self._is_place(stem, level, start):
            yield UnionSpan(floor, end, "named", self._view[floor:end])
        else:
            usual = [relative] if suffix == "总工会" and level in "省市县区州旗" else []
            yield from list(self._body(start, end, suffix)) or usual

    def _is_place(self, stem: str, level: str, at: int) -> bool:
        """Tell whether a name that the gazetteer does not know is a place's: it stands nearby without 总工会, too."""
        if len(stem) > UNKNOWN or _generic(stem):
            return False
        near = max(0, at - AROUND), at + AROUND
        return self._view.count(stem + level, *near) > self._view.count(stem + level + "总工会", *near)

    @cached_property
    def _firms(self) -> frozenset[str]:
        """The names of no known kind that begin a clause before 工会 at least twice: they are firms' (京东, 首钢)."""
        counts = Counter(match[1] for match in STATED.finditer(self._view))
        return frozenset(name for name, count in counts.items() if count > 1)

    def _federates(self, name: str, suffix: str) -> bool:
        """Tell whether it is a federation of a trade: 修理行业工会联合会."""
        return suffix in ("工会联合会", "联合工会") and len(name) >= TRADE

    def _body(self, start: int, end: int, suffix: str) -> Iterator[UnionSpan]:
        first = self._boundaries.name_start(start, max(0, start - 40))
        first = max(first, self._view.rfind("工会", first, start) + 2 if "工会" in self._view[first:start] else first)
        name = self._view[first:start]
        if name in words("own_bodies"):
            yield UnionSpan(first, end, "body", level=name, suffix=suffix)
            return
        inside = list(self._areas.inside(first, start))
        if (
            len(name) < 2
            or self._boundaries.ends_at(start)
            or (name.endswith("建") and not name.endswith(words("builders")))
            or name.endswith((")", "”", "乡镇", "村镇", "基层", "各级", "所属", "下属"))
            or _generic(name)
            or not (
                inside or name.endswith(words("union_bodies")) or name in self._firms or self._federates(name, suffix)
            )
        ):
            return
        if inside and inside[0].start - first <= 2:
            first = inside[0].start
        yield UnionSpan(first, end, "named", self._view[first:end], places=tuple(inside[:1]))


def _alike(one: AreaSpan, other: AreaSpan, parting: str) -> bool:
    """Tell whether two places can share the word 工会: of one level, or neither in the other when 与 parts them."""
    if one.levels & other.levels or one.text == other.text:
        return one.text != other.text
    local = {"township", "village"} & (one.levels | other.levels)
    return not (parting == "、" or local or one.above(other) or other.above(one))


@cache
def regions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of regions and the provinces that they join."""
    entries = (entry.partition("=") for entry in words("regions"))
    return tuple((region, tuple(members.split(","))) for region, _, members in entries)


def _as_modifier(span: UnionSpan) -> UnionSpan:
    """Return the mention as one that only tells whose something is: 十堰市工会第五次代表大会; not a firm's."""
    return span if span.name.endswith(FIRMS) else replace(span, modifier=True)


def _level(word: str) -> str:
    return {"自治区": "省", "自治州": "州", "盟": "市", "特区": "区"}.get(word, word)


def _full(suffix: str) -> str:
    return "总工会" if suffix in ("工会", "总") else suffix


def _generic(name: str) -> bool:
    """Tell whether nothing remains of a name but words that any union could bear."""
    rest, generic = name.strip("“”"), sorted(words("generic_union"), key=len, reverse=True)
    while rest:
        word = next((word for word in generic if rest.startswith(word)), None)
        if word is None:
            return False
        rest = rest[len(word) :]
    return True
