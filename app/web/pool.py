"""Workers that evaluate one query each, killed and replaced when it takes too much or nobody waits for it any more."""

import asyncio
import json
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from socket import socket, socketpair

from unionkg.web.answers import Answer, Parts
from unionkg.web.jobs import CHUNK, DATA, FRAME, HEAD, PROBLEM, TIRED, Job, packed
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem
from unionkg.web.worker import work

SPAWN = get_context("spawn")
PAUSE = 1.0  # seconds before another worker is started for one that could not start


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


class Pool:
    """Evaluates jobs over the store below `root`, each in a process of its own for as long as it lasts."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self._root, self._limits = root, limits
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._waiting = 0
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the workers."""
        await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))

    async def stop(self) -> None:
        """End all workers."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.stop() for worker in self._workers))
        self._workers.clear()

    async def answer(self, job: Job) -> Answer:
        """Return the answer, which has begun; raise Problem when there is none."""
        parts = self._parts(await self._free(), job)
        try:
            return await Answer.begun(parts)
        except BaseException:
            await parts.aclose()
            raise

    async def _parts(self, worker: Worker, job: Job) -> Parts:
        """Yield the media type and then the answer; the worker is free again in the end, or another in its place."""
        timer = asyncio.get_running_loop().call_later(self._limits.seconds, worker.kill, "time")
        try:
            worker.send(job)
            while True:
                kind, content = await worker.read()
                if kind in (HEAD, DATA):
                    yield content
                elif kind == PROBLEM:
                    worker.usable = True
                    raise Problem(*json.loads(content))
                else:
                    worker.usable = content != TIRED
                    return
        finally:
            timer.cancel()
            self._release(worker)

    async def _free(self) -> Worker:
        """Return a worker when one is free; raise Problem when too many wait already, or it takes too long."""
        while not self._idle.empty():
            worker = self._idle.get_nowait()
            if not worker.ended:
                return worker
            self._release(worker)
        if self._waiting >= self._limits.waiting:
            raise Problem("busy")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._idle.get()
        except TimeoutError:
            raise Problem("busy") from None
        finally:
            self._waiting -= 1

    def _release(self, worker: Worker) -> None:
        if worker.usable and not worker.ended:
            self._idle.put_nowait(worker)
        else:
            worker.kill("time")
            task = asyncio.get_running_loop().create_task(self._replace(worker))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Worker) -> None:
        self._workers.discard(worker)
        await worker.stop()
        await self._add()

    async def _add(self) -> None:
        """Start a worker, and try again when it ends at once."""
        while True:
            try:
                worker = await Worker.start(self._root, self._limits)
            except Problem:
                await asyncio.sleep(PAUSE)
            else:
                break
        self._workers.add(worker)
        self._idle.put_nowait(worker)
