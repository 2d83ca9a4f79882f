"""The noun before a verb of winning: where it begins and ends, and whether it names a person, a union or a body."""

import re

from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.honours import listed, vocabulary
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.people import is_name, person_at
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.references import Reference

TIMES = re.compile(
    r"(?:连续|曾|第|累计|近)?[一二三四五六七八九十两多几\d]{1,3}(?:次|年|度|届|连冠)(?:蝉联)?$|于?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?$"
)
TIME = re.compile(
    r"(?:(?:截至|自|从|到|于|在)?(?:20\d\d(?:[年-]|$)(?:度|底|初)?|\d{1,2}月(?:份|底|初)?|\d{1,2}日|[上下]半年|[上下]午)+(?:以来|间|起)?|"
    r"“?(?:五一|五四|七一|十一|元旦|春节|国庆)”?(?:国际)?(?:劳动节|节)?(?:前夕|期间|来临之际)|[^,、“”]{0,8}期间)"
)
AROUND = re.compile("(?:[中上里内下后时间]|以来|之际|期间|现场)(?![心学国华铁海市级游饶杭网线])")
OWNED = re.compile(
    r"(?:由|其中|来自|经)?[^的、“”]{0,24}(?:突出|优异|优秀|推荐|选派|派出|选送|报送|申报|创建|打造|培育|选树|带领|领衔|来自|组成|组织|代表|参赛|辅导|指导|培养|主办|开展|实施|推出|完成|研发|制作|创作|拍摄|"
    r"获得|荣获|参与|提交|撰写|建设|承建|运营|负责|来自[^的]{2,12})的(?=.{2})"
)


class Nouns:
    """Answers for stretches of one reading what they name."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view

    def noun(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the noun in [start, end) without times, places, adverbs and what else was done."""
        while (to := self._from_left(start, end)) > start:
            start = to
        while (to := self._from_right(start, end)) < end:
            end = to
        blank = self._view.rfind(" ", start, end - 2)
        start = blank + 1 if blank > start + 1 else start
        if owned := OWNED.match(self._view, start, end):
            start = owned.end()
        if vocabulary("acts").leading(self._view, start) and not self._kept(start):
            return end, end
        for verb in listed("causes"):
            at = self._view.rfind(verb, start, end)
            quoted = at >= 0 and self._view.count("“", start, at) > self._view.count("”", start, at)
            if at >= 0 and at + len(verb) + 1 < end and not quoted and not self._kept(at):
                start = at + len(verb)
        return start, self._cut(start, end)

    def person(self, start: int, end: int) -> Slot | None:
        """Return the person in whose name [start, end) ends, behind posts or alone."""
        text = self._view[start:end]
        text = text.removesuffix("同志").removesuffix("(女)")
        end = start + len(text)
        for at, name in self._reading.tenured(start, end):
            if at + len(name) == end:
                return Slot(name, at, end)
        if is_name(text) and text not in listed("generic"):
            return Slot(text, start, end)
        if text.endswith((*words("bodies"), *words("facilities"))):
            return None
        for size in (3, 2, 4):
            name, post = text[-size:], text[:-size]
            if is_name(name) and name not in listed("generic") and vocabulary("roles").trailing(post):
                return Slot(name, end - size, end)
        return None

    def is_body(self, text: str) -> bool:
        """Tell whether words end as the names of bodies, groups and works do."""
        if text.endswith(")") and "(" in text:
            text = text[: text.rfind("(")]
        return text.endswith((*words("bodies"), *words("union_bodies"), *words("facilities"), *listed("groups")))

    def reference_at(self, start: int) -> Reference | None:
        """Return the union that is named at a position, or None."""
        return next((r for r in self._reading.within(start, start + 1) if r.kind not in ("area", "joint")), None)

    def _kept(self, at: int) -> bool:
        """Tell whether the character at a position belongs to a longer word: 存在, 工会组织."""
        hits = self._reading.hits.of(listed("kept"), max(0, at - 5), at + 6)
        return any(hit.start <= at < hit.end for hit in hits)

    def _from_left(self, start: int, end: int) -> int:
        text = self._view[start:end]
        blank = len(text) - len(text.lstrip(" ,、;:·-—"))
        if blank:
            return start + blank
        if time := TIME.match(text):
            return start + time.end()
        if word := vocabulary("openers").leading(text):
            return start + len(word) if not self._kept(start) else start
        if text[:1] in ("在", "于", "从", "经", "当", "随") and not self._kept(start):
            last = max((m.end() for m in AROUND.finditer(text)), default=0)
            return start + last
        if text.startswith(("凭借", "凭", "作为", "通过", "以")) and not self._kept(start):
            return end
        return start

    def _from_right(self, start: int, end: int) -> int:
        text = self._view[start:end].rstrip(" ,、:")
        if word := vocabulary("adverbs").trailing(text):
            return start + len(text) - len(word)
        if (times := TIMES.search(text)) and times[0]:
            return start + times.start()
        if AROUND.search(text, max(0, len(text) - 2)) or text.endswith(
            ("比赛", "大赛", "竞赛", "评选", "活动", "评比")
        ):
            at = max(self._view.rfind("在", start, end), self._view.rfind("于", start, end))
            if at >= start and not self._kept(at):
                return at
        return start + len(text)

    def _cut(self, start: int, end: int) -> int:
        """Return where the name ends that begins at `start`: before what its bearer does."""
        stop = end
        depth = 0
        for at in range(start, end):
            depth += (self._view[at] in "“《(") - (self._view[at] in "”》)")
            if depth == 0 and at > start + 1 and vocabulary("acts").leading(self._view, at) and not self._kept(at):
                if person_at(self._view, at) or self.person(
                    start, self._view.find("、", at, end) if "、" in self._view[at:end] else end
                ):
                    continue
                stop = at
                break
        if reference := self.reference_at(start):
            rest = self._view[reference.end : stop]
            if (
                rest
                and not rest.startswith(("、", "和", "与", "及", "等"))
                and not self.is_body(rest)
                and "的" not in rest
            ):
                return reference.end if not self.person(start, stop) else stop
        return stop
