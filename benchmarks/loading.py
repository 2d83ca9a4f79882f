"""How long the same quads take to come into a store: ours beside the engine it stands on, and beside rdflib."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from benchmarks.building import write
from benchmarks.material import Material
from benchmarks.measuring import Case, Table, measure


def tables(material: Material, runs: int) -> Iterator[Table]:
    """Yield the table of loading."""
    data = material.n_quads
    cases = (
        Case("unionkg: digests, derived relations, optimised, flushed, made current", lambda: write(material)),
        Case("Oxigraph `bulk_load` of N-Quads to the disk", lambda: _to_disk(data)),
        Case("Oxigraph `bulk_load` of N-Quads to memory", lambda: _to_memory(data)),
        Case("rdflib `Dataset` of N-Quads in memory", material.dataset),
    )
    yield Table(f"Loading the same {len(material.quads)} quads", measure(cases, runs))


def _to_disk(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        ox.Store(folder).bulk_load(data, format=ox.RdfFormat.N_QUADS)


def _to_memory(data: bytes) -> None:
    ox.Store().bulk_load(data, format=ox.RdfFormat.N_QUADS)
