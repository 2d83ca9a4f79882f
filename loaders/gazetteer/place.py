"""What the gazetteer speaks of: one administrative place, and one mention of such places in a text."""

from dataclasses import dataclass

LEVELS = ("province", "city", "zone", "county", "township", "village")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative area or functional zone of China, present or former.

    `code` is of GB/T 2260 (six digits), of its statistical extension for townships (nine) and villages (twelve), or
    `ZONE-slug` for a functional zone without one, or `FORMER-code-year` for a place that ended.
    `level` is one of LEVELS. `parent` is the code of the next higher place, '' for provinces.
    `until` is the year in which a former place ended, and `successor` the code of what took its place, where known.
    """

    code: str
    name: str
    level: str
    parent: str
    until: str = ""
    successor: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of places at [start, end) of a text, with every place that it may mean."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]
