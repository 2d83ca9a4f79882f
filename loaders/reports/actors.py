"""Who acts: the union that a clause is about, named in it, carried over from before, or the section's owner."""

import re
from bisect import bisect_left

from unionkg.loaders.reports.areas import AreaSpan, within
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.clauses import Sentence
from unionkg.loaders.reports.labels import vocabulary
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.reading import Place, Reading
from unionkg.loaders.reports.references import Reference
from unionkg.loaders.reports.sections import Paragraph
from unionkg.loaders.reports.shares import gets_share

TOWARDS = words("towards")
HANDED = words("giving") + words("spending")
HOLDS = ("召开", "举行", "举办")
SO_FAR = ("共", "已", "累计", "现有", "新建", "建成", "建立", "成立", "组建")
LEADING = 6  # characters of time words before 全市
ATTRIBUTE = 4
INTO = ("走进", "来到", "步入", "在")
OVER = ("把", "将")
THERE = ("会上", "大会上", "会议上", "座谈会上", "仪式上", "活动中", "活动现场", "会议期间", "大会期间")
FOUNDED = re.compile("(?:组建|成立|建立|筹建|新建)[^,。;、]{0,8}$")
BODY = re.compile("[\u4e00-\u9fff]{2,12}(?:委|局|部|府|厅|处|院|社|办|中心|公司|集团|人大|政协)")
COUNTED = re.compile("、[0-9]|的[0-9]")
SPEECH = re.compile("发言|表态|(?:交流|介绍)(?:了|工作|典型|先进)*(?:经验|做法)|作了?(?:交流|汇报)")
DIGIT = re.compile("[0-9]")
BACK = 6  # sentences back in which the acting union is looked for
FAR = 30  # sentences back in which the owner's figures are looked for


