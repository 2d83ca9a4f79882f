"""Claims become RDF: one named graph a source, one for what identity settled (docs/claims.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef
from unionkg.graph.claim_types import ADDING, Filler
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection, grammar
from unionkg.graph.concepts import concept, concept_iri
from unionkg.graph.dates import bounds
from unionkg.graph.declaration import Declarations
from unionkg.graph.entities import authority_triples, declared_triples, withheld_triples
from unionkg.graph.errors import BadTable
from unionkg.graph.evidence import SourceText, Span, locate
from unionkg.graph.figure_triples import figure_triples
from unionkg.graph.identity import Minter, Registry
from unionkg.graph.parts import Parts
from unionkg.graph.sources import Triple, evidence_triples, source_triples
from unionkg.ontology.terms import UKG

ENTITIES = "entities"


def assemble(collection: Collection, minter: Minter) -> Mapping[URIRef, tuple[Triple, ...]]:
    """Return the triples of every named graph; raise Refused when any row has a problem.

    Triples are sorted and stand once; no triple stands in two graphs.
    """
    registry = Registry(collection.authority, minter)
    declarations = Declarations(collection, registry)
    collection.settle()
    entities = [*authority_triples(collection.authority, minter), *declared_triples(collection, declarations)]
    graphs = {minter.graph(ENTITIES): _settled(entities)}
    for source in collection.sources.values():
        triples = _Assembler(collection, declarations, source, minter).triples()
        graphs[minter.graph(minter.source(source).rpartition("/")[2])] = _settled(triples)
    collection.settle()
    if declarations.withheld:
        named = chain(entities, *graphs.values())
        graphs[minter.graph(ENTITIES)] = _settled([*entities, *withheld_triples(declarations, named)])
    return graphs


def _settled(triples: Iterator[Triple] | list[Triple]) -> tuple[Triple, ...]:
    return tuple(sorted(dict.fromkeys(triples)))


@dataclass(frozen=True, slots=True)
class _Added:
    """What `evidence` and `role` rows add to another row's claim."""

    spans: tuple[Span, ...] = ()
    roles: tuple[tuple[URIRef, URIRef, Span], ...] = ()


