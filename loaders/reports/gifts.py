"""What a contribution consists of: the goods with the verb that brought them, or what the money is for."""

import re

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.labels import noun_of, suffixed, vocabulary, without_links
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.reading import Reading

VERBS = words("giving") + words("spending")
LONGEST = 24
PURPOSE = re.compile("(?:主要|专项|全部)?(?:用于|用来|用在|作为|支持)(?P<what>[^,。;:\n]{2,24})")
MONEY = re.compile("(?:资金|款项?|现金|金额|经费|专项资金|专款|总额)*(?:共|共计|合计|累计|总计)?")
NOUNS = (
    "温暖",
    "清凉",
    "款",
    "金",
    "品",
    "物资",
    "资金",
    "项目",
    "活动",
    "协议",
)  # 慰问款, 捐赠活动 and 送温暖 are no verbs
HELPS = ("救助", "助学", "慰问", "帮扶", "补助", "资助", "捐", "援助", "送温暖", "奖补", "发放", "拨付", "补贴", "奖励")
SUMS = ("资金", "款", "金", "费", "补贴", "补助", "经费")
DEALING = ("拨付", "下拨", "发放", "筹措", "筹集", "捐赠", "投入", "拿出", "安排")  # 2015年分别拨付援藏资金
MERE = "资金"  # where a report only says that so much was spent
EDGES = re.compile(
    "^(?:[和与及并或等、了到性共]|/?[a-z]+>)+(?!谐|平|田)|(?:[达约为和共]|共计|累计|合计|总计|折合|人民币)+$"
)


class Gifts:
    """Says what was given in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view

    def gift(self, anchor: Anchor) -> Slot | None:
        """Return 购买蜜桔 for goods, the name of a sum (救灾资金), or for bare money what it is for; None if unsaid."""
        verb, start = self._verb(anchor)
        numbers = self._reading.quantities_in(start, anchor.start)
        left = without_links(self._view[start : numbers[0].start if numbers else anchor.start]) if verb else ""
        left = left.removeprefix("了").removeprefix("到")
        right = self._view[anchor.end : min(anchor.place.clause.end, anchor.end + LONGEST)]
        right = noun_of(right.removeprefix("不等"))
        thing = _trimmed(right.removeprefix("人民币").removeprefix("的") or left)
        if len(thing) > LONGEST or MONEY.fullmatch(thing):
            return self._purpose(anchor)
        kept = verb in words("goods_verbs") and not thing.endswith(SUMS)
        return Slot(verb + thing if kept else thing, anchor.start, anchor.end)

    def tabled(self, anchor: Anchor) -> Slot | None:
        """Return what a sum in a table was given for, where its row, its head or the table says that it was given."""
        cell = self._reading.cells.get(anchor.start)
        if cell is None or not any(word in cell.topic + cell.row + cell.head for word in HELPS):
            return None
        return Slot(suffixed(cell.label, "金额"), anchor.start, anchor.end)

    def said(self, anchor: Anchor) -> Slot | None:
        """Return the words of the clause without its figures, or where they only add up (共计), of the one before."""
        clauses = [c for c in anchor.place.sentence.clauses if c.start <= anchor.start]
        for clause in reversed(clauses[-2:]):
            start = max((r.end for r in self._reading.within(clause.start, clause.start + 1)), default=clause.start)
            text = self._view[start : clause.end]
            for quantity in reversed(self._reading.quantities_in(start, clause.end)):
                text = text[: quantity.start - start] + text[quantity.end - start :]
            if text := _trimmed(without_links(text.strip(" 、。;()“”"))):
                return Slot(MERE if text in VERBS else text, clause.start, clause.end)
        return None

    def _verb(self, anchor: Anchor) -> tuple[str, int]:
        """Return the last verb of giving before the figure in its clause, and where it ends."""
        hits = self._reading.hits.of(VERBS, anchor.place.clause.start, anchor.start)
        found = [hit for hit in hits if not self._view.startswith(NOUNS, hit.end)]
        last = max(found, key=lambda hit: (hit.end, hit.end - hit.start), default=None)
        return (last.word, last.end) if last else ("", anchor.start)

    def _purpose(self, anchor: Anchor) -> Slot | None:
        """Return what the money is for: the words after 用于, or what the next clause says was done with it."""
        sentence = anchor.place.sentence
        if found := PURPOSE.search(self._view, anchor.end, min(sentence.end, anchor.end + LONGEST * 2)):
            return Slot(found["what"], found.start("what"), found.end())
        later = next((c for c in sentence.clauses if c.start > anchor.end), None)
        if later is None or not vocabulary("acts").leading(self._view, later.start):
            return None
        numbers = self._reading.quantities_in(later.start, later.end)
        end = numbers[0].start if numbers else later.end
        done = self._view[later.start : end].strip()
        return Slot(done, later.start, end) if 2 < len(done) <= LONGEST else None


def _trimmed(words_: str) -> str:
    """Return the words for what was given without links at their edges and without a verb of giving within."""
    last = max((at + len(verb) for verb in DEALING if (at := words_.rfind(verb)) > 0), default=0)
    return EDGES.sub("", words_[last:] if len(words_) - last > 1 else words_)
