"""Awards: a clause with a verb of winning or granting is taken apart into winners, titles and who granted them."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from unionkg.loaders.reports.actors import Actors
from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.honours import (
    COUNTED,
    Honours,
    ends_as_title,
    honours_at,
    is_title,
    listed,
    title_start,
    unquoted,
)
from unionkg.loaders.reports.nouns import Nouns
from unionkg.loaders.reports.people import is_name, person_at
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.winners import GROUP, Winners

EARLIER = 240  # characters before the verb in which what was won before in its clause is looked for
REACH = 160  # characters behind the verb in which titles are looked for
LINKS = re.compile("(?:的?称号)?(?:的?获得者[、,]?|、)?")
THOSE = re.compile(
    r"的?(?:[\d一二三四五六七八九十两]{1,3}[名位个家])?(?:优秀|先进)?(?:获得者|获奖者|选手|单位|职工|个人|集体|作品|项目|队伍)?(?:分别|依次)?(?:(?:是|为)?:|是|为)"
)
OBJECT = re.compile("[将把]")
ENTRY = re.compile(r"\s*(?:\d{1,3}[.、]?\s*)?([\u4e00-\u9fff] ?[\u4e00-\u9fff]{1,3})(?:\s+|[(,:])\S")
PASSIVE = re.compile("[被获经由受](?!奖|得|评|批|准)")
DECIDED = re.compile("决出|评出|产生|设立|设有|设|评选出|[^决]出了|颁出|的(?=.{0,4}奖)")
GRANTING = ("授予", "命名", "命名为", "认定为")
PAIRS = 12  # of 授予甲A、乙B
JOINED = re.compile(r"[、和](?=[^,。;“”、]{0,3}[\d一二三四五六七八九十两]{1,4}[个名位家支][^,。;“”、]{1,24}“)")
BEFORE = re.compile("荣获|获得|获评|喜获|夺得|摘得|斩获|被评为|被授予|获")
NUMBERED = re.compile("[出了]|一批|[\\d一二三四五六七八九十百两几多]+[余多]?[个名位家支人项件]")
ON_LIST = re.compile("上榜|在列|入选|榜上有名|入围|获选")
Slots = Mapping[str, Slot]


class Awards:
    """Takes the awards of one reading apart, each way in which reports tell them by its name."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self._reading, self._view, self._actors = reading, reading.view, actors
        self._winners, self._nouns = Winners(reading, actors), Nouns(reading)
        self._ways = {
            "won": self._won,
            "passive": self._passive,
            "granted": self._granted,
            "by": self._by,
            "holder": self._holder,
            "roll": self._roll,
            "praised": self._praised,
        }

    def made(self, way: str, anchor: Anchor) -> list[Slots]:
        """Return the slots of each award that is told in this way at the anchor: winner, title and grantor."""
        opened = self._view.rfind("《", anchor.place.sentence.start, anchor.start)
        if way != "roll" and opened >= 0 and self._view.find("》", opened, anchor.start) < 0:
            return []
        return list(self._ways[way](anchor))

    def winner(self, anchor: Anchor) -> Slot | None:
        """Return who stands before the words that say that a list holds somebody: …名单公布,甲在列."""
        place = anchor.place
        clauses = [c for c in place.sentence.clauses if c.end > anchor.end]
        for clause in clauses:
            start = max(clause.start, anchor.end)
            if on := ON_LIST.search(self._view, start, clause.end):
                found = self._winners.listed(*self._nouns.noun(start, on.start()), place)
                return found[0] if found else None
        return None

    def praise(self, anchor: Anchor) -> Slot | None:
        """Return what was said in praise; the whole clause where not the union but its work was praised."""
        clause, start = anchor.place.clause, anchor.start
        text = anchor.text.strip(" 。")
        first, last = self._nouns.noun(clause.start, start - 2)
        if last - first > 2 and not any(r.start == first and r.end == last for r in self._reading.within(first, last)):
            first = max([first, *(r.end for r in self._reading.within(first, last) if r.start == first)])
            text, start = self._view[first : anchor.end].strip(" ,。的"), first
        return Slot(text, start, anchor.end) if len(text) > 2 else None

    def _won(self, anchor: Anchor) -> Iterator[Slots]:
        """Yield the awards of 甲、乙(先后)获得A、B, of 获得A的是甲, and of 获得A的甲 where 甲 is a person."""
        if self._unreal(anchor):
            return
        honours = self._honours(anchor)
        if honours is None:
            return
        start = self._clause_start(anchor)
        if those := THOSE.match(self._view, honours.end):
            place = self._reading.place_of(those.end() - 1)
            stop = self._stop(those.end()) if those[0].endswith(":") or not place else place.clause.end
            yield from self._each(
                anchor, self._winners.listed(*self._nouns.noun(those.end(), stop), anchor.place), honours
            )
        elif self._view.startswith("的", honours.end):
            people = self._winners.people_after(honours.end + 1, self._stop(honours.end))
            known = self._view.rfind("是", start, anchor.start)
            winners = self._winners.before(anchor.place, start, known) if known > start and not people else ()
            yield from self._each(anchor, people or winners, honours)
        else:
            yield from self._each(anchor, self._winners.before(anchor.place, start, anchor.start), honours)

    def _passive(self, anchor: Anchor) -> Iterator[Slots]:
        """Yield the awards of 甲被乙授予A, 甲获乙评为A."""
        start = self._clause_start(anchor)
        marks = [m.start() for m in PASSIVE.finditer(self._view, start, anchor.start)]
        honours = self._honours(anchor)
        if not marks or honours is None or self._unreal(anchor) or self._view.startswith("的", anchor.end):
            return
        grantor = self._agent(marks[-1] + 1, anchor.start)
        yield from self._each(anchor, self._winners.before(anchor.place, start, marks[-1]), honours, grantor)

    def _granted(self, anchor: Anchor) -> Iterator[Slots]:
        """Yield the awards of 乙授予甲A, 乙将甲命名为A."""
        if self._unreal(anchor):
            return
        start, stop = self._clause_start(anchor), self._stop(anchor.end)
        objects = [m.start() for m in OBJECT.finditer(self._view, start, anchor.start)]
        if objects and (honours := self._honours(anchor)):
            grantor = self._actors.explicit(objects[-1])
            yield from self._each(anchor, self._receivers(anchor, objects[-1] + 1, anchor.start), honours, grantor)
            return
        grantor, start = self._actors.explicit(anchor.start), anchor.end
        for _ in range(PAIRS):
            at = self._title_start(start, stop)
            if at == start and anchor.text not in GRANTING:
                return
            honours = honours_at(self._view, at, stop, firm=True)
            if honours is None or (at == start and start > anchor.end):
                return
            receivers = self._receivers(anchor, start, at) if at > start else self._winners.told(anchor.place, at)
            first = Honours(honours.titles[:1], honours.titles[0].end, honours.grantor)
            paired = JOINED.match(self._view, first.end, stop)
            yield from self._each(anchor, receivers, first if paired else honours, grantor)
            if paired is None:
                return
            start = paired.end()

    def _by(self, anchor: Anchor) -> Iterator[Slots]:
        """Yield the award of A由甲夺得, whose title stands before or in the clause before."""
        start = self._clause_start(anchor)
        by = self._view.rfind("由", start, anchor.start)
        if by < 0 or self._unreal(anchor):
            return
        clauses = [c for c in anchor.place.sentence.clauses if c.start <= by]
        for clause in reversed(clauses[-2:]):
            stop = min(clause.end, by)
            first = max((m.end() for m in DECIDED.finditer(self._view, clause.start, stop)), default=clause.start)
            title = self._title_ending(first, stop)
            if title:
                winners = self._winners.listed(*self._nouns.noun(by + 1, anchor.start), anchor.place)
                yield from self._each(anchor, winners, title)
                return

    def _holder(self, anchor: Anchor) -> Iterator[Slots]:
        """Yield the award of a person who is called by it: 全国劳动模范甲, A获得者、某公司职工甲."""
        stop = self._stop(anchor.end)
        link = LINKS.match(self._view, anchor.end, stop)
        at = link.end() if link else anchor.end
        name = person_at(self._view, at)
        person = Slot(name, at, at + len(name)) if name else None
        if person is None and at > anchor.end:
            person = next(iter(self._winners.people_after(at, stop)), None)
        text = anchor.text.strip("“”").rpartition("“")[2]
        if person and is_title(text):
            yield {"subject": person, "object": Slot(text, anchor.start, anchor.end)}

    def _roll(self, anchor: Anchor) -> Iterator[Slots]:
        """Yield the awards of an entry of a list under its title: names, or one name and what its bearer is."""
        if anchor.head is None:
            return
        title = Slot(unquoted(self._view[slice(*anchor.head)]), *anchor.head)
        entry = ENTRY.match(self._view, anchor.start, anchor.end)
        name = entry[1].replace(" ", "") if entry else ""
        if entry and is_name(name):
            yield {"subject": Slot(name, *entry.span(1)), "object": title}
            return
        told = anchor.head[0] >= anchor.place.sentence.start
        for winner in self._winners.listed(anchor.start, anchor.end, anchor.place):
            if self._winners.leads(winner) or (told and "unlisted" not in winner.trace):
                yield {"subject": winner, "object": title}

    def _praised(self, anchor: Anchor) -> Iterator[Slots]:
        """Yield what a verb of praising says of persons: 对甲、乙等劳动模范进行了表彰."""
        for mark in ("对", "向", "给"):
            at = self._view.rfind(mark, anchor.place.clause.start, anchor.start)
            group = GROUP.search(self._view, at, anchor.start) if at >= 0 else None
            if group is None:
                continue
            title = self._view[group.end() : anchor.start].strip("进行了予以给")
            winners = self._winners.listed(at + 1, group.end() + len(title), anchor.place)
            for winner in winners if is_title(title) else ():
                yield {"subject": winner, "object": Slot(title, group.end(), group.end() + len(title))}

    def _each(
        self, anchor: Anchor, winners: tuple[Slot, ...], honours: Honours, grantor: Slot | None = None
    ) -> Iterator[Slots]:
        """Yield each winner with each title; in turn where 分别 says so and there are as many of both."""
        view = self._view
        if honours.grantor is not None:
            grantor = self._agent(*honours.grantor) or grantor
        titles = tuple(Slot(t.text, t.start, t.end) for t in honours.titles)
        if (head := self._head_of(titles[0])) is not None:
            grantor, first = head
            titles = (first, *titles[1:])
        apart = ("分别" in view[anchor.place.clause.start : anchor.start] or anchor.text == "分获") and len(
            winners
        ) == len(titles)
        winners = tuple(w for w in winners if grantor is None or w.text != grantor.text)
        if winners:
            self._winners.remember(anchor.place, anchor.start, winners)
        for winner, title in zip(winners, titles, strict=True) if apart else product(winners, titles):
            yield {"subject": winner, "object": title, **({"grantor": grantor} if grantor else {})}

    def _head_of(self, title: Slot) -> tuple[Slot, Slot] | None:
        """Part a title from the union before it that grants it: 湖北省总工会“工人先锋号”."""
        by = next((r for r in self._reading.within(title.start, title.start + 1) if r.speaks), None)
        text = self._view[by.end : title.end].strip("的") if by is not None else ""
        if by is None or len(text) < 4 or not is_title(text):
            return None
        grantor = Slot(by.name, by.start, by.end, by.trace)
        return grantor, Slot(unquoted(text), title.end - len(text), title.end)

    def _honours(self, anchor: Anchor) -> Honours | None:
        firm = anchor.text in listed("firm")
        return honours_at(self._view, anchor.end, self._stop(anchor.end), firm=firm)

    def _clause_start(self, anchor: Anchor) -> int:
        start = min(anchor.place.clause.start, anchor.start)
        for verb in BEFORE.finditer(self._view, max(start, anchor.start - EARLIER), anchor.start):
            if told := honours_at(self._view, verb.end(), anchor.start):
                start = told.end
        return start

    def _stop(self, at: int) -> int:
        """Return where the sentence of a position ends, or the reach."""
        place = self._reading.place_of(at)
        return min(place.sentence.end, at + REACH) if place else at

    def _unreal(self, anchor: Anchor) -> bool:
        """Tell whether nobody won yet: 力争获得, 有望荣获."""
        said = self._view[self._clause_start(anchor) : anchor.start]
        return any(word in said for word in listed("unreal"))

    def _agent(self, start: int, end: int) -> Slot | None:
        """Return who granted it: the union or other body that [start, end) names."""
        first, last = self._nouns.noun(start, end)
        for reference in self._reading.within(first, last):
            if reference.kind != "area":
                return Slot(reference.name, reference.start, reference.end, reference.trace)
        text = self._view[first:last].strip(" ,、")
        return Slot(text, first, last) if 2 <= len(text) <= 30 else None

    def _receivers(self, anchor: Anchor, start: int, end: int) -> tuple[Slot, ...]:
        text = self._view[start:end].strip(" ,:为")
        if text in listed("pronouns"):
            before = self._actors.before(start)
            return (before,) if before else ()
        end = start + len(self._view[start:end].rstrip(" ,:为"))
        winners = self._winners.listed(*self._nouns.noun(start, end), anchor.place)
        return tuple(w for w in winners if self._receives(w, named=anchor.text in GRANTING))

    def _receives(self, winner: Slot, *, named: bool) -> bool:
        """Tell whether a winner is one who can be granted something: neither a mere number nor a place."""
        areas = self._reading.areas.inside(winner.start, winner.end)
        numbered_first = NUMBERED.match(winner.text) is not None
        numbered = numbered_first and not (named and COUNTED.match(winner.text))
        mere = (
            numbered
            or "unlisted" in winner.trace
            or (is_title(winner.text) and "等" not in winner.text and not numbered_first)
        )
        return not mere and not any(a.start == winner.start and a.end == winner.end for a in areas)

    def _title_start(self, start: int, stop: int) -> int:
        place = self._reading.place_of(start)
        stop = min(stop, place.clause.end) if place else stop
        return title_start(self._view, start, stop, [a.start for a in self._reading.areas.inside(start + 2, stop)])

    def _title_ending(self, start: int, end: int) -> Honours | None:
        honours = honours_at(self._view, start, end)
        return honours if honours and ends_as_title(honours.titles[-1].text) else None
