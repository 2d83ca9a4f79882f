"""A collection's folder: whatever tables, texts and RDF files lie in it, read together."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
from unionkg.graph.authority import Authority
from unionkg.graph.claims import Claim
from unionkg.graph.errors import BadInput, Place
from unionkg.graph.evidence import SourceText
from unionkg.graph.identity import Minter
from unionkg.loaders.authority import load_authority
from unionkg.loaders.claim_tables import load_claims
from unionkg.loaders.columns import CLAIMS
from unionkg.loaders.rdf_files import FORMATS, load_rdf
from unionkg.loaders.source_texts import load_sources
from unionkg.loaders.table_files import table_files


@dataclass(frozen=True, slots=True)
class Folder:
    """A collection as its folder holds it; texts and their claims are named `folder/file`."""

    name: str
    authority: Authority
    claims: tuple[Claim, ...]
    texts: tuple[SourceText, ...]
    quads: tuple[ox.Quad, ...]


def load_folder(path: Path, minter: Minter) -> Folder:
    """Read every authority table, claims table, source text and RDF file of a folder.

    Raises the loaders' errors for what cannot be read, BadInput for a folder in which there is nothing to read.
    """
    folder = Folder(
        name=path.name,
        authority=load_authority(path),
        claims=tuple(replace(claim, source=f"{path.name}/{claim.source}") for claim in _claims(path)),
        texts=tuple(replace(text, name=f"{path.name}/{text.name}") for text in load_sources(path)),
        quads=tuple(_quads(path, minter)),
    )
    if not (tuple(folder.authority) or folder.claims or folder.texts or folder.quads):
        raise BadInput(Place(str(path)), "there is nothing to read; put tables, texts or RDF files into the folder")
    return folder


def _claims(folder: Path) -> Iterator[Claim]:
    for path in table_files(folder, CLAIMS):
        yield from load_claims(path)


def _quads(folder: Path, minter: Minter) -> Iterator[ox.Quad]:
    """Yield the quads of every RDF file; triples without a graph go into one named by the file's hash."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in FORMATS:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            own = ox.NamedNode(minter.graph(f"import-{digest}"))
            for quad in load_rdf(path):
                named = quad.graph_name if quad.graph_name != ox.DefaultGraph() else own
                yield ox.Quad(quad.subject, quad.predicate, quad.object, named)
