"""Which unions of a clause go together: each with each, couple by couple, or one with each of the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from unionkg.loaders.reports.references import Reference
from unionkg.loaders.reports.unions import NATIONAL

Pair = tuple[str, str]
SUFFIX = re.compile("(?:自治区|[省市县区州旗])?总?(?:工会)?")
LISTING, ADDING = ("", "、", ","), ("和", "及", "以及", "、以及")
TOGETHER = re.compile(
    "共同|联合|联盟|协作区|共同体|联席|互[认通]|(?<!等)[三四五六七八九十\\d](?:地|方|市|省|县|区|州|家|会)"
)
LINK = re.compile("[与和同及、]|—+|(?:继续)?(?:对口|结对)(?:援助|支援|帮扶|协作|合作)?")


@dataclass(frozen=True, slots=True)
class Member:
    """A union where a clause names it: [start, end)."""

    name: str
    start: int
    end: int


def members(references: Sequence[Reference]) -> list[Member]:
    """Return the unions that references mean, each once, in order; nobody is the partner of the national federation."""
    found: dict[str, Member] = {}
    for reference in references:
        names = reference.listed or reference.names
        spots = reference.spots if len(set(reference.spots)) == len(names) else ()
        for number, name in enumerate(names):
            if name != NATIONAL:
                start, end = spots[number] if spots else (reference.start, reference.end)
                found.setdefault(name, Member(name, start, end))
    return sorted(found.values(), key=lambda member: member.start)


def linked(references: Sequence[Reference], view: str) -> list[Reference]:
    """Return the references that name unions, and those that only say whose something is: of two, or beside a 与."""
    meant = [r for r in references if r.kind not in ("area", "crowd") or r.listed]
    beside = {id(r) for a, b in pairwise(meant) if LINK.fullmatch(view[a.end : b.start].strip()) for r in (a, b)}
    return [r for r in meant if r.speaks or len(r.names) > 1 or r.listed or id(r) in beside]


def couples(unions: Sequence[Member], view: str, said: str) -> tuple[Pair, ...]:
    """Return the pairs that the words between the unions make of them; `said` is their clause.

    甲、乙、丙共同签署: each with each. 甲与乙、丙与丁结对: two couples. 甲先后与乙、丙结对: the first with each.
    甲、乙分别与丙、丁签约: in turn.
    """
    names = [union.name for union in unions]
    links = [_link(view, one, other) for one, other in pairwise(unions)]
    if len(names) > 2 and _alternates(links):
        return tuple(zip(names[::2], names[1::2], strict=True))
    across = [at for at, link in enumerate(links) if link == "across"]
    if len(across) == 1 and len(names) > 2:
        return tuple(_sides(names[: across[0] + 1], names[across[0] + 1 :], said))
    if "分别" in said:
        return tuple((names[0], other) for other in names[1:])
    return tuple(combinations(names, 2))


def _sides(left: list[str], right: list[str], said: str) -> Iterator[Pair]:
    if len(left) == len(right) and "分别" in said:
        yield from zip(left, right, strict=True)
    elif "分别" in said or (min(len(left), len(right)) == 1 and not TOGETHER.search(said)):
        yield from product(left, right)
    else:
        yield from combinations([*left, *right], 2)


def _alternates(links: Sequence[str]) -> bool:
    """Tell whether 与 and 、 take turns, which makes couples."""
    return len(links) % 2 == 1 and all((link == "list") == (at % 2 == 1) for at, link in enumerate(links))


def _link(view: str, one: Member, other: Member) -> str:
    """Return how two neighbours are linked: in a `list`, `added` by 和, or `across` by other words."""
    between = view[one.end : max(one.end, other.start)].strip()
    suffix = SUFFIX.match(between)
    between = between[suffix.end() :].strip() if suffix else between
    return "list" if between in LISTING else "added" if between in ADDING else "across"
