"""Who settled what, when and why, as RDF (PROV-O): the decisions in force and what they are about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, XSD, Literal, URIRef
from unionkg.graph.authority import Entry
from unionkg.graph.claims import Claim
from unionkg.graph.decisions import Decision, content_key
from unionkg.graph.evidence import SourceText
from unionkg.graph.identity import CLASSES, Minter, digest
from unionkg.graph.sources import Triple
from unionkg.graph.verdicts import Settled
from unionkg.ontology.terms import UKG

DECISIONS = "decisions"
WORDS = {
    "accept": "采纳", "reject": "不采纳", "correct": "更正", "note": "备注", "same-as": "同一", "not-same-as": "不同",
}  # fmt: skip
Nodes = Mapping[tuple[str, str], Iterable[URIRef]]


def decision_triples(
    settled: Settled, graphs: Mapping[URIRef, Iterable[Triple]], sources: Mapping[str, SourceText], minter: Minter
) -> tuple[Triple, ...]:
    """Return what is known of every decision in force, sorted; of a rejected claim only what it said."""
    names = {minter.graph(minter.source(source).rpartition("/")[2]): name for name, source in sources.items()}
    nodes = _nodes(names, graphs) if settled.decided else {}
    made: list[Triple] = []
    for decision, claim in settled.decided:
        made += _described(decision, claim, nodes.get((claim.source, claim.id), ()), minter)
    for named in settled.named:
        made += _described(named.decision, None, _entity(named.entry, minter), minter)
    return tuple(sorted(dict.fromkeys(made)))


def _nodes(names: Mapping[URIRef, str], graphs: Mapping[URIRef, Iterable[Triple]]) -> Nodes:
    """Return the nodes that each row of each source became."""
    nodes: dict[tuple[str, str], list[URIRef]] = defaultdict(list)
    for graph, name in names.items():
        for node, prop, value in graphs[graph]:
            if prop == UKG.claimId:
                nodes[name, str(value)].append(node)
    return nodes


def _entity(entry: Entry | None, minter: Minter) -> Iterator[URIRef]:
    if entry is not None:
        yield minter.entity(CLASSES[type(entry)][1], entry.key)


def _described(decision: Decision, claim: Claim | None, about: Iterable[URIRef], minter: Minter) -> Iterator[Triple]:
    node, decider = minter.entity("decision", decision.id), minter.entity("decider", digest(decision.who))
    yield node, RDF.type, UKG.Decision
    yield node, DCTERMS.identifier, Literal(decision.id)
    yield node, RDFS.label, Literal(_label(decision), lang="zh")
    yield node, UKG.action, Literal(decision.action)
    yield node, DCTERMS.description, Literal(decision.why)
    yield node, DCTERMS.date, Literal(decision.when)
    if decision.is_timed:
        yield node, PROV.endedAtTime, Literal(decision.when, datatype=XSD.dateTime)
    yield node, PROV.wasAssociatedWith, decider
    yield decider, RDF.type, PROV.Person
    yield decider, FOAF.name, Literal(decision.who)
    if claim is not None:
        yield node, UKG.claimKey, Literal(content_key(claim))
    yield from ((node, UKG.decides, thing) for thing in about)


def _label(decision: Decision) -> str:
    return " ".join(filter(None, (WORDS[decision.action], decision.claim, decision.value)))
