"""Shortcuts derived from claims: who partners whom, which items a thing has. Materialised, never asserted."""

from collections.abc import Iterator

import pyoxigraph as ox

RULES = (
    """PREFIX ukg: <https://w3id.org/unionkg/ns#> PREFIX org: <http://www.w3.org/ns/org#>
    CONSTRUCT { ?one ukg:partnerOf ?other } WHERE {
      ?a a ukg:PartnerRole ; org:organization ?partnership ; org:member ?one .
      ?b a ukg:PartnerRole ; org:organization ?partnership ; org:member ?other . FILTER(?one != ?other) }""",
    """PREFIX ukg: <https://w3id.org/unionkg/ns#>
    CONSTRUCT { ?whole ukg:item ?part } WHERE { ?claim a ukg:Inclusion ; ukg:whole ?whole ; ukg:part ?part }""",
)


def derive(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the derived quads, for this graph, of everything the store holds."""
    for rule in RULES:
        found = store.query(rule, use_default_graph_as_union=True)
        assert isinstance(found, ox.QueryTriples)
        yield from {ox.Quad(t.subject, t.predicate, t.object, graph) for t in found}
