"""The names around a number: the unions before it, the building it belongs to, the place that need not be said."""

from unionkg.loaders.reports.deeds import first_member
from unionkg.loaders.reports.labels import lead_of, listed, noun_of, vocabulary, without_links
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.quantities import Quantity
from unionkg.loaders.reports.reading import Place, Reading

LONGEST = 24
BACK = 120  # characters back in which a building is looked for
TIMES = frozenset({"批", "期", "届", "场", "场次", "次", "人次", "轮"})
LEVELS = ("省", "市", "县", "区", "州", "旗")


class Surroundings:
    """Answers what stands around a stretch of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view

    def after_unions(self, start: int, end: int, unit: str = "") -> str:
        """Return the words of [start, end) after the last union that acts in them; no unions are counted in 人."""
        for reference in reversed(self._reading.within(start, end)):
            if reference.end == end and unit in ("人", "人次"):
                return ""
            if reference.kind == "area" and vocabulary("acts").trailing(self._view[start : reference.start]):
                continue  # 慰问全市职工: whose the counted are
            rest = without_links(self._view[reference.end : end])
            if rest and rest != "组织":  # 工会组织 are counted there
                return self._view[reference.end : end]
        areas = [a.end for a in self._reading.areas.inside(start, min(start + LONGEST, end)) if a.start < start + 2]
        rest = self._view[max(areas, default=start) : end]
        return rest if lead_of(rest).rest != rest else self._view[start:end]

    def of_times(self, quantity: Quantity, place: Place, start: int) -> str:
        """Return the noun on the right of how often, where none stands on its left: 举办12场 宣讲."""
        left = without_links(self.after_unions(start, quantity.start, quantity.unit))
        if quantity.unit not in TIMES or lead_of(left).rest not in ("", *listed("towards")):
            return ""
        after = self._view[quantity.end : min(place.clause.end, quantity.end + LONGEST)]
        following = self._reading.quantities_in(quantity.end, quantity.end + len(after))
        noun = first_member(noun_of(after[: following[0].start - quantity.end] if following else after))
        return noun if len(noun) > 1 else ""

    def building(self, start: int, end: int) -> str:
        """Return the last building that [start, end) names, without the number and quoted words before it, or ""."""
        hits = list(self._reading.hits.of(words("facilities"), max(start, end - BACK), end))
        if not hits:
            return ""
        last = max(hits, key=lambda hit: (hit.end, -hit.start))
        at = self._reading.boundaries.name_start(last.end, max(start, last.end - LONGEST))
        at = max((q.end for q in self._reading.quantities_in(at, last.end) if q.end < last.end), default=at)
        name = self._view[at : last.end]
        return name.partition("”")[2] if name.startswith("“") and not name.endswith("”") else name

    def own_place_off(self, noun: str, place: Place) -> str:
        """Return a noun without the name of the place whose report this is."""
        owner = self._reading.resolver.owner_at(place.sentence.start) or ""
        for length in range(len(noun) - 2, 1, -1):
            whole = noun[length - 1] in "省市县区州旗" or owner[length : length + 1] in LEVELS
            if owner.startswith(noun[:length]) and whole:
                return noun[length:].removeprefix("总工会")
        return noun
