"""Break labels into balanced lines before they are drawn, since vis-network cuts Chinese at any character."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise

OPENING = "（〔[{〈《「『【“‘(［"
CLOSING = ")）〕]}〉》」』】”’］，。、；：？！·…%％,.;:?!"
WHOLE = "总工会|联合工会|联合会|工会|自治|经济|技术|开发|旅游|高新|特区|新区|园区|行业|条陈述"
TOKEN = re.compile(rf"[{re.escape(OPENING)}]*(?:[0-9A-Za-z&'’./+–-]+|{WHOLE}|.)[{re.escape(CLOSING)}]*", re.S)
AREA_ENDS = "省市县区州盟旗镇乡村"
AWKWARD = 20.0  # what a break inside a run of Chinese costs, in squared ems
INFINITE = float("inf")
SPACE = 0.28


def width(text: str) -> float:
    """Return the estimated width of one line in ems: 1 for a Chinese character, about a half for a Latin one."""
    return sum(_width(char) for char in text)


def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    if char == " ":
        return SPACE
    return 0.7 if char.isupper() or char in "mwMW@%" else 0.56


@lru_cache(maxsize=65536)  # names stand on several parts of a large map
def wrap(text: str, limit: float) -> tuple[str, ...]:
    """Break a text into the fewest lines of at most `limit` ems, as even as can be; only a longer word overshoots.

    Digits and Latin words stay whole, brackets stay with their neighbours; a line ends rather after an area's name.
    """
    tokens = tuple(_tokens(" ".join(text.split())))
    if not tokens:
        return ("",)
    reach = tuple(accumulate((width(token) for token in tokens), initial=0.0))
    for lines in range(1, len(tokens) + 1):
        cost, breaks = _best(tokens, reach, lines, limit)
        if cost < INFINITE:
            return tuple("".join(tokens[a:b]).strip() for a, b in pairwise((0, *breaks)))
    return tuple(token.strip() for token in tokens if token.strip())


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for token in TOKEN.findall(text):
        if token[0] == " " and tokens:
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def _best(tokens: Sequence[str], reach: Sequence[float], lines: int, limit: float) -> tuple[float, tuple[int, ...]]:
    """Return what the best breaks into so many lines cost, and the places of these breaks.

    `reach` is the width of all that stands before each token, and of everything.
    """
    ideal = reach[-1] / lines

    def cost(start: int, end: int) -> float:
        wide = reach[end] - reach[start] - (SPACE if tokens[end - 1].endswith(" ") else 0.0)
        if wide > limit and end - start > 1:
            return INFINITE
        smooth = end == len(tokens) or _smooth(tokens[end - 1][-1], tokens[end])
        return (wide - ideal) ** 2 + (0.0 if smooth else AWKWARD)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 0:
            return (0.0, ()) if start == len(tokens) else (INFINITE, ())
        options = []
        for end in range(start + 1, len(tokens) - left + 2):
            if (own := cost(start, end)) == INFINITE:
                break  # so is every longer line
            rest, breaks = best(end, left - 1)
            options.append((own + rest, (end, *breaks)))
        return min(options, default=(INFINITE, ()))

    return best(0, lines)


def _smooth(before: str, after: str) -> bool:
    ends_area = before in AREA_ENDS and after[0] not in AREA_ENDS
    return ends_area or before == " " or before in CLOSING or after.endswith("会")
