"""Ask a whole map what holds it together, which unions are closely joined, and who reported each line.

What depends on the reader's choice (most partners, the shortest chain) is answered by the page itself (analysis.js).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import networkx as nx
from unionkg.viz.spec import Edge, Map

UNTOLD = frozenset({"inferred", "superseded"})  # claims of this standing report nothing


@dataclass(frozen=True, slots=True)
class Bridge:
    """A union or a line, and the unions that would fall away without it, part by part (ids).

    `rest` counts the unions that would stay together, the largest part; 0 when no part is larger than all others, and
    `parts` then holds them all.
    """

    id: str
    parts: tuple[tuple[str, ...], ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Voices:
    """The lines of a map by who published the sources that report them (line ids; `one` tells by which union).

    A line is mutual when the claims on it stand in sources published by both its ends, and one-sided when only one of
    the two is among the publishers. A publisher is a union when the source's `publisher` (dcterms:publisher) is
    exactly that union's label or alias, and no other union's; that of a higher union, a government or a newspaper
    speaks for neither side. `others` are lines of which publishers are known but neither end is among them, `unknown`
    those of which no source names its publisher. Claims that are inferred or superseded report nothing; lines taken
    from the authority tables are reported by nobody and stand nowhere here.
    """

    mutual: tuple[str, ...]
    one: Mapping[str, str]
    others: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The answers to what a reader asks of a whole map.

    `unions` and `lines` are bridges; a line to a union with no other line is none of them, but that union is one of the
    `leaves`. `communities` are groups of two and more unions, the largest first.
    """

    unions: tuple[Bridge, ...]
    lines: tuple[Bridge, ...]
    leaves: tuple[str, ...]
    communities: tuple[tuple[str, ...], ...]
    voices: Voices


def analyse(drawn: Map) -> Analysis:
    """Answer all questions for a map; the same map gives the same answers."""
    graph, names = _graph(drawn), [node.id for node in drawn.nodes]
    ends = Counter(end for edge in drawn.edges if edge.source != edge.target for end in (edge.source, edge.target))
    return Analysis(
        unions=_weightiest(_cut_unions(graph, names)),
        lines=_weightiest(_cut_lines(graph, names, drawn.edges)),
        leaves=tuple(name for name in names if ends[name] == 1),
        communities=tuple(_communities(graph, names)),
        voices=_voices(drawn),
    )


def _graph(drawn: Map) -> "nx.Graph[int]":
    """Return the unions as numbers, whose order, unlike that of texts, is the same in every run."""
    at = {node.id: number for number, node in enumerate(drawn.nodes)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(at.values())
    graph.add_edges_from((at[edge.source], at[edge.target]) for edge in drawn.edges if edge.source != edge.target)
    return graph


def _cut_unions(graph: "nx.Graph[int]", names: list[str]) -> Iterator[Bridge]:
    for union in sorted(nx.articulation_points(graph)):
        parts = list[set[int]]()
        for neighbour in graph[union]:
            if not any(neighbour in part for part in parts):
                parts.append(_reached(graph, neighbour, union))
        yield _bridge(names[union], parts, names)


def _cut_lines(graph: "nx.Graph[int]", names: list[str], edges: Iterable[Edge]) -> Iterator[Bridge]:
    lines = defaultdict[frozenset[str], list[str]](list)
    for edge in edges:
        lines[frozenset((edge.source, edge.target))].append(edge.id)
    cutting = {frozenset(pair) for pair in cast("Iterable[tuple[int, int]]", nx.bridges(graph))}  # stubs say int
    for one, other in graph.edges:
        ids = lines[frozenset((names[one], names[other]))]
        if {one, other} in cutting and len(ids) == 1 and min(graph.degree(one), graph.degree(other)) > 1:
            yield _bridge(ids[0], [_reached(graph, one, other), _reached(graph, other, one)], names)


def _reached(graph: "nx.Graph[int]", start: int, closed: int) -> set[int]:
    """Return all that is joined to a union other than through the closed one."""
    neighbours, reached, waiting = graph.adj, {start, closed}, [start]
    while waiting:
        new = [at for at in neighbours[waiting.pop()] if at not in reached]
        reached.update(new)
        waiting += new
    return reached - {closed}


def _bridge(id_: str, parts: Iterable[set[int]], names: list[str]) -> Bridge:
    ordered = sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part))
    first, second = (len(part) for part in ordered[:2])
    rest = first if first > second else 0
    cut = ordered[1:] if rest else ordered
    return Bridge(id_, tuple(tuple(names[at] for at in part) for part in cut), rest)


def _weightiest(bridges: Iterable[Bridge]) -> tuple[Bridge, ...]:
    return tuple(sorted(bridges, key=lambda bridge: -sum(len(part) for part in bridge.parts)))


def _communities(graph: "nx.Graph[int]", names: list[str]) -> Iterator[tuple[str, ...]]:
    if graph.number_of_edges():
        found = nx.community.greedy_modularity_communities(graph)
        for group in sorted((sorted(group) for group in found), key=lambda group: (-len(group), group)):
            if len(group) > 1:
                yield tuple(names[at] for at in group)


def _voices(drawn: Map) -> Voices:
    cards = {card.id: card for card in drawn.claims if card.status not in UNTOLD}
    mutual, others, unknown = list[str](), list[str](), list[str]()
    one = dict[str, str]()
    for edge in drawn.edges:
        told = [cards[claim] for claim in edge.claims if claim in cards]
        by = [end for end in (edge.source, edge.target) if any(end in card.by for card in told)]
        if len(by) == 1:
            one[edge.id] = by[0]
        elif by:
            mutual.append(edge.id)
        elif any(card.publishers for card in told):
            others.append(edge.id)
        elif told:
            unknown.append(edge.id)
    return Voices(tuple(mutual), one, tuple(others), tuple(unknown))
