"""A store whose files rotted on the disk says so, however it is read."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from unionkg.graph.errors import StoreUnavailable
from unionkg.graph.oxigraph_store import OxigraphStore

ALL = "SELECT * { ?s ?p ?o }"
MADE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
WAYS: dict[str, Callable[[OxigraphStore], object]] = {
    "rows": lambda store: store.select(ALL),
    "triples": lambda store: store.construct(MADE),
    "rows as a file": lambda store: store.answer(ALL, "text/csv"),
    "triples as a file": lambda store: store.answer(MADE, "text/turtle"),
    "quads": lambda store: list(store.n_quads()),
}


@pytest.fixture(scope="module")
def rotten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store")
    store = ox.Store(str(place))
    said = (ox.Literal(f"第{number}条陈述" * 20) for number in range(4000))
    node = ox.NamedNode("https://example.org/a")
    store.bulk_extend(ox.Quad(node, node, words, node) for words in said)
    store.optimize()
    store.flush()
    del store
    for path in (path for path in place.glob("*.sst") if path.stat().st_size > 10_000):  # those that hold quads
        content = bytearray(path.read_bytes())
        content[len(content) // 3] ^= 0xFF
        path.write_bytes(content)
    return place


@pytest.mark.parametrize("way", WAYS)
def test_rotten_files_are_told(rotten: Path, way: str) -> None:
    store = OxigraphStore(ox.Store.read_only(str(rotten)))
    with pytest.raises(StoreUnavailable, match=r"damaged.*run `unionkg build` again"):
        WAYS[way](store)
