"""A whole site on loopback over a workspace of the bundled collection, and requests of any kind to it."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from starlette.types import ASGIApp
from unionkg.building import DERIVED, Graphs
from unionkg.graph.generations import publishing
from unionkg.web.guards import Manners
from unionkg.web.limits import Limits
from unionkg.web.server import address_of, listen, server_of
from unionkg.web.site import workspace_site
from unionkg.workspace import Workspace

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True, slots=True)
class Server:
    """A server on loopback."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send one request over a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            reply = connection.getresponse()
            return Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def get(self, path: str, /, headers: Mapping[str, str] | None = None, **fields: str) -> Reply:
        return self.send("GET", f"{path}?{urlencode(fields)}" if fields else path, headers=headers)

    def form(self, fields: object, headers: Mapping[str, str] | None = None, path: str = "/sparql") -> Reply:
        """Post a form, of a mapping or of pairs."""
        body = urlencode(fields).encode()  # type: ignore[arg-type]
        return self.send("POST", path, body, {"Content-Type": FORM, **(headers or {})})

    def ask(self, query: str, accept: str = "text/csv", **headers: str) -> Reply:
        """Post a query by itself."""
        return self.send("POST", "/sparql", query.encode(), {"Content-Type": QUERY, "Accept": accept, **headers})


def make_workspace(folder: Path, graphs: Graphs) -> Workspace:
    """Make a workspace whose store holds these graphs."""
    workspace = Workspace.make(folder)
    derived = str(workspace.minter.graph(DERIVED))
    built = {name: quads for name, quads in graphs.items() if name != derived}
    with publishing(workspace.root, built, derived):
        return workspace


@contextmanager
def running(app: ASGIApp) -> Iterator[Server]:
    """Serve an application on a thread while the block lasts."""
    with listen("127.0.0.1", 0) as listening:
        server = server_of(app)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        try:
            yield Server(int(address_of(listening).rstrip("/").rpartition(":")[2]))
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def endpoint(workspace: Workspace, limits: Limits, manners: Manners = Manners()) -> Iterator[Server]:  # noqa: B008
    """Serve a workspace while the block lasts."""
    with running(workspace_site(workspace, limits, manners)) as server:
        yield server
