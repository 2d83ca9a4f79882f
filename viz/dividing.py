"""Divide a map that is too large to be read: areas instead of unions, and each area as a map of its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from unionkg.viz.spec import Basis, Edge, Fact, Label, Map, Node, Strand

MOST = 1000  # boxes, beyond which a browser without a graphics card drags
READABLE = 300  # boxes of a part, up to which it has full interaction
FEW = 100  # boxes of a part, up to which partners outside stand one by one
SAMPLE = 3  # claims of a line between areas that are shown; all of them stand on the maps of its ends
AREAS = Label("地区", "areas")
RELATIONS = Label("关系", "relations")
WITHIN = Label("区内的关系", "Relations within")


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas around each node (ids), the outermost first, and the names of areas."""

    of: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Label]


def by_area(drawn: Map, areas: Areas) -> Map:
    """Return the map as it is, or when it has more than MOST boxes, by area; an area opens as a map of its own.

    The outermost areas are divided until a part has at most READABLE members, or there is no smaller area. A part shows
    its members, and beside them their partners, one by one or, when they are many, by area.
    """
    if len(drawn.nodes) <= MOST:
        return drawn
    divider = _Divider(drawn, areas)
    top = divider.overview([node.id for node in drawn.nodes], 0, "")
    return replace(top, parts=divider.parts)


