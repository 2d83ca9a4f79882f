"""How long something was done and how large a building is: what such numbers measure stands further away."""

from unionkg.loaders.reports.labels import lead_of, listed, noun_of, without_links, without_vague
from unionkg.loaders.reports.parts import Parts
from unionkg.loaders.reports.quantities import Quantity
from unionkg.loaders.reports.reading import Place, Reading
from unionkg.loaders.reports.surroundings import Surroundings

LONGEST = 24


class Extents:
    """Makes the labels of such numbers of one reading."""

    def __init__(self, reading: Reading, around: Surroundings) -> None:
        self._reading, self._view, self._around = reading, reading.view, around

    def span(self, quantity: Quantity, place: Place, left: str) -> Parts | None:
        """Return the parts of how long something was done: 连续5年 在某地 购买蜜桔."""
        marker = next((w for w in ("连续", "持续", "历时") if left.endswith(w)), "")
        if not marker:
            return None
        following = self._reading.quantities_in(quantity.end, place.clause.end)
        stop = following[0].start if following else place.clause.end
        done = without_links(self._view[quantity.end : stop])
        cut = min((at for w in (*listed("acts"), *listed("light")) if (at := done.find(w)) >= 0), default=0)
        return Parts(quantity.end, stop, verb=marker, thing=done[cut:][:LONGEST])

    def area(self, quantity: Quantity, place: Place, left: str, right: str) -> Parts:
        """Return the parts of an area: of the building that is named beside it."""
        text = without_links(left)
        size = next((w for w in sorted(listed("sizes"), key=len, reverse=True) if text.endswith(w)), "")
        if right in listed("rooms"):
            at = quantity.end
            at = self._view.find(right, at) + len(right)
            right = noun_of(lead_of(self._view[at : place.clause.end]).rest)
        thing = right or self._around.building(place.paragraph.block.start, quantity.start)
        thing = self._around.own_place_off(thing, place)
        return Parts(quantity.start, quantity.end, thing=without_vague(thing) + size.removesuffix("面积"))
