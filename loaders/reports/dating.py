"""Which date a claim gets: the one that governs its clause, its sentence, or the sentences before it; else none.

A date at the beginning of a clause governs what follows in the sentence, and the sentences after it in the paragraph
until another date or the words for a longer time (累计, 近年来) come; one in the midst of a clause governs that clause.
What only compares (比2020年), begins a time (2013年以来) or lies ahead (将于12月) dates nothing else. 会上 and 仪式上
lead back to the paragraph before.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.clauses import Clause, Sentence
from unionkg.loaders.reports.dates import DateMention, find_periods
from unionkg.loaders.reports.reading import Place, Reading

BACK = 6  # sentences back in which the date is looked for
LASTING = frozenset({"program", "facility"})  # dated by their own sentence, unless they begin in it
BEGINS = re.compile("挂牌|揭牌|落成|启用|投用|竣工|启动")
NEVER = frozenset({"organization"})
COMPARING = ("比", "较", "较之", "相比", "同比", "对比", "与", "和", "超过", "按", "按照", "根据", "据", "参照")
AHEAD = (
    "将于",
    "拟于",
    "定于",
    "计划于",
    "预计",
    "力争",
    "到",
    "计划",
    "争取",
    "力争到",
    "商定",
    "谋划",
    "部署",
    "安排",
)
SINCE = re.compile(r"(?:[^,。;、:\n]{0,14})(?:以来|至今|起)")
LONG = re.compile(
    "累计|历年|历来|长期|一直|每年|多年|近(?:年|[几两三四五六七八九十\\d]{1,2}年)|年来|以来|任期|连续|头[两三]年|目前|截至|[现已共]有|建有|先后|介绍|据悉|据了解|[一二三四五六七八九十]年间"
)
LEADING = re.compile("(?:更早的|早在|就在|在|于|到|截至|直到|至|其中|而|,|\\s|”|据悉|同时|另外|此外|仅|今年|也是)*")
SPOKEN_YEARS = ("今年", "本年", "去年")
SAME_DAY = ("当天", "当日", "同日", "同年", "当年", "同月")
UNTOLD = ("近日", "日前", "近期", "目前", "截至目前", "截至当前")
THERE = re.compile("(?:在?随后|会后|会上|会议|大会上|大会|仪式上|[^,。;\n]{0,8}(?:会上|仪式上|期间|活动中|现场))")
LONGEST_NAME = 80
QUOTES = {"《": "》", "“": "”"}


class Dating:
    """Finds the dates of the claims of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view
        self._dates = [d for d in reading.dates if not self._says_nothing(d)]
        self._starts = [d.start for d in self._dates]
        self._periods = find_periods(self._view)
        self._period_starts = [start for start, _ in self._periods]
        self._lasting: dict[int, int] = {}
        self._places = list(reading.sentences())
        self._sentence_starts = [sentence.start for _, sentence in self._places]

    def dated(self, candidate: Candidate, anchor: Anchor) -> Candidate:
        """Return a candidate that hangs on the anchor with its date and, where it counts, the period in its clause."""
        period = self._period(anchor.place.clause, anchor.start) if candidate.quantity else ""
        date = self.date_of(candidate.type, anchor)
        return replace(candidate, date=date, period=period) if date or period else candidate

    def _period(self, clause: Clause, position: int) -> str:
        """Return how the words of a clause before a position word a period (连续5年, 截至目前), or ""."""
        at = bisect_right(self._period_starts, min(position, clause.end)) - 1
        start, end = self._periods[at] if at >= 0 else (0, 0)
        return self._view[start:end] if clause.start <= start and end <= clause.end else ""

    def date_of(self, kind: str, anchor: Anchor) -> str:
        """Return the date of a claim of a type that hangs on the anchor, in ISO form, or ""."""
        if kind in NEVER or (kind == "leader" and not (anchor.tenure and anchor.tenure.elected)):
            return ""
        found = self._respective(anchor) or self._in_sentence(anchor)
        if found is None and (kind not in LASTING or self._begins(anchor.place.clause)):
            found = self._before(anchor.place, anchor.start)
        if found is None or not found.first:
            return ""
        return found.first if found.first == found.last else f"{found.first}/{found.last}"

    def _begins(self, clause: Clause) -> bool:
        return BEGINS.search(self._view, clause.start, clause.end) is not None

    def _says_nothing(self, date: DateMention) -> bool:
        """Tell whether a date only leads back to the one before (当天), or waits for the report's own (近日)."""
        return not date.first and self._view.startswith(SAME_DAY + UNTOLD, date.start)

    def _in(self, start: int, end: int) -> list[DateMention]:
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _in_sentence(self, anchor: Anchor) -> DateMention | None:
        """Return the first known of the sentence's dates that may date the anchor, else one that is not known."""
        found = list(self._options(anchor))
        return next((date for date in found if date.first), found[0] if found else None)

    def _respective(self, anchor: Anchor) -> DateMention | None:
        """Return the date that belongs to the anchor's figure where dates and figures are told one by one: 分别."""
        clause = anchor.place.clause
        apart = self._view.find("分别", clause.start, anchor.start)
        if apart < 0 or anchor.quantity is None:
            return None
        dates = self._in(clause.start, apart)
        figures = [q for q in self._reading.quantities_in(apart, clause.end) if q.unit == anchor.quantity.unit]
        fits = len(dates) == len(figures) > 1 and anchor.quantity in figures
        return dates[figures.index(anchor.quantity)] if fits else None

    def _options(self, anchor: Anchor) -> Iterator[DateMention]:
        """Yield the date of the anchor's clause, the leading ones of the clauses before, then those said by the way."""
        sentence, clause, at = anchor.place.sentence, anchor.place.clause, anchor.start
        own = [d for d in self._in(clause.start, at) if self._governs(d, at, clause)]
        before = [d for d in self._in(sentence.start, clause.start) if self._governs(d, at, clause)]
        inside = [] if anchor.kind == "figure" else self._in(at, max(clause.end, anchor.end))
        yield from (d for d in reversed(own) if not self._is_attribute(d))
        yield from (d for d in reversed(before) if self._leads(d, sentence))
        yield from (d for d in (*own, *inside) if self._governs(d, d.start, clause))
        yield from reversed(before)

    def _is_attribute(self, date: DateMention) -> bool:
        """Tell whether a bare year only belongs to the name after it: 2024年元旦春节送温暖活动."""
        return (
            len(date.first) == len("2024")
            and self._view[date.end - 1 : date.end] in ("年", "度")
            and (
                self._view[date.end : date.end + 1] not in (",", "、", "底", "初", "末")
                and not self._leads_clause(date)
            )
        )

    def _leads_clause(self, date: DateMention) -> bool:
        place = self._reading.place_of(date.start)
        return place is not None and LEADING.fullmatch(self._view, place.clause.start, date.start) is not None

    def _leads(self, date: DateMention, sentence: Sentence) -> bool:
        clause = sentence.clause_at(date.start)
        return LEADING.fullmatch(self._view, clause.start, date.start) is not None

    def _governs(self, date: DateMention, position: int, clause: Clause) -> bool:
        """Tell whether a date says when what stands at the position was, and not something else."""
        before = self._view[max(0, date.start - 4) : date.start]
        if before.endswith(COMPARING) or self._view[date.start - 1 : date.start] == "“":
            return False
        if before.endswith(AHEAD) and not clause.start <= date.start < clause.end:
            return False
        since = SINCE.match(self._view, date.end)
        if since is not None and since.end() <= position and not self._view.startswith(SPOKEN_YEARS, date.start):
            return False
        return not self._is_quoted(date, position)

    def _is_quoted(self, date: DateMention, position: int) -> bool:
        """Tell whether a date stands in a title or quoted name that ends before the position."""
        for opening, closing in QUOTES.items():
            at = self._view.rfind(opening, max(0, date.start - LONGEST_NAME), date.start)
            if at >= 0 and date.end <= self._view.find(closing, at, at + LONGEST_NAME) < position:
                return True
        return False

    def _before(self, place: Place, position: int) -> DateMention | None:
        """Return the date that an earlier sentence of the paragraph hands on, or of the paragraph before (会上)."""
        sentence = place.sentence
        if self._lasts(sentence) <= position:
            return None
        for earlier, led_back in self._earlier(place):
            dates = [d for d in self._in(earlier.start, earlier.end) if self._hands_on(d, earlier)]
            if dates:
                return next((d for d in reversed(dates) if not self._is_attribute(d)), dates[0])
            if not led_back and self._lasts(earlier) <= earlier.end:
                return None
        return None

    def _lasts(self, sentence: Sentence) -> int:
        """Return where the first words end that speak of more than one day (累计, 五年来), or past the sentence."""
        if sentence.start not in self._lasting:
            found = LONG.search(self._view, sentence.start, sentence.end)
            self._lasting[sentence.start] = found.end() if found else sentence.end + 1
        return self._lasting[sentence.start]

    def _hands_on(self, date: DateMention, sentence: Sentence) -> bool:
        clause = sentence.clause_at(date.start)
        return self._governs(date, clause.end, clause) and SINCE.match(self._view, date.end) is None

    def _earlier(self, place: Place) -> Iterator[tuple[Sentence, bool]]:
        """Yield the sentences before in their paragraph, nearest first, and where 会上 leads back, those before it."""
        at = bisect_left(self._sentence_starts, place.sentence.start)
        back = THERE.match(self._view, place.sentence.start) is not None
        for paragraph, sentence in reversed(self._places[max(0, at - BACK) : at]):
            if paragraph is not place.paragraph and not back:
                return
            yield sentence, back
            back = back or THERE.match(self._view, sentence.start) is not None
