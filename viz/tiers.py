"""Place what a map draws in several columns, so that few lines cross and none runs through a box.

After Sugiyama, Tagawa and Toda 1981: names in tiers, room kept where a line passes over a tier, barycentres, and then
swaps of neighbours; what is not connected stands apart.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, pairwise
from math import fsum  # the same sum in any order

import networkx as nx
from unionkg.viz.order import Links

SWEEPS = 24
SWAPS = 8  # rounds
STARTS = 24  # orders to begin with
EFFORT = 2400  # steps from column to column in all of them
THOROUGH = 400  # steps from column to column, up to which neighbours are swapped
APART = 14.0  # between what nothing joins
Link = tuple[str, str]
Beside = Mapping[str, tuple[set[str], set[str]]]  # what a name is joined to, in the columns before and behind it
Room = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Placement:
    """How far down the middle of each name lies, and the bends of each line that passes over columns.

    A bend is a name of its own, with its own middle; `bend_column` tells its column.
    """

    middles: Mapping[str, float]
    bends: Mapping[Link, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """What hangs together: the names of each column in order, and what each name is joined to."""

    tiers: tuple[tuple[str, ...], ...]
    beside: Beside


def placed(columns: Mapping[str, int], links: Links, room: Room) -> Placement:
    """Place names in their columns; `room` is the height that a name needs, with what keeps it from its neighbours."""
    parts, bends = _ordered(tuple(columns.items()), tuple(links))
    middles: dict[str, float] = {}
    top = 0.0
    for part in parts:
        found = _heights(part.tiers, part.beside, room)
        middles |= {name: middle + top for name, middle in found.items()}
        top += max((middle + room(name) / 2 for name, middle in found.items()), default=0.0) + APART
    return Placement(middles, bends)


@lru_cache(maxsize=2)  # the languages of a map share their order
def _ordered(
    places: tuple[tuple[str, int], ...], links: tuple[Link, ...]
) -> tuple[tuple[Part, ...], Mapping[Link, tuple[str, ...]]]:
    columns = dict(places)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(columns)
    graph.add_edges_from(links)
    bends = {link: tuple(_bends(link, columns)) for link in links if abs(columns[link[0]] - columns[link[1]]) > 1}
    of = {name: at for at, part in enumerate(nx.connected_components(graph)) for name in part}
    names, own = defaultdict[int, list[str]](list), defaultdict[int, list[Link]](list)
    for name in columns:
        names[of[name]].append(name)
    for link in links:
        own[of[link[0]]].append(link)
    joined = [(part, own[at]) for at, part in sorted(names.items()) if len(part) > 1]
    alone = [(part, list[Link]()) for part in _alone(names.values(), columns)]
    return tuple(_part(part, inner, columns, bends) for part, inner in (*joined, *alone)), bends


def _part(
    names: Sequence[str], links: Links, columns: Mapping[str, int], bends: Mapping[Link, tuple[str, ...]]
) -> Part:
    tiers = _tiers(names, columns, [name for link in links for name in bends.get(link, ())])
    steps = [step for link in links for step in pairwise(_course(link, bends, columns))]
    beside = _beside(steps, {name: at for at, tier in enumerate(tiers) for name in tier})
    tries = (_untangled(start, beside, len(steps) <= THOROUGH) for start in _starts(tiers, len(steps)))
    best = min(tries, key=lambda tried: _crossings(tried, beside))
    return Part(tuple(tuple(tier) for tier in best), beside)


def _starts(tiers: list[list[str]], steps: int) -> Iterator[list[list[str]]]:
    """Yield the tiers as they come and, the fewer the lines, in the more other orders, always the same ones."""
    yield tiers
    for start in range(min(STARTS, EFFORT // max(steps, 1))):
        yield [sorted(tier, key=lambda name: blake2b(f"{start} {name}".encode()).digest()) for tier in tiers]


def bend_column(name: str) -> int:
    """Return the column in which a bend keeps room."""
    return int(name.partition(" ")[0])


def _alone(parts: Iterable[Sequence[str]], columns: Mapping[str, int]) -> Iterable[list[str]]:
    """Return the names that nothing joins as one part, so that they stand side by side in their columns."""
    names = [part[0] for part in parts if len(part) == 1]
    return [sorted(names, key=lambda name: columns[name])] if names else []


def _tiers(names: Iterable[str], columns: Mapping[str, int], bends: Iterable[str]) -> list[list[str]]:
    tiers: list[list[str]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for name in names:
        tiers[columns[name]].append(name)
    for name in bends:
        tiers[bend_column(name)].append(name)
    return tiers


def _bends(link: Link, columns: Mapping[str, int]) -> Iterable[str]:
    first, last = sorted((columns[link[0]], columns[link[1]]))
    return (f"{column} {link[0]} {link[1]}" for column in range(first + 1, last))


def _course(link: Link, bends: Mapping[Link, tuple[str, ...]], columns: Mapping[str, int]) -> tuple[str, ...]:
    left, right = sorted(link, key=lambda name: columns[name])
    return (left, *bends.get(link, ()), right)


def _beside(steps: Links, columns: Mapping[str, int]) -> Beside:
    """Return what each name is joined to in the column before it and in the column behind it."""
    beside: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for step in steps:
        left, right = sorted(step, key=lambda name: columns[name])
        if columns[left] < columns[right]:
            beside[left][1].add(right)
            beside[right][0].add(left)
    return beside


def _untangled(tiers: list[list[str]], beside: Beside, thorough: bool) -> list[list[str]]:
    """Return the tiers reordered, with the fewest crossings met; where there are many lines, after fewer tries."""
    best, fewest = tiers, _crossings(tiers, beside)
    current = [list(names) for names in tiers]
    for sweep in range(SWEEPS if thorough else SWEEPS // 3):
        forward = sweep % 2 == 0
        for at in range(1, len(current)) if forward else range(len(current) - 2, -1, -1):
            others = current[at - 1 if forward else at + 1]
            current[at] = _sorted(current[at], others, beside, 0 if forward else 1)
        swapped = _swapped(current, beside) if thorough else [list(names) for names in current]
        if (crossed := _crossings(swapped, beside)) < fewest:
            best, fewest = swapped, crossed
        if not fewest:
            break
    return best


def _sorted(names: Sequence[str], others: Sequence[str], beside: Beside, side: int) -> list[str]:
    place = {name: row / len(others) for row, name in enumerate(others)}
    own = {name: row / len(names) for row, name in enumerate(names)}

    def wanted(name: str) -> float:
        joined = beside[name][side] if name in beside else ()
        return fsum(place[other] for other in joined) / len(joined) if joined else own[name]

    return sorted(names, key=wanted)


def _swapped(tiers: Sequence[Sequence[str]], beside: Beside) -> list[list[str]]:
    """Return the tiers after swaps of neighbours that lessen crossings, until none does."""
    current = [list(names) for names in tiers]
    rows = {name: row for names in current for row, name in enumerate(names)}
    for _ in range(SWAPS):
        swaps = 0
        for names in current:
            for at in range(len(names) - 1):
                above, below = names[at], names[at + 1]
                if _crossed(below, above, rows, beside) < _crossed(above, below, rows, beside):
                    names[at], names[at + 1] = below, above
                    rows[below], rows[above] = at, at + 1
                    swaps += 1
        if not swaps:
            break
    return current


def _crossed(above: str, below: str, rows: Mapping[str, int], beside: Beside) -> int:
    """Count the crossings between the lines of two neighbours of a column."""
    if above not in beside or below not in beside:
        return 0
    sides = zip(beside[above], beside[below], strict=True)
    return sum(rows[one] > rows[other] for upper, lower in sides for one in upper for other in lower)


def _crossings(tiers: Sequence[Sequence[str]], beside: Beside) -> int:
    """Count the pairs of lines between neighbouring columns that cross."""
    rows = {name: row for names in tiers for row, name in enumerate(names)}
    count = 0
    for names in tiers:
        above: list[int] = []
        for name in names:
            ends = [rows[other] for other in beside[name][1]] if name in beside else []
            count += sum(len(above) - bisect_right(above, end) for end in ends)
            for end in ends:
                insort(above, end)
    return count


def _heights(tiers: Sequence[Sequence[str]], beside: Beside, room: Room) -> dict[str, float]:
    """Return middles from the top: the highest column is stacked, the others stand as near to theirs as can be."""
    totals = [sum(room(name) for name in names) for names in tiers]
    highest = max(range(len(tiers)), key=lambda at: totals[at])
    middles = _spread(tiers[highest], [0.0] * len(tiers[highest]), room)
    for at in (*range(highest - 1, -1, -1), *range(highest + 1, len(tiers))):
        wanted: list[float] = []
        for name in tiers[at]:
            known = [middles[other] for side in beside.get(name, ()) for other in side if other in middles]
            wanted.append(fsum(known) / len(known) if known else wanted[-1] if wanted else 0.0)
        middles |= _spread(tiers[at], wanted, room)
    least = min((middle - room(name) / 2 for name, middle in middles.items()), default=0.0)
    return {name: middle - least for name, middle in middles.items()}


def _spread(names: Sequence[str], wanted: Sequence[float], room: Room) -> dict[str, float]:
    """Return middles in order, each with its room, as near to the wanted ones as can be (least squares)."""
    offsets = list(accumulate(((room(a) + room(b)) / 2 for a, b in pairwise(names)), initial=0.0))
    blocks: list[tuple[float, int]] = []  # where the first of a run wants to be on average, and how many they are
    for middle, offset in zip(wanted, offsets, strict=False):
        mean, count = middle - offset, 1
        while blocks and blocks[-1][0] > mean:
            earlier, size = blocks.pop()
            mean, count = (earlier * size + mean * count) / (size + count), size + count
        blocks.append((mean, count))
    firsts = [mean for mean, count in blocks for _ in range(count)]
    return {name: first + offset for name, first, offset in zip(names, firsts, offsets, strict=False)}
