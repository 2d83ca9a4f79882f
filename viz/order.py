"""Order the unions of a map so that few lines cross: barycentre sweeps for columns, depth first for a tree."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Links = Sequence[tuple[str, str]]
SWEEPS = 12


def by_barycentre(left: Sequence[str], right: Sequence[str], links: Links) -> tuple[list[str], list[str]]:
    """Return both columns reordered by the mean place of each union's partners, with the fewest crossings met."""
    columns = best = (list(left), list(right))
    for sweep in range(SWEEPS):
        columns = _sweep(columns, links, fixed=sweep % 2)
        if crossings(*columns, links) < crossings(*best, links):
            best = columns
    return best


def _sweep(columns: tuple[list[str], list[str]], links: Links, fixed: int) -> tuple[list[str], list[str]]:
    place = {name: at for column in columns for at, name in enumerate(column)}
    partners: defaultdict[str, list[int]] = defaultdict(list)
    for link in links:
        partners[link[1 - fixed]].append(place[link[fixed]])

    def mean(name: str) -> float:
        return sum(partners[name]) / len(partners[name]) if partners[name] else place[name]

    moved = sorted(columns[1 - fixed], key=mean)
    return (columns[0], moved) if fixed == 0 else (moved, columns[1])


def crossings(left: Sequence[str], right: Sequence[str], links: Links) -> int:
    """Count the pairs of lines between two columns that cross."""
    at_left = {name: at for at, name in enumerate(left)}
    at_right = {name: at for at, name in enumerate(right)}
    drawn = sorted((at_left[a], at_right[b]) for a, b in links if a in at_left and b in at_right)
    above: list[int] = []  # where the lines from higher up on the left end
    count = 0
    for _, end in drawn:
        count += len(above) - bisect_right(above, end)
        insort(above, end)
    return count


def tree_rows(columns: Mapping[str, int], links: Links) -> dict[str, float]:
    """Return the row of each name in a tree of (higher, lower) links: leaves count 0, 1, 2 ..., others lie amid theirs.

    `columns` gives every name its column. A name below several stands under the first, one beside a lower union
    in its own column takes a row of its own, and names in a ring start a tree of their own.
    """
    lower, tops = _lower(columns, links)
    rows: dict[str, float] = {}
    for name in tops:
        _place(name, lower, columns, rows, frozenset())
    return rows


def outline(names: Iterable[str], links: Links) -> list[str]:
    """Return the names of a tree of (higher, lower) links in the order of an outline: each before those below it."""
    lower, tops = _lower(names, links)
    order: dict[str, None] = {}
    waiting = list(reversed(tops))
    while waiting:
        name = waiting.pop()
        if name not in order:
            order[name] = None
            waiting += reversed(lower.get(name, []))
    return list(order)


def _lower(names: Iterable[str], links: Links) -> tuple[Mapping[str, Sequence[str]], list[str]]:
    """Return the names below each one, and where to start: at the tops, then anywhere, for the names in a ring."""
    lower: defaultdict[str, list[str]] = defaultdict(list)
    below = set[str]()
    for parent, child in links:
        if child not in below:
            lower[parent].append(child)
            below.add(child)
    every = list(names)
    return lower, [*(name for name in every if name not in below), *every]


def _place(
    name: str,
    lower: Mapping[str, Sequence[str]],
    columns: Mapping[str, int],
    rows: dict[str, float],
    above: frozenset[str],
) -> None:
    if name in rows or name in above:
        return
    children = [child for child in lower.get(name, ()) if child not in above]
    if any(columns[child] <= columns[name] for child in children):
        rows[name] = _next_row(rows)
    for child in children:
        _place(child, lower, columns, rows, above | {name})
    if name not in rows:
        placed = [rows[child] for child in children if child in rows]
        rows[name] = (min(placed) + max(placed)) / 2 if placed else _next_row(rows)


def _next_row(rows: Mapping[str, float]) -> float:
    return max(rows.values(), default=-1.0) + 1
