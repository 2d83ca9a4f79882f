"""Divide a tree that is too large to be read: its upper tiers, and each branch as a map of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from unionkg.viz.dividing import MOST, READABLE, part_of
from unionkg.viz.spec import Fact, Label, Map, Node

LOWER = Label("图中的下级工会", "Lower unions on the map")


def by_branch(drawn: Map) -> Map:
    """Return the tree as it is, or when it has more than MOST boxes, its upper tiers; a branch opens as its own map."""
    if len(drawn.nodes) <= MOST:
        return drawn
    forest = _Forest(drawn)
    top = forest.cut([node.id for node in drawn.nodes if node.id not in forest.above], ())
    return replace(top, parts=forest.parts)


@dataclass(slots=True)
class _Forest:
    """One tree that is being divided, and the branches found so far."""

    drawn: Map
    parts: dict[str, Map] = field(default_factory=dict)
    nodes: dict[str, Node] = field(init=False)
    above: dict[str, str] = field(default_factory=dict)
    below: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.nodes = {node.id: node for node in self.drawn.nodes}
        for edge in self.drawn.edges:
            if edge.target not in self.above and edge.target not in self._stem(edge.source):
                self.above[edge.target] = edge.source
                self.below[edge.source].append(edge.target)

    def cut(self, roots: Sequence[str], stem: Sequence[str], within: str = "") -> Map:
        """Return the map of roots and what is below them, as many tiers as can be read; make parts of the rest.

        `within` is the key of the part that is cut, which shows at least what is right below its root.
        """
        tiers = [sorted(roots, key=lambda id_: not self.below[id_])]
        while lower := [child for id_ in tiers[-1] for child in self.below[id_]]:
            if sum(map(len, tiers)) + len(lower) > READABLE and (len(tiers) > 1 or not within):
                break
            tiers.append(lower)
        tiers[-1] = tiers[-1][: MOST - READABLE]
        for id_ in tiers[-1]:
            if self.below[id_]:
                self.parts[id_] = self._branch(id_, within)
        shown = {*stem, *(id_ for tier in tiers for id_ in tier)}
        nodes = tuple(self._told(node) for node in self.drawn.nodes if node.id in shown)
        edges = tuple(edge for edge in self.drawn.edges if {edge.source, edge.target} <= shown)
        return part_of(self.drawn, nodes, edges)

    def _branch(self, id_: str, within: str) -> Map:
        part = self.cut([id_], tuple(self._stem(id_))[1:], id_)
        name, title = self.nodes[id_].label, self.drawn.title
        whole = Label(f"{title.zh} · {name.zh}", f"{title.text('en')}: {name.text('en')}")
        return replace(part, title=whole, within=within)

    def _told(self, node: Node) -> Node:
        if node.id not in self.parts:
            return node
        count = str(self._size(node.id))
        return replace(node, facts=(*node.facts, Fact(LOWER, Label(count, count))))

    def _size(self, id_: str) -> int:
        return sum(1 + self._size(child) for child in self.below[id_])

    def _stem(self, id_: str) -> Iterator[str]:
        while id_:
            yield id_
            id_ = self.above.get(id_, "")
