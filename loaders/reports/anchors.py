"""What frames hang on: the figures, quoted names, titles, nouns, tenures and pairs of unions of a report."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from unionkg.loaders.reports.areas import within as lies_within
from unionkg.loaders.reports.clauses import Clause
from unionkg.loaders.reports.honours import heading
from unionkg.loaders.reports.pairing import Member, Pair, couples, linked, members
from unionkg.loaders.reports.people import Tenure
from unionkg.loaders.reports.quantities import Quantity
from unionkg.loaders.reports.reading import Place, Reading
from unionkg.loaders.reports.references import Reference
from unionkg.loaders.reports.scanning import longest

LONGEST_ENTRY = 60  # characters of a line in a list of winners
QUOTED = re.compile("“([^“”\n]{2,40})”")
MARKED = 12  # characters before a head in the same quotation marks
TITLE = re.compile("《([^《》\n]{2,80})》")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch [start, end) of a kind, its words, and where it stands."""

    kind: str
    start: int
    end: int
    text: str
    place: Place
    quantity: Quantity | None = None
    tenure: Tenure | None = None
    pair: tuple[Reference, ...] = ()
    head: tuple[int, int] | None = None
    names: tuple[str, ...] = ()
    couples: tuple[Pair, ...] = ()


class Anchors:
    """Finds the anchors of a reading, kind by kind."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view
        self._found: dict[tuple[str, int], tuple[tuple[str, ...], list[Anchor]]] = {}

    def of(self, kind: str, heads: tuple[str, ...]) -> Iterable[Anchor]:
        """Return the anchors of a kind in order; `heads` are the words in which a noun ends, or words."""
        key = kind, id(heads)  # long tuples are slow to hash; the entry keeps the tuple, so that its id stays its own
        if key not in self._found:
            self._found[key] = heads, list(self._find(kind, heads))
        return self._found[key][1]

    def _find(self, kind: str, heads: tuple[str, ...]) -> Iterator[Anchor]:
        match kind:
            case "word":
                return self._words(heads)
            case "object":
                return self._objects(heads)
            case "noun" | "event":
                return self._heads(heads, kind)
        return {
            "figure": self._figures, "quoted": self._quoted, "title": self._titles, "tenure": self._tenures,
            "pair": self._pairs, "union": self._unions, "roll": self._rolls,
        }[kind]()  # fmt: skip

    def _figures(self) -> Iterator[Anchor]:
        for quantity in self._reading.quantities:
            place = self._reading.place_of(quantity.start)
            if place and quantity.start in self._reading.cells:  # the row says what its numbers mean
                place = replace(place, clause=Clause(place.sentence.start, place.sentence.end))
            if place and not quantity.ordinal and quantity.value is not None and not self._in_name(quantity):
                yield Anchor(
                    "figure", quantity.start, quantity.end, self._view[quantity.start : quantity.end], place, quantity
                )

    def _in_name(self, quantity: Quantity) -> bool:
        """Tell whether a number counts the unions of a joint name: 19个省市工会."""
        near = self._reading.within(quantity.start - 30, quantity.end)
        return any(r.start <= quantity.start < r.end and r.kind != "area" for r in near)

    def _quoted(self) -> Iterator[Anchor]:
        """Yield the names in quotation marks, without those within the title of a document."""
        titles = [match.span() for match in TITLE.finditer(self._view)]
        starts = [start for start, _ in titles]
        for anchor in self._matches(QUOTED, "quoted"):
            at = bisect_right(starts, anchor.start) - 1
            if at < 0 or titles[at][1] < anchor.end:
                yield anchor

    def _titles(self) -> Iterator[Anchor]:
        return self._matches(TITLE, "title")

    def _matches(self, pattern: re.Pattern[str], kind: str) -> Iterator[Anchor]:
        for match in pattern.finditer(self._view):
            place = self._reading.place_of(match.start())
            if place:
                yield Anchor(kind, match.start(), match.end(), match[1], place)

    def _words(self, heads: tuple[str, ...]) -> Iterator[Anchor]:
        for hit in longest(self._reading.hits.all(heads)):
            if place := self._reading.place_of(hit.start):
                yield Anchor("word", hit.start, hit.end, hit.word, place)

    def _heads(self, heads: tuple[str, ...], kind: str) -> Iterator[Anchor]:
        last = -1
        for start, hit_start, end in _whole(self._names(heads, kind)):
            place = self._reading.place_of(hit_start)
            start = self._after_figures(max(start, last), end)
            if self._view[start : start + 1] == "“" and self._view[end - 1] == "”":
                start, end = start + 1, end - 1
            if place is not None and hit_start >= start:
                yield Anchor(kind, start, end, self._view[start:end], place)
                last = end

    def _names(self, heads: tuple[str, ...], kind: str) -> Iterator[tuple[int, int, int]]:
        """Yield where the name that ends in each head begins, where the head begins and where the name ends."""
        boundaries = self._reading.boundaries if kind == "noun" else self._reading.event_boundaries
        for hit in longest(self._reading.hits.all(heads)):
            place = self._reading.place_of(hit.start)
            if place is not None and not self._view.startswith(heads, hit.end):
                end = self._past_quote(hit.start, hit.end)
                yield boundaries.name_start(end, place.sentence.start), hit.start, end

    def _past_quote(self, start: int, end: int) -> int:
        """Return the end of a name in quotation marks that says its kind before them: 骑手“职工之家”."""
        opening = self._view.rfind("“", start - MARKED, start)
        if opening > 0 and self._view.startswith("”", end) and "\u4e00" <= self._view[opening - 1] <= "\u9fff":
            return end + 1
        return end

    def _after_figures(self, start: int, end: int) -> int:
        """Return where a noun begins without the numbers in it: 2个驿站, 工种3700项竞赛."""
        inside = [q.end for q in self._reading.quantities_in(start, end) if q.end < end and not self._names_it(q)]
        return max(inside, default=start)

    def _names_it(self, quantity: Quantity) -> bool:
        """Tell whether a number is part of a name: 第五届, 24小时, 十二届三次."""
        session = quantity.unit == "届" or (quantity.unit == "次" and self._view[quantity.start - 1] == "届")
        return quantity.ordinal or session or quantity.unit in ("小时", "分钟")

    def _objects(self, heads: tuple[str, ...]) -> Iterator[Anchor]:
        """Yield the words after each verb up to the end of the noun that they make: 荣获 全省先进集体 称号."""
        for hit in longest(self._reading.hits.all(heads)):
            place = self._reading.place_of(hit.start)
            start = hit.end + (1 if self._view[hit.end : hit.end + 1] in ("了", "为", "过") else 0)
            if place is None:
                continue
            end = min(start + 40, place.sentence.clause_at(start).end)
            if start < end:
                yield Anchor("object", start, end, self._view[start:end].strip(), place)

    def _rolls(self) -> Iterator[Anchor]:
        """Yield the entries of lists under a title that holds for all: 全国工人先锋号:甲、乙, or a line for each."""
        head: tuple[int, int] | None = None
        for paragraph, sentence in self._reading.sentences():
            first, whole = sentence.clauses[0], len(sentence.clauses) == 1
            opens = whole or self._view[first.end] == ":"
            if opens and (title := heading(self._view, first.start, first.end)):
                head = title
                entries = sentence.clauses[1:]
            else:
                listed = whole and self._view[sentence.end : sentence.end + 1] != "。"
                head = head if listed and sentence.end - sentence.start <= LONGEST_ENTRY else None
                entries = sentence.clauses if head else ()
            for entry in entries:
                place = Place(paragraph, sentence, entry)
                yield Anchor("roll", entry.start, entry.end, self._view[entry.start : entry.end], place, head=head)

    def _tenures(self) -> Iterator[Anchor]:
        for tenure in self._reading.tenures:
            if place := self._reading.place_of(tenure.person_start):
                yield Anchor(
                    "tenure", tenure.start, tenure.end, self._view[tenure.start : tenure.end], place, tenure=tenure
                )

    def _unions(self) -> Iterator[Anchor]:
        for reference in self._reading.references:
            place = self._reading.place_of(reference.start)
            if place and reference.speaks:
                text = self._view[reference.start : reference.end]
                yield Anchor(
                    "union", reference.start, reference.end, text, place, pair=(reference,), names=reference.names
                )

    def _pairs(self) -> Iterator[Anchor]:
        """Yield, for each clause, the unions it brings together: its own, or with one only, its sentence's."""
        for paragraph, sentence in self._reading.sentences():
            for clause in sentence.clauses:
                own = linked(self._reading.within(clause.start, clause.end), self._view)
                if own:
                    yield from self._grouped(own, Place(paragraph, sentence, clause))

    def _areas_meant(self, start: int, end: int) -> list[str]:
        """Return the unions of the areas that a stretch names: 到阿里地区 开展友好工会活动."""
        areas = self._reading.areas.inside(start, end)
        return [name for area in areas if area.full and (name := self._reading.resolver.union_of_area(area))]

    def _grouped(self, own: list[Reference], place: Place) -> Iterator[Anchor]:
        """Yield the unions of a clause; one alone is paired with the one that acts before it, or an area's."""
        unions = members(own)
        start, end, said = own[0].start, own[-1].end, self._view[place.clause.start : place.clause.end]
        found = couples(unions, self._view, said) if len(unions) > 1 else tuple(self._with_other(unions, own[0], place))
        if found:
            names = tuple(dict.fromkeys(name for pair in found for name in pair))
            yield Anchor("pair", start, end, self._view[start:end], place, pair=tuple(own), names=names, couples=found)

    def _with_other(self, unions: list[Member], only: Reference, place: Place) -> Iterator[Pair]:
        """Yield the pairs of a clause's only union with those that act before it in the sentence."""
        sentence = place.sentence
        speaking = [r for r in self._reading.within(sentence.start, only.start) if r.speaks]
        before = [member.name for member in members(speaking)[:1]] or self._areas_meant(sentence.start, sentence.end)
        owner = self._reading.resolver.owner_at(only.start)
        for union in unions:
            others = dict.fromkeys(before or [owner])
            yield from ((other, union.name) for other in others if other not in ("", union.name))


def _whole(names: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the names that are no part of the next one: 职工之家心灵驿站 is one name."""
    before: tuple[int, int, int] | None = None
    for name in names:
        if before is not None and name[0] > before[1]:
            yield before
        before = name
    if before is not None:
        yield before


def pairs_of(anchor: Anchor, code_of: Callable[[str], str]) -> Iterator[Pair]:
    """Yield an anchor's couples of unions of which none stands above the other."""
    for one, other in anchor.couples:
        a, b = code_of(one), code_of(other)
        if not (a and b and a != b and (lies_within(a, b) or lies_within(b, a))):
            yield one, other
