"""A report with everything that was recognised in it, and the questions that frames ask of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.views import plain_view
from unionkg.loaders.reports.areas import Areas, codes_of
from unionkg.loaders.reports.boundaries import Boundaries
from unionkg.loaders.reports.clauses import Clause, Sentence
from unionkg.loaders.reports.dates import DateMention, find_dates
from unionkg.loaders.reports.people import NOBODY, PeopleFinder, Tenure
from unionkg.loaders.reports.quantities import Quantity, find_quantities
from unionkg.loaders.reports.references import Reference
from unionkg.loaders.reports.resolution import Resolver
from unionkg.loaders.reports.scanning import Hits, Scanner
from unionkg.loaders.reports.sections import Paragraph, Section, sections
from unionkg.loaders.reports.tables import find_cells
from unionkg.loaders.reports.unions import UnionFinder, UnionSpan

PRESS = frozenset({"dateline", "byline"})
HEAD = PRESS | {"title", "subtitle"}
PAPER = re.compile("([\u4e00-\u9fff]{2,3}?)(?:日报|晚报|早报|晨报|今报|时报|都市报|工人报|新闻网|网|电视台)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a report something stands: its paragraph, sentence (its number there) and clause."""

    paragraph: Paragraph
    sentence: Sentence
    clause: Clause
    number: int = 0


class Reading:
    """What was recognised in one document, with the help of `names` that others found, by their start."""

    def __init__(self, document: Document, scanner: Scanner, names: Mapping[int, str] = NOBODY) -> None:
        self.document = document
        self.view = plain_view(document.text)
        self.hits: Hits = scanner.scan(self.view)
        self.areas = Areas(self.view)
        self.boundaries = Boundaries(self.view, self.hits, self.areas.spans)
        self.event_boundaries = Boundaries(self.view, self.hits, self.areas.spans, "event_boundaries", "—-·")
        self.sections: tuple[Section, ...] = sections(document, self.view)
        spans = UnionFinder(self.view, self.areas, self.boundaries).find()
        self.resolver = Resolver(self.view, self.areas, spans, self.sections, self._home())
        self.references: list[Reference] = self.resolver.references()
        self._by_start = {r.start: r for r in self.references}
        self._starts = [r.start for r in self.references]
        self.tenures: list[Tenure] = PeopleFinder(self.view, self.hits, spans, self.boundaries, names).find()
        self.cells = {cell.quantity.start: cell for cell in find_cells(document.text)}
        self.quantities: list[Quantity] = [q for q in find_quantities(self.view) if q.start not in self.cells]
        self.quantities += [cell.quantity for cell in self.cells.values()]
        self.quantities.sort(key=lambda q: q.start)
        self._quantity_starts = [q.start for q in self.quantities]
        self.dates: list[DateMention] = list(find_dates(self.view, document.date))
        self._paragraphs = [p for s in self.sections for p in s.paragraphs]
        self._places = [
            Place(p, s, c, n) for p in self._paragraphs for n, s in enumerate(p.sentences) for c in s.clauses
        ]
        self._place_starts = [p.clause.start for p in self._places]

    def _home(self) -> tuple[str, ...]:
        """Return the codes of the places that the head speaks of: in the newspaper's name, then in the titles."""
        head = [block for block in self.document.blocks if block.kind in HEAD]
        papers = (m for b in head if b.kind in PRESS for m in PAPER.finditer(self.view, b.start, b.end))
        found = [code for paper in papers for code in codes_of(paper[1])[:1]]
        areas = (
            area for block in head if block.kind not in PRESS for area in self.areas.inside(block.start, block.end)
        )
        return tuple(dict.fromkeys([*found, *(area.codes[0] for area in areas)]))

    def place_of(self, position: int) -> Place | None:
        """Return the paragraph, sentence and clause of a position, or None where nothing is said (bylines)."""
        at = bisect_right(self._place_starts, position) - 1
        if at < 0 or position >= self._places[at].sentence.end + 1:
            return None
        return self._places[at]

    def within(self, start: int, end: int) -> Sequence[Reference]:
        """Return the references that begin in [start, end)."""
        return self.references[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def quantities_in(self, start: int, end: int) -> Sequence[Quantity]:
        """Return the quantities that begin in [start, end)."""
        return self.quantities[bisect_left(self._quantity_starts, start) : bisect_left(self._quantity_starts, end)]

    def reference_of(self, span: UnionSpan) -> Reference | None:
        """Return what a union mention was resolved to, or None."""
        return self._by_start.get(span.start)

    def people_in(self, start: int, end: int) -> Sequence[tuple[int, int, str]]:
        """Return where in [start, end) persons with a union post stand, and their unions: they act for them."""
        starts, people = self._people
        return people[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _people(self) -> tuple[list[int], list[tuple[int, int, str]]]:
        unions: dict[str, str] = {}
        found: list[tuple[int, int, str]] = []
        for tenure in self.tenures:
            if tenure.union and (reference := self.reference_of(tenure.union)) is not None:
                unions[tenure.person] = reference.name
                found.append((tenure.start, tenure.end, reference.name))
        if unions:
            found += [(h.start, h.end, unions[h.word]) for h in Scanner(unions).scan(self.view).all(unions)]
        found.sort()
        return [start for start, _, _ in found], found

    def tenured(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return where in [start, end) persons with a post of any kind are named, and their names."""
        return [(t.person_start, t.person) for t in self.tenures if start <= t.person_start < end]

    def sentences(self) -> Iterator[tuple[Paragraph, Sentence]]:
        """Yield every sentence with its paragraph, in order."""
        return ((p, s) for p in self._paragraphs for s in p.sentences)
