"""Who is who: the one place where IRIs are minted and names become entities."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from rdflib import FOAF, ORG, URIRef
from unionkg.graph.authority import Area, Authority, Entry, Organization, Person, UnionEntry
from unionkg.graph.claim_types import Filler
from unionkg.graph.errors import BadTable, DuplicateId, Place, UnknownName
from unionkg.graph.evidence import Passage, SourceText, Span
from unionkg.ontology.terms import SCHEMA, UKG

BASE = "https://w3id.org/unionkg/"
LOCAL_NAME = re.compile(r"[A-Za-z0-9_-]+")

SETTLED_BY_NAME = frozenset({UKG.Union, FOAF.Person})
AGENTS = frozenset({UKG.Union, FOAF.Person, ORG.FormalOrganization})
ALLOWED: dict[Filler, frozenset[URIRef]] = {
    Filler.UNION: frozenset({UKG.Union}),
    Filler.AGENT: AGENTS,
    Filler.PERSON: frozenset({FOAF.Person}),
    Filler.AREA: frozenset({SCHEMA.AdministrativeArea}),
}
CLASSES: dict[type[Entry], tuple[URIRef, str]] = {
    Area: (SCHEMA.AdministrativeArea, "area"),
    UnionEntry: (UKG.Union, "union"),
    Person: (FOAF.Person, "person"),
    Organization: (ORG.FormalOrganization, "org"),
}


def check_local_name(word: str, what: str, place: Place) -> None:
    """Raise BadTable for an id or key that could not stand in an IRI as it is."""
    if not LOCAL_NAME.fullmatch(word):
        raise BadTable(place, f"{what} 「{word}」 may hold ASCII letters, digits, _ and - only; change it")


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that has a name and an IRI, minted from `keys`; `owner` is what a declared thing stands under."""

    iri: URIRef
    cls: URIRef
    keys: tuple[str, ...]
    name: str
    owner: URIRef | None = None

    @property
    def key(self) -> str:
        """The keys as the IRI joins them."""
        return "-".join(self.keys)

    def clashes(self, keys: tuple[str, ...], name: str) -> bool:
        """Whether other keys, or another name with the same digest, have come to this IRI."""
        return self.keys != keys or (self.name != name and keys[-1] == digest(name))


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints IRIs below one base (docs/claims.md, IRIs and graphs)."""

    base: str = BASE

    def entity(self, kind: str, *keys: str) -> URIRef:
        """Return the IRI of an entity: its kind and keys joined by hyphens."""
        parts = (kind, *keys)
        if not all(map(LOCAL_NAME.fullmatch, parts)):
            raise ValueError(f"{parts!r} do not make an ASCII local name")
        return URIRef(f"{self.base}id/{'-'.join(parts)}")

    def graph(self, name: str) -> URIRef:
        """Return the IRI of a named graph."""
        return URIRef(f"{self.base}graph/{name}")

    def source(self, source: SourceText) -> URIRef:
        """Return the IRI of a source text: the hash of its characters."""
        return self.entity("src", source.sha256[:12])

    def passage(self, source: SourceText, passage: Passage) -> URIRef:
        """Return the IRI of a section or caption; the head is section 0."""
        kind = "cap" if passage.kind == "caption" else "sec"
        return self.entity("src", source.sha256[:12], kind, str(passage.number))

    def evidence(self, source: SourceText, span: Span) -> URIRef:
        """Return the IRI of the evidence at a place of a source."""
        return self.entity("ev", source.sha256[:12], str(span.start), str(span.end))

    def claim(self, source: SourceText, claim_id: str, *parts: str) -> URIRef:
        """Return the IRI of a row's claim, or of a part of it."""
        return self.entity("claim", source.sha256[:12], claim_id, *parts)


