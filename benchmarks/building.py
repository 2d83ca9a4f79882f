"""How long a build takes, and which of its parts."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from unionkg.building import DERIVED, make_graphs
from unionkg.checking import check
from unionkg.graph.generations import publishing
from unionkg.graph.identity import Minter
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.vocabulary import vocabulary
from unionkg.loaders.folders import load_folder

from benchmarks.commands import unionkg
from benchmarks.material import COLLECTION, Material, filled
from benchmarks.measuring import Case, Table, measure


def tables(material: Material, runs: int) -> Iterator[Table]:
    """Yield the table of a build in a new process and of its parts in this one."""
    title = f"Building the bundled collection: {len(material.folder.claims)} claims, {len(material.quads)} quads"
    cases = (
        Case("`unionkg build` in a new process", _build),
        Case("reading tables and texts", lambda: load_folder(COLLECTION, Minter())),
        Case("assembling, with the ontology's Turtle", lambda: _assemble(material)),
        Case("validating: shapes, checks across records, quotes", lambda: _validate(material)),
        Case("writing a generation to the disk", lambda: write(material)),
    )
    yield Table(title, measure(cases, runs))


def _build() -> None:
    with TemporaryDirectory() as folder:
        unionkg("build", str(COLLECTION), "-w", folder)


def _assemble(material: Material) -> None:
    vocabulary.cache_clear()
    make_graphs([material.folder], Minter())


def _validate(material: Material) -> None:
    store = OxigraphStore(filled(material.graphs))
    derived = Minter().graph(DERIVED)
    findings = list(check(store, [material.folder], sorted(material.graphs.keys() - {str(derived)})))
    assert not findings


def write(material: Material) -> None:
    """Write the material's graphs as the first generation of a new store."""
    derived = Minter().graph(DERIVED)
    asserted = {name: quads for name, quads in material.graphs.items() if name != str(derived)}
    with TemporaryDirectory() as folder, publishing(Path(folder), asserted, derived):
        pass
