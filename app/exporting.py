"""The graph written as a file, in the syntax that the file's suffix names."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from unionkg.building import DERIVED, decide
from unionkg.graph.errors import BadWorkspace
from unionkg.graph.saving import save
from unionkg.graph.serialisation import FORMATS, serialise
from unionkg.graph.vocabulary import ONTOLOGY
from unionkg.loaders.claim_tables import write_claims
from unionkg.workspace import Workspace

SUFFIXES = (*FORMATS, "graphml", "gexf", "csv")


def export(workspace: Workspace, target: Path, everything: bool) -> None:
    """Write the workspace's graph (or its claims, as CSV) to the target.

    The ontology and derived shortcuts are left out unless `everything` is asked for. Raises BadWorkspace for a suffix
    that no syntax has.
    """
    suffix = target.suffix.removeprefix(".").lower()
    if suffix not in SUFFIXES:
        raise BadWorkspace(f"{target}: name a file that ends with .{', .'.join(SUFFIXES)}")
    if suffix == "csv":
        write_claims(decide(list(workspace.folders()), workspace.folder).claims, target)
        return
    content = serialise(_quads(workspace, everything), suffix) if suffix in FORMATS else _network(workspace, suffix)
    save(content, target)


def _quads(workspace: Workspace, everything: bool) -> Iterator[ox.Quad]:
    left_out = () if everything else [ox.NamedNode(workspace.minter.graph(name)) for name in (ONTOLOGY, DERIVED)]
    data = "\n".join(workspace.store().n_quads())
    return (quad for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS) if quad.graph_name not in left_out)


def _network(workspace: Workspace, suffix: str) -> bytes:
    from unionkg.graph.network import write_network  # here, because its library takes long to import

    return write_network(workspace.store(), suffix)
