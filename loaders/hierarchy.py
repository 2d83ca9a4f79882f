"""Authority tables point at each other by key: every link must lead somewhere, and no chain of command may close."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from unionkg.graph.authority import Authority
from unionkg.graph.errors import BadTable, Place
from unionkg.loaders.refusals import Refusals

Links = Iterable[tuple[str, str, Place]]  # key, the key it points at, and where


def check_links(authority: Authority, refusals: Refusals) -> None:
    """Note a BadTable for each parent, higher union or area that is not there, for each cycle and each double code."""
    areas = {area.key for area in authority.areas}
    unions = {union.key for union in authority.unions}
    parents = [(area.key, area.parent, area.place) for area in authority.areas]
    higher = [(union.key, union.higher, union.place) for union in authority.unions]
    seats = [(union.key, union.area, union.place) for union in authority.unions]
    bodies = [(body.key, body.area, body.place) for body in authority.organizations]
    _check_targets(parents, areas, "parent", "area", refusals)
    _check_targets(higher, unions, "higher", "union", refusals)
    _check_targets((*seats, *bodies), areas, "area", "area", refusals)
    _check_cycles(parents, "parent", refusals)
    _check_cycles(higher, "higher", refusals)
    _check_codes(authority, refusals)


def _check_targets(links: Links, keys: set[str], column: str, thing: str, refusals: Refusals) -> None:
    for _, target, place in links:
        if target and target not in keys:
            near = get_close_matches(target, keys, n=2)
            advice = f"the nearest are {', '.join(near)}" if near else f"enter it in {thing}s, or leave the cell empty"
            refusals.note(
                BadTable(replace(place, column=column), f"there is no {thing} with the key {target}; {advice}")
            )


def _check_cycles(links: Links, column: str, refusals: Refusals) -> None:
    links = list(links)
    above = {key: target for key, target, _ in links}
    places = {key: place for key, _, place in links}
    for cycle in _cycles(above):
        chain = " → ".join((*cycle, cycle[0]))
        place = replace(places[cycle[0]], column=column)
        refusals.note(BadTable(place, f"{column} goes round in a circle, {chain}; correct one of them"))


def _cycles(above: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield each cycle once, from the first of its keys in table order."""
    settled: set[str] = set()
    for key in above:
        path: list[str] = []
        while key in above and key not in settled:
            settled.add(key)
            path.append(key)
            key = above[key]
        if key in path:
            yield path[path.index(key) :]


def _check_codes(authority: Authority, refusals: Refusals) -> None:
    first: dict[str, str] = {}
    for area in authority.areas:
        holder = first.setdefault(area.code, area.key)
        if area.code and holder != area.key:
            problem = f"code {area.code} already belongs to {holder}; a code stands for one area"
            refusals.note(BadTable(replace(area.place, column="code"), problem))