class _Assembler:
    """Writes the claims of one source."""

    def __init__(self, collection: Collection, declarations: Declarations, source: SourceText, minter: Minter) -> None:
        self.collection = collection
        self.declarations = declarations
        self.registry = declarations.registry
        self.source = source
        self.minter = minter
        self.parts = Parts(collection, declarations, source)
        self.added: dict[str, _Added] = {}
        self.minted: dict[URIRef, Claim] = {}

    def triples(self) -> Iterator[Triple]:
        yield from source_triples(self.source, self.minter)
        rows = [claim for claim in self.collection if claim.source == self.source.name]
        for claim in rows:
            with self.collection.refusals():
                self._add(claim)
        for claim in rows:
            if claim.type not in ADDING:
                with self.collection.refusals():
                    yield from self._claim(claim)

    def _add(self, claim: Claim) -> None:
        if claim.type not in ADDING:
            return
        target, span = self.collection.target(claim), self._span(claim)
        so_far = self.added.get(target.id, _Added())
        if claim.type == "evidence":
            self.added[target.id] = _Added((*so_far.spans, span), so_far.roles)
            return
        party = self.registry.resolve(claim.subject[0], Filler.UNION, claim.place)
        if target.type != "partnership" or party not in self.declarations.parties(target):
            raise BadTable(claim.place, f"「{claim.subject[0]}」 is not a party of a partnership row {target.id}")
        role = concept_iri("role", claim.kind, claim.place)
        self.added[target.id] = _Added(so_far.spans, (*so_far.roles, (party.iri, role, span)))

    def _node(self, claim: Claim, *part: str) -> URIRef:
        """Return the IRI of the row's claim or of a part of it; raise BadTable when another row has come to it."""
        node = self.minter.claim(self.source, claim.id, *part)
        first = self.minted.setdefault(node, claim)
        if first is not claim:
            raise BadTable(
                claim.place, f"id {claim.id} leads to the IRI of row {first.id}, <{node}>; change one of them"
            )
        return node

    def _span(self, claim: Claim) -> Span:
        return locate(claim.quote, self.source, claim.place, claim.start, claim.end)

    def _claim(self, claim: Claim) -> Iterator[Triple]:
        if claim.type == "partnership":
            yield from self._partnership(claim)
            return
        node = self._node(claim)
        spans = self._spans(claim)
        yield from self._frame(claim, node, grammar(claim).node, spans)
        for prop, value in (*self.parts.of(claim), *self.parts.belongs(claim)):
            yield node, prop, value
        for entity in self.parts.about(claim):
            yield node, UKG.about, entity
        if claim.type == "author":
            yield self.minter.source(self.source), PROV.qualifiedAttribution, node
        yield from self._figure(claim, node, spans)

    def _spans(self, claim: Claim) -> tuple[Span, ...]:
        added = self.added.get(claim.id, _Added())
        return tuple(dict.fromkeys((self._span(claim), *added.spans)))

    def _frame(self, claim: Claim, node: URIRef, cls: URIRef, spans: tuple[Span, ...]) -> Iterator[Triple]:
        """Yield what every claim node carries."""
        yield node, RDF.type, cls
        yield node, RDF.type, UKG.Claim
        yield node, UKG.claimId, Literal(claim.id)
        yield node, UKG.claimType, Literal(claim.type)
        yield node, RDFS.label, Literal(self._words(claim), lang="zh")
        yield node, UKG.status, concept_iri("status", claim.status, claim.place)
        yield node, UKG.method, Literal(claim.method)
        if claim.confidence:
            yield node, UKG.confidence, Literal(claim.confidence)
        if claim.note:
            yield node, SKOS.editorialNote, Literal(claim.note, lang="zh")
        if claim.period:
            yield node, UKG.statedPeriod, Literal(claim.period)
        yield from self._date(claim, node)
        for span in spans:
            yield node, UKG.evidence, self.minter.evidence(self.source, span)
            yield from evidence_triples(self.source, span, self.minter)

    def _date(self, claim: Claim, node: URIRef) -> Iterator[Triple]:
        if not claim.date:
            return
        yield node, DCTERMS.date, Literal(claim.date)
        if days := bounds(claim.date, claim.place):
            yield node, UKG.earliest, Literal(days[0].isoformat(), datatype=XSD.date)
            yield node, UKG.latest, Literal(days[1].isoformat(), datatype=XSD.date)

    def _words(self, claim: Claim) -> str:
        """Return the claim in words: who, what kind, what or whom, how much."""
        kind = concept(grammar(claim).scheme, claim.kind, claim.place).zh if claim.kind else ""
        goods = claim.also.get("goods", ()) or claim.also.get("concerns", ())
        words = (
            "、".join(self.parts.name(name) for name in claim.subject or claim.also.get("host", ())),
            kind,
            "、".join(self.parts.name(name) for name in claim.objects),
            "、".join(self.parts.name(name) for name in goods),
            claim.verbatim,
        )
        return " ".join(word for word in words if word) or claim.quote

    def _figure(self, claim: Claim, node: URIRef, spans: tuple[Span, ...]) -> Iterator[Triple]:
        """Yield the number of a row: the claim itself for a statistic, else a figure of the claim."""
        if claim.type == "statistic":
            for bearer in self.parts.bearers(claim):
                yield bearer, UKG.hasFigure, node
            yield from figure_triples(claim, node)
        elif claim.has_figure:
            figure = self._node(claim, "figure")
            stating = [span for span in spans if claim.verbatim in self.source.text[span.start : span.end]]
            yield node, UKG.hasFigure, figure
            yield from self._frame(claim, figure, UKG.Figure, tuple(stating))
            yield from ((figure, UKG.about, entity) for entity in self.parts.about(claim))
            yield from figure_triples(claim, figure)

    def _partnership(self, claim: Claim) -> Iterator[Triple]:
        """Yield one role a party, with what `role` rows add to it."""
        partnership = self.parts.node(claim)
        parties = self.declarations.parties(claim)
        roles = self.added.get(claim.id, _Added()).roles
        for span in self._spans(claim):
            yield partnership, UKG.evidence, self.minter.evidence(self.source, span)
        for party in parties:
            node = self._node(claim, party.key)
            own = [(role, span) for iri, role, span in roles if iri == party.iri]
            spans = dict.fromkeys((*self._spans(claim), *(span for _, span in own)))
            yield from self._frame(claim, node, UKG.PartnerRole, tuple(spans))
            yield node, ORG.member, party.iri
            yield node, ORG.organization, partnership
            yield from ((node, ORG.role, role) for role, _ in own)
            yield from ((node, UKG.about, entity) for entity in (partnership, *(p.iri for p in parties)))