class Actors:
    """Finds who acts at a position of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view
        self._leads: dict[tuple[int, bool], Slot | None] = {}
        self._carries: dict[int, dict[int, Slot | None]] = {}
        self._visits: dict[int, Reference | None] = {}
        self._firsts: dict[tuple[int, int], Slot | None] = {}

    def subject(self, position: int) -> Slot | None:
        """Return the acting union at a position: of its clause, of the clauses and sentences before, or the owner."""
        place = self._reading.place_of(position)
        if place is None:
            return None
        if position in self._reading.cells and self._reading.cells[position].total:
            return self._owner(position)
        return self._in_sentence(place, position) or self._before(place) or self._owner(position)

    def before(self, position: int) -> Slot | None:
        """Return who acted in the sentences before, or the owner: whom 其 means."""
        place = self._reading.place_of(position)
        return (self._before(place) if place else None) or self._owner(position)

    def explicit(self, position: int) -> Slot | None:
        """Return the acting union that the sentence itself names before a position, or None."""
        place = self._reading.place_of(position)
        return self._in_sentence(place, position) if place else None

    def _in_sentence(self, place: Place, position: int) -> Slot | None:
        if slot := self._acting(place.clause.start, min(place.clause.end, position)):
            return slot
        if slot := self._carried(place.sentence).get(place.clause.start):
            return Slot(slot.text, slot.start, slot.end, (*slot.trace, "carried over"))
        return self._visited(place.sentence, position)

    def _carried(self, sentence: Sentence) -> dict[int, Slot | None]:
        """Return by the start of each clause of a sentence who acted last in the clauses before it."""
        if sentence.start not in self._carries:
            last: Slot | None = None
            carried = self._carries[sentence.start] = {}
            for clause in sentence.clauses:
                carried[clause.start] = last
                if not SPEECH.search(self._view, clause.start, clause.end):
                    last = self._acting(clause.start, clause.end) or last
        return self._carries[sentence.start]

    def _acting(self, start: int, end: int) -> Slot | None:
        """Return who acts in a clause, or in its beginning, found once for all that stands behind it."""
        if (start, end) not in self._firsts:
            self._firsts[start, end] = self._first(start, end)
        return self._firsts[start, end]

    def _visited(self, sentence: Sentence, position: int) -> Slot | None:
        """Return the union into whose house a sentence leads that names nobody who acts: 走进某县总工会的驿站."""
        if sentence.start not in self._visits:
            self._visits[sentence.start] = next(
                (r for r in self._reading.within(sentence.start, sentence.end) if self._is_visited(r, sentence)), None
            )
        visited = self._visits[sentence.start]
        return self._of_reference(visited) if visited and visited.start < position else None

    def _is_visited(self, reference: Reference, sentence: Sentence) -> bool:
        before = self._view[max(sentence.start, reference.start - 4) : reference.start]
        return reference.kind == "named" and before.endswith(INTO)

    def _before(self, place: Place) -> Slot | None:
        """Return who acts in the nearest sentence before, of the same paragraph."""
        told = not self._view.startswith(THERE, place.sentence.start)
        for sentence in reversed(place.paragraph.sentences[max(0, place.number - BACK) : place.number]):
            if slot := self._lead(sentence.start, sentence.end, told=told):
                if self._is_aside(slot, place.paragraph, sentence.start):
                    return None
                return Slot(slot.text, slot.start, slot.end, (*slot.trace, "sentence before"))
        return None

    def _is_aside(self, slot: Slot, paragraph: Paragraph, start: int) -> bool:
        """Tell whether a lower union is only spoken of between figures that are the owner's, who needs no name."""
        code, owner = self._reading.resolver.code_of(slot.text), self._reading.resolver.owner_at(start)
        above = self._reading.resolver.code_of(owner)
        if not code or not above or code == above or not within(code, above):
            return False
        number = bisect_left(paragraph.sentences, start, key=lambda sentence: sentence.start)
        before = paragraph.sentences[max(0, number - FAR) : number]
        return any(self._reading.quantities_in(s.start, s.end) for s in before) and not any(
            self._lead(s.start, s.end, told=True) for s in before
        )

    def _lead(self, start: int, end: int, *, told: bool) -> Slot | None:
        """Return who acts in a sentence: after its colon, or for what is said of the meeting that it names, before."""
        if (start, told) not in self._leads:
            colon = self._view.rfind(":", start, end) + 1 if told else 0
            after = self._first(colon, end, areas=False) if colon and not self._view.startswith("“", colon) else None
            self._leads[start, told] = after or self._first(start, end, areas=False)
        return self._leads[start, told]

    def _owner(self, position: int) -> Slot | None:
        owner = self._reading.resolver.owner_at(position)
        return Slot(owner, position, position, ("section owner",)) if owner else None

    def _first(self, start: int, end: int, *, areas: bool = True) -> Slot | None:
        """Return the first union in [start, end) that can act: not addressed (向, 为, 到), not part of another name."""
        options = [(r.start, self._of_reference(r)) for r in self._reading.within(start, end) if self._acts(r, start)]
        options += [(a, Slot(u, a, b, ("leader",))) for a, b, u in self._reading.people_in(start, end)]
        options += self._areas(start, end) if areas else []
        return min(options, key=lambda o: o[0])[1] if options else None

    def _of_reference(self, reference: Reference) -> Slot:
        return Slot("、".join(reference.names[:1]), reference.start, reference.end, reference.trace)

    def _acts(self, reference: Reference, start: int) -> bool:
        if self._view[max(start, reference.start - 4) : reference.start].endswith(TOWARDS):
            return False
        if self._view[reference.start - 1 : reference.start] == "、" and reference.start > start:
            before = self._reading.within(start, reference.start)
            if before and before[-1].end == reference.start - 1:
                return self._acts(before[-1], start)
            return self._beside_others(start, reference.start - 1)
        if FOUNDED.search(self._view, max(start, reference.start - 12), reference.start):
            return False
        if self._is_counted(reference) or gets_share(self._reading, reference):
            return False
        if reference.modifier:
            return reference.kind == "named"
        if reference.kind == "area":
            return reference.start - start <= LEADING or self._view[reference.start - 1] in "使在,"
        return not self._is_attribute(reference)

    def _beside_others(self, start: int, end: int) -> bool:
        """Tell whether bodies that are no unions begin the clause and act with one: 县委宣传部、县总工会 举办."""
        bodies = self._view[start:end].split("、")
        return all(BODY.fullmatch(body) and not body.startswith(TOWARDS) for body in bodies)

    def _is_counted(self, reference: Reference) -> bool:
        """Tell whether unions are counted among others: 6个区县总工会、48名工会干部, 村级联合工会122家."""
        numbers = self._reading.quantities_in(reference.end, reference.end + 1)
        if numbers and numbers[0].unit in ("家", "个") and reference.kind == "named" and not reference.codes[0]:
            return True
        if reference.kind not in ("joint", "crowd") or not DIGIT.search(self._view, reference.start, reference.end):
            return False
        return reference.kind == "joint" or bool(COUNTED.match(self._view, reference.end))

    def _is_attribute(self, reference: Reference) -> bool:
        """Tell whether the union only says whose something is: 省总工会组织的."""
        at = self._view.find("的", reference.end, reference.end + ATTRIBUTE)
        if self._view[reference.end : at] in HANDED:
            return False
        return at >= 0 and not any(mark in self._view[reference.end : at] for mark in ",。;、")

    def _areas(self, start: int, end: int) -> list[tuple[int, Slot]]:
        found: list[tuple[int, Slot]] = []
        for area in self._reading.areas.inside(start, end):
            if not self._stands_for_union(area, start):
                continue
            if self._view.startswith(words("after_area_other"), area.end) or self._covered(area.start):
                continue
            if union := self._reading.resolver.union_of_area(area):
                found.append((area.start, Slot(union, area.start, area.end, ("area",))))
            elif union := self._holding(area):
                found.append((area.start, Slot(union, area.start, area.end, ("place alone",))))
        return found

    def _holding(self, area: AreaSpan) -> str:
        """Return the union of a place that the report names no union of, where the place itself does something.

        A higher one holds a meeting (云南省召开), one inside of the owner's place has results (房县共建成).
        """
        if not area.full:
            return ""
        if self._view.startswith(HOLDS, area.end) and (higher := self._reading.resolver.union_above(area)):
            return higher
        done = self._view.startswith(SO_FAR, area.end) or vocabulary("acts").leading(self._view, area.end)
        return self._reading.resolver.union_below(area) if done else ""

    def _stands_for_union(self, area: AreaSpan, start: int) -> bool:
        """Tell whether a place begins a clause and is said whole or with a number: 房县新建, 徐州8家."""
        if area.start - start > LEADING or self._view[max(start, area.start - 4) : area.start].endswith(TOWARDS + OVER):
            return False
        return area.full or self._view[area.end : area.end + 1].isdigit()

    def _covered(self, position: int) -> bool:
        return any(r.start <= position < r.end for r in self._reading.within(position - 40, position + 1))
