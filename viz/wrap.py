"""Break labels into balanced lines before they are drawn, since vis-network cuts Chinese at any character."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

OPENING = "（〔[{〈《「『【“‘(［"
CLOSING = ")）〕]}〉》」』】”’］，。、；：？！·…%％,.;:?!"
WHOLE = "总工会|联合工会|联合会|工会|自治|经济|技术|开发|旅游|高新|特区|新区|园区|行业|条陈述"
TOKEN = re.compile(rf"[{re.escape(OPENING)}]*(?:[0-9A-Za-z&'’./+–-]+|{WHOLE}|.)[{re.escape(CLOSING)}]*", re.S)
AREA_ENDS = "省市县区州盟旗镇乡村"
AWKWARD = 20.0  # what a break inside a run of Chinese costs, in squared ems
INFINITE = float("inf")


def width(text: str) -> float:
    """Return the estimated width of one line in ems: 1 for a Chinese character, about a half for a Latin one."""
    return sum(_width(char) for char in text)


def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    if char == " ":
        return 0.28
    return 0.7 if char.isupper() or char in "mwMW@%" else 0.56


def wrap(text: str, limit: float) -> tuple[str, ...]:
    """Break a text into the fewest lines of at most `limit` ems, as even as can be; only a longer word overshoots.

    Digits and Latin words stay whole, brackets stay with their neighbours; a line ends rather after an area's name.
    """
    tokens = tuple(_tokens(" ".join(text.split())))
    if not tokens:
        return ("",)
    for lines in range(1, len(tokens) + 1):
        cost, breaks = _best(tokens, lines, limit)
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


def _best(tokens: tuple[str, ...], lines: int, limit: float) -> tuple[float, tuple[int, ...]]:
    ideal = width("".join(tokens)) / lines

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 0:
            return (0.0, ()) if start == len(tokens) else (INFINITE, ())
        options = ((end, best(end, left - 1)) for end in range(start + 1, len(tokens) - left + 2))
        return min(
            ((_cost(tokens, start, end, limit, ideal) + cost, (end, *rest)) for end, (cost, rest) in options),
            default=(INFINITE, ()),
        )

    return best(0, lines)


def _cost(tokens: tuple[str, ...], start: int, end: int, limit: float, ideal: float) -> float:
    line = "".join(tokens[start:end]).strip()
    if width(line) > limit and end - start > 1:
        return INFINITE
    uneven = (width(line) - ideal) ** 2
    smooth = end == len(tokens) or _smooth(tokens[end - 1][-1], tokens[end])
    return uneven if smooth else uneven + AWKWARD


def _smooth(before: str, after: str) -> bool:
    ends_area = before in AREA_ENDS and after[0] not in AREA_ENDS
    return ends_area or before == " " or before in CLOSING or after.endswith("会")
