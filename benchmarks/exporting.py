"""How long it takes to write the graph as a file: sorted by us, as it comes by the engine, and by rdflib."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from rdflib import Graph
from unionkg.exporting import export
from unionkg.graph.current import CURRENT
from unionkg.graph.ox_terms import from_ox
from unionkg.graph.serialisation import FORMATS, PREFIXES

from benchmarks.material import Material
from benchmarks.measuring import Case, Table, measure

SYNTAXES = {"ttl": "Turtle", "nt": "N-Triples"}


def tables(material: Material, runs: int) -> Iterator[Table]:
    """Yield one table a syntax; each engine reads from the store in which it holds the triples."""
    root = material.workspace.root
    store = ox.Store.read_only(str(root / (root / CURRENT).read_text().strip() / "rdf"))
    graph = Graph()
    for quad in store:
        graph.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
    with TemporaryDirectory() as folder:
        for suffix, name in SYNTAXES.items():
            cases = _cases(material, store, graph, Path(folder) / f"graph.{suffix}")
            yield Table(f"Writing {len(graph)} triples as {name}", measure(cases, runs))


def _cases(material: Material, store: ox.Store, graph: Graph, target: Path) -> Sequence[Case]:
    suffix = target.suffix.removeprefix(".")
    return (
        Case("unionkg, sorted: the same bytes each time", lambda: export(material.workspace, target, everything=True)),
        Case("Oxigraph, as it comes", lambda: _dump(store, suffix, target)),
        Case("rdflib, from memory", lambda: graph.serialize(target, format=suffix, encoding="utf-8")),
    )


def _dump(store: ox.Store, suffix: str, target: Path) -> None:
    prefixes = PREFIXES if suffix == "ttl" else None
    ox.serialize((quad.triple for quad in store), target, format=FORMATS[suffix], prefixes=prefixes)