def digest(name: str) -> str:
    """Return the 8 hexadecimal digits that stand for a name in an IRI."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]


class Registry:
    """All entities of a collection by name: authority first, then what its claims declare."""

    def __init__(self, authority: Authority, minter: Minter) -> None:
        self.minter = minter
        self.same = authority.same
        self._withheld: set[URIRef] = set()
        self._others: dict[str, list[str]] = defaultdict(list)
        for other, name in authority.same.items():
            self._others[name].append(other)
        self._by_name: dict[str, list[Entity]] = defaultdict(list)
        self._by_iri: dict[URIRef, Entity] = {}
        for entry in authority:
            self._enter(entry)

    def _enter(self, entry: Entry) -> None:
        cls, kind = CLASSES[type(entry)]
        check_local_name(entry.key, "key", entry.place)
        entity = Entity(self.minter.entity(kind, entry.key), cls, (entry.key,), entry.name)
        if entity.iri in self._by_iri:
            raise DuplicateId(entry.place, f"key {entry.key} stands twice")
        self._add(entity, (entry.name, *entry.aliases))

    def _add(self, entity: Entity, names: Iterable[str]) -> None:
        self._by_iri[entity.iri] = entity
        for name in dict.fromkeys(names):
            self._by_name[name].append(entity)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._by_iri.values())

    def __len__(self) -> int:
        return len(self._by_iri)

    def withhold(self, entity: Entity) -> None:
        """Let the entity stand back wherever another one bears its name: only withheld rows declare it."""
        self._withheld.add(entity.iri)

    def declare(
        self, cls: URIRef, kind: str, name: str, *keys: str, place: Place, owner: URIRef | None = None
    ) -> Entity:
        """Return the thing of this class, name and keys; the first row that names it declares it.

        Raises BadTable when its IRI belongs to another thing already: keys joined by hyphens can read alike.
        """
        iri = self.minter.entity(kind, *keys)
        known = self._by_iri.get(iri)
        if known is None:
            entity = Entity(iri, cls, keys, name, owner)
            self._add(entity, (name, *self.others(entity)))
            return self._by_iri[iri]
        if known.clashes(keys, name):
            raise BadTable(place, f"「{name}」 would get the IRI of 「{known.name}」, <{iri}>; change a key")
        return known

    def others(self, entity: Entity) -> list[str]:
        """Return the names that a person found to be this union's or person's too, though no table has it."""
        return self._others.get(entity.name, []) if entity.cls in SETTLED_BY_NAME else []

    def find(self, name: str, filler: Filler) -> list[Entity]:
        """Return every entity of the filler's sort that bears the name, or stands as `owner/name`."""
        allowed = ALLOWED.get(filler)
        owner, slash, thing = name.partition("/")
        if slash and (owners := {e.iri for e in self._by_name.get(owner, ())}):
            found = [e for e in self._by_name.get(thing, ()) if e.owner in owners]
        else:
            found = list(self._by_name.get(name, ()))
        found = [e for e in found if allowed is None or e.cls in allowed]
        return [e for e in found if e.iri not in self._withheld] or found

    def resolve(self, name: str, filler: Filler, place: Place) -> Entity:
        """Return the one entity that the name stands for.

        Raises UnknownName when there is none, naming the nearest names, or when there are several.
        """
        found = self.find(name, filler)
        if len(found) == 1:
            return found[0]
        if not found:
            raise UnknownName(place, f"「{name}」 is not the name of {filler.value}; {self._advice(name, filler)}")
        choices = ", ".join(self._path(e) for e in found[:4])
        raise UnknownName(place, f"「{name}」 stands for {len(found)} things; write owner/name: {choices}")

    def _path(self, entity: Entity) -> str:
        owner = self._by_iri.get(entity.owner) if entity.owner else None
        return f"{owner.name}/{entity.name}" if owner else f"{entity.name} ({entity.key})"

    def _advice(self, name: str, filler: Filler) -> str:
        names = [n for n in self._by_name if self.find(n, filler)]
        near = get_close_matches(name, names, n=3, cutoff=0.5)
        return f"the nearest are {'、'.join(near)}" if near else "enter it in the authority tables"
