"""Figures that describe an area or its economy, which reports tell beside what unions did: 城镇化率, 从业者20万人."""

from unionkg.loaders.reports.labels import listed
from unionkg.loaders.reports.reading import Place, Reading

AREA_NAMES = 2  # characters at the beginning of a clause in which an area's name begins

REACH = 36  # characters behind a number in which the noun that it counts ends


def is_background(reading: Reading, place: Place, number: int, words: str, thing: str, done: bool) -> bool:
    """Tell whether the figure at `number` is told of an area or an economy: `words` and `thing` are its label's.

    `done` says that a verb before or behind it says what was done to the counted.
    """
    said = reading.view[place.clause.start : number]
    deed = any(word in said for word in listed("deeds"))
    if any(word in words for word in listed("economy")):
        return True
    if words.endswith(listed("turnover")):
        return not deed
    if deed or done:
        return False
    behind = reading.view.find(thing, number, number + REACH) >= 0
    if behind and not said.endswith(listed("having")):
        return False
    if thing.endswith(listed("populations")):
        return True
    return thing.endswith(listed("trades")) and _of_area(reading, place, said)


def _of_area(reading: Reading, place: Place, said: str) -> bool:
    """Tell whether the clause begins with an area, of which it then speaks."""
    start = place.clause.start + len(said) - len(said.lstrip(" “"))
    areas = reading.areas.inside(start, min(start + 24, place.clause.end))
    named = any(area.start < start + AREA_NAMES for area in areas)
    return named or reading.view.startswith(listed("regions"), start)
