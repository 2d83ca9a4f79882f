"""What identity settled, as RDF: types, names, places and kinds of every entity."""

from collections.abc import Iterable, Iterator

from rdflib import DCTERMS, FOAF, OWL, RDF, SKOS, Literal, URIRef
from unionkg.graph.authority import Area, Authority, Entry, Organization, Person, UnionEntry
from unionkg.graph.claim_types import Filler
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection, grammar
from unionkg.graph.concepts import concept, concept_iri
from unionkg.graph.declaration import Declarations
from unionkg.graph.identity import CLASSES, Entity, Minter
from unionkg.graph.sources import Triple
from unionkg.ontology.terms import SCHEMA, UKG

WIKIDATA = "http://www.wikidata.org/entity/"


def authority_triples(authority: Authority, minter: Minter) -> Iterator[Triple]:
    """Yield what the authority tables say."""
    for entry in authority:
        cls, kind = CLASSES[type(entry)]
        node = minter.entity(kind, entry.key)
        yield node, RDF.type, cls
        yield from _name_triples(node, entry)
        match entry:
            case Area():
                yield from _area_triples(node, entry, minter)
            case UnionEntry():
                yield from _union_triples(node, entry, minter)
            case Person():
                yield node, FOAF.name, Literal(entry.name, lang="zh")
            case Organization():
                yield from _organization_triples(node, entry, minter)


def _name_triples(node: URIRef, entry: Entry) -> Iterator[Triple]:
    yield node, SKOS.prefLabel, Literal(entry.name, lang="zh")
    if not isinstance(entry, Person) and entry.name_en:
        yield node, SKOS.prefLabel, Literal(entry.name_en, lang="en")
    for alias in entry.aliases:
        yield node, SKOS.altLabel, Literal(alias, lang="zh")
    if entry.note:
        yield node, SKOS.editorialNote, Literal(entry.note, lang="zh")


def _area_triples(node: URIRef, area: Area, minter: Minter) -> Iterator[Triple]:
    if area.code:
        yield node, UKG.divisionCode, Literal(area.code)
    if area.parent:
        yield node, SCHEMA.containedInPlace, minter.entity("area", area.parent)
    if area.wikidata:
        yield node, OWL.sameAs, URIRef(WIKIDATA + area.wikidata)


def _union_triples(node: URIRef, union: UnionEntry, minter: Minter) -> Iterator[Triple]:
    if union.level:
        yield node, UKG.unionLevel, concept_iri("level", union.level, union.place)
    if union.form:
        yield node, UKG.unionForm, concept_iri("form", union.form, union.place)
    if union.higher:
        yield node, UKG.higherUnion, minter.entity("union", union.higher)
    if union.area:
        yield node, UKG.jurisdiction, minter.entity("area", union.area)


def _organization_triples(node: URIRef, organization: Organization, minter: Minter) -> Iterator[Triple]:
    if organization.kind:
        yield node, UKG.organizationKind, Literal(organization.kind)
    if organization.area:
        yield node, DCTERMS.spatial, minter.entity("area", organization.area)


def declared_triples(collection: Collection, declarations: Declarations) -> Iterator[Triple]:
    """Yield type, name, owner and kind of every thing that rows declare; authority entries are left as they are."""
    settled = {
        declarations.registry.minter.entity(CLASSES[type(entry)][1], entry.key) for entry in collection.authority
    }
    for claim in collection:
        entity = declarations.of(claim)
        if entity is not None and entity.iri not in settled:
            with collection.refusals():
                yield from _declared(claim, entity, declarations)


def _declared(claim: Claim, entity: Entity, declarations: Declarations) -> Iterator[Triple]:
    yield from _identity(entity, declarations)
    kind = grammar(claim).thing_kind
    if claim.kind and kind is not None and entity.cls == grammar(claim).declares:
        yield entity.iri, kind, concept_iri(grammar(claim).scheme, claim.kind, claim.place)
    match claim.type:
        case "organization":
            yield from _new_union(claim, entity, declarations)
        case "partnership":
            yield from _partnership_names(claim, entity, declarations)
        case _:
            yield from _place(claim, entity, declarations)


def _identity(entity: Entity, declarations: Declarations) -> Iterator[Triple]:
    yield entity.iri, RDF.type, entity.cls
    if entity.cls == FOAF.Person:
        yield entity.iri, FOAF.name, Literal(entity.name, lang="zh")
    if entity.cls != UKG.Partnership:
        yield entity.iri, SKOS.prefLabel, Literal(entity.name, lang="zh")
    for other in declarations.registry.others(entity):
        yield entity.iri, SKOS.altLabel, Literal(other, lang="zh")
    if entity.owner:
        yield entity.iri, UKG.owner, entity.owner


def withheld_triples(declarations: Declarations, named: Iterable[Triple]) -> Iterator[Triple]:
    """Yield type, name and owner of what only withheld rows declare, where other claims name it."""
    wanted = {value for _, _, value in named} if declarations.withheld else set()
    for entity in reversed(declarations.withheld):  # owners are declared before what they own
        if entity.iri in wanted:
            wanted.add(entity.owner or entity.iri)
            yield from _identity(entity, declarations)


def _new_union(claim: Claim, entity: Entity, declarations: Declarations) -> Iterator[Triple]:
    registry = declarations.registry
    if claim.of:
        yield entity.iri, UKG.higherUnion, registry.resolve(claim.of, Filler.UNION, claim.place).iri
    for name in claim.objects:
        yield entity.iri, UKG.jurisdiction, registry.resolve(name, Filler.AREA, claim.place).iri
    for level in claim.also.get("level", ()):
        yield entity.iri, UKG.unionLevel, concept_iri("level", level, claim.place)


def _partnership_names(claim: Claim, entity: Entity, declarations: Declarations) -> Iterator[Triple]:
    kind = concept("partnership", claim.kind, claim.place)
    yield entity.iri, SKOS.prefLabel, Literal(f"{entity.name}{kind.zh}", lang="zh")
    names = [declarations.english.get(party.iri, "") for party in declarations.parties(claim)]
    if all(names):
        yield entity.iri, SKOS.prefLabel, Literal(f"{' – '.join(names)}: {kind.en}", lang="en")


def _place(claim: Claim, entity: Entity, declarations: Declarations) -> Iterator[Triple]:
    for name in claim.also.get("place", ()):
        for area in declarations.registry.find(name, Filler.AREA):
            yield entity.iri, SCHEMA.containedInPlace, area.iri
