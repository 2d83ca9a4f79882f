"""Two names that a person found to be one: the tables are joined before anything is assembled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from unionkg.graph.authority import Area, Authority, Entry, Organization, UnionEntry
from unionkg.graph.claims import Claim
from unionkg.graph.decisions import Decision
from unionkg.graph.errors import BadTable, UnknownName
from unionkg.graph.identity import CLASSES
from unionkg.graph.matching import Lost

LINKS: Mapping[type[Entry], Mapping[str, type[Entry]]] = {
    Area: {"parent": Area},
    UnionEntry: {"higher": UnionEntry, "area": Area},
    Organization: {"area": Area},
}
Node = tuple[str, str]  # an entry's kind and key, or "" and a name that no table has


@dataclass(frozen=True, slots=True)
class Named:
    """A decision about names that is in force; `entry` is what they are the names of, None where no table has it."""

    decision: Decision
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The tables with same names joined, and what became of each decision."""

    authority: Authority
    named: tuple[Named, ...] = ()
    lost: tuple[Lost, ...] = ()


def merge(authority: Authority, decisions: Mapping[frozenset[str], Decision], claims: Iterable[Claim]) -> Merged:
    """Join the entries that the decisions call the same; the second name is kept, or the one that a table has.

    Raises UnknownName for a name that several entries bear, BadTable for entries of two sorts.
    """
    if not decisions:
        return Merged(authority)
    joining = _Joining(authority, names_in(claims))
    for one in decisions.values():
        joining.take(one)
    return joining.merged()


def names_in(claims: Iterable[Claim]) -> set[str]:
    """Return every name or word that claims use in their parts."""
    cells = (
        (*claim.subject, *claim.objects, claim.of, *(word for words in claim.also.values() for word in words))
        for claim in claims
    )
    return {part for row in cells for cell in row for part in (cell, cell.partition("/")[0])}


@dataclass(slots=True)
class _Joining:
    """The groups of names so far."""

    authority: Authority
    used: set[str]
    entries: dict[Node, Entry] = field(default_factory=dict)
    by_name: dict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    parents: dict[Node, Node] = field(default_factory=dict)
    apart: list[tuple[Node, Node]] = field(default_factory=list)
    same: list[tuple[Decision, Node]] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    kept_apart: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        for entry in self.authority:
            node = (CLASSES[type(entry)][1], entry.key)
            self.entries[node] = entry
            for name in dict.fromkeys((entry.name, *entry.aliases, "-".join(node))):
                self.by_name[name].append(node)

    def take(self, decision: Decision) -> None:
        """Join the two names, or note that they stay apart."""
        if strange := [w for w in (decision.claim, decision.value) if w not in self.used and w not in self.by_name]:
            word = "、".join(strange)
            zh, en = f"名称「{word}」已不在表中或陈述中。", f"No table or claim has the name 「{word}」 any more."
            self.lost.append(Lost(decision, zh, en))
            return
        gone, kept = (self._root(self._node(word, decision)) for word in (decision.claim, decision.value))
        if decision.action == "not-same-as":
            self.apart.append((gone, kept))
            self.kept_apart.append(decision)
            return
        if gone[0] and kept[0] and gone[0] != kept[0]:
            raise BadTable(
                decision.place, f"「{decision.claim}」 is of sort {gone[0]} and 「{decision.value}」 of sort {kept[0]}"
            )
        self.same.append((decision, kept))
        if gone[0] and not kept[0]:
            gone, kept = kept, gone
        if gone != kept:
            self.parents[gone] = kept

    def _node(self, word: str, decision: Decision) -> Node:
        found = self.by_name.get(word, [])
        if len(found) > 1:
            choices = ", ".join("-".join(node) for node in found)
            raise UnknownName(decision.place, f"「{word}」 stands for {len(found)} entries; write one of {choices}")
        return found[0] if found else ("", word)

    def _root(self, node: Node) -> Node:
        while node in self.parents:
            node = self.parents[node]
        return node

    def merged(self) -> Merged:
        """Return the joined tables; raise BadTable where what is joined was also to be kept apart."""
        self._contradictions()
        groups: dict[Node, list[Node]] = defaultdict(list)
        for node in self.parents:
            groups[self._root(node)].append(node)
        moved = {node: self._root(node)[1] for node in self.parents if node[0]}
        entries = (
            self._joined(entry, groups.get(node, []), moved)
            for node, entry in self.entries.items()
            if node not in self.parents
        )
        same = {node[1]: self._root(node)[1] for node in self.parents if not self._root(node)[0]}
        return Merged(replace(Authority.of(entries), same=same), tuple(self._named()), tuple(self.lost))

    def _contradictions(self) -> None:
        for (one, other), decision in zip(self.apart, self.kept_apart, strict=True):
            if self._root(one) == self._root(other):
                problem = f"「{decision.claim}」 and 「{decision.value}」 are to be kept apart, but decisions join them"
                raise BadTable(decision.place, f"{problem} by way of other names; withdraw one of these")

    def _named(self) -> Iterator[Named]:
        for decision, node in self.same:
            yield Named(decision, self.entries.get(self._root(node)))
        yield from map(Named, self.kept_apart)

    def _joined(self, entry: Entry, nodes: list[Node], moved: Mapping[Node, str]) -> Entry:
        """Return an entry with the names of others, their cells where its own are empty, and its links renewed."""
        others = [self.entries[node] for node in nodes if node in self.entries]
        names = [node[1] for node in nodes if not node[0]]
        names += [name for other in others for name in (other.name, *other.aliases)]
        cells: dict[str, str] = {}
        for name in (one.name for one in fields(entry) if one.type is str and one.name != "key"):
            cells[name] = next(filter(None, (getattr(one, name) for one in (entry, *others))), "")
        for column, sort in LINKS.get(type(entry), {}).items():
            key = moved.get((CLASSES[sort][1], cells[column]), cells[column])
            cells[column] = "" if sort is type(entry) and key == entry.key else key
        aliases = tuple(name for name in dict.fromkeys((*entry.aliases, *names)) if name != entry.name)
        return replace(entry, aliases=aliases, **cells)  # type: ignore[arg-type]
