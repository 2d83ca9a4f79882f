"""Read the unions of a collection with what the authority tables say of them: level, area, higher union."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unionkg.graph.store import Store
from unionkg.viz.dividing import Areas
from unionkg.viz.reading import Values, described, label, text, texts
from unionkg.viz.spec import NOTHING, Fact, Label

LEVELS = ("national", "provincial", "prefecture", "county")  # of union federations above the grassroots, by notation
LEVEL = Label("层级", "Level")
AREA = Label("辖区", "Area")
HIGHER = Label("上级工会", "Higher union")


@dataclass(frozen=True, slots=True)
class Union:
    """A union: `level` is a notation, `areas` its jurisdiction and all around it, `higher` the unions above it."""

    id: str
    label: Label
    level: str
    level_label: Label
    areas: tuple[str, ...]
    higher: tuple[str, ...]
    facts: tuple[Fact, ...]
    note: Label

    def province(self, root: bool) -> str:
        """Return the outermost area, or the one inside it when a country contains everything (`root`)."""
        areas = self.areas[:-1] if root and len(self.areas) > 1 else self.areas
        return areas[-1] if areas else ""


def read_unions(store: Store, concepts: Mapping[str, Values]) -> dict[str, Union]:
    """Read every union, by IRI in order."""
    said, areas = described(store, "unions"), described(store, "areas")
    return {id_: _union(id_, said, areas, concepts) for id_ in said}


def read_areas(store: Store, unions: Mapping[str, Union]) -> Areas:
    """Read the areas around every union, the outermost first, without one that contains them all."""
    around = {id_: union.areas[::-1] for id_, union in unions.items()}
    root = len({areas[0] for areas in around.values() if areas}) == 1
    names = {id_: label(values) for id_, values in described(store, "areas").items()}
    return Areas({id_: areas[1:] if root and len(areas) > 1 else areas for id_, areas in around.items()}, names)


def _union(id_: str, said: Mapping[str, Values], areas: Mapping[str, Values], concepts: Mapping[str, Values]) -> Union:
    values = said[id_]
    level = concepts.get(text(values, "level"), {})
    chain = tuple(_chain(text(values, "area"), areas))
    higher = texts(values, "higher")
    facts = (
        Fact(LEVEL, label(level)),
        Fact(AREA, _area_words([label(areas[area]) for area in chain if area in areas])),
        Fact(HIGHER, label(said[higher[0]]) if higher and higher[0] in said else NOTHING),
    )
    return Union(
        id=id_,
        label=label(values) if "label" in values else Label(id_.rpartition("/")[2]),
        level=text(level, "notation"),
        level_label=label(level),
        areas=chain,
        higher=higher,
        facts=tuple(fact for fact in facts if fact.value.zh),
        note=label(values, "note"),
    )


def _chain(area: str, areas: Mapping[str, Values]) -> Iterator[str]:
    passed = set[str]()
    while area and area not in passed:
        passed.add(area)
        yield area
        area = text(areas.get(area, {}), "within")


def _area_words(chain: list[Label]) -> Label:
    english = ", ".join(area.text("en") for area in chain)
    return Label(" ".join(area.zh for area in reversed(chain)), english)
