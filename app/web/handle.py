"""The server's end of a worker: it gives jobs, reads answers, and ends the process when it must."""

import asyncio
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from socket import socket, socketpair

from unionkg.web.jobs import CHUNK, FRAME, Job, packed
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem
from unionkg.web.worker import work

SPAWN = get_context("spawn")


class Worker:
    """The server's end of a worker."""

    def __init__(self, process: BaseProcess, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._process, self._reader, self._writer = process, reader, writer
        self._fate = "memory"
        self.usable = False

    @classmethod
    async def start(cls, root: Path, limits: Limits) -> "Worker":
        """Start a worker and wait until it is ready; raise Problem when it ends at once."""
        ours, theirs = socketpair()
        process = await asyncio.to_thread(_started, theirs, root, limits)
        worker = cls(process, *await asyncio.open_connection(sock=ours, limit=2 * CHUNK))
        try:
            await worker.read()
        except (Problem, asyncio.CancelledError):
            await worker.stop()
            raise
        worker.usable = True
        return worker

    @property
    def ended(self) -> bool:
        """Whether the process has ended, by itself or by somebody else's hand."""
        return self._reader.at_eof()

    def send(self, job: Job) -> None:
        """Give it a job; it is usable again when its answer has been read to the end."""
        self.usable = False
        self._writer.write(packed(job))

    async def read(self) -> tuple[bytes, bytes]:
        """Return the kind and content of the next frame; raise Problem when there will be none."""
        try:
            kind, size = FRAME.unpack(await self._reader.readexactly(FRAME.size))
            return kind, await self._reader.readexactly(size) if size else b""
        except (asyncio.IncompleteReadError, ConnectionError):
            raise Problem(self._fate) from None

    def kill(self, fate: str) -> None:
        """End the process at once, for a cause."""
        self._fate = fate
        self._process.kill()

    async def stop(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._writer.close()
        await asyncio.to_thread(self._process.join)
        self._process.close()


def _started(theirs: socket, root: Path, limits: Limits) -> BaseProcess:
    process = SPAWN.Process(target=work, args=(theirs, str(root), limits), daemon=True, name="unionkg-query")
    with theirs:
        process.start()
    return process
