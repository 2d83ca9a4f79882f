"""Numerals as Chinese sources write them, so that a figure's value can be held against its wording."""

import re
from decimal import Decimal
from itertools import pairwise

DIGITS = {**{sign: number for number, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2, "俩": 2, "仨": 3}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
WHOLE = 10**4  # from here a scale counts all that stands before it: 三十二万 is 32 times 10000
PLAINER = str.maketrans("０１２３４５６７８９．，％萬億兩", "0123456789.,%万亿两")
PLAIN = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
TOKEN = re.compile(f"{PLAIN}|[{''.join((*DIGITS, *SCALES))}]")
NUMERAL = re.compile(f"(?:{TOKEN.pattern})(?:(?:{TOKEN.pattern})|[余多几来](?=[十百千万亿]))*")
RANGE = re.compile(r"[余多]?(?:[至到—–~～-]|——)")
BEYOND = re.compile(r"[半倍番廿卅]|分之|[0-9一二两三四五六七八九十]成|[一二两三四五六七八九]{2}(?=[十百千万亿])")


def readings(wording: str) -> frozenset[Decimal]:
    """Return every number that a figure's wording may state.

    Empty when there is none, or one that is beyond this reader (半, 七成, 三四百): then nothing contradicts it.
    """
    text = wording.translate(PLAINER)
    if BEYOND.search(text):
        return frozenset()
    found = list(NUMERAL.finditer(text))
    numbers = {number(numeral[0]) for numeral in found}
    for low, high in pairwise(found):
        if RANGE.fullmatch(text, low.end(), high.start()):
            numbers.add(number(low[0]) * _last_scale(high[0]))
    return frozenset(numbers)


def number(numeral: str) -> Decimal:
    """Return the number that a numeral states: digits, Chinese signs, or both (2.5万, 三百二十, 二〇二三)."""
    total, section, waiting = Decimal(0), Decimal(0), ""  # what 亿 and 万 have ended, what is below, digits since
    scale, colloquial = 1, False  # 三百五 is 350: one digit other than 零 right after a scale counts the next lower one
    for token in TOKEN.findall(numeral):
        if token not in SCALES:
            colloquial = token in DIGITS and DIGITS[token] > 0 and not waiting and scale > 1
            digits = str(DIGITS.get(token, token.replace(",", "")))
            waiting = digits if "." in waiting else waiting + digits
            continue
        scale, counted = SCALES[token], Decimal(waiting) if waiting else None
        waiting, colloquial = "", False
        if scale < WHOLE:
            section += scale if counted is None else counted * scale
        elif scale == WHOLE:
            total, section = total + _counted(section, counted) * scale, Decimal(0)
        else:
            total, section = _counted(total + section, counted) * scale, Decimal(0)
    rest = Decimal(waiting or 0)
    return total + section + (rest * scale / 10 if colloquial else rest)


def _counted(before: Decimal, digits: Decimal | None) -> Decimal:
    """Return how many of a scale there are: one where nothing stands before it (万余)."""
    return before + digits if digits is not None else before or Decimal(1)


def _last_scale(numeral: str) -> int:
    """Return what the low end of a range shares with the high end: 300至500万 begins at 300万."""
    scale = 1
    for sign in reversed(numeral):
        if sign not in SCALES:
            break
        scale *= SCALES[sign]
    return scale
