"""Names that begin with words for their owner: 我市职工技能大赛, 县职工服务中心."""

import re

from unionkg.loaders.reports.anchors import Anchor
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.unions import NATIONAL

LEVEL = re.compile("([省市县区州旗])(?![省市县区州旗级直域内外委属])")
OURS = re.compile("[我该本]")


class OwnedNames:
    """Takes such names of one reading apart."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._view = reading, reading.view

    def owner(self, anchor: Anchor) -> Slot | None:
        """Return the union of the place that the name's first word means, or None."""
        for reference in self._reading.within(anchor.start, anchor.start + 1):
            if reference.kind == "area" and reference.start == anchor.start:
                return Slot(reference.name, reference.start, reference.end, reference.trace)
        if self._view.startswith("全国", anchor.start) and "工会" in self._view[anchor.start : anchor.end]:
            return Slot(NATIONAL, anchor.start, anchor.start + 2, ("national",))
        level = self._level(anchor)
        union, how = self._reading.resolver.of_level(anchor.start, level) if level else (None, "")
        return Slot(union.name, anchor.start, anchor.start + 1, (how,)) if union else None

    def name(self, anchor: Anchor) -> Slot:
        """Return the name without 我市 or the union before its quotation marks, and with the place for a bare 市."""
        text, start = self._view[anchor.start : anchor.end].strip(" ,;:、。\n"), anchor.start
        for reference in self._reading.within(start, start + 1):
            if reference.kind == "area" and reference.start == start and OURS.match(text):
                return Slot(self._view[reference.end : anchor.end], reference.end, anchor.end)
            if reference.start == start and text.endswith("”") and self._view[reference.end : reference.end + 1] == "“":
                return Slot(self._view[reference.end + 1 : anchor.end - 1], reference.end, anchor.end)
        owner = self.owner(anchor) if self._level(anchor) else None
        place = owner.text.removesuffix("总工会") if owner else ""
        return Slot(place + text[1:] if place.endswith(text[0]) else text, start, anchor.end)

    def _level(self, anchor: Anchor) -> str:
        found = LEVEL.match(self._view, anchor.start)
        known = next(self._reading.areas.inside(anchor.start, anchor.end), None)
        return found[1] if found and (known is None or known.start > anchor.start) else ""
