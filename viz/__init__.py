"""To a picture: maps of the graph as single offline pages."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from unionkg.graph.store import Store
from unionkg.viz.spec import Label, Map

MACHINERY = frozenset({"page", "static"})  # no maps


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map that can be drawn of a collection: its name, its title, and how."""

    name: str
    title: Label
    draw: Callable[[Store], Map]


def maps() -> dict[str, Drawing]:
    """Return every map of this room by its name: each is one module with a TITLE and draw(store)."""
    names = sorted(module.name for module in iter_modules(__path__) if module.name not in MACHINERY)
    modules = ((name, import_module(f"{__name__}.{name}")) for name in names)
    return {name: Drawing(name, module.TITLE, module.draw) for name, module in modules if hasattr(module, "draw")}


def render(drawn: Map) -> bytes:
    """Return the map as one HTML page in UTF-8; raises UnreviewedLibrary when pyvis holds another vis-network."""
    from unionkg.viz.page import html  # pyvis takes two seconds to import

    return html(drawn)
