"""Whose section it is: the union that a heading names, or that a section names first and most."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from unionkg.loaders.reports.areas import Areas, level_of, within
from unionkg.loaders.reports.naming import PROVINCIAL, Naming, Union
from unionkg.loaders.reports.sections import Section
from unionkg.loaders.reports.unions import NATIONAL, UnionSpan

AT_HOME = 3  # so many mentions more


class Owners:
    """The sections of one report and their owners."""

    def __init__(
        self,
        view: str,
        areas: Areas,
        naming: Naming,
        spans: Sequence[UnionSpan],
        sections: Sequence[Section],
        home: Sequence[str] = (),
    ) -> None:
        self._view, self._areas, self._naming, self._spans = view, areas, naming, spans
        self._sections, self._home = sections, home
        self._starts = [section.start for section in sections]
        self._span_starts = [span.start for span in spans]
        self._owners = {section.start: self._owner(section) for section in sections}

    def section_at(self, position: int) -> Section | None:
        """Return the section that holds a position, or None."""
        at = bisect_right(self._starts, position) - 1
        return self._sections[at] if at >= 0 and position < self._sections[at].end else None

    def headed(self, position: int) -> Section | None:
        """Return the section that holds a position if it has a heading, else None."""
        section = self.section_at(position)
        return section if section is not None and section.heading is not None else None

    def at(self, position: int) -> Union | None:
        """Return the owner of the section that holds a position, or None."""
        section = self.section_at(position)
        return self._owners[section.start] if section else None

    def named_in(self, start: int, end: int) -> list[tuple[UnionSpan, Union]]:
        """Return the unions named in [start, end), without those that only say whose something is."""
        found = ((span, self._naming.by_start[span.start]) for span in self._within(start, end) if span.kind == "named")
        return [(span, union) for span, union in found if not span.modifier and union.name != NATIONAL]

    def _within(self, start: int, end: int) -> Sequence[UnionSpan]:
        return self._spans[bisect_right(self._span_starts, start - 1) : bisect_right(self._span_starts, end - 1)]

    def _owner(self, section: Section) -> Union | None:
        if section.heading is not None and (headed := self._heading(section.heading.start, section.heading.end)):
            return headed
        inside = self.named_in(section.start, section.end)
        if not inside:
            return self._by_level(section) if section.heading is not None else None
        if (whole := self._of_report(section)) and self._is_aside(section, inside[0][0].start):
            return whole
        counts = Counter(union.name for _, union in inside)
        first = next((union for span, union in inside if self._leads(span)), inside[0][1])
        return max(
            (union for _, union in inside), key=lambda u: counts[u.name] + (u.name == first.name) + self._at_home(u)
        )

    def _of_report(self, section: Section) -> Union | None:
        """Return the report's owner: the union of the place of its head, or of what stands before a heading."""
        known = next((self._naming.known[code] for code in self._home[:1] if code in self._naming.known), None)
        first = self._sections[0]
        return known or (self._owner(first) if first.heading is None and section is not first else None)

    def _is_aside(self, section: Section, first: int) -> bool:
        """Tell whether a section on a subject, with no place in its heading, names its first union past its lead."""
        heading = section.heading
        if heading is None or any(self._areas.inside(heading.start, heading.end)):
            return False
        lead = next((p.block for p in section.paragraphs if p.block is not heading), heading)
        return first >= lead.end

    def _at_home(self, union: Union) -> int:
        """Return the weight of being of the place that the report's head speaks of: its visitors are not."""
        return AT_HOME if any(union.code and within(union.code, place) for place in self._home) else 0

    def _by_level(self, section: Section) -> Union | None:
        """Return the owner of a section that names its union by its level only (自治区总工会)."""
        spans = self._within(section.start, section.end)
        level = next((s.level for s in spans if s.kind == "level" and not s.modifier), "")
        return self._naming.most_named(level) if level == PROVINCIAL else None

    def _leads(self, span: UnionSpan) -> bool:
        return span.start == 0 or self._view[span.start - 1] in ",。;!?\n "

    def _heading(self, start: int, end: int) -> Union | None:
        colon = next((at for at in range(start, end) if self._view[at] in ": "), end)
        for span in self._within(start, end):
            if span.kind == "named":
                return self._naming.by_start[span.start]
            if span.kind == "level" and span.start < colon:
                return self._naming.most_named(span.level)
        return self._by_place(start, end, colon)

    def _by_place(self, start: int, end: int, colon: int) -> Union | None:
        places = [a for a in self._areas.inside(start, end) if a.start < colon or a.full]
        if not places and colon < end and (short := self._areas.short_before(colon)) and short.start <= start + 2:
            places = [short]
        if len(places) != 1 and not (places and places[0].start - start <= 2):
            return None
        codes = self._naming.pick(places[0])
        known = next((self._naming.known[c] for c in codes if c in self._naming.known), None)
        return known or (self._naming.of_code(codes[0]) if level_of(codes[0]) != "village" else None)
