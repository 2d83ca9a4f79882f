"""What is measured: the bundled collection, read, assembled and written into a workspace of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset
from unionkg.building import DERIVED, Graphs, make_graphs
from unionkg.graph.derivation import derive
from unionkg.graph.generations import publishing
from unionkg.graph.identity import Minter
from unionkg.loaders.folders import Folder, load_folder
from unionkg.workspace import Workspace

COLLECTION = Path(__file__).parents[1] / "examples" / "shiyan"


@dataclass(frozen=True, slots=True)
class Material:
    """The collection as its folder holds it, as quads, and as a workspace with a store."""

    folder: Folder
    graphs: Graphs
    workspace: Workspace

    @property
    def quads(self) -> Sequence[ox.Quad]:
        """Every quad, those of the derived graph included."""
        return list(chain.from_iterable(self.graphs.values()))

    @property
    def n_quads(self) -> bytes:
        """The quads as a file that every engine reads."""
        return ox.serialize(self.quads, format=ox.RdfFormat.N_QUADS) or b""

    def dataset(self) -> Dataset:
        """Return the quads in rdflib's memory, where a query sees all graphs as one."""
        dataset = Dataset(default_union=True)
        dataset.parse(data=self.n_quads, format="nquads")
        return dataset


def material(place: Path) -> Material:
    """Read the bundled collection and write its store into a workspace at the place."""
    minter, workspace = Minter(), Workspace.make(place)
    folder = load_folder(COLLECTION, minter)
    graphs = make_graphs([folder], minter)
    with publishing(workspace.root, graphs, minter.graph(DERIVED)):
        pass
    derived = minter.graph(DERIVED)
    return Material(folder, {**graphs, str(derived): list(derive(filled(graphs), ox.NamedNode(derived)))}, workspace)


def filled(graphs: Graphs) -> ox.Store:
    """Return a store in memory that holds the graphs."""
    store = ox.Store()
    for quads in graphs.values():
        store.bulk_extend(quads)
    return store
