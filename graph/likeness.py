"""Names that no table has, and names so alike that they may be one: what a person is asked before they are joined."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from unionkg.graph.authority import Area, Authority, Entry, Person
from unionkg.graph.claim_types import TYPES, Filler
from unionkg.graph.claims import Claim

NAMES = frozenset({Filler.UNION, Filler.AGENT, Filler.PERSON, Filler.AREA, Filler.ENTITY})
DECLARING = ("organization", "leader", "author")  # rows that may name a union or person that no table has
THINGS = ("program", "facility", "policy", "honour", "item")
ALIKE = 0.55  # the share of neighbouring characters (Dice) from which a name is proposed
SHORTEST = 4  # characters of a name that is looked for at the end of another; areas: one less


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no table has, the first claim that uses it, in how many claims it stands, and what it may mean."""

    name: str
    claim: Claim
    number: int
    near: str = ""


def unknown_names(authority: Authority, claims: Iterable[Claim], trusted: Set[tuple[str, str]]) -> Iterator[Unknown]:
    """Yield the names in claims that neither a table has nor a person's row gave.

    `trusted` are the sources and ids of claims that a person accepted; rows entered by hand count as such.
    """
    claims = tuple(claims)
    known = {name for entry in authority for name in (entry.name, *entry.aliases)}
    given = known | set(authority.same.values()) | set(_declared(claims, trusted))
    rows = {(claim.source, claim.id) for claim in claims}
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for name in dict.fromkeys(_names(claim)):
            if not _is_known(name, given, rows, claim.source):
                found[name].append(claim)
    names = _Bigrams(known)
    for name, using in found.items():
        yield Unknown(name, using[0], len(using), "" if "/" in name else names.nearest(name))


def _declared(claims: Iterable[Claim], trusted: Set[tuple[str, str]]) -> Iterator[str]:
    for claim in claims:
        if claim.type in THINGS:
            yield claim.object
        elif claim.type == "agreement" or (
            claim.type in DECLARING and (claim.method == "manual" or (claim.source, claim.id) in trusted)
        ):
            yield from claim.subject


def _names(claim: Claim) -> Iterator[str]:
    """Yield the words of a row that stand for a union, person, area or other body."""
    grammar = TYPES.get(claim.type)
    if grammar is None:
        return
    if claim.type in ("statistic", "organization") or (grammar.subject and grammar.subject.filler in NAMES):
        yield from claim.subject
    if (grammar.object and grammar.object.filler in NAMES) or claim.type == "organization":
        yield from claim.objects
    if claim.of and claim.type in ("leader", "organization"):
        yield claim.of
    for key, words in claim.also.items():
        if key in grammar.also and grammar.also[key].filler in NAMES:
            yield from words


def _is_known(name: str, given: Set[str], rows: Set[tuple[str, str]], source: str) -> bool:
    owner, slash, thing = name.partition("/")
    return name in given or name == "@source" or (source, name) in rows or bool(slash and {owner, thing} <= given)


def look_alikes(authority: Authority) -> Iterator[tuple[str, str]]:
    """Yield the full names of two entries of one sort, one of which ends in the other or differs in marks only.

    Aliases are left out, since 市总工会 ends many names, and so are people: two of one name are two until somebody
    knows better.
    """
    seen: dict[tuple[type[Entry], str], Entry] = {}
    for entry in authority:
        seen.setdefault((type(entry), folded(entry.name)), entry)
    pairs: set[frozenset[str]] = set()
    for entry in (entry for entry in authority if not isinstance(entry, Person)):
        for end in _ends(entry):
            other = seen.get((type(entry), end), entry)
            pair = frozenset((entry.key, other.key))
            if other.key != entry.key and pair not in pairs:
                pairs.add(pair)
                yield other.name, entry.name


def _ends(entry: Entry) -> Iterator[str]:
    text, shortest = folded(entry.name), SHORTEST - isinstance(entry, Area)
    return (text[at:] for at in range(len(text) - shortest + 1))


def folded(name: str) -> str:
    """Return a name in half width and lower case, without blanks and marks."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum())


class _Bigrams:
    """Names by the pairs of neighbouring characters in them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._pairs = {name: _pairs(name) for name in sorted(names)}
        self._having: dict[str, list[str]] = defaultdict(list)
        for name, pairs in self._pairs.items():
            for pair in pairs:
                self._having[pair].append(name)

    def nearest(self, name: str) -> str:
        """Return the name that shares most pairs with this one, or "" when none is alike."""
        own = _pairs(name)
        shared = Counter(other for pair in own for other in self._having.get(pair, ()))
        likeness = {other: 2 * number / (len(own) + len(self._pairs[other])) for other, number in shared.items()}
        best = max(likeness, key=lambda other: (likeness[other], other), default="")
        return best if best and likeness[best] >= ALIKE else ""


def _pairs(name: str) -> frozenset[str]:
    text = folded(name).replace("总工会", "工会")
    return frozenset(text[at : at + 2] for at in range(max(1, len(text) - 1)))
