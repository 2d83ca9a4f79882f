"""Whether a frame's conditions hold for an anchor: words that must or must not stand on one side of it."""

import re

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.frame_files import Condition, Frame
from unionkg.loaders.reports.houses import is_bare
from unionkg.loaders.reports.reading import Reading

SIBLINGS = re.compile(
    "(?:[、和]?“[^“”\n]{2,40}”){0,12}(?:等[一二两三四五六七八九十\\d]{0,3}[项个]?)?(?:系列|主题|公益)?"
)

EACH = re.compile("(?:[、和及与][^,。;:\n]{2,16}?)?各|:[^,。;:\n0-9]{0,8}(?=[0-9])")
DESCRIBED = re.compile("[^米㎡层亩建办设营管造]的$")  # said of its kind: 温馨的; not of what one house is: 联建的
NO_COUNT = frozenset({"小时", "分钟", "CNY", "%", "平方米", "亩", "公里", "年", "月", "天", "日", "分", "秒"})
BESIDE = ("next", "last", "counted", "held", "is", "begins", "ends")  # conditions on what touches the anchor
NOUN = 10  # characters of the noun after a quoted name
FEW = 2  # so many may be named after their number: 2个爱心驿站


def may_fit(frame: Frame, reading: Reading) -> bool:
    """Tell whether the words that the frame needs around an anchor stand anywhere in the text."""
    needed = (c.words for c in frame.conditions if c.wanted and c.side not in BESIDE)
    return all(reading.hits.anywhere(words) for words in needed)


def fits(frame: Frame, anchor: Anchor, reading: Reading) -> bool:
    """Tell whether all conditions of the frame hold."""
    quantity = anchor.quantity
    if frame.units and (quantity is None or not _unit_fits(frame.units, quantity.unit)):
        return False
    return all(_holds(c, anchor, reading) == c.wanted for c in frame.conditions)


def _unit_fits(units: tuple[str, ...], unit: str) -> bool:
    if units[0] == "not":
        return unit not in units[1:]
    return unit in units


def _holds(condition: Condition, anchor: Anchor, reading: Reading) -> bool:
    view, words = reading.view, condition.words
    match condition.side:
        case "next":
            return view.startswith(words, anchor.end) or view.startswith(words, _past_siblings(view, anchor))
        case "last":
            return view[max(0, anchor.start - 12) : anchor.start].endswith(words)
        case "counted":
            return _is_counted(anchor, reading)
        case "described":
            return is_bare(anchor.text) and bool(DESCRIBED.search(view, anchor.start - 2, anchor.start))
        case "held":
            return _is_held(anchor, reading)
        case "is":
            return anchor.text in words
        case "begins":
            return view.startswith(words, anchor.start)
        case "ends":
            return view[anchor.start : anchor.end].endswith(words)
    start, end = _stretch(condition, anchor)
    return reading.hits.any(words, start, end)


def _is_held(anchor: Anchor, reading: Reading) -> bool:
    """Tell whether a union begins the anchor, or stands right before its quotation marks: 县总工会“…”."""
    start, quoted = anchor.start, anchor.kind == "quoted"
    near = [r for r in reading.within(start - 30 if quoted else start - 1, start + 1) if r.speaks]
    return any(r.end == start and r.kind not in ("joint", "crowd") for r in near) if quoted else bool(near)


def _is_counted(anchor: Anchor, reading: Reading) -> bool:
    """Tell whether a count stands behind the anchor, or one of more than a few right before it: 驿站8家, 8家驿站."""
    start = anchor.start - (reading.view[anchor.start - 1 : anchor.start] == "“")
    before = (q for q in reading.quantities_in(start - 12, start) if q.end == start)
    each = EACH.match(reading.view, anchor.end)
    end = each.end() if each else anchor.end
    behind = any(q.unit not in NO_COUNT for q in reading.quantities_in(end, end + 2))
    return behind or any((q.value or FEW) > FEW and not q.ordinal for q in before)


def _past_siblings(view: str, anchor: Anchor) -> int:
    """Return where the words begin that hold for all quoted names of a list: “甲”“乙”等两项 活动."""
    siblings = SIBLINGS.match(view, anchor.end) if anchor.kind == "quoted" else None
    return siblings.end() if siblings else anchor.end


def _stretch(condition: Condition, anchor: Anchor) -> tuple[int, int]:
    sentence, clause, within = anchor.place.sentence, anchor.place.clause, condition.within
    match condition.side:
        case "before":
            return (max(sentence.start, anchor.start - within) if within else clause.start), anchor.start
        case "after":
            return anchor.end, (min(sentence.end, anchor.end + within) if within else max(clause.end, anchor.end))
        case "earlier":
            return sentence.start, anchor.start
        case "noun":
            return anchor.end, min(anchor.end + NOUN, clause.end)
        case "clause":
            return clause.start, max(clause.end, anchor.end)
        case "inside":
            return anchor.start, anchor.end
        case "context":
            return max(0, anchor.start - within), anchor.end + within
    return sentence.start, sentence.end
