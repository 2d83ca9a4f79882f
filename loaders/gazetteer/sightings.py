"""The names to look for in running text, and what keeps each of them from being found inside other words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from unionkg.loaders.gazetteer.place import Place
from unionkg.loaders.gazetteer.tables import FREE, Usage

_STREET = ("路", "街", "大道", "大街", "巷", "胡同")  # 北京路 is a street
_LAND = ("山", "河", "江", "湖", "岛", "峡")  # 祁连山 is not in 祁连县
_TITLE = tuple("组队局处科部会院校所厂社班团首区县乡镇村家站行董机列店馆园库室")  # 组长葛某 is a leader called 葛某
_KIND = tuple("乡村城小古市集个各全本该街心")  # 乡镇平均 has no 镇平
_AFTER = {"长": _TITLE, "镇": _KIND}
GOES_ON = {  # 海淀区域, 上海市场, 和平乡村 are other words
    "区": ("域", "块", "间", "位", "别", "分"),
    "市": ("场", "值", "容", "井"),
    "乡": ("村", "镇", "亲", "音", "土", "情", "愁", "贤", "间"),
    "镇": ("静", "定", "压", "守", "痛"),
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as it is looked for: the places it means, and where it does not stand for them.

    `use` is '' for a name that needs no more. A `led` name needs a place above it just before, a neighbour, or 总工会
    after it; or elsewhere in the text the full name of what it shortens, or of the county of a township. A name that is
    `asked` for only needs both the place above it and 总工会. `weight` decides where two names overlap: full names and
    provinces, then short names of cities, then those of counties.
    """

    name: str
    places: tuple[Place, ...]
    use: str = ""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    weight: int = 0

    def stands(self, view: str, start: int) -> bool:
        """Tell whether the name at `start` is not part of another word."""
        return not view.startswith(self.before, start + len(self.name)) and not view.endswith(self.after, 0, start)


def sightings(areas: Mapping[str, Collection[Place]], usages: Mapping[str, Usage]) -> Iterator[Sighting]:
    """Yield the names of areas that may be found in running text."""
    for name, places in areas.items():
        usage = usages.get(name, FREE)
        if len(name) > 1:
            after, before = _guards(name, places)
            weight = min(_weight(name, place) for place in places)
            yield Sighting(name, tuple(places), usage.use, usage.after + after, usage.before + before, weight)


def _weight(name: str, place: Place) -> int:
    if name == place.name or place.level == "province":
        return 0
    return 1 if place.level == "city" else 2


def _guards(name: str, places: Iterable[Place]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if any(place.name == name or name[-1] in GOES_ON for place in places):
        return (), GOES_ON.get(name[-1], ())
    land = _LAND if all(place.level == "county" for place in places) else ()
    return _AFTER.get(name[0], ()), _STREET + land
