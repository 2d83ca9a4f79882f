"""Figures that describe an area or its economy, which reports tell beside what unions did: 城镇化率, 从业者20万人."""

from unionkg.loaders.reports.labels import listed
from unionkg.loaders.reports.parts import Parts
from unionkg.loaders.reports.quantities import Quantity
from unionkg.loaders.reports.reading import Place, Reading

AREA_NAMES = 2  # characters at the beginning of a clause in which an area's name begins


def is_background(reading: Reading, place: Place, quantity: Quantity, parts: Parts) -> bool:
    """Tell whether a quantity whose label has these parts is told of an area or an economy."""
    said = reading.view[place.clause.start : quantity.start]
    words, thing = parts.words(), parts.thing
    deed = any(word in said for word in listed("deeds"))
    if any(word in words for word in listed("economy")):
        return True
    if words.endswith(listed("turnover")):
        return not deed
    if deed or parts.verb or parts.tail:
        return False
    if parts.end > quantity.end and not said.endswith(listed("having")):
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
