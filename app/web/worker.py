"""A process that evaluates one query at a time and can be killed at any moment: Oxigraph itself cannot be stopped.

It loads pyoxigraph and little else, so that another one takes its place quickly.
"""

import json
from pathlib import Path
from socket import socket

import pyoxigraph as ox
from unionkg.graph.current import current
from unionkg.graph.errors import StoreUnavailable
from unionkg.web.confinement import alarm, confine, has_grown
from unionkg.web.evaluation import evaluate
from unionkg.web.formats import UNCOUNTED, Mark
from unionkg.web.jobs import CHUNK, DATA, END, FRAME, FRESH, HEAD, PROBLEM, READY, TIRED, WHOLE, frame, unpacked
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem

GRACE = 2  # seconds after which a worker ends itself when the server, which should have killed it, is gone


def work(connection: socket, root: str, limits: Limits) -> None:
    """Answer jobs from the socket until it ends."""
    confine(limits.memory)
    stores = Stores(Path(root))
    with connection, connection.makefile("rb") as jobs:
        connection.sendall(frame(READY))
        while len(head := jobs.read(FRAME.size)) == FRAME.size:
            content = jobs.read(FRAME.unpack(head)[1])
            alarm(limits.seconds + GRACE)
            _answer(Output(connection, limits), stores, content, limits)
            alarm(0)


def _answer(output: "Output", stores: "Stores", content: bytes, limits: Limits) -> None:
    try:
        evaluate(stores.current(), unpacked(content), output)
        output.end(has_grown(limits.memory))
    except Problem as problem:
        output.fail(problem)


class Stores:
    """Opens the current generation of a store, and the next one when there is one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._open: tuple[Path, ox.Store] | None = None

    def current(self) -> ox.Store:
        """Return the store; raise Problem when it cannot be opened."""
        try:
            folder = current(self._root)
            if self._open is None or self._open[0] != folder:
                if folder is None:
                    raise Problem("store")
                self._open = folder, ox.Store.read_only(str(folder / "rdf"))
        except (StoreUnavailable, OSError, RuntimeError):
            raise Problem("store") from None
        return self._open[1]


class Output:
    """What Oxigraph writes an answer to: it goes out in chunks, and within limits."""

    def __init__(self, connection: socket, limits: Limits) -> None:
        self._connection, self._limits = connection, limits
        self._media_type, self._chunk = b"", bytearray()
        self._mark, self._tail = UNCOUNTED.text, b""
        self._rows = self._size = 0

    def begin(self, media_type: str, mark: Mark) -> None:
        """Say what is coming, and how its rows are counted."""
        self._media_type = media_type.encode()
        self._mark, self._rows = mark.text, -mark.more

    def write(self, content: bytes) -> int:
        """Take a part of the answer; raise Problem when it becomes too much."""
        self._chunk += content
        if len(self._chunk) >= CHUNK:
            self._count()
            head, self._media_type = self._media_type, b""
            self._connection.sendall((frame(HEAD, head) if head else b"") + frame(DATA, bytes(self._chunk)))
            self._chunk.clear()
        return len(content)

    def flush(self) -> None:
        """Do nothing: chunks go out when they are full."""

    def end(self, tired: bool) -> None:
        """Send what is left, which mostly is all."""
        self._count()
        state = TIRED if tired else FRESH
        if self._media_type:
            self._connection.sendall(frame(WHOLE, b"\n".join((state, self._media_type, self._chunk))))
        else:
            self._connection.sendall(frame(DATA, bytes(self._chunk)) + frame(END, state))

    def fail(self, problem: Problem) -> None:
        """Say why there is no answer, or no more of it."""
        content = json.dumps([problem.key, problem.detail]).encode()
        self._connection.sendall(frame(PROBLEM, content))

    def _count(self) -> None:
        self._size += len(self._chunk)
        if self._size > self._limits.size:
            raise Problem("size")
        if self._mark:
            seen = self._tail + self._chunk
            self._rows += seen.count(self._mark)
            self._tail = bytes(seen[len(seen) - len(self._mark) + 1 :]) if len(self._mark) > 1 else b""
            if self._rows > self._limits.rows:
                raise Problem("rows")