@dataclass(slots=True)
class _Divider:
    """One map that is being divided, and the parts found so far."""

    drawn: Map
    areas: Areas
    parts: dict[str, Map] = field(default_factory=dict)
    nodes: dict[str, Node] = field(init=False)
    lines: defaultdict[str, list[Edge]] = field(init=False)

    def __post_init__(self) -> None:
        self.nodes = {node.id: node for node in self.drawn.nodes}
        self.lines = defaultdict(list)
        for edge in self.drawn.edges:
            for end in {edge.source, edge.target}:
                self.lines[end].append(edge)

    def overview(self, members: Sequence[str], depth: int, within: str) -> Map:
        """Return the map of the areas of the members, at a depth, and of their partners outside; make their parts."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in members:
            groups[self._area(id_, depth)].append(id_)
        standing = {id_: key for key, ids in groups.items() for id_ in ids}
        made = self._map(standing, SAMPLE)
        for key, ids in groups.items():
            self.parts[key] = self._part(key, ids, depth, within)
        note = Label(
            f"{len(members)} 家工会按地区合并，点一个地区，打开它自己的图。线是两地工会之间的全部关系，"
            "这里举几条陈述。",
            f"{len(members)} unions by area; choose an area to open its own map. A line is all that joins the unions "
            "of two areas; some of its claims are given.",
        )
        return replace(made, note=note, things=AREAS)

    def _part(self, key: str, ids: Sequence[str], depth: int, within: str) -> Map:
        finer = any(len(self.areas.of.get(id_, ())) > depth + 1 for id_ in ids)
        part = self.overview(ids, depth + 1, key) if len(ids) > READABLE and finer else self._leaf(ids)
        name = self._name(key)
        title = Label(f"{self.drawn.title.zh} · {name.zh}", f"{self.drawn.title.text('en')}: {name.text('en')}")
        return replace(part, title=title, within=within)

    def _leaf(self, ids: Sequence[str]) -> Map:
        """Return the map of the members one by one, at most MOST, those with most lines first."""
        kept = sorted(ids, key=lambda id_: -len(self.lines[id_]))[: MOST - READABLE]
        made = self._map({id_: id_ for id_ in kept}, None)
        if len(kept) == len(ids):
            return made
        left = len(ids) - len(kept)
        zh, en = f"另有 {left} 家关系较少的工会未画出。", f" {left} unions with fewer relations are not drawn."
        return replace(made, note=Label(made.note.zh + zh, made.note.text("en") + en))

    def _map(self, standing: Mapping[str, str], sample: int | None) -> Map:
        """Return the map of what stands for the members, with their partners outside."""
        edges = {edge.id: edge for id_ in standing for edge in self.lines[id_]}
        outside = dict.fromkeys(e for edge in edges.values() for e in (edge.source, edge.target) if e not in standing)
        one_by_one = sample is None and len(standing) + len(outside) <= FEW
        stands = {**standing, **{id_: id_ if one_by_one else self._area(id_, 0) for id_ in outside}}
        lines = tuple(self._joined(edges.values(), stands, sample))
        nodes = tuple(self._node(key, ids) for key, ids in _inverted(stands).items())
        return part_of(self.drawn, nodes, lines)

    def _node(self, key: str, ids: Sequence[str]) -> Node:
        if key in self.nodes:
            return self.nodes[key]
        held = set(ids)
        partners = [id_ for id_ in ids if self.lines[id_]] or ids
        (group, column), _ = Counter((self.nodes[id_].group, self.nodes[id_].column) for id_ in partners).most_common(
            1
        )[0]
        inner = {edge.id for id_ in ids for edge in self.lines[id_] if {edge.source, edge.target} <= held}
        facts = (
            Fact(self.drawn.things, Label(str(len(ids)), str(len(ids)))),
            Fact(WITHIN, Label(str(len(inner)), str(len(inner)))),
        )
        name = self._name(key)
        label = Label(f"{name.zh} {len(ids)}家", f"{name.text('en')} ({len(ids)})")
        return Node(key, label, group, column, (), facts)

    def _joined(self, edges: Iterable[Edge], stands: Mapping[str, str], sample: int | None) -> Iterator[Edge]:
        pairs: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            ends = stands[edge.source], stands[edge.target]
            known = ends if ends in pairs or ends[::-1] not in pairs else ends[::-1]
            if known[0] != known[1]:
                pairs[known].append(edge)
        kinds = {kind.key: kind.label for kind in self.drawn.kinds}
        for (source, target), joint in pairs.items():
            whole = len(joint) == 1 and {source, target} <= self.nodes.keys()
            yield joint[0] if whole else _line(source, target, joint, kinds, sample)

    def _area(self, id_: str, depth: int) -> str:
        """Return the area of a node at a depth; what has none so deep stands under its own area apart."""
        around = self.areas.of.get(id_, ())
        if depth < len(around):
            return around[depth]
        return f"{around[-1] if around else ''}-own"

    def _name(self, key: str) -> Label:
        if key in self.areas.names:
            return self.areas.names[key]
        around = self.areas.names.get(key.removesuffix("-own"))
        return (
            Label(f"{around.zh}直属", f"{around.text('en')}, directly") if around else Label("地区不明", "area unknown")
        )


def _inverted(stands: Mapping[str, str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_, key in stands.items():
        found[key].append(id_)
    return found


def _line(source: str, target: str, joint: Sequence[Edge], kinds: Mapping[str, Label], sample: int | None) -> Edge:
    found: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in joint:
        found[edge.kind].append(edge)
    ordered = sorted(found, key=lambda kind: (-len(found[kind]), kind))
    strands = [Strand(kind, _times(kinds[kind], len(found[kind])), _some(found[kind], sample)) for kind in ordered]
    bases = {edge.basis for edge in joint}
    basis: Basis = bases.pop() if len(bases) == 1 else "stated"
    return Edge(
        id=f"{source}--{target.rpartition('/')[2]}",
        source=source,
        target=target,
        kind=ordered[0],
        label=strands[0].label if len(strands) == 1 else _times(RELATIONS, len(joint)),
        claims=tuple(dict.fromkeys(claim for strand in strands for claim in strand.claims)),
        basis=basis,
        strands=tuple(strands) if len(strands) > 1 else (),
        joint=len(joint),
        said=sum(len(edge.claims) for edge in joint),
    )


def _times(label: Label, count: int) -> Label:
    return Label(f"{label.zh} ×{count}", f"{label.text('en')} ×{count}")


def _some(edges: Sequence[Edge], sample: int | None) -> tuple[str, ...]:
    """Return the claims of lines, or where a sample is enough, the first claims of the first lines that have any."""
    if sample is None:
        return tuple(dict.fromkeys(claim for edge in edges for claim in edge.claims))
    return tuple(dict.fromkeys(edge.claims[0] for edge in edges if edge.claims))[:sample]


def part_of(drawn: Map, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> Map:
    """Return a part of a map: its nodes and edges, and the groups, kinds and claims that they name."""
    sorts, kinds = {node.group for node in nodes}, {kind for edge in edges for kind in edge.kinds}
    said = {claim for node in nodes for claim in node.claims} | {claim for edge in edges for claim in edge.claims}
    return replace(
        drawn,
        nodes=nodes,
        edges=edges,
        groups=tuple(group for group in drawn.groups if group.key in sorts),
        kinds=tuple(kind for kind in drawn.kinds if kind.key in kinds),
        claims=tuple(card for card in drawn.claims if card.id in said),
        parts={},
    )
