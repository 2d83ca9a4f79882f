"""Everything that the pages say of a collection, read once and kept until the store is another."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from threading import Lock

from rdflib.term import Node
from unionkg.graph.store import Store
from unionkg.viz.pairing import Partnership, read_partnerships
from unionkg.viz.reading import Values, described, gathered, label, question_text, text, texts
from unionkg.viz.spec import Group, Label
from unionkg.viz.web import SORTS, Web, read_web
from unionkg.web.pages.addresses import Addresses, read_addresses

SOURCE, PARTNERSHIP, CLAIM = (f"https://w3id.org/unionkg/ns#{name}" for name in ("Source", "Partnership", "Claim"))
UNSORTED = Group("", Label("其他", "Other"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote in its place: the exact characters [start, end) of a source."""

    id: str
    exact: str
    start: int
    end: int
    source: str

    @property
    def anchor(self) -> str:
        """The name of its place on the page of the source."""
        return f"q-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a store holds, as pages need it; ids are IRIs.

    `quotes` are the evidence of each claim with its figures, `classes` what else is known of everything by its IRI,
    `by_name` the IRI of every name that one thing alone bears, `english` the words of the ontology by their Chinese.
    """

    web: Web
    concepts: Mapping[str, Values]
    sources: Mapping[str, Values]
    names: Mapping[str, Values]
    classes: Mapping[str, Values]
    claims: Mapping[str, Values]
    partnerships: Mapping[str, Partnership]
    evidence: Mapping[str, Evidence]
    quotes: Mapping[str, tuple[Evidence, ...]]
    conflicts: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, str]
    english: Mapping[str, Label]
    addresses: Addresses

    def label(self, iri: str) -> Label:
        """Return what something is called: its name, its words, its title, or the end of its IRI."""
        if iri in self.web.claims.cards:
            return self.web.claims.cards[iri].words
        if iri in self.web.things:
            return self.web.things[iri].label
        if iri in self.evidence:
            return Label(f"「{self.evidence[iri].exact}」")
        for held, name in ((self.names, "label"), (self.claims, "label"), (self.concepts, "label")):
            if iri in held and name in held[iri]:
                return label(held[iri], name)
        return Label(iri.rpartition("#")[2].rpartition("/")[2] or iri)

    def sort(self, iri: str) -> Group:
        """Return the sort of thing that something is."""
        if iri in self.web.things:
            return SORTS[self.web.things[iri].sort]
        classes = [cls for cls in texts(self.classes.get(iri, {}), "class") if cls != CLAIM]
        named = (Group(cls, label(self.concepts[cls])) for cls in classes if cls in self.concepts)
        return next(named, UNSORTED)

    def is_a(self, iri: str, cls: str) -> bool:
        """Whether something is of a class."""
        return cls in texts(self.classes.get(iri, {}), "class")

    def address(self, iri: str) -> str:
        """Return the address of the page of an IRI, or nothing."""
        if iri in self.sources and self.is_a(iri, SOURCE):
            return self.addresses.of(iri).replace("/entity", "/source", 1)
        return self.addresses.of(iri)

    def place(self, quote: Evidence) -> str:
        """Return the address of a quote in its source."""
        address = self.address(quote.source)
        return f"{address}#{quote.anchor}" if address else ""

    def title(self, source: str) -> Label:
        """Return the title of a source, or its name."""
        values = self.sources.get(source, {})
        return label(values, "title") if "title" in values else self.label(source)


def query(name: str) -> str:
    """Return the text of a query of the pages."""
    return files("unionkg.web.pages").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def read_holdings(store: Store) -> Holdings:
    """Read a store for its pages."""
    concepts, claims = described(store, "concepts"), described(store, "claims")
    concepts = {**concepts, **described(store, "properties")}
    web = read_web(store)
    evidence = {str(row["thing"]): _evidence(row) for row in store.select(question_text("evidence"))}
    names = _described(store, "names")
    return Holdings(
        web=web,
        concepts=concepts,
        sources=described(store, "sources"),
        names=names,
        classes=_described(store, "classes"),
        claims=claims,
        partnerships={partnership.id: partnership for partnership in read_partnerships(store, web.claims, concepts)},
        evidence=evidence,
        quotes=_quotes(claims, described(store, "figures"), evidence),
        conflicts=_conflicts(store),
        by_name=_by_name(names),
        english={found.zh: found for values in concepts.values() if (found := label(values)).en},
        addresses=read_addresses(str(row["thing"]) for row in store.select(query("known"))),
    )


def _described(store: Store, name: str) -> dict[str, Values]:
    return gathered(store.select(query(name)))


def _evidence(row: Mapping[str, Node]) -> Evidence:
    start, end = (int(str(row[name])) for name in ("start", "end"))
    return Evidence(str(row["thing"]), str(row["exact"]), start, end, str(row["source"]))


def _quotes(
    claims: Mapping[str, Values], figures: Mapping[str, Values], evidence: Mapping[str, Evidence]
) -> dict[str, tuple[Evidence, ...]]:
    found = {}
    for id_, claim in claims.items():
        said = (claim, *(figures.get(figure, {}) for figure in (id_, *texts(claim, "figure"))))
        ids = dict.fromkeys(iri for values in said for iri in texts(values, "evidence"))
        quotes = (evidence[iri] for iri in ids if iri in evidence)
        found[id_] = tuple(sorted(quotes, key=lambda quote: (quote.source, quote.start, quote.end)))
    return found


def _conflicts(store: Store) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.select(query("conflicts")):
        found[str(row["one"])].add(str(row["other"]))
    return {one: tuple(sorted(others)) for one, others in found.items()}


def _by_name(names: Mapping[str, Values]) -> dict[str, str]:
    """Return for every name that one thing alone bears its IRI."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for iri, values in names.items():
        for name in (*texts(values, "label"), *texts(values, "alias")):
            bearers[name].add(iri)
    return {name: min(iris) for name, iris in bearers.items() if len(iris) == 1}


class Reading:
    """Gives the holdings of the current store, and reads them anew only when it is another."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self.store = store
        self._lock = Lock()
        self._read: tuple[Store, Holdings] | None = None

    def __call__(self) -> Holdings:
        """Return the holdings of the current store."""
        store = self.store()
        with self._lock:
            if self._read is None or self._read[0] is not store:
                self._read = store, read_holdings(store)
            return self._read[1]


def owner_of(holdings: Holdings, iri: str) -> str:
    """Return the IRI of what a thing belongs to, or nothing."""
    return text(holdings.classes.get(iri, {}), "owner")
