"""Sites on loopback: the bundled collection, and one whose every text tries to be run."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import uvicorn
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from unionkg.building import Graphs
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.store import Store
from unionkg.loaders.folders import Folder
from unionkg.web.limits import Limits
from unionkg.web.pages import routes
from unionkg.web.pages.texts import Texts, no_texts
from unionkg.workspace import Workspace

from tests.web.endpoints import Server, endpoint, make_workspace
from tests.web.hostile import hostile_store


@dataclass(frozen=True, slots=True)
class Reply:
    """What a site answered."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Site:
    """A site and how to ask it."""

    address: str

    def get(self, path: str, **headers: str) -> Reply:
        """Return the reply to a GET, whatever its status."""
        asked = Request(self.address + path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urlopen(asked, timeout=30) as reply:
                return Reply(reply.status, _lower(reply.headers.items()), reply.read().decode("utf-8"))
        except HTTPError as refused:
            with refused:
                return Reply(refused.code, _lower(refused.headers.items()), refused.read().decode("utf-8"))


def _lower(headers: object) -> dict[str, str]:
    return {name.lower(): value for name, value in headers}  # type: ignore[attr-defined]


@contextmanager
def serving(store: Store, texts: Texts) -> Iterator[Site]:
    """Serve the pages of a store while the block lasts."""
    app = Starlette(routes=routes(lambda: store, texts))
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="off", http="h11")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield Site(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def site(shiyan: Folder, shiyan_store: OxigraphStore) -> Iterator[Site]:
    """Serve the bundled collection with the texts of its sources."""
    texts = {f"sha256:{source.sha256}": source.text for source in shiyan.texts}
    with serving(shiyan_store, texts.get) as found:
        yield found


@pytest.fixture(scope="session")
def textless(shiyan_store: OxigraphStore) -> Iterator[Site]:
    """Serve the bundled collection as from a remote store: without texts."""
    with serving(shiyan_store, no_texts) as found:
        yield found


@pytest.fixture(scope="session")
def hostile() -> Iterator[Site]:
    """Serve a collection that attacks its readers."""
    store, text = hostile_store()
    with serving(OxigraphStore(store), text.get) as found:
        yield found


@pytest.fixture(scope="session")
def workspace(shiyan_graphs: Graphs, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give a workspace whose store holds the bundled collection; nobody writes to it."""
    return make_workspace(tmp_path_factory.mktemp("served"), shiyan_graphs)


@pytest.fixture(scope="session")
def server(workspace: Workspace) -> Iterator[Server]:
    """Serve the bundled collection as `unionkg serve` does."""
    with endpoint(workspace, Limits(workers=2)) as found:
        yield found


@dataclass
class Visit:
    """A page open in the browser, what it asked of other hosts, and what it complained of."""

    page: Page
    outside: list[str]
    errors: list[str]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a page in a browser that reaches nothing but loopback."""
    contexts = []

    def open_page(address: str, locale: str = "zh-CN", width: int = 1366, height: int = 768) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
        contexts.append(context)
        seen = Visit(context.new_page(), [], [])

        def gate(route: object) -> None:
            url = route.request.url  # type: ignore[attr-defined]
            if url.startswith("http://127.0.0.1:"):
                route.continue_()  # type: ignore[attr-defined]
            else:
                seen.outside.append(url)
                route.abort()  # type: ignore[attr-defined]

        context.route("**/*", gate)
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("console", lambda told: seen.errors.append(told.text) if told.type == "error" else None)
        seen.page.goto(address)
        return seen

    yield open_page
    for context in contexts:
        context.close()
