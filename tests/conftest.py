"""The bundled collection, read, assembled and derived once for all tests that ask it something."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from unionkg.building import DERIVED, Graphs, make_graphs
from unionkg.graph.derivation import derive
from unionkg.graph.identity import Minter
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.loaders.folders import Folder, load_folder

settings.register_profile("patient", deadline=None)  # no test asserts a time
settings.load_profile("patient")

SHIYAN = Path(__file__).parent.parent / "examples" / "shiyan"


@pytest.fixture(scope="session")
def shiyan() -> Folder:
    """Read the bundled collection as its folder holds it."""
    return load_folder(SHIYAN, Minter())


@pytest.fixture(scope="session")
def shiyan_graphs(shiyan: Folder) -> Graphs:
    """Assemble the quads of every named graph of the bundled collection, shortcuts included."""
    minter = Minter()
    graphs = make_graphs([shiyan], minter)
    derived = minter.graph(DERIVED)
    return {**graphs, str(derived): list(derive(_store(graphs), ox.NamedNode(derived)))}


@pytest.fixture(scope="session")
def shiyan_store(shiyan_graphs: Graphs) -> OxigraphStore:
    """Put the bundled collection into an embedded store; nobody writes to it."""
    return OxigraphStore(_store(shiyan_graphs))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the one browser of all tests: Playwright runs once in a process."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield running
        running.close()


def _store(graphs: Graphs) -> ox.Store:
    store = ox.Store()
    for quads in graphs.values():
        store.bulk_extend(quads)
    return store
