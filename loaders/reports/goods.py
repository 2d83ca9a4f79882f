"""Things that were given, not only counted: each member of a list behind a verb of giving (送去大米20袋、油30桶)."""

import re
from functools import cache

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.clauses import Clause, Sentence
from unionkg.loaders.reports.labels import listed, noun_of, vocabulary, without_links, without_vague
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.scanning import Hit
from unionkg.loaders.reports.vocabulary import Vocabulary

BRINGING, PROCURING, ARRIVING = words("bringing"), words("procuring"), words("arriving")
TAKING, HELPING = words("taking"), words("helping")
WORDS = frozenset((*BRINGING, *PROCURING, *ARRIVING, *TAKING, *HELPING))
PACKED = frozenset((*"箱瓶盒袋桶罐床顶吨斤册本套只台双副包", "公斤", "千克"))  # nothing but things is counted so
LISTED = PACKED.union("个件条份张支幅块辆部", ["CNY"])
NOUNS = ("仪式", "活动", "现场", "协议", "方", "者", "中心", "平台", "点", "站", "证书", "大会")  # 捐赠仪式 is no deed
LONGER = ("建", "资", "款", "助", "献", "赠")
LISTING = re.compile("(?:主要)?(?:包括|包含|含|有|计|共计|共|其中|分别为|分别是|合计|还有|以及|和|及)+")
GIVEN = ("获赠", "受赠", "获捐", "接收")  # what was got so was given
THINGS = ("物资", "用品", "物品", "设备", "器材", "装备", "衣物", "药品", "礼包", "慰问品", "食品")
TOWARDS = ("为", "给", "向", "对", "在", "与", "从", "由")
JOINTS = ("、", "和", "及", "与", ",", "了")
LONGEST, NEAR, OWNED = 24, 80, 8


@cache
def _moves() -> Vocabulary:
    """Return the words that end the name of a thing which is on its way: 礼包 精准送达."""
    return Vocabulary((*ARRIVING, "助力", "分", *(word for word in listed("openers") if len(word) > 1)))


