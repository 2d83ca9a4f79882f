"""Answers and problems as they go over HTTP, and the end of work for which nobody waits any more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from unionkg.web.answers import Answer
from unionkg.web.formats import charset
from unionkg.web.problems import Problem

PATIENCE = 0.3  # seconds that an answer may take before it is asked whether the client still waits
HEADERS = {"Vary": "Accept", "Cache-Control": "no-cache"}


class Broken(Exception):
    """An answer that has begun cannot be brought to its end: the connection must break, lest a part pass for all."""


async def reply(answer: Answer, scope: Scope, receive: Receive, send: Send) -> None:
    """Send an answer; raise Broken when its rest does not come."""
    headers = {**HEADERS, "Content-Type": charset(answer.media_type)}
    if answer.rest is None:
        await Response(answer.beginning, headers=headers)(scope, receive, send)
        return
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200, "headers": raw})
    await send({"type": "http.response.body", "body": answer.beginning, "more_body": True})
    async with aclosing(answer.rest) as rest:
        try:
            async for part in rest:
                await send({"type": "http.response.body", "body": part, "more_body": True})
        except Problem as problem:
            raise Broken(problem.key) from None
    await send({"type": "http.response.body", "body": b""})


def refusal(problem: Problem) -> Response:
    """Return what tells a problem."""
    return Response(problem.text, problem.cause.status, problem.headers, "text/plain; charset=utf-8")


@asynccontextmanager
async def wanted(receive: Receive) -> AsyncIterator[None]:
    """Break the block off when the client goes away."""
    task, gone = asyncio.current_task(), False
    assert task is not None

    async def watch() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        task.cancel()

    loop, watcher = asyncio.get_running_loop(), None

    def begin() -> None:
        nonlocal watcher
        watcher = loop.create_task(watch())

    timer = loop.call_later(PATIENCE, begin)
    try:
        yield
    except asyncio.CancelledError:
        if not gone:
            raise
        task.uncancel()
    finally:
        timer.cancel()
        if watcher is not None:
            watcher.cancel()
