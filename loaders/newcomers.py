"""Names that reading met: those that a table holds are led back to it, the others join the tables as newcomers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from unionkg.graph.authority import Area, Authority, Entry, Organization, Person, UnionEntry
from unionkg.graph.claim_types import TYPES, Filler
from unionkg.graph.claims import Claim
from unionkg.graph.declaration import THINGS
from unionkg.graph.identity import CLASSES, digest
from unionkg.graph.merging import LINKS, names_in

FEDERATION = "general-federation"
BODY = "(机构)"  # behind the name of a body that something else bears too
DECLARING: Mapping[str, type[Entry]] = {"organization": UnionEntry, "leader": Person, "author": Person}
AGENTS = (UnionEntry, Person, Organization)
Node = tuple[type[Entry], str]  # an entry's sort and key


@dataclass(frozen=True, slots=True)
class Entering:
    """What becomes of the names that reading met.

    `names` leads from a name to the one that the tables have for it, `bodies` from the name of a body that is an area's
    too to one of its own; `entries` are what no table holds; `sense` tells what a name stands for.
    """

    names: Mapping[str, str]
    bodies: Mapping[str, str]
    entries: tuple[Entry, ...]
    sense: Callable[[str], str]

    def renamed(self, claim: Claim) -> Claim:
        """Return the claim with every name as the tables have it."""
        return _worded(claim, self._word)

    def _word(self, name: str, filler: Filler) -> str:
        if filler is Filler.AGENT and name in self.bodies:
            return self.bodies[name]
        return self.names.get(name, name)

    def settled(self, entered: Sequence[Claim], found: Sequence[Claim]) -> tuple[tuple[Claim, ...], Authority]:
        """Return the engine's claims and the newcomers that claims name, with what these belong to.

        A thing that a claim declares is told apart from a body of its name.
        """
        owners = {
            claim.object: claim.subject[0] for claim in (*entered, *found) if claim.type in THINGS and claim.subject
        }
        bodies = {e.name: f"{e.name}{BODY}" for e in self.entries if isinstance(e, Organization) and e.name in owners}

        def word(name: str, filler: Filler) -> str:
            if filler is Filler.AGENT:
                return bodies.get(name, name)
            return f"{owners[name]}/{name}" if filler is Filler.ENTITY and name in owners else name

        claims = tuple(_worded(claim, word) for claim in found)
        entries = (replace(e, name=bodies[e.name]) if e.name in bodies else e for e in self.entries)
        return claims, Authority.of(named(entries, names_in((*entered, *claims))))


def _worded(claim: Claim, word: Callable[[str, Filler], str]) -> Claim:
    """Return the claim with another word for each name, by what the cell names."""
    grammar = TYPES[claim.type]
    subject, object_ = (slot.filler if slot else Filler.WORDS for slot in (grammar.subject, grammar.object))
    if claim.type == "statistic":
        subject = Filler.AGENT
    named_ones = object_ not in (Filler.WORDS, Filler.DECLARED)
    return replace(
        claim, subject=tuple(word(name, subject) for name in claim.subject),
        object="|".join(word(name, object_) for name in claim.objects) if named_ones else claim.object,
        of=word(claim.of, Filler.AGENT) if claim.type == "leader" else claim.of,
    )  # fmt: skip


def named(entries: Iterable[Entry], names: set[str]) -> Iterator[Entry]:
    """Yield the entries that bear one of the names, and the entries above these, in their order."""
    entries = tuple(entries)
    by_node: dict[Node, Entry] = {(type(entry), entry.key): entry for entry in entries}
    waiting = [node for node, entry in by_node.items() if not names.isdisjoint((entry.name, *entry.aliases))]
    kept = set[Node]()
    while waiting:
        node = waiting.pop()
        if node in by_node and node not in kept:
            kept.add(node)
            waiting += [(sort, getattr(by_node[node], column)) for column, sort in _links(node[0]).items()]
    yield from (entry for node, entry in by_node.items() if node in kept)


def enter(tables: Authority, met: Authority, entered: Iterable[Claim] = ()) -> Entering:
    """Return what becomes of the names that were met; `entered` rows of a person declare unions and people too."""
    return _Entering(tables, entered).take(met)


class _Entering:
    """The tables by code and by name, and where every entry that was met has come to."""

    def __init__(self, tables: Authority, entered: Iterable[Claim]) -> None:
        self._codes = {area.key: area.code for area in tables.areas}
        self._nodes = {(type(entry), entry.key) for entry in tables}
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self._by_code: dict[Node, Entry] = {}
        for entry in tables:
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                self._by_name[name].append(entry)
            if code := self._own_code(entry, self._codes):
                self._by_code.setdefault((type(entry), code), entry)
        self._declared = {
            (DECLARING[claim.type], name) for claim in entered if claim.type in DECLARING for name in claim.subject
        }
        self._taken = set(self._by_name) | {name for _, name in self._declared}

    def take(self, met: Authority) -> Entering:
        """Lead the entries back to the tables; a newcomer whose name means something else to them is told apart."""
        fresh, names = self.sorted(met)
        areas = {area.key: area.name for area in met.areas}
        above = {area.key: areas.get(area.parent, "") for area in met.areas}
        bodies, entries = dict[str, str](), list[Entry]()
        for entry in fresh:
            shown = self._unlike(entry, above)
            if shown != entry.name:
                (bodies if isinstance(entry, Organization) else names)[entry.name] = shown
            entries.append(replace(entry, name=shown))
        return Entering(names, bodies, tuple(entries), self._sense)

    def sorted(self, met: Authority) -> tuple[list[Entry], dict[str, str]]:
        """Return the entries that no table holds, and the table's name for each name that it words otherwise."""
        codes = {area.key: area.code for area in met.areas}
        moved, names, fresh = dict[Node, str](), dict[str, str](), list[Entry]()
        for entry in met:
            if held := self._held(entry, codes):
                moved[type(entry), entry.key] = held.key
                if entry.name not in (held.name, *held.aliases):
                    names[entry.name] = held.name
            elif (type(entry), entry.name) not in self._declared and not self._is_agent(entry):
                fresh.append(replace(entry, key=self._free(entry)))
                moved[type(entry), entry.key] = fresh[-1].key
        return [self._linked(entry, moved) for entry in fresh], names

    def _held(self, entry: Entry, codes: Mapping[str, str]) -> Entry | None:
        """Return the table's entry of the same code, else the one of the same sort and name that no code sets apart."""
        code = self._own_code(entry, codes)
        if code and (same := self._by_code.get((type(entry), code))):
            return same
        place = self._code(entry, codes)
        found = [e for e in self._by_name.get(entry.name, ()) if type(e) is type(entry)]
        found = [e for e in found if not place or self._code(e, self._codes) in ("", place)]
        return found[0] if len(found) == 1 else None

    def _code(self, entry: Entry, codes: Mapping[str, str]) -> str:
        if isinstance(entry, Area):
            return entry.code
        return codes.get(entry.area, "") if isinstance(entry, UnionEntry | Organization) else ""

    def _own_code(self, entry: Entry, codes: Mapping[str, str]) -> str:
        """Return the code that no other entry of the sort has: an area's, or that of a federation's area."""
        own = isinstance(entry, Area) or (isinstance(entry, UnionEntry) and entry.form == FEDERATION)
        return self._code(entry, codes) if own else ""

    def _is_agent(self, entry: Entry) -> bool:
        """Tell whether a body is a union, a person or a body to the tables or to a person's rows."""
        if not isinstance(entry, Organization):
            return False
        held = any(isinstance(e, AGENTS) for e in self._by_name.get(entry.name, ()))
        return held or any((sort, entry.name) in self._declared for sort in AGENTS)

    def _linked(self, entry: Entry, moved: Mapping[Node, str]) -> Entry:
        """Return the entry with the keys of what it belongs to as they are now, empty where that is no entry."""
        nodes = {column: (sort, getattr(entry, column)) for column, sort in _links(type(entry)).items()}
        kept = {column: node[1] if node in self._nodes else "" for column, node in nodes.items()}
        cells = {column: moved.get(node, kept[column]) for column, node in nodes.items()}
        return replace(entry, **cells)  # type: ignore[arg-type]

    def _free(self, entry: Entry) -> str:
        """Return the entry's key, or one of its own where the tables have given it away."""
        return f"{entry.key}-{digest(entry.name)}" if (type(entry), entry.key) in self._nodes else entry.key

    def _unlike(self, entry: Entry, above: Mapping[str, str]) -> str:
        """Return a name that nothing else in the tables bears: with the area above behind it, else the key."""
        if entry.name not in self._taken:
            return entry.name
        if isinstance(entry, Organization):
            return f"{entry.name}{BODY}"
        area = entry.key if isinstance(entry, Area) else entry.area if isinstance(entry, UnionEntry) else ""
        return f"{entry.name}({above.get(area) or entry.key})"

    def _sense(self, name: str) -> str:
        found = self._by_name.get(name, ())
        return f"{CLASSES[type(found[0])][1]}-{found[0].key}" if len(found) == 1 else name


