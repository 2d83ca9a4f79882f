"""What a map says, before it is laid out and drawn: unions, relations, and the claims behind them with their quotes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en"]
Basis = Literal["stated", "inferred", "authority", "asked"]


@dataclass(frozen=True, slots=True)
class Label:
    """One text in Chinese and English; without English the Chinese stands for both."""

    zh: str
    en: str = ""

    def text(self, language: Language) -> str:
        """Return the text in the language, or in Chinese when there is no other."""
        return self.en if language == "en" and self.en else self.zh


NOTHING = Label("")
UNIONS = Label("工会", "unions")


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact characters [start, end) of a source, and where a reader finds them."""

    text: str
    source: Label
    passage: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim as a reader sees it: in words, with its figures and quotes.

    `status` is the notation of the scheme, `standing` its label; `parts` tell who plays which role,
    `times` are dates and wordings of time. `first` and `last` are the days (ISO 8601) between which it is dated, by
    itself or else by its sources; empty when undated. `publishers` are the names its sources give, `by` the unions
    among them (ids).
    """

    id: str
    kind: Label
    words: Label
    figures: tuple[Label, ...]
    quotes: tuple[Quote, ...]
    status: str
    standing: Label
    parts: tuple[Label, ...] = ()
    times: tuple[str, ...] = ()
    note: Label = NOTHING
    first: str = ""
    last: str = ""
    publishers: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a union from the authority tables, e.g. its level."""

    name: Label
    value: Label


@dataclass(frozen=True, slots=True)
class Node:
    """A union, or another thing, on the map; `claims` are claim ids.

    `column` counts from the left (or, in a tree, from the top).
    """

    id: str
    label: Label
    group: str
    column: int
    claims: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    note: Label = NOTHING


@dataclass(frozen=True, slots=True)
class Strand:
    """One of the relations that a line stands for, with its claims (ids)."""

    kind: str
    label: Label
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """All that joins one pair, drawn as one line; `basis` tells what it is known from.

    Where several relations are merged, `strands` holds them, the first with the kind and the claims of the edge among
    its own; otherwise it is empty. Where it joins groups, `joint` counts the lines that it stands for, and `said` their
    claims, of which `claims` then are some.
    """

    id: str
    source: str
    target: str
    kind: str
    label: Label
    claims: tuple[str, ...]
    basis: Basis
    strands: tuple[Strand, ...] = ()
    joint: int = 1
    said: int = 0

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of all relations that it stands for, its own first."""
        return tuple(dict.fromkeys((self.kind, *(strand.kind for strand in self.strands))))

    @property
    def labels(self) -> tuple[Label, ...]:
        """Its own label and those of the relations that it stands for."""
        return (self.label, *(strand.label for strand in self.strands))

    @property
    def inferred(self) -> bool:
        """Whether no source states the relation."""
        return self.basis == "inferred"


@dataclass(frozen=True, slots=True)
class Group:
    """A sort of unions, or a kind of relations, as the legend lists it."""

    key: str
    label: Label


@dataclass(frozen=True, slots=True)
class Map:
    """One map; `ends` head the two ends of its relations in the table, `things` tells what its nodes are called.

    `focus` is the id of the node on which the page opens, if any. `parts` are maps that open from nodes with their keys
    as ids, on this map or on another part, and `within` is the key of the part around this one.

    Raises ValueError when ids repeat, or a relation, claim or group is named that the map does not hold.
    """

    name: str
    title: Label
    note: Label
    shape: Literal["columns", "tree", "tiers"]
    ends: tuple[Label, Label]
    groups: tuple[Group, ...]
    kinds: tuple[Group, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    claims: tuple[ClaimCard, ...]
    things: Label = UNIONS
    focus: str = ""
    parts: Mapping[str, "Map"] = field(default_factory=dict)
    within: str = ""

    def __post_init__(self) -> None:
        things: tuple[Node | Edge, ...] = (*self.nodes, *self.edges)
        ids = [thing.id for thing in things]
        if repeated := [id_ for id_, times in Counter(ids).items() if times > 1]:
            raise ValueError(f"the map {self.name} names {repeated[0]} twice")
        _hold("union", {n.id for n in self.nodes}, (end for e in self.edges for end in (e.source, e.target)))
        strands = [strand for edge in self.edges for strand in edge.strands]
        said = (claim for thing in (*things, *strands) for claim in thing.claims)
        _hold("claim", {c.id for c in self.claims}, said)
        _hold("group", {g.key for g in self.groups}, (n.group for n in self.nodes))
        _hold("kind", {k.key for k in self.kinds}, (kind for edge in self.edges for kind in edge.kinds))

    def _repr_html_(self) -> str:
        """Return the map's page in a frame of its own, as Jupyter shows it below a cell."""
        from html import escape

        from unionkg.viz import render

        page = escape(render(self).decode("utf-8"))
        look = "width:100%;height:640px;border:1px solid #d5dae0"
        return f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-downloads" style="{look}"></iframe>'


def _hold(what: str, held: set[str], named: Iterable[str]) -> None:
    if missing := sorted(set(named) - held):
        raise ValueError(f"the map has no {what} {missing[0]}")
