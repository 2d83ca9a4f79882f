"""What fills a frame's slots: each filler names one place to look, and a slot takes the first that finds something."""

import re
from collections.abc import Callable
from dataclasses import replace

from unionkg.loaders.reports.actors import Actors
from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.awards import Awards
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.counting import Counting
from unionkg.loaders.reports.gifts import Gifts
from unionkg.loaders.reports.goods import Goods
from unionkg.loaders.reports.houses import is_bare
from unionkg.loaders.reports.labels import vocabulary
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.owned import OwnedNames
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.receivers import Receivers, noun_end
from unionkg.loaders.reports.references import Reference
from unionkg.loaders.reports.shares import Shares

LONGEST = 24  # characters of words that say what is counted or who receives
REACH = 500  # characters back in which a paragraph is searched for unions
DISTINCT = 5  # so long a noun after a quoted name belongs to it
SHORT = 3  # a shorter quoted name needs its noun, which may be one character shorter
PROGRAM = re.compile("工程|行动|计划|机制|模式|体系|项目|工作法|课堂|路径|品牌|活动(?![周月季日])")
HELD_BY = re.compile("(?:本次|此次|该)?(?:活动|会议|大会|大赛|竞赛|比赛|赛事|仪式|培训|论坛|座谈会|推进会|培训班)由")
Filler = Callable[[Anchor], Slot | None]