class Goods:
    """Says of the numbers of one reading which count things that were given."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view
        self._packs: dict[int, bool] = {}
        self._things: dict[int, Slot | None] = {}
        self._members: dict[int, bool] = {}

    def thing(self, anchor: Anchor) -> Slot | None:
        """Return the thing that a figure counts where it was given: 矿泉水, 防暑药品等物资; else None."""
        if anchor.start not in self._things:
            self._things[anchor.start] = self._thing(anchor)
        return self._things[anchor.start]

    def _thing(self, anchor: Anchor) -> Slot | None:
        quantity = anchor.quantity
        if quantity is None or quantity.value is None or quantity.ordinal:
            return None
        verb = self._verb(anchor)
        start = verb.end if verb else anchor.place.clause.start
        if verb is None and not self._arrives(anchor):
            return None
        thing = self._named(start, anchor)
        if (len(thing) < 2 and quantity.unit not in PACKED) or not thing or thing.endswith(words("no_goods")):
            return None
        return Slot(thing, anchor.start, anchor.end)

    def taken(self, anchor: Anchor) -> Slot | None:
        """Return the thing that a figure counts where the clause says that somebody got it: 收到口罩300只."""
        hits = list(self._reading.hits.of(TAKING, anchor.place.clause.start, anchor.start))
        quantity = anchor.quantity
        if not hits or quantity is None:
            return None
        if (thing := self.thing(anchor)) is not None:
            return thing
        said = self._named(hits[-1].end, anchor)
        fits = quantity.unit in PACKED or said.endswith(THINGS) or hits[-1].word in GIVEN
        return Slot(said, anchor.start, anchor.end) if said and fits and not said.endswith(words("no_goods")) else None

    def giver(self, anchor: Anchor) -> Slot | None:
        """Return the union whose gift the things are said to be: 某县总工会筹集的 首批物资运抵,包括…."""
        for reference in self._reading.within(anchor.place.sentence.start, anchor.start):
            end = self._view.find("的", reference.end, reference.end + OWNED)
            if reference.speaks and end > 0 and self._view[reference.end : end].endswith((*BRINGING, *PROCURING)):
                return Slot(reference.name, reference.start, reference.end, reference.trace)
        return None

    def _packed(self, sentence: Sentence) -> bool:
        """Tell whether a sentence counts anything in packs (箱, 套): found once for all its figures."""
        if sentence.start not in self._packs:
            numbers = self._reading.quantities_in(sentence.start, sentence.end)
            self._packs[sentence.start] = any(q.unit in PACKED for q in numbers)
        return self._packs[sentence.start]

    def _verb(self, anchor: Anchor) -> Hit | None:
        """Return the verb of giving whose list the figure stands in, if any."""
        sentence = anchor.place.sentence
        packed = self._packed(sentence) or self._named(anchor.place.clause.start, anchor).endswith(THINGS)
        for verbs, fits in ((BRINGING, True), (PROCURING, packed)):
            hits = self._reading.hits.of(verbs, sentence.start, anchor.start) if fits else ()
            found = [hit for hit in hits if self._is_deed(hit)]
            last = max(found, key=lambda hit: (hit.end, hit.end - hit.start), default=None)
            if last is not None and self._is_list(last, anchor) and (verbs is BRINGING or self._helps(anchor)):
                return last
        return None

    def _is_deed(self, hit: Hit) -> bool:
        """Tell whether a verb is one here: neither part of a noun (捐赠仪式) nor of another verb (捐建)."""
        return not self._view.startswith(NOUNS if len(hit.word) > 1 else (*NOUNS, *LONGER), hit.end)

    def _helps(self, anchor: Anchor) -> bool:
        return self._reading.hits.any(HELPING, max(0, anchor.start - NEAR), anchor.end + NEAR)

    def _is_list(self, verb: Hit, anchor: Anchor) -> bool:
        """Tell whether only members of one list, each with its number, stand between the verb and the figure."""
        own = anchor.place.sentence.clause_at(verb.start)
        first = self._view[verb.end : min(own.end, anchor.start)]
        if any(word in first for word in listed("hard")):
            return False
        later = [c for c in anchor.place.sentence.clauses if own.start < c.start <= anchor.start]
        return all(self._is_member(clause) for clause in reversed(later))

    def _is_member(self, clause: Clause) -> bool:
        """Tell whether a clause begins with goods and their number, not with somebody or another deed."""
        if clause.start not in self._members:
            self._members[clause.start] = self._begins_with_goods(clause)
        return self._members[clause.start]

    def _begins_with_goods(self, clause: Clause) -> bool:
        numbers = self._reading.quantities_in(clause.start, clause.end)
        if (
            not numbers
            or numbers[0].unit not in LISTED
            or any(r.speaks for r in self._reading.within(clause.start, numbers[0].start))
        ):
            return False
        text = self._view[clause.start : numbers[0].start].strip()
        if listing := LISTING.match(text):
            text = text[listing.end() :]
        if text.startswith(TOWARDS):
            return False
        doing = vocabulary("acts").leading(text) or vocabulary("light").leading(text)
        return not doing or text.startswith(listed("heads"))

    def _arrives(self, anchor: Anchor) -> bool:
        """Tell whether the sentence says behind the list that the things were handed over: 将饮料20箱,毛巾50条 送到."""
        start, end = self._list_of(anchor)
        hits = [hit for hit in self._reading.hits.of(ARRIVING, anchor.end, end) if self._is_deed(hit)]
        moved = any(word in self._view[start : anchor.start] for word in "将把")
        return any(moved or (len(hit.word) > 1 and hit.word[-1] in "到达至往抵给送") for hit in hits)

    def _list_of(self, anchor: Anchor) -> tuple[int, int]:
        """Return where the list of a figure begins, with the clause that it adds up (将物资,共计…), and ends."""
        clauses, own = anchor.place.sentence.clauses, anchor.place.clause
        at = clauses.index(own) if own in clauses else 0
        summed = at > 0 and LISTING.match(self._view[own.start : own.end]) is not None
        last = at + 1
        while last < len(clauses) and self._reading.quantities_in(clauses[last].start, clauses[last].start + 1):
            last += 1
        last = min(last + summed, len(clauses))
        return clauses[at - summed].start, clauses[last - 1].end

    def _named(self, start: int, anchor: Anchor) -> str:
        """Return the words for the things: those on the left of their number, or on its right."""
        numbers = [q.end for q in self._reading.quantities_in(anchor.place.clause.start, anchor.start)]
        start = max(start, anchor.place.clause.start, *numbers[-1:])
        left = self._view[start : anchor.start].lstrip("、和及与,了的 ")
        left = "" if left.endswith((*JOINTS, "的")) else without_links(left.rpartition("将")[2].rpartition("把")[2])
        left = left.rpartition("的")[2]
        if listing := LISTING.match(left):
            left = left[listing.end() :]
        stop = min(anchor.place.clause.end, anchor.end + LONGEST)
        later = self._reading.quantities_in(anchor.end, stop)
        right = self._view[anchor.end : later[0].start if later else stop]
        right = noun_of(right[: _moves().find(right, vocabulary("joined"))])
        thing = without_vague(left.removeprefix("等")) or right.removeprefix("的")
        return thing if len(thing) <= LONGEST else thing.rpartition("、")[2][-LONGEST:]
