"""To a picture: maps of the graph as single offline pages."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Store
from unionkg.viz.dividing import MOST
from unionkg.viz.spec import Label, Map

MACHINERY = frozenset({"analysis", "page", "payload", "static"})  # no maps, and slow to import


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map that can be drawn of a collection: its name, its title, what it needs and takes to be told, and how.

    `needs` and `takes` name the keyword arguments of `make`.
    """

    name: str
    title: Label
    needs: tuple[str, ...]
    takes: tuple[str, ...]
    make: Callable[..., Map]

    def draw(self, store: Store, **wanted: object) -> Map:
        """Draw the map; raise BadQuestion when something it needs is not given, or something given is not for it."""
        if missing := [name for name in self.needs if name not in wanted]:
            raise BadQuestion(f"the map {self.name} needs --{missing[0]}")
        if strange := sorted(set(wanted) - {*self.needs, *self.takes}):
            raise BadQuestion(f"the map {self.name} takes no --{strange[0]}")
        return self.make(store, **wanted)


def maps() -> dict[str, Drawing]:
    """Return every map of this room by its name.

    Each is one module with a TITLE and draw(store), and where it wants more, NEEDS and TAKES, the names of the keyword
    arguments of draw.
    """
    names = sorted(module.name for module in iter_modules(__path__) if module.name not in MACHINERY)
    modules = ((name, import_module(f"{__name__}.{name}")) for name in names)
    return {
        name: Drawing(name, module.TITLE, getattr(module, "NEEDS", ()), getattr(module, "TAKES", ()), module.draw)
        for name, module in modules
        if hasattr(module, "draw")
    }


def render(drawn: Map) -> bytes:
    """Return the map as one HTML page in UTF-8.

    Raises BadQuestion when more is on it than can be read, UnreviewedLibrary when pyvis holds another vis-network.
    """
    from unionkg.viz.page import html  # pyvis takes two seconds to import

    if len(drawn.nodes) > MOST:
        raise BadQuestion(
            f"the map {drawn.name} would have {len(drawn.nodes):,} boxes, and {MOST:,} at most can be read; "
            "draw a part: what stands around one union (--focus), one report (source --source), or a query (--query)"
        )
    return html(drawn)