class Fillers:
    """The fillers for one reading, by name."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view
        self._actors, self._counting = Actors(reading), Counting(reading)
        self._owned, self._gifts = OwnedNames(reading), Gifts(reading)
        goods, shares, receivers = Goods(reading), Shares(reading), Receivers(reading)
        self.awards = Awards(reading, self._actors)
        self._fillers: dict[str, Filler] = {
            "winner": self.awards.winner,
            "praise": self.awards.praise,
            "subject": lambda a: self._actors.subject(a.start),
            "explicit": lambda a: self._actors.explicit(a.start),
            "agent": self._agent,
            "holder": self._holder,
            "owner": self._owner,
            "text": self._text,
            "whole": lambda a: Slot(self._clean(a.start, a.end), a.start, a.end),
            "headed": self._headed,
            "house": self._house,
            "levelled": self._owned.owner,
            "named-whole": self._owned.name,
            "gift": self._gifts.gift,
            "said": self._gifts.said,
            "tabled": self._gifts.tabled,
            "goods": goods.thing,
            "goods-giver": goods.giver,
            "goods-taken": goods.taken,
            "share-getter": shares.getter,
            "share-giver": shares.giver,
            "counted": self._counting.thing,
            "label": self._counting.label,
            "receiver": receivers.receiver,
            "union-receiver": receivers.union,
            "other": self._other,
            "giver": self._giver,
            "donor": self._donor,
            "person": self._person,
            "post": self._post,
            "parties": self._parties,
            "body": self._body,
            "office": self._office,
            "issuer": self._issuer,
            "later": self._later,
            "host": self._host,
            "resident": self._resident,
            "clause": lambda a: Slot(self._clean(a.place.clause.start, a.place.clause.end), a.start, a.end),
        }

    def fill(self, names: tuple[str, ...], anchor: Anchor) -> Slot | None:
        """Return what the first filler finds, or None."""
        found = (self._fillers[name](anchor) for name in names)
        return next((slot for slot in found if slot is not None and slot.text), None)

    def _clean(self, start: int, end: int) -> str:
        return self._view[start:end].strip(" ,;:、。\n")

    def _text(self, anchor: Anchor) -> Slot:
        return Slot(anchor.text.strip(), anchor.start, anchor.end)

    def _headed(self, anchor: Anchor) -> Slot:
        """Return a quoted name with the noun that follows it: “…”活动."""
        limit = anchor.end + 14
        starts = [q.start for q in self._reading.quantities_in(anchor.end, limit)]
        starts += [r.start for r in self._reading.within(anchor.end, limit)]
        end = noun_end(self._reading, anchor.end, min([limit, *starts]))
        end = anchor.end if end == limit else end  # no noun is so long
        head = PROGRAM.search(self._view, anchor.end, end)
        end = head.end() if head else end
        long = end - anchor.end >= DISTINCT - (len(anchor.text) < SHORT)
        return Slot(self._view[anchor.start : end] if long else anchor.text, anchor.start, end)

    def _house(self, anchor: Anchor) -> Slot:
        """Return the name of a facility, doubtful where any union has one so called that does not stand beside it."""
        slot = self._owned.name(anchor)
        beside = any(r.end == anchor.start for r in self._reading.within(anchor.start - 30, anchor.start))
        return slot if beside or not is_bare(slot.text) else replace(slot, trace=("bare name",))

    def _owner(self, anchor: Anchor) -> Slot | None:
        owner = self._reading.resolver.owner_at(anchor.start)
        return Slot(owner, anchor.start, anchor.start, ("section owner",)) if owner else None

    def _agent(self, anchor: Anchor) -> Slot | None:
        """Return the union after 由 in the sentence, or in the next one where that says who held it: 活动由…主办."""
        sentence, later = anchor.place.sentence, self._reading.place_of(anchor.place.sentence.end + 1)
        stretches = [(sentence.start, sentence.end)]
        if later and HELD_BY.match(self._view, later.sentence.start):
            stretches.append((later.sentence.start, later.sentence.end))
        for start, end in stretches:
            for reference in self._reading.within(start, end):
                if reference.speaks and self._view[reference.start - 1] == "由":
                    return self._slot(reference)
        return None

    def _holder(self, anchor: Anchor) -> Slot | None:
        """Return the union that stands at the beginning of the anchor or right before it."""
        for reference in self._reading.within(anchor.start - 30, anchor.end):
            touching = (
                self._view[reference.end : anchor.start].strip(" “的") == "" if reference.end <= anchor.start else True
            )
            if reference.kind not in ("area", "crowd") and touching and (reference.codes[0] or not reference.modifier):
                return self._slot(reference)
        for area in self._reading.areas.inside(anchor.start, anchor.end):
            union = self._reading.resolver.union_of_area(area)
            if union:
                return Slot(union, area.start, area.end, ("area",))
        return None

    def _host(self, anchor: Anchor) -> Slot | None:
        """Return who acts, for a place that was visited: doubtful unless the place says where it lies."""
        slot, area = (
            self._actors.subject(anchor.start),
            next(self._reading.areas.inside(anchor.start, anchor.end), None),
        )
        if slot is None or (area is not None and area.start == anchor.start):
            return slot
        return replace(slot, trace=(*slot.trace, "visitor"))

    def _resident(self, anchor: Anchor) -> Slot | None:
        """Return who acts, for a place whose name says where it lies: doubtful where that is another union's area."""
        slot = self._actors.subject(anchor.start)
        area = next(self._reading.areas.inside(anchor.start, anchor.end), None)
        elsewhere = area is not None and slot is not None and area.text not in slot.text
        return replace(slot, trace=(*slot.trace, "visitor")) if slot and elsewhere else slot

    def _later(self, anchor: Anchor) -> Slot | None:
        """Return the union that the sentence names after the anchor: 某驿站揭牌,是市总工会建成的."""
        return next((self._slot(r) for r in self._references(anchor) if r.start >= anchor.end), None)

    def _references(self, anchor: Anchor) -> list[Reference]:
        sentence = anchor.place.sentence
        return [r for r in self._reading.within(sentence.start, sentence.end) if r.speaks]

    def _other(self, anchor: Anchor) -> Slot | None:
        """Return a union of the sentence that is not the acting one."""
        subject = self._actors.subject(anchor.start)
        others = [r for r in self._references(anchor) if subject is None or subject.text not in r.names]
        return self._slot(others[-1]) if others else None

    def _giver(self, anchor: Anchor) -> Slot | None:
        """Return who gives where the receiver is the subject: the other union of the sentence, or of the paragraph."""
        if slot := self._other(anchor):
            return slot
        subject = self._actors.subject(anchor.start)
        start = max(anchor.place.paragraph.block.start, anchor.start - REACH)
        before = [r for r in self._reading.within(start, anchor.start) if r.speaks]
        names = [(n, r) for r in reversed(before) for n in r.names if subject is None or n != subject.text]
        return Slot(names[0][0], names[0][1].start, names[0][1].end, ("paragraph",)) if names else None

    def _donor(self, anchor: Anchor) -> Slot | None:
        """Return who gave what is spoken of: 省总工会拨付的 42万元, 收到省总工会拨款 42万元."""
        for reference in self._reading.within(anchor.place.clause.start, anchor.start):
            said = self._view[reference.end : anchor.start]
            if self._view[anchor.place.clause.start : reference.start].endswith(words("receiving")):
                return self._slot(reference)
            if said.endswith("的") and (said == "的" or said[:-1] in words("giving")):
                return self._slot(reference)
        return None

    def _slot(self, reference: Reference) -> Slot:
        return Slot(reference.name, reference.start, reference.end, reference.trace)

    def _person(self, anchor: Anchor) -> Slot | None:
        tenure = anchor.tenure
        if tenure is None:
            return None
        return Slot(tenure.person, tenure.person_start, tenure.person_start + len(tenure.person))

    def _post(self, anchor: Anchor) -> Slot | None:
        tenure = anchor.tenure
        if tenure is None:
            return None
        if tenure.union is not None:
            reference = self._reading.reference_of(tenure.union)
            return Slot(reference.name + tenure.post, tenure.start, tenure.end, reference.trace) if reference else None
        if tenure.elected:
            return self._elected(anchor, tenure.post)
        if not tenure.office and tenure.post in words("union_posts"):
            return self._elected(anchor, tenure.post)
        return Slot(tenure.office + tenure.post, tenure.start, tenure.end) if tenure.office else None

    def _elected(self, anchor: Anchor, post: str) -> Slot | None:
        start = max(anchor.place.paragraph.block.start, anchor.start - REACH)
        before = [r for r in self._reading.within(start, anchor.start) if r.speaks]
        union = self._slot(before[-1]) if before else self._owner(anchor)
        return Slot(union.text + post, anchor.start, anchor.end, ("paragraph",)) if union else None

    def _parties(self, anchor: Anchor) -> Slot | None:
        clause, sentence = anchor.place.clause, anchor.place.sentence
        for start, end in (
            (clause.start, clause.end),
            (sentence.start, anchor.end),
            (max(anchor.place.paragraph.block.start, anchor.end - REACH), anchor.end),
        ):
            references = [r for r in self._reading.within(start, end) if r.speaks]
            names = list(dict.fromkeys(n for r in references for n in r.names if n != "中华全国总工会"))
            if len(names) == 1 and (body := self._other_body(start, end)):
                names.append(body)
            if len(names) == 1 and (subject := self._actors.subject(anchor.start)) and subject.text not in names:
                names.insert(0, subject.text)
            if len(names) > 1:
                return Slot("|".join(names), references[0].start, references[-1].end)
        return None

    def _other_body(self, start: int, end: int) -> str:
        """Return the body that is no union and stands after 与 or 和 before the signing: a college, a company."""
        signing = min((h.start for h in self._reading.hits.of(words("signing"), start, end)), default=-1)
        for marker in "与和同":
            at = self._view.rfind(marker, start, signing) if signing > start else -1
            text = self._clean(at + 1, signing).removesuffix("共同").removesuffix("正式") if at >= 0 else ""
            if text.endswith(words("bodies")) and 3 < len(text) <= 24:
                return text
        return ""

    def _issuer(self, anchor: Anchor) -> Slot | None:
        """Return the union in the title's first words or right before it, or the one that acts in the sentence."""
        near = self._reading.within(anchor.start - 20, anchor.start + 3)
        inside = [r for r in near if r.kind != "area" and r.end >= anchor.start]
        return self._slot(inside[0]) if inside else self._actors.subject(anchor.start)

    def _body(self, anchor: Anchor) -> Slot | None:
        """Return the body that is no union and begins the clause: a company, a fund, an office, who gives."""
        clause = anchor.place.clause
        verb = min(
            (h.start for h in self._reading.hits.of(words("giving_marks"), clause.start, anchor.start)), default=-1
        )
        text = self._clean(clause.start, verb) if verb > clause.start else ""
        while word := vocabulary("openers").trailing(text):  # 某基金会 已募集
            text = text[: -len(word)]
        if not text.endswith(words("bodies")) or "工会" in text or len(text) > 30:
            return None
        return Slot(text, clause.start, verb)

    def _office(self, anchor: Anchor) -> Slot | None:
        """Return the body that is no union and begins the clause that issues a document: a government, an office."""
        clause = anchor.place.clause
        verbs = self._reading.hits.of(words("issuing"), clause.start, anchor.start)
        verb = min((h.start for h in verbs), default=clause.start)
        text = self._clean(clause.start, verb)
        fits = text.endswith(words("offices")) and "工会" not in text and len(text) <= LONGEST
        return Slot(text, clause.start, verb) if fits else None
