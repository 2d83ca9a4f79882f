"""Whether a frame's conditions hold for an anchor: words that must or must not stand on one side of it."""

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.frame_files import Condition, Frame
from unionkg.loaders.reports.reading import Reading


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
            return view.startswith(words, anchor.end)
        case "last":
            return view[max(0, anchor.start - 12) : anchor.start].endswith(words)
        case "counted":
            return bool(reading.quantities_in(anchor.end, anchor.end + 2))
        case "begins":
            return view.startswith(words, anchor.start)
        case "ends":
            return view[anchor.start : anchor.end].endswith(words)
    start, end = _stretch(condition, anchor)
    return reading.hits.any(words, start, end)


def _stretch(condition: Condition, anchor: Anchor) -> tuple[int, int]:
    sentence, clause, within = anchor.place.sentence, anchor.place.clause, condition.within
    match condition.side:
        case "before":
            return (max(sentence.start, anchor.start - within) if within else clause.start), anchor.start
        case "after":
            return anchor.end, (min(sentence.end, anchor.end + within) if within else max(clause.end, anchor.end))
        case "earlier":
            return sentence.start, anchor.start
        case "clause":
            return clause.start, max(clause.end, anchor.end)
        case "inside":
            return anchor.start, anchor.end
        case "context":
            return max(0, anchor.start - within), anchor.end + within
    return sentence.start, sentence.end
