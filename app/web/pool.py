"""Workers that evaluate one query each, killed and replaced when it takes too much or nobody waits for it any more."""

import asyncio
import json
from collections.abc import Coroutine
from pathlib import Path

from unionkg.web.answers import Answer, Parts
from unionkg.web.handle import Worker
from unionkg.web.jobs import DATA, HEAD, PROBLEM, TIRED, WHOLE, Job
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem

SLICE = 0.5  # seconds after which a query counts as a long one
PAUSE = 1.0  # seconds before another worker is started for one that could not start


class Pool:
    """Evaluates jobs over the store below `root`, each in a process that does nothing else meanwhile.

    `limits.workers` of them take turns. A job that takes longer than a slice makes room for the next one; as many as
    `limits.long` go on so. When there are more and somebody waits too long for a turn, they are turned away.
    """

    def __init__(self, root: Path, limits: Limits) -> None:
        self._root, self._limits = root, limits
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._turns = asyncio.Semaphore(limits.workers)
        self._waiting: dict[object, float] = {}  # since when, in the order of coming
        self._long: set[Worker] = set()
        self._watches: dict[Worker, asyncio.TimerHandle] = {}
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the workers; those for long jobs are awaited by nobody."""
        for _ in range(self._limits.long):
            self._begin(self._add())
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
        self._watches[worker] = loop.call_later(SLICE, self._watch, worker)
        try:
            worker.send(job)
            while True:
                kind, content = await worker.read()
                if kind == WHOLE:
                    state, media_type, whole = content.split(b"\n", 2)
                    worker.usable = state != TIRED
                    yield media_type
                    yield whole
                    return
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
            self._watches.pop(worker).cancel()
            self._release(worker)

    def _watch(self, worker: Worker) -> None:
        """Let a job that has had its slice go on beside the turns, or turn it away, or look again later."""
        loop = asyncio.get_running_loop()
        if len(self._long) < self._limits.long:
            self._long.add(worker)
            self._turns.release()
        elif self._waiting and loop.time() - next(iter(self._waiting.values())) > self._limits.turn / 2:
            worker.kill("busy")
        else:
            self._watches[worker] = loop.call_later(SLICE, self._watch, worker)

    async def _free(self) -> Worker:
        """Return a worker in its turn; raise Problem when too many wait already, or it takes too long."""
        if not self._turns.locked():
            await self._turns.acquire()
        elif len(self._waiting) < self._limits.waiting:
            await self._wait()
        else:
            raise Problem("busy")
        try:
            while (worker := await self._idle.get()).ended:
                self._begin(self._replace(worker))
        except BaseException:
            self._turns.release()
            raise
        return worker

    async def _wait(self) -> None:
        """Wait for a turn; raise Problem when it does not come in time."""
        self._waiting[key := object()] = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self._limits.turn):
                await self._turns.acquire()
        except TimeoutError:
            raise Problem("busy") from None
        finally:
            del self._waiting[key]

    def _release(self, worker: Worker) -> None:
        if worker in self._long:
            self._long.remove(worker)
        else:
            self._turns.release()
        if worker.usable and not worker.ended:
            self._idle.put_nowait(worker)
        else:
            self._begin(self._replace(worker))

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Worker) -> None:
        worker.kill("time")
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