def join(tables: Authority, met: Iterable[Authority]) -> tuple[Authority, tuple[Entry, ...]]:
    """Return joined tables with the newcomers of all collections, and these; one that a table holds is its alias."""
    joined, entries = tables, list[Entry]()
    for newcomers in met:
        fresh, names = _Entering(joined, ()).sorted(newcomers)
        others: dict[str, list[str]] = defaultdict(list)
        for other, name in names.items():
            others[name].append(other)
        joined = Authority.of((*(_with_aliases(entry, others[entry.name]) for entry in joined), *fresh))
        entries += fresh
    nodes = {(type(entry), entry.key) for entry in entries}
    return joined, tuple(entry for entry in joined if (type(entry), entry.key) in nodes)


def without_idle(authority: Authority, newcomers: Iterable[Entry], claims: Iterable[Claim]) -> Authority:
    """Return tables without the newcomers that no claim names any more, because those that did were rejected."""
    idle = set(newcomers)
    idle -= set(named(idle, names_in(claims)))
    return replace(Authority.of(entry for entry in authority if entry not in idle), same=authority.same)


def without_newcomers(authority: Authority, met: Iterable[Authority]) -> Authority:
    """Return the entries that come from tables, by which a person knows what is still to be checked."""
    names = {(type(entry), entry.name) for newcomers in met for entry in newcomers}
    entries = (entry for entry in authority if (type(entry), entry.name) not in names)
    return replace(Authority.of(entries), same=authority.same)


def _with_aliases(entry: Entry, names: Iterable[str]) -> Entry:
    return replace(entry, aliases=tuple(dict.fromkeys((*entry.aliases, *names))))


def _links(sort: type[Entry]) -> Mapping[str, type[Entry]]:
    return LINKS.get(sort, {})
