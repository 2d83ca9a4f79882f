"""A collection's folder: whatever tables, texts and RDF files lie in it, read together."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyoxigraph as ox
from unionkg.graph.authority import Authority
from unionkg.graph.claims import Claim
from unionkg.graph.decisions import Decision
from unionkg.graph.errors import BadInput, Place
from unionkg.graph.evidence import SourceText
from unionkg.graph.identity import Minter
from unionkg.loaders.authority import load_authority
from unionkg.loaders.claim_tables import load_claims
from unionkg.loaders.columns import CLAIMS, READ
from unionkg.loaders.decision_tables import load_decisions
from unionkg.loaders.decoding import read_bytes
from unionkg.loaders.rdf_files import FORMATS, load_rdf
from unionkg.loaders.readings import read_texts
from unionkg.loaders.source_texts import TEXTS, load_sources
from unionkg.loaders.table_files import LOCK, table_files

SETTLING = ".settling"  # in a workspace's sources: collections on the way to their place, which count already


@dataclass(frozen=True, slots=True)
class Folder:
    """A collection as its folder holds it; texts and their claims are named `folder/file`.

    Claims of texts that the engine reads follow those of the tables; `newcomers` are names that only these use.
    """

    name: str
    authority: Authority
    claims: tuple[Claim, ...]
    texts: tuple[SourceText, ...]
    quads: tuple[ox.Quad, ...]
    decisions: tuple[Decision, ...] = ()
    newcomers: Authority = field(default_factory=Authority)


def collection_folders(*homes: Path) -> tuple[Path, ...]:
    """Return the folder of every collection, in order of their names; one in a later home stands for its namesake."""
    inside = (path for home in homes if home.is_dir() for path in home.iterdir())
    found = {path.name: path for path in inside if path.is_dir() and not path.name.startswith(".")}
    return tuple(path for _, path in sorted(found.items()))


def load_folder(path: Path, minter: Minter) -> Folder:
    """Read every authority table, claims table, table of decisions, source text and RDF file of a folder.

    Texts that its sources table gives to the engine are read by it.

    Raises the loaders' errors for what cannot be read, BadInput for a folder in which there is nothing to read.
    """
    name = legible(path.name)
    authority = load_authority(path)
    texts = tuple(replace(text, name=f"{name}/{legible(text.name)}") for text in load_sources(path))
    names = {text.name for text in texts}
    entered = tuple(replace(claim, source=_source(claim.source, name, names)) for claim in _claims(path))
    readings = read_texts(texts, authority, entered)
    folder = Folder(
        name=name,
        authority=authority,
        claims=(*entered, *readings.claims),
        texts=texts,
        quads=tuple(_quads(path, minter)),
        decisions=tuple(load_decisions(path, path.name)),
        newcomers=readings.newcomers,
    )
    if not (tuple(folder.authority) or folder.claims or folder.texts or folder.quads):
        raise BadInput(Place(str(path)), "there is nothing to read; put tables, texts or RDF files into the folder")
    return folder


def legible(name: str) -> str:
    """Return a name from the system as text: a locale without Chinese hands over bare bytes, and they are UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode(errors="replace")
    return name


def is_read(path: Path) -> bool:
    """Whether a file would be read if it lay in a collection's folder; raises BadTable for a broken workbook."""
    if not path.is_file() or path.name.startswith(LOCK):
        return False
    suffixes = (*TEXTS, *FORMATS)
    return path.suffix.lower() in suffixes or any(any(table_files(path, table)) for table in READ)


def _source(name: str, folder: str, texts: set[str]) -> str:
    """Return the full name of a claim's source; a table that was exported has it already."""
    return name if name in texts and f"{folder}/{name}" not in texts else f"{folder}/{name}"


def _claims(folder: Path) -> Iterator[Claim]:
    for path in table_files(folder, CLAIMS):
        yield from load_claims(path)


def _quads(folder: Path, minter: Minter) -> Iterator[ox.Quad]:
    """Yield the quads of every RDF file; triples without a named graph go into one named by the file's hash."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in FORMATS and is_read(path):
            digest = hashlib.sha256(read_bytes(path)).hexdigest()[:12]
            own = ox.NamedNode(minter.graph(f"import-{digest}"))
            for quad in load_rdf(path):
                named = quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else own
                yield ox.Quad(quad.subject, quad.predicate, quad.object, named)
