"""Union mentions: anchored on 工会 and trimmed to the left, since no list of unions can be complete."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from unionkg.loaders.reports.area_lists import COUNT, AreaLists
from unionkg.loaders.reports.areas import Areas, AreaSpan
from unionkg.loaders.reports.boundaries import Boundaries
from unionkg.loaders.reports.lexicon import words

NATIONAL = "中华全国总工会"
ANCHOR = re.compile("工会|工联会")
TAIL = re.compile("(?:工作委员会|联合总会|联合会|委员会|办事处)?")
SHORT = re.compile(r"(?:自治区|特区|[省市县区州旗])总(?!$)|全总")
COLLECTIVE = re.compile(
    r"([一两二三四五六七八九十]|\d{1,2})(?:个|家)?(省一市|省三市|省一区|市三省|省会城市|省辖市|地级市|城市|地市|市地|城|省区市|省市|省区|市州|市区|市县|县区|县市|区县|省|市|县|区|地|州|旗|方)(?:\([省市县区州旗、盟]{1,5}\))?$"
)
JOINT = re.compile(
    r"双方|双边|两家工会|两地(?!工会|总工会|[0-9]|职工|群众|干部|劳模|工匠|青年|企业|人民|政府|党委|市民)"
)
RELATIVE = re.compile(r"(?:自治区|自治州|省|市|县|区|州|旗|盟|特区|镇|乡|街道)$")
ZONE = re.compile(
    r"(?:旅游经济特区|经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|高新开发区|旅游度假区|工业园区|产业园区|工业园|产业园|示范区|开发区|经开区|高新区|保税区|自贸区|风景区|管理区|度假区|新区|特区|矿区|林区|垦区)$"
)
STATED = re.compile(r"(?:^|(?<=[\n,。;:、“]))([\u4e00-\u9fff]{2,8})(?<![级秀有新型])工会(?![工组会干服驿代协职建阵])")
AROUND = 3000  # characters around a place that the gazetteer does not know in which it stands again
CORPS = re.compile("兵团$|第[一二三四五六七八九十]{1,3}师$")
TIERS = re.compile("(?P<levels>(?P<first>[省市县区]?)[、和]?[市县区乡镇街]{0,2})(?:[两三]级|级以上)$")
MUNICIPALITIES, LOWER = "京津沪渝", "市县区州旗"
LEVELS = "省市县区州旗盟镇乡道木村"
TRADE = 4  # characters of a trade's name at least
UNKNOWN = 4  # characters of a place that the gazetteer does not know
FIRMS = ("公司工会", "集团工会", "医院工会", "大学工会", "学院工会", "银行工会")
CONGRESS = re.compile("第[一二三四五六七八九十]+(?:次|届)")
EXTRA = {"市三省": 3, "省一市": 1, "省三市": 3, "省一区": 1}
PRONOUN = re.compile(r"该(?:区|市|县|州|旗|省)?(?:会|总工会|工会联合会|工会|工?联合?会)(?!议|员|场)")


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
        self._lists = AreaLists(view, areas)

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
            meets = bool(CONGRESS.match(self._view, end))
            yield from spans if self._kept(start, end) else (_as_modifier(span, meets=meets) for span in spans)

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
        elif listed := self._etcetera(start, end):
            yield listed
        elif (counted := COLLECTIVE.search(left)) and counted[0][0] != counted[2] and not self._areas.ending_at(start):
            yield self._joint(start - len(counted[0]), end, counted)
        elif place := self._areas.ending_at(start) or self._of_tiers(start):
            yield self._placed(place, end, suffix)
        elif suffix == "总工会" and (corps := CORPS.search(left)):
            name = "新疆生产建设兵团" if corps[0] == "兵团" else corps[0]
            yield UnionSpan(start - len(corps[0]), end, "named", name + suffix)
        elif (tiers := TIERS.search(left)) and tiers["first"]:
            yield UnionSpan(start - len(tiers[0]), end, "level", level=tiers["first"])
        elif zone := ZONE.search(left):
            yield from self._zone(start, end, suffix, len(zone[0]))
        elif suffix in ("工会", "总工会") and (members := self._lists.regional(start)):
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

    def _of_tiers(self, start: int) -> AreaSpan | None:
        """Return the place of 房县县镇两级工会 or 房县镇级以上工会: what they do together its own union does."""
        tiers = TIERS.search(self._view, max(0, start - 6), start)
        ends = range(tiers.start(), tiers.end("levels") + 1) if tiers else ()
        return next((place for end in ends if (place := self._areas.ending_at(end))), None)

    def _placed(self, place: AreaSpan, end: int, suffix: str) -> UnionSpan:
        first = self._lists.chain_start(place)
        loose = suffix == "工会" and not place.full and place.text[-1] not in LEVELS
        span = UnionSpan(first, end, "named", places=(place,), suffix=suffix, modifier=loose)
        peers = self._lists.peers(first, place)
        return (
            replace(span, start=peers[0].start, kind="joint", places=(*peers, place), modifier=False) if peers else span
        )

    def _etcetera(self, start: int, end: int) -> UnionSpan | None:
        """Return the unions of 渝北、广安等地工会; where more are counted than listed, nobody says which act."""
        places, more = self._lists.etcetera(start)
        if not places:
            return None
        first = self._lists.chain_start(places[0])
        if more:
            return UnionSpan(first, end, "crowd", name=self._view[first:end], places=places)
        return UnionSpan(first, end, "joint", level="地", count=len(places), places=places)

    def _joint(self, start: int, end: int, counted: re.Match[str]) -> UnionSpan:
        count = (COUNT.get(counted[1]) or int(counted[1])) + EXTRA.get(counted[2], 0)
        places = self._lists.listed(start, count) or self._provinces(start, count, counted[2])
        if not places and counted[1].isdigit():
            return UnionSpan(start, end, "crowd", name=self._view[start:end], count=count)
        first = self._lists.chain_start(places[0]) if places else start
        return UnionSpan(first, end, "joint", level=_level(counted[2]), count=count, places=places)

    def _provinces(self, start: int, count: int, unit: str) -> tuple[AreaSpan, ...]:
        """Return the provinces of 京津冀三地; 苏皖豫三市 are cities in them that the words do not name."""
        places = self._lists.region(start, count)
        return places if unit not in LOWER or all(place.text in MUNICIPALITIES for place in places) else ()

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
            first = _lowest(inside).start
        yield UnionSpan(first, end, "named", self._view[first:end], places=tuple(inside[:1]))


def _lowest(places: list[AreaSpan]) -> AreaSpan:
    """Return the last of the places that follow each other from the highest down: 通州区 of 北京市通州区."""
    last = places[0]
    for place in places[1:]:
        if place.start != last.end or not last.above(place):
            break
        last = place
    return last


def _as_modifier(span: UnionSpan, *, meets: bool) -> UnionSpan:
    """Return the mention as one that only tells whose something is: 十堰市工会第五次代表大会; not a firm's."""
    named = span.name.endswith(FIRMS) or (meets and span.name.removesuffix("工会").endswith(words("union_bodies")))
    return span if named else replace(span, modifier=True)


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
