"""The cells of a row turned into properties and values: who and what takes part in a claim."""

from collections.abc import Iterator

from rdflib import ORG, PROV, Literal, URIRef
from unionkg.graph.claim_types import Filler, Slot
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection, grammar
from unionkg.graph.concepts import concept_iri
from unionkg.graph.declaration import Declarations
from unionkg.graph.errors import BadTable
from unionkg.graph.evidence import SourceText
from unionkg.ontology.terms import UKG

Part = tuple[URIRef, URIRef | Literal]
CONCEPTS = frozenset(
    {
        *(UKG.activityKind, UKG.aspect, UKG.contributionKind, UKG.figureRole, UKG.postKind, UKG.recognitionKind),
        *(UKG.recognitionLevel, UKG.undertakingKind, ORG.role, PROV.hadRole),
    }
)


class Parts:
    """Reads the cells of one source's rows."""

    def __init__(self, collection: Collection, declarations: Declarations, source: SourceText) -> None:
        self.collection = collection
        self.declarations = declarations
        self.registry = declarations.registry
        self.minter = declarations.registry.minter
        self.source = source

    def of(self, claim: Claim) -> Iterator[Part]:
        """Yield the property and value of every cell that takes part in the claim."""
        kind = grammar(claim)
        if claim.kind and kind.kind_of is not None:
            yield kind.kind_of, concept_iri(kind.scheme, claim.kind, claim.place)
        if kind.act and "act" not in claim.also:
            yield UKG.undertakingKind, concept_iri("undertaking", kind.act, claim.place)
        if claim.type == "agreement":
            yield UKG.activityKind, concept_iri("activity", "signing", claim.place)
        if kind.subject is not None:
            yield from self._fill(claim, kind.subject, claim.subject, "subject")
        if kind.object is not None:
            words = (claim.object,) if kind.object.filler in (Filler.WORDS, Filler.DECLARED) else claim.objects
            yield from self._fill(claim, kind.object, tuple(filter(None, words)), "object")
        for key, names in claim.also.items():
            if key not in kind.also:
                known = ", ".join(kind.also) or "none"
                raise BadTable(claim.place, f"also key 「{key}」 is unknown for {claim.type}; it takes {known}")
            yield from self._fill(claim, kind.also[key], names, key)

    def _fill(self, claim: Claim, slot: Slot, names: tuple[str, ...], column: str) -> Iterator[Part]:
        if slot.required and not names:
            raise BadTable(claim.place, f"a row of type {claim.type} needs {slot.filler.value} in {column}")
        for name in names:
            if column != "level" or claim.type != "organization":
                yield slot.property, self._value(claim, slot.filler, name)

    def _value(self, claim: Claim, filler: Filler, name: str) -> URIRef | Literal:
        match filler:
            case Filler.WORDS:
                return Literal(name, lang="zh")
            case Filler.NUMBER:
                return _whole_number(claim, name)
            case Filler.FLAG:
                return Literal(name in {"yes", "是", "true", "1"})
            case Filler.LEVEL:
                return concept_iri("level", name, claim.place)
            case Filler.ACT:
                return concept_iri("undertaking", name, claim.place)
            case Filler.DECLARED:
                return self.declarations.by_row[claim.source, claim.id].iri
            case _:
                return self._entity(claim, name, filler)

    def _entity(self, claim: Claim, name: str, filler: Filler) -> URIRef:
        if name == "@source":
            return self.minter.source(self.source)
        if filler is Filler.ENTITY and not self.registry.find(name, filler):
            row = self.collection.row(self.source.name, name)
            if row is not None:
                return self.node(row)
        return self.registry.resolve(name, filler, claim.place).iri

    def name(self, word: str) -> str:
        """Return how a person would write what a cell names: without its owner, the source by its title."""
        if word == "@source":
            return f"《{self.source.about.get('title') or self.source.name}》"
        found = self.registry.find(word, Filler.ENTITY)
        return found[0].name if found and "/" in word else word

    def node(self, row: Claim) -> URIRef:
        """Return what other rows mean by a row's id: its partnership, or its claim."""
        entity = self.declarations.of(row)
        if row.type == "partnership" and entity is not None:
            return entity.iri
        return self.minter.claim(self.source, row.id)

    def about(self, claim: Claim) -> tuple[URIRef, ...]:
        """Return every entity that takes part in the claim; a figure of a claim is about that claim's entities."""
        own = [value for prop, value in self.of(claim) if isinstance(value, URIRef) and prop not in CONCEPTS]
        own += [self._entity(claim, name, Filler.ENTITY) for name in claim.subject if claim.type == "statistic"]
        if claim.of and claim.type == "leader":
            own.append(self._entity(claim, claim.of, Filler.AGENT))
        target = self.collection.row(claim.source, claim.of) if claim.of else None
        if target is not None:
            own += self.about(target) if claim.type == "statistic" else [self.node(target)]
        return tuple(dict.fromkeys(own))

    def belongs(self, claim: Claim) -> Iterator[tuple[URIRef, URIRef]]:
        """Yield how the claim hangs on what `of` names: under a partnership, or in an organization."""
        if not claim.of or claim.type in ("organization", "statistic"):
            return
        if claim.type == "leader":
            yield ORG.organization, self._entity(claim, claim.of, Filler.AGENT)
            return
        target = self.collection.target(claim)
        if target.type != "partnership":
            raise BadTable(
                claim.place, f"of 「{claim.of}」 is a row of type {target.type}; here it must be a partnership"
            )
        yield UKG.underPartnership, self.node(target)

    def bearers(self, claim: Claim) -> tuple[URIRef, ...]:
        """Return what a statistic's figure belongs to: the claim that `of` names, or the entities in subject."""
        if claim.of:
            return (self.node(self.collection.target(claim)),)
        if not claim.subject:
            raise BadTable(claim.place, "a statistic needs an entity in subject, or the id of a row in of")
        return tuple(self._entity(claim, name, Filler.ENTITY) for name in claim.subject)


def _whole_number(claim: Claim, text: str) -> Literal:
    if not text.isascii() or not text.isdigit():
        raise BadTable(claim.place, f"「{text}」 is not a whole number")
    return Literal(int(text))
