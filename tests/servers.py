"""Servers on loopback for tests: a real one, `oxigraph serve`, and one that says what a test has it say."""

import gc
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest

BINARY = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
needs_oxigraph = pytest.mark.skipif(BINARY is None, reason="the package oxigraph, which has the server, is not here")
PATIENCE = 60


@contextmanager
def serving(quads: Iterable[ox.Quad], folder: Path, *options: str) -> Iterator[str]:
    """Run `oxigraph serve` over the quads while the block lasts; give the address of its endpoint."""
    assert BINARY is not None
    store = ox.Store(str(folder))
    store.bulk_extend(quads)
    store.flush()
    del store
    place = f"127.0.0.1:{_free_port()}"
    command = [BINARY, "serve", "--location", str(folder), "--bind", place, *options]
    with (folder.parent / f"{folder.name}.log").open("wb") as log, subprocess.Popen(command, stderr=log) as server:
        try:
            _wait(place, server)
            yield f"http://{place}/query"
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(place: str, server: subprocess.Popen[bytes]) -> None:
    host, _, port = place.partition(":")
    for _ in range(PATIENCE * 20):
        assert server.poll() is None, "oxigraph serve ended by itself"
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("oxigraph serve does not listen")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a scripted server says; a `length` beyond the body's makes an answer that breaks off."""

    body: bytes = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/sparql-results+json"
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What a scripted server was asked."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: str


Script = Callable[[Request], Reply]


@contextmanager
def saying(script: Script) -> Iterator[tuple[str, list[Request]]]:
    """Run a server that answers by the script; give its address and the requests that it gets."""
    requests: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            requests.append(Request(self.command, self.path, dict(self.headers), sent))
            reply = script(requests[-1])
            self.send_response(reply.status)
            headers = {"Content-Type": reply.media_type, "Content-Length": str(reply.length or len(reply.body))}
            for name, value in {**headers, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = answer  # noqa: N815 - the names are http.server's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    gc.disable()  # else the server's threads may collect, and drop, pyoxigraph's objects of this one
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql", requests
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        gc.enable()
