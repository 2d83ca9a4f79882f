"""What the unions of a report are called: which area a place name means, and one name for each union."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from unionkg.loaders.reports.areas import Areas, AreaSpan, chain_of, codes_of, level_of, name_of, within
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.unions import NATIONAL, UnionSpan

PROVINCIAL = "省"
RANKS = ("village", "township", "zone", "county", "city", "province")
ZONES = ("开发区", "高新区", "特区", "经开区")


@dataclass(frozen=True, slots=True)
class Union:
    """A union's canonical name and the code of its area, "" when it has none."""

    name: str
    code: str = ""


class Naming:
    """Names the unions of one report."""

    def __init__(self, view: str, areas: Areas, spans: Sequence[UnionSpan]) -> None:
        self._view, self._areas, self._spans = view, areas, spans
        self._codes = self._settled()
        self.named = self._unified([(s, self._union(s)) for s in spans if s.kind == "named"])
        self.by_start = {span.start: union for span, union in self.named}
        self.known = {union.code: union for _, union in reversed(self.named) if union.code}
        self.code_of_name = {union.name: code for code, union in self.known.items()}
        self.first = {union.name: span.start for span, union in reversed(self.named)}

    def pick(self, area: AreaSpan) -> tuple[str, ...]:
        """Return the codes that a place name may mean, the one that the report speaks for first."""
        first = self._codes.get(area.text)
        return (first, *(c for c in area.codes if c != first)) if first else area.codes

    def of_code(self, code: str) -> Union:
        """Return the union of an area, by the name that the report has for it."""
        return self.known.get(code) or Union(name_of(code) + "总工会", code)

    def levelled(self, place: AreaSpan, level: str) -> str:
        """Return the code that a place name means among others of a level (普兰、噶尔两县)."""
        codes = self.pick(place)
        fitting = [c for c in codes if bears_code(c, level)] if level not in ("地", "方", "") else []
        return next((c for c in codes if c in self.known), (fitting or list(codes))[0])

    def most_named(self, level: str) -> Union | None:
        """Return the union of the level's area that the report names most, itself or by areas in it."""
        if level == PROVINCIAL and self._nickname:
            return self.of_code(self._nickname)
        counts = Counter({code: n for code, n in self._counts.items() if bears_code(code, level)})
        return self.of_code(counts.most_common(1)[0][0]) if counts else None

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(c for area in self._areas.spans for c in chain_of(self.pick(area)[0]))

    @cached_property
    def _nickname(self) -> str:
        """The code of the province that the report calls by another name (三秦, 八桂), or ""."""
        for entry in words("nicknames"):
            poetic, _, plain = entry.partition("=")
            if poetic in self._view:
                return next((code for code in codes_of(plain) if level_of(code) == "province"), "")
        return ""

    def _settled(self) -> dict[str, str]:
        """Return for every place name the code that the report's unambiguous places speak for."""
        places = [*self._areas.spans, *(place for span in self._spans for place in span.places)]
        certain = Counter(c for place in places if len(place.codes) == 1 for c in chain_of(place.codes[0]))
        settled: dict[str, str] = {}
        for area in self._areas.spans:
            if area.text not in settled:
                settled[area.text] = max(area.codes, key=lambda c: self._weight(c, certain, area))
        return settled

    def _weight(self, code: str, certain: Counter[str], area: AreaSpan) -> tuple[bool, bool, int, int]:
        before = self._areas.ending_at(area.start)
        prefixed = before is not None and any(within(code, b) for b in before.codes)
        rank = RANKS.index(level_of(code)) if level_of(code) in RANKS else 0
        province = level_of(code) == "province" and not area.full
        return prefixed, province, sum(certain[c] for c in chain_of(code)), rank

    def _union(self, span: UnionSpan) -> Union:
        code = self.pick(span.places[-1])[0] if span.places else ""
        if span.name:
            return Union(self._longest_form(span.name), "000000" if span.name == NATIONAL else "")
        return Union(_name(code, span.places[-1], span.suffix), code)

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        return tuple({s.name for s in self._spans if s.name.endswith("总工会") and s.name != NATIONAL})

    def _longest_form(self, name: str) -> str:
        """Return the longest name of which this one keeps the order of the characters: 北山特区 of 北山旅游经济特区."""
        stem = name.removesuffix("总工会")
        if len(stem) < 4 or stem == name:
            return name
        return max((f for f in self._forms if _abbreviates(stem, f.removesuffix("总工会"))), key=len, default=name)

    def _unified(self, named: list[tuple[UnionSpan, Union]]) -> list[tuple[UnionSpan, Union]]:
        """Return the mentions with one name, the longest, for each area's union."""
        longest: dict[str, str] = {}
        for span, union in named:
            if union.code and span.places and union.name.endswith("总工会"):
                longest[union.code] = max(longest.get(union.code, ""), union.name, key=len)
        return [(s, Union(longest.get(u.code, u.name), u.code) if _unifies(s, u) else u) for s, u in named]


def _unifies(span: UnionSpan, union: Union) -> bool:
    return bool(union.code and span.places) and union.name.endswith("工会")


def _name(code: str, place: AreaSpan, suffix: str) -> str:
    """Return a union's name in the report's words; 徐州工会 is written out, 徐州总工会 and 香港工会联合会 stand."""
    if suffix == "工会" and (place.text.endswith("自治州") or not place.text.endswith(("地区", "州", "盟"))):
        return (place.text if place.full else name_of(code)) + "总工会"
    return place.text + (suffix if suffix != "总" else "总工会")


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether the short name begins and ends as the long one and keeps the order of its characters."""
    rest = iter(long)
    return short[:2] == long[:2] and short[-1] == long[-1] and all(character in rest for character in short)


def bears(union: Union, level: str) -> bool:
    """Tell whether a union is of the level that a relative name says (县, 市, 省)."""
    stem = re.sub("总?工会$", "", union.name)
    if level == PROVINCIAL:
        return bool(union.code) and union.name != NATIONAL and level_of(union.code) == "province"
    return stem.endswith(level) or (level == "区" and stem.endswith(("自治区", *ZONES)))


def bears_code(code: str, level: str) -> bool:
    """Tell whether an area is of the level that a relative name says."""
    if level == PROVINCIAL:
        return level_of(code) == "province"
    return name_of(code).endswith(tuple(level)) and level_of(code) != "village"


def joins(union: Union, level: str) -> bool:
    """Tell whether a union can be one of those that a joint name (两地工会, 两市总工会) means."""
    if union.name == NATIONAL:
        return False
    return level in ("地", "方", "", "家") or union.name.removesuffix("总工会").endswith(tuple(level))
