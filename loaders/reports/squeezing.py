"""Leaves out what a web page put between the characters of a word, 總工會(huì), and keeps the way back to them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

INSERTED = re.compile(
    "(?<=[\u3400-\u9fff]) ?[(\uff08][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹ]{1,7}[)\uff09]|[\u200b-\u200d\u2060\ufeff\u00ad]+"
)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without insertions; `starts` are the places after which `cut` characters were left out before."""

    text: str
    starts: tuple[int, ...] = ()
    cut: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original text for a stretch [start, end) of this one."""
        return start + self._before(start), max(start, end - 1) + self._before(max(start, end - 1)) + 1

    def _before(self, position: int) -> int:
        at = bisect_right(self.starts, position) - 1
        return self.cut[at] if at >= 0 else 0


def squeeze(text: str) -> Squeezed:
    """Return the text without inserted pinyin and invisible characters."""
    parts: list[str] = []
    starts: list[int] = []
    cut: list[int] = []
    last = length = gone = 0
    for match in INSERTED.finditer(text):
        parts.append(text[last : match.start()])
        length += match.start() - last
        gone += match.end() - match.start()
        starts.append(length)
        cut.append(gone)
        last = match.end()
    return Squeezed("".join((*parts, text[last:])), tuple(starts), tuple(cut))
