"""Workers that evaluate one query each, killed and replaced when it takes too much or nobody waits for it any more."""

import asyncio
import json
from collections.abc import Coroutine
from pathlib import Path

from unionkg.web.answers import Answer, Parts
from unionkg.web.handle import Worker
from unionkg.web.jobs import DATA, HEAD, PROBLEM, TIRED, Job
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem

SLICE = 0.5  # seconds after which a query counts as a long one
PAUSE = 1.0  # seconds before another worker is started for one that could not start


class Pool:
    """Evaluates jobs over the store below `root`, each in a process of its own for as long as it lasts.

    A query that takes longer than a slice makes room for the next one: as many of them as `limits.long` go on beside
    the others, at a lower priority; when there are more, they are turned away as soon as somebody waits.
    """

    def __init__(self, root: Path, limits: Limits) -> None:
        self._root, self._limits = root, limits
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._waiting = 0
        self._aside: set[Worker] = set()
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
        loop = asyncio.get_running_loop()
        end = loop.call_later(self._limits.seconds, worker.kill, "time")
        watch = loop.create_task(self._watch(worker))
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
            end.cancel()
            watch.cancel()
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
            async with asyncio.timeout(self._limits.turn):
                return await self._idle.get()
        except TimeoutError:
            raise Problem("busy") from None
        finally:
            self._waiting -= 1

    async def _watch(self, worker: Worker) -> None:
        """Set a query aside when its slice is over, or turn it away when too many are aside and others wait."""
        await asyncio.sleep(SLICE)
        while len(self._aside) >= self._limits.long:
            if self._waiting:
                worker.kill("busy")
                return
            await asyncio.sleep(SLICE)
        self._aside.add(worker)
        worker.yield_to_others()
        self._begin(self._add())

    def _release(self, worker: Worker) -> None:
        if worker in self._aside:
            self._aside.remove(worker)
            self._begin(self._remove(worker))
        elif worker.usable and not worker.ended:
            self._idle.put_nowait(worker)
        else:
            self._begin(self._replace(worker))

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _remove(self, worker: Worker) -> None:
        worker.kill("time")
        self._workers.discard(worker)
        await worker.stop()

    async def _replace(self, worker: Worker) -> None:
        await self._remove(worker)
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
