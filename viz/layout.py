"""Give every union its place on the picture, the same twice, so that labels are legible on an office screen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from unionkg.viz.order import by_barycentre, outline, tree_rows
from unionkg.viz.spec import Language, Map, Node
from unionkg.viz.tiers import bend_column, placed
from unionkg.viz.wrap import width, wrap

FONT = {"zh": 20, "en": 17}  # of names, in picture units; the page never shows them below 12 px
EDGE_FONT = {"zh": 18, "en": 17}
LINE = 1.25  # line height in ems
PADDING = 12  # beside a label in its box
HEADROOM = 7  # above and below it
LONGEST = 7.5  # ems of Chinese in a line of a label
LONGEST_LEAF = 13.0  # the same in the last column of a tree, where boxes stand close
GAP = 16  # between boxes
TREE_GAP = 11  # between the boxes of a tree
TIER_SPAN, CLOSE_SPAN = 190, 84  # between the columns of a map in tiers, with room for labels and without
FEW = 25  # relations, beyond which the page opens without their labels
BEND = 14  # room for a line that passes between the boxes of a column
LONGEST_TIER = 10.0  # ems in a line of a label there
SPAN = 84  # between the columns of a tree
INDENT = 36  # of a tree on a narrow screen, a tier
HEADING = 44  # height of a band's heading
MARGIN = 12  # between a band's edge and its boxes


@dataclass(frozen=True, slots=True)
class Box:
    """One union's box: centre, size, and the lines of its label."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A headed background: left, top, size; `group` is the sort whose label heads it."""

    x: float
    y: float
    width: float
    height: float
    group: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a map's unions by id, and the bands behind them; an indented tree has elbowed lines.

    `bends` are the straight stretches (left, right, y) of a line that passes over columns, by the id of its edge.
    """

    boxes: Mapping[str, Box]
    bands: tuple[Band, ...]
    indented: bool = False
    bends: Mapping[str, tuple[tuple[float, float, float], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Size:
    """The size of the boxes of one column and the lines of each label, by id."""

    width: float
    height: float
    lines: Mapping[str, tuple[str, ...]]


def arrange(drawn: Map, language: Language, narrow: bool = False) -> Layout:
    """Lay a map out for the labels of one language, also for a narrow screen; x grows right, y down."""
    if drawn.shape == "columns":
        return _columns(drawn, language)
    if drawn.shape == "tiers":
        return _in_tiers(drawn, language)
    return _indented(drawn, language) if narrow else _tree(drawn, language)


def _size(nodes: Sequence[Node], language: Language, longest: float = LONGEST) -> Size:
    limit = longest * FONT["zh"] / FONT[language]
    lines = {node.id: wrap(node.label.text(language), limit) for node in nodes}
    widest = max((width(line) for label in lines.values() for line in label), default=0.0)
    tallest = max((len(label) for label in lines.values()), default=1)
    font = FONT[language]
    return Size(ceil(widest * font) + 2 * PADDING, ceil(tallest * font * LINE) + 2 * HEADROOM, lines)


def _columns(drawn: Map, language: Language) -> Layout:
    left, right, quiet = (tuple(n for n in drawn.nodes if n.column == column) for column in range(3))
    links = [(edge.source, edge.target) for edge in drawn.edges]
    order = by_barycentre([n.id for n in left], [n.id for n in right], links)
    size = _size((*left, *right, *quiet), language)
    boxes: dict[str, Box] = {}
    bands: list[Band] = []
    rows = max(len(left), len(right))
    reach = 2 * (size.width + GAP)  # leaves room for a third column of the quiet ones, or for a line's label
    for column, (names, members) in enumerate(zip(order, (left, right), strict=True)):
        if members:
            boxes |= _stack(names, size, column * reach, rows)
            bands.append(_band(members[0].group, column * reach, size.width, 0, rows * (size.height + 2 * GAP)))
    if quiet:
        top = rows * (size.height + 2 * GAP) + HEADING + 2 * MARGIN if rows else 0
        grid, band = _grid(quiet, size, reach + size.width, top)
        boxes |= grid
        bands.append(band)
    return Layout(boxes, tuple(bands))


def _stack(names: Sequence[str], size: Size, x: float, rows: int) -> dict[str, Box]:
    pitch = size.height + 2 * GAP
    first = (rows - len(names)) * pitch / 2 + pitch / 2
    return {
        name: Box(x + size.width / 2, first + row * pitch, size.width, size.height, size.lines[name])
        for row, name in enumerate(names)
    }


def _band(group: str, x: float, inner: float, top: float, height: float) -> Band:
    return Band(x - MARGIN, top - HEADING, inner + 2 * MARGIN, height + HEADING + MARGIN, group)


def _grid(nodes: Sequence[Node], size: Size, across: float, top: float) -> tuple[dict[str, Box], Band]:
    columns = max(1, int((across + GAP) // (size.width + GAP)))
    step = (across - size.width) / (columns - 1) if columns > 1 else 0
    boxes = {
        node.id: Box(
            size.width / 2 + at % columns * step,
            top + GAP / 2 + size.height / 2 + at // columns * (size.height + GAP),
            size.width,
            size.height,
            size.lines[node.id],
        )
        for at, node in enumerate(nodes)
    }
    return boxes, _band(nodes[0].group, 0, across, top, ceil(len(nodes) / columns) * (size.height + GAP))


def _in_tiers(drawn: Map, language: Language) -> Layout:
    columns = {node.id: node.column for node in drawn.nodes}
    links = [(edge.source, edge.target) for edge in drawn.edges]
    sizes = {column: _size(nodes, language, LONGEST_TIER) for column, nodes in _tiers(drawn)}
    high = {
        name: ceil(len(lines) * FONT[language] * LINE) + 2 * HEADROOM
        for size in sizes.values()
        for name, lines in size.lines.items()
    }
    found = placed(columns, links, lambda name: high.get(name, BEND) + GAP)
    places: dict[int, float] = {}
    x = 0.0
    for column, size in sizes.items():
        places[column] = x + size.width / 2
        x += size.width + (TIER_SPAN if len(links) <= FEW else CLOSE_SPAN)
    boxes = {
        name: Box(places[column], found.middles[name], sizes[column].width, high[name], sizes[column].lines[name])
        for name, column in columns.items()
    }
    points = {
        edge.id: tuple(_bend(places, sizes, name, found.middles[name]) for name in found.bends[link])
        for edge, link in zip(drawn.edges, links, strict=True)
        if link in found.bends
    }
    return Layout(boxes, (), bends=points)


def _bend(places: Mapping[int, float], sizes: Mapping[int, Size], name: str, y: float) -> tuple[float, float, float]:
    column = bend_column(name)
    half = sizes[column].width / 2
    return places[column] - half, places[column] + half, y


def _tree(drawn: Map, language: Language) -> Layout:
    links = [(edge.source, edge.target) for edge in drawn.edges]
    rows = tree_rows({node.id: node.column for node in drawn.nodes}, links)
    boxes: dict[str, Box] = {}
    bands: list[Band] = []
    tiers = dict(_tiers(drawn))
    sizes = {
        column: _size(nodes, language, LONGEST_LEAF if column == max(tiers) else LONGEST)
        for column, nodes in tiers.items()
    }
    pitch = max((_pitch([rows[node.id] for node in tiers[column]], size) for column, size in sizes.items()), default=0)
    height = (max(rows.values(), default=0) + 1) * pitch
    x = 0.0
    for column, nodes in tiers.items():
        size = sizes[column]
        for node in nodes:
            y = (rows[node.id] + 0.5) * pitch
            boxes[node.id] = Box(x + size.width / 2, y, size.width, size.height, size.lines[node.id])
        bands.append(_band(nodes[0].group, x, size.width, 0, height))
        x += size.width + SPAN
    return Layout(boxes, tuple(bands))


def _pitch(rows: Sequence[float], size: Size) -> float:
    """Return the height of a row that keeps the boxes of one column apart."""
    nearest = min((below - above for above, below in pairwise(sorted(rows))), default=float("inf"))
    return (size.height + TREE_GAP) / nearest


def _indented(drawn: Map, language: Language) -> Layout:
    links = [(edge.source, edge.target) for edge in drawn.edges]
    columns = {node.id: node.column for node in drawn.nodes}
    size = _size(drawn.nodes, language, LONGEST_LEAF)
    boxes = {}
    for row, name in enumerate(outline(columns, links)):
        span = max(width(line) for line in size.lines[name]) * FONT[language] + 2 * PADDING
        x = columns[name] * INDENT + span / 2
        boxes[name] = Box(x, (row + 0.5) * (size.height + TREE_GAP), span, size.height, size.lines[name])
    return Layout(boxes, (), indented=True)


def _tiers(drawn: Map) -> Iterator[tuple[int, tuple[Node, ...]]]:
    for column in sorted({node.column for node in drawn.nodes}):
        yield column, tuple(node for node in drawn.nodes if node.column == column)
