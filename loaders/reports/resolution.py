"""Which unions a mention means: relative and joint names become full names, each with the steps that led there."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unionkg.loaders.reports.areas import Areas, AreaSpan, chain_of, level_of, within
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.naming import PROVINCIAL, Naming, Union, bears, bears_code, joins
from unionkg.loaders.reports.owners import Owners
from unionkg.loaders.reports.references import Reference
from unionkg.loaders.reports.sections import Section
from unionkg.loaders.reports.spoken import Spoken
from unionkg.loaders.reports.unions import NATIONAL, UnionSpan

AREA_WORDS = re.compile(
    r"(?:全|我|该|本)(自治区|省|市|县|区|州|旗)(?!总工会|总(?!体|额|量|结)|工会)|自治区(?!总|党委|政府|人大|政协|[级直])"
)
LEVEL_OF = {"自治区": PROVINCIAL, None: PROVINCIAL}
TOWARDS = words("towards")
MANY = 120  # references back in which a level's nearest union is looked for
SEARCH = 1200  # characters back in which a level's nearest union is looked for
CLOSE = 20  # characters back in which a place in a chain of posts tells whose the next post is
NEAR = 250  # the same in a text without headings
PAIR = 2  # more unions than these are a group of their own, met again by their number
RELATIVE = re.compile("[省市县区州旗盟](?![域场政民块舰间会属际])")
TOGETHER = 80  # references back in which an earlier joint name is looked for


class Resolver:
    """Resolves the mentions of one report."""

    def __init__(
        self, view: str, areas: Areas, spans: Sequence[UnionSpan], sections: Sequence[Section], home: Sequence[str] = ()
    ) -> None:
        self._view, self._areas, self._spans, self._home = view, areas, spans, home
        self._naming = Naming(view, areas, spans)
        self._owners = Owners(view, areas, self._naming, spans, sections, home)
        self._found, self._spoken = list[Reference](), Spoken()

    def references(self) -> list[Reference]:
        """Return what every mention and area word (全市, 我省) means, in order, if anything."""
        found = self._found = list[Reference]()
        for start, end, span, level in self._items():
            reference = self._resolve(span, found) if span else self._area_word(start, end, level, found)
            if reference is not None:
                found.append(replace(reference, modifier=True) if span and span.modifier else reference)
        self._spoken = Spoken(found)
        return found

    def owner_at(self, position: int) -> str:
        """Return the name of the union whose section holds the position, or ""."""
        owner = self._owners.at(position)
        name = owner.name if owner else ""
        section = self._owners.section_at(position)
        if section is None or (owner and owner.code):
            return name
        return self._spoken.most(section.start, section.end, name) or name

    def code_of(self, name: str) -> str:
        """Return the code of the area of a union that the report names, or ""."""
        return self._naming.code_of_name.get(name, "")

    def union_of_area(self, area: AreaSpan) -> str:
        """Return the name of the area's union when the report speaks of it, else ""."""
        known = self._naming.known
        codes = self._naming.pick(area)
        return next((known[c].name for c in codes if c in known), "") or self._spoken.by_level(codes[0])

    def union_above(self, area: AreaSpan) -> str:
        """Return the name of the area's union when the report's own place lies in the area, else ""."""
        code = self._naming.pick(area)[0]
        above = any(place != code and within(place, code) for place in self._home)
        return self._naming.of_code(code).name if above else ""

    def union_below(self, area: AreaSpan) -> str:
        """Return the name of the union of a city or county that lies in the place of its section's owner, else ""."""
        code, owner = self._naming.pick(area)[0], self._owners.at(area.start)
        if owner is None or not owner.code or code == owner.code or level_of(code) not in ("city", "county"):
            return ""
        return self._naming.of_code(code).name if within(code, owner.code) else ""

    def of_level(self, position: int, level: str) -> tuple[Union | None, str]:
        """Return the union that the bare word for a level (县, 市) means at a position, and the step that found it."""
        return self._level(position, level, self._before(position), word=True)

    def _before(self, position: int) -> Sequence[Reference]:
        return self._found[: bisect_left(self._found, position, key=lambda reference: reference.start)]

    def _items(self) -> Iterator[tuple[int, int, UnionSpan | None, str]]:
        items: list[tuple[int, int, UnionSpan | None, str]] = [(s.start, s.end, s, "") for s in self._spans]
        found = (m for m in AREA_WORDS.finditer(self._view) if m[1] or not self._areas.ending_at(m.end()))
        items += [(m.start(), m.end(), None, LEVEL_OF.get(m[1], m[1])) for m in found]
        yield from sorted(items, key=lambda item: item[:2])

    def _resolve(self, span: UnionSpan, before: Sequence[Reference]) -> Reference | None:
        match span.kind:
            case "named":
                union = self._naming.by_start[span.start]
                if RELATIVE.match(union.name) and not union.code:
                    return self._make(span, *self._relative_body(span, union.name, before))
                return Reference(span.start, span.end, (union.name,), ("named",), True, "named", (union.code,))
            case "level":
                return self._make(span, *self._level_or_bare(span, before))
            case "joint":
                return self._joint(span, before)
            case "crowd":
                return self._crowd(span)
            case "body":
                ending = span.level + "工会"
                bodies = (u for u in self._recent(span.start, before) if u.name.endswith(ending))
                return self._make(span, next(bodies, None), "nearest")
        recent = self._recent(span.start, [r for r in before[-6:] if self._may_act(r)]) or self._recent(
            span.start, before
        )
        if "联" in self._view[span.start : span.end]:
            recent = [u for u in recent if "联合" in u.name] or recent
        return self._make(span, next(iter(recent), None), "nearest")

    def _may_act(self, reference: Reference) -> bool:
        """Tell whether a mention is of a union that acts: not of one by which something was done (被省总工会评为)."""
        return reference.speaks and not self._view[max(0, reference.start - 4) : reference.start].endswith(TOWARDS)

    def _relative_body(self, span: UnionSpan, name: str, before: Sequence[Reference]) -> tuple[Union, str]:
        """Return the union that 市教育工会 is short for: one that the report names whole, or the one of its city."""
        whole = max((known for known in self._naming.first if known.endswith(name)), key=len)
        if whole != name:
            return Union(whole), "named whole"
        place, how = self._level(span.start, name[0], before)
        return (Union(place.name.removesuffix("总工会") + name[1:]), how) if place else (Union(name), "named")

    def _crowd(self, span: UnionSpan) -> Reference:
        """Return the reference of unions of which only some are listed: 丽江、大理等9州市总工会."""
        codes = (self._naming.levelled(place, "地") for place in span.places)
        listed = tuple(self._naming.of_code(code).name for code in codes)
        spots = tuple((place.start, place.end) for place in span.places)
        return Reference(
            span.start, span.end, (span.name,), ("crowd",), False, "crowd", ("",), spots=spots, listed=listed
        )

    def _make(self, span: UnionSpan, union: Union | None, how: str) -> Reference | None:
        if union is None:
            return None
        return Reference(span.start, span.end, (union.name,), (how,), False, span.kind, (union.code,))

    def _area_word(self, start: int, end: int, level: str, before: Sequence[Reference]) -> Reference | None:
        union, how = self._level(start, level, before, word=True)
        return Reference(start, end, (union.name,), (how,), False, "area", (union.code,)) if union else None

    def _level(
        self, position: int, level: str, before: Sequence[Reference], *, word: bool = False
    ) -> tuple[Union | None, str]:
        """Return the union that 县总工会 or 全县 means at a position, and the step that found it."""
        if partner := self._partner_of_giver(position, level, before):
            return partner, "partner of the giver"
        if word and self._view.startswith(("我", "本"), position) and (home := self._at_home(level)):
            return home, "report's home"
        owner = self._owners.at(position)
        headed = self._owners.headed(position) is not None
        if close := self._same_sentence(position, level, before, CLOSE):
            return close, "same chain"
        if said := self._said(position, level, before):
            return said, "same sentence"
        same = self._same_sentence(position, level, before)
        owns = owner is not None and bears(owner, level) and not self._gives(position, owner, before)
        if same is None and not headed:
            reach = position - self._view.rfind("\n", 0, position) if owns else NEAR
            same = next((u for u in self._recent(position, before, min(NEAR, reach)) if bears(u, level)), None)
        if owner and owns and (same in (None, owner) or (headed and level not in "县区旗" and not word)):
            return owner, "owner"
        if same is not None:
            return same, "same sentence"
        home = self._at_home(level)
        if home and self._gives(position, home, before):
            home = None
        if owner and home and within(owner.code, home.code):
            return home, "report's home"
        if owner and (higher := self._higher(owner, level)):
            return higher, "higher than owner"
        if home:
            return home, "report's home"
        return self._nearest(position, level, before)

    def _said(self, position: int, level: str, before: Sequence[Reference]) -> Union | None:
        """Return what the same word meant before in the sentence where the words beside it told: 市总…,市总…."""
        chained = (r for r in reversed(before[-6:]) if "same chain" in r.trace and not self._cut(r.end, position))
        return next((r.unions[0] for r in chained if bears(r.unions[0], level)), None)

    def _at_home(self, level: str) -> Union | None:
        """Return the union of the level for the place of the report's newspaper or title."""
        codes = (code for place in self._home for code in chain_of(place))
        return next((self._naming.of_code(code) for code in codes if bears_code(code, level)), None)

    def _nearest(self, position: int, level: str, before: Sequence[Reference]) -> tuple[Union | None, str]:
        recent = self._recent(position, before)
        for union in recent:
            if bears(union, level) and not self._gives(position, union, before):
                return union, "nearest"
        higher = (self._higher(union, level) for union in recent)
        if found := next((union for union in higher if union), None):
            return found, "higher than nearest"
        return self._naming.most_named(level), "report's home"

    def _gives(self, position: int, union: Union, before: Sequence[Reference]) -> bool:
        """Tell whether the union gives something to the one at the position: it is not both."""
        if self._view[position - 1 : position] not in ("向", "给", "与", "和", "同"):
            return False
        return any(union.name in r.names for r in before[-3:] if not self._cut(r.end, position))

    def _partner_of_giver(self, position: int, level: str, before: Sequence[Reference]) -> Union | None:
        """Return the union that an earlier joint name put beside the one that gives to the one at the position."""
        if self._view[position - 1 : position] not in ("向", "给"):
            return None
        giver = next((r.name for r in reversed(before[-3:]) if not self._cut(r.end, position)), None)
        joint = (r for r in reversed(before[-TOGETHER:]) if giver and r.kind == "joint" and giver in r.names)
        return next((u for r in joint for u in r.unions if u.name != giver and bears(u, level)), None)

    def _cut(self, start: int, end: int) -> bool:
        return any(mark in self._view[start:end] for mark in "。;!?\n")

    def _same_sentence(self, position: int, level: str, before: Sequence[Reference], reach: int = 0) -> Union | None:
        """Return the union of the level that the sentence names before a position; within `reach`, the clause."""
        named = [(r.end, r.unions[0]) for r in before[-6:] if r.kind == "named" and not self._cut(r.end, position)]
        areas = (a for a in self._areas.inside(max(0, position - 40), position) if a.full)
        placed = [
            (a.end, self._naming.of_code(self._naming.pick(a)[0])) for a in areas if not self._cut(a.end, position)
        ]
        fitting = [(e, u) for e, u in named + placed if bears(u, level) and not self._gives(position, u, before)]
        if reach:
            fitting = [(e, u) for e, u in fitting if position - e <= reach and "," not in self._view[e:position]]
        return max(fitting, key=lambda found: found[0])[1] if fitting else None

    def _higher(self, union: Union, level: str) -> Union | None:
        above = chain_of(union.code)[1:] if union.code else ()
        return next((self._naming.of_code(code) for code in above if bears_code(code, level)), None)

    def _recent(self, position: int, before: Sequence[Reference], reach: int = SEARCH) -> list[Union]:
        """Return the unions named before the position, the nearest first, each once."""
        found: dict[str, Union] = {}
        for reference in reversed(before[-MANY:]):
            if position - reference.end > reach:
                break
            if reference.kind != "crowd":
                for name, code in zip(reference.names, reference.codes, strict=True):
                    found[name] = found.get(name) or Union(name, code)
        return list(found.values())

    def _level_or_bare(self, span: UnionSpan, before: Sequence[Reference]) -> tuple[Union | None, str]:
        """Return what 县总工会 means, or where nothing tells, or no union is named at all, the words themselves."""
        union, how = self._level(span.start, span.level, before)
        if union is None or (not self._naming.named and not union.code):
            return Union(self._view[span.start : span.end]), "unresolved"
        return union, how

    def _joint(self, span: UnionSpan, before: Sequence[Reference]) -> Reference | None:
        codes = [self._naming.levelled(place, span.level) for place in span.places]
        if any(span.level in ("地", "方", "") or bears_code(code, span.level) for code in codes):
            listed = self._members(span, [self._naming.of_code(code) for code in codes], "listed")
            return replace(listed, spots=tuple((place.start, place.end) for place in span.places))
        if headed := self._listed_in_heading(span):
            return self._members(span, headed, "heading")
        section = self._owners.headed(span.start)
        reach = min(SEARCH, span.start - section.start) if section else SEARCH
        recent = [u for u in self._recent(span.start, before, reach) if joins(u, span.level)]
        names = {union.name for union in recent[: span.count]}
        joint = (r for r in reversed(before[-TOGETHER:]) if r.kind == "joint" and len(r.names) == span.count)
        earlier = next(joint, None)
        if earlier and (span.count > PAIR or self._is_new(span, before) or set(earlier.names) >= names):
            return self._members(span, earlier.unions, "as before")
        if len(recent) < span.count:
            recent += [u for u in self._later(span.end) if u not in recent]
        if len(recent) < span.count:
            return self._members(span, earlier.unions, "as before") if earlier else None
        first = self._naming.first
        return self._members(span, sorted(recent[: span.count], key=lambda u: first.get(u.name, 0)), "nearest")

    def _is_new(self, span: UnionSpan, before: Sequence[Reference]) -> bool:
        """Tell whether a paragraph of a text without headings has named fewer unions before than it now speaks of."""
        reach = span.start - self._view.rfind("\n", 0, span.start)
        return self._owners.headed(span.start) is None and len(self._recent(span.start, before, reach)) < span.count

    def _listed_in_heading(self, span: UnionSpan) -> list[Union]:
        section = self._owners.headed(span.start)
        if section is None or section.heading is None:
            return []
        areas = self._areas.inside(section.heading.start, section.heading.end)
        listed = [self._naming.of_code(self._naming.pick(area)[0]) for area in areas]
        return listed if len(listed) == span.count > 1 else []

    def _later(self, position: int) -> list[Union]:
        section = self._owners.section_at(position)
        end = min(section.end, position + SEARCH) if section else position
        return list(dict.fromkeys(u for _, u in self._owners.named_in(position, end) if u.name != NATIONAL))

    def _members(self, span: UnionSpan, unions: Sequence[Union], how: str) -> Reference:
        names, codes = tuple(u.name for u in unions), tuple(u.code for u in unions)
        return Reference(span.start, span.end, names, (how,), how == "listed", "joint", codes)
