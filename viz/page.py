"""Write a map as one HTML file that needs no network: pyvis builds the graph, our own template shows it."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from importlib.resources import files

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network
from unionkg.viz.layout import arrange
from unionkg.viz.palette import edge_style, node_style
from unionkg.viz.payload import LANGUAGES, QUIET, part_payload, payload
from unionkg.viz.spec import Map
from unionkg.viz.vis_network import drawing_library

TEMPLATE = "map.html.j2"
SCRIPTS = (
    "state.js",
    "parts.js",
    "strands.js",
    "time.js",
    "picture.js",
    "folding.js",
    "lines.js",
    "moving.js",
    "xml.js",
    "saving.js",
    "svg.js",
    "exchange.js",
    "panel.js",
    "lists.js",
    "analysis.js",
    "menu.js",
    "map.js",
)
UNSAFE = "<>&\u2028\u2029"


def html(drawn: Map) -> bytes:
    """Return the page of a map in UTF-8; the same map gives the same bytes.

    Raises UnreviewedLibrary when the installed pyvis does not carry the vis-network that was reviewed.
    """
    network = _network(drawn)
    library, script = drawing_library(), _script()
    environment = Environment(autoescape=True, loader=DictLoader({TEMPLATE: _static(TEMPLATE)}))
    environment.filters |= {"data": _data, "ids": _ids}
    environment.globals |= {
        "map": drawn,
        "payload": payload(drawn),
        "parts": {key: _part(part) for key, part in drawn.parts.items()},
        "style": Markup(_static("map.css")),  # noqa: S704 - our own file
        "scripts": [Markup(library), Markup(script)],  # noqa: S704 - the reviewed library and our own files
        "policy": _policy(library, script),
    }
    network.templateEnv = environment
    network.path = TEMPLATE
    return str(network.generate_html()).encode("utf-8")


def _part(drawn: Map) -> Mapping[str, object]:
    """Return a part as the page takes it: what it shows, and the ids of its lines, which pyvis is not asked to hold."""
    return {**part_payload(drawn), "lines": [edge.id for edge in drawn.edges]}


def _network(drawn: Map) -> Network:
    network = Network(directed=True)
    boxes = arrange(drawn, LANGUAGES[0]).boxes
    places = {group.key: at for at, group in enumerate(drawn.groups)}
    for node in drawn.nodes:
        box = boxes[node.id]
        fill, border, _ = node_style(places[node.group], node.group in QUIET).colours[0]
        colour = {"background": fill, "border": border}
        network.add_node(node.id, label="\n".join(box.lines), x=box.x, y=box.y, shape="box", color=colour)
    kinds = {kind.key: at for at, kind in enumerate(drawn.kinds)}
    for edge in drawn.edges:
        style = edge_style(kinds[edge.kind], edge.kind in QUIET)
        network.add_edge(edge.source, edge.target, id=edge.id, color=style.colours[0], width=style.width, arrows="")
    return network


def _script() -> str:
    parts = "\n".join(_static(name) for name in SCRIPTS)
    return f"(function () {{\n'use strict';\n{parts}}}());\n"


def _static(name: str) -> str:
    return files("unionkg.viz.static").joinpath(name).read_text(encoding="utf-8")


def _ids(things: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Return what pyvis holds of nodes or edges without their looks, which the page knows by their sort and kind."""
    return [{"id": thing["id"]} for thing in things]


def _data(value: object) -> Markup:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in UNSAFE:
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - no character that HTML gives a meaning is left


def _policy(*scripts: str) -> str:
    hashes = " ".join(f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
