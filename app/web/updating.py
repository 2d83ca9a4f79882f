"""SPARQL updates for whoever has the token: each in a process of its own, held as queries are."""

import asyncio
import hmac
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from starlette.datastructures import Headers
from unionkg.graph.errors import BadQuestion, StoreUnavailable
from unionkg.web.confinement import alarm, confine
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem

SPAWN = get_context("spawn")
GRACE = 2  # seconds after which the process ends itself when the server, which should have killed it, is gone


class Updating:
    """Changes the graphs that no build writes in the store below `root`; `derived` is the graph of shortcuts."""

    def __init__(self, root: Path, derived: str, token: str, limits: Limits) -> None:
        self._root, self._derived, self._limits = root, derived, limits
        self._expected = f"Bearer {token}".encode()
        self._turn = asyncio.Lock()

    def allow(self, headers: Headers) -> None:
        """Raise Problem when a request does not bring the token (RFC 6750, 2.1)."""
        if not hmac.compare_digest(headers.get("authorization", "").encode(), self._expected):
            raise Problem("token")

    async def update(self, text: str) -> None:
        """Apply an update; raise Problem when it is wrong, refused, or takes too much: then nothing is changed."""
        async with self._turn:
            await asyncio.to_thread(self._update, text)

    def _update(self, text: str) -> None:
        ours, theirs = SPAWN.Pipe(duplex=False)
        process = SPAWN.Process(
            target=_work,
            args=(theirs, self._root, self._derived, text, self._limits),
            daemon=True,
            name="unionkg-update",
        )
        process.start()
        theirs.close()
        try:
            if not ours.poll(self._limits.seconds):
                raise Problem("time")
            key, detail = ours.recv()
        except EOFError:
            raise Problem("memory") from None
        finally:
            process.kill()
            process.join()
            process.close()
            ours.close()
        if key:
            raise Problem(key, detail)


def _work(answer: Connection, root: Path, derived: str, text: str, limits: Limits) -> None:
    from unionkg.graph.generations import update  # rdflib is slow to load, and the server starts without it

    confine(limits.memory)
    alarm(limits.seconds + GRACE)
    try:
        update(root, text, derived)
    except BadQuestion as problem:
        answer.send(("update", str(problem)))
    except StoreUnavailable:
        answer.send(("store", ""))
    else:
        answer.send(("", ""))
