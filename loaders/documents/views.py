"""One way to write a text, so that rules need not know full-width digits, traditional script or broken PDF fonts.

A view has the length of its text: position 7 of the one is position 7 of the other. Unicode's NFKC is no help here,
because it changes lengths (㎡, …).
"""

import unicodedata
from functools import cache

import opencc

KANGXI = range(0x2F00, 0x2FD6)
SUPPLEMENT = dict(  # radicals without a decomposition of their own, from Unicode's EquivalentUnifiedIdeograph.txt
    zip(
        "⺁⺟⺠⺩⺫⺬⺼⻁⻄⻅⻆⻇⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻱⻳",
        "厂母民王目示肉虎西见角角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿竜龙龜龟",
        strict=True,
    )
)
RADICALS = str.maketrans({chr(code): unicodedata.normalize("NFKC", chr(code)) for code in KANGXI} | SUPPLEMENT)
SPACES = "\t\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
WIDTHS = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(SPACES, " ")
    | {"﹒": ".", "﹑": "、"}
    | dict.fromkeys("•‧・･", "·")
)
PLAIN = {**RADICALS, **WIDTHS}


def plain_view(text: str) -> str:
    """Return the text of the same length in ASCII digits, letters and punctuation, simplified script, plain blanks.

    `，（：％５` become `,(:%5`; `。、“”《》` have no ASCII character of their meaning and stay. Line ends stay.
    """
    if text.isascii():
        return text.translate(WIDTHS)
    return _simplified(text.translate(PLAIN))


def unfold_radicals(text: str) -> str:
    """Return the text with the characters for which a PDF's font gave their radicals (⼯⼈ → 工人)."""
    return text.translate(RADICALS)


def _simplified(text: str) -> str:
    """Return the text in simplified script; line by line, then character by character, where a length would change."""
    try:
        view: str = _converter().convert(text)
    except UnicodeEncodeError:  # half of a surrogate pair
        view = ""
    if len(view) == len(text):
        return view
    if "\n" in text:
        return "\n".join(map(_simplified, text.split("\n")))
    return "".join(map(_simplified_character, text))


def _simplified_character(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return character
    view: str = _converter().convert(character)
    return view if len(view) == 1 else character


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
