"""A hostile crowd: everybody is answered, nobody brings the server down, and runaways do not hold up the others."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unionkg.web.limits import Limits
from unionkg.workspace import Workspace

from benchmarks.flood import PIECES, Report, crowd, exchange, posted, several
from tests.web.endpoints import ENDLESS, Server, endpoint

T = TypeVar("T")


def run(work: Coroutine[None, None, T]) -> T:
    """Do asynchronous work on a thread of its own: on this one the browser of other tests may hold a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture(scope="module")
def crowded(workspace: Workspace) -> Iterator[Server]:
    """Serve the collection for a crowd, whose runaways have two seconds each."""
    with endpoint(workspace, Limits(seconds=2, workers=2, turn=60)) as found:
        yield found


def test_in_a_crowd_everybody_is_answered_and_runaways_are_stopped(crowded: Server) -> None:
    report = Report()
    run(crowd(crowded.port, 60, 6, report))
    assert report.ends["queries among them"] == {"200": 54}
    assert report.ends["runaways"].total() == 6
    assert set(report.ends["runaways"]) <= {"503", "504", "507"}


def test_a_runaway_makes_room_for_others(workspace: Workspace) -> None:
    with endpoint(workspace, Limits(seconds=600, workers=1, long=1)) as server:

        async def beside() -> set[str]:
            runaways = [asyncio.create_task(_asked(server, ENDLESS)) for _ in range(2)]
            await asyncio.sleep(0.2)
            answered = {await _asked(server, "ASK {}") for _ in range(10)}
            assert not all(task.done() for task in runaways)  # one goes on, beside the others
            for task in runaways:
                task.cancel()
            await asyncio.gather(*runaways, return_exceptions=True)
            return answered

        assert run(beside()) == {"200"}


async def _asked(server: Server, query: str) -> str:
    return await exchange(server.port, posted(query.encode()), patience=120)


@settings(max_examples=300)
@given(st.binary(min_size=1, max_size=200) | st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(b" ".join))
def test_bytes_that_are_no_query_are_refused(crowded: Server, sent: bytes) -> None:
    assert run(exchange(crowded.port, posted(sent))) in ("200", "400", "403")


@settings(max_examples=100)
@given(st.binary(min_size=1, max_size=200))
def test_bytes_that_are_no_request_are_refused(crowded: Server, sent: bytes) -> None:
    assert run(exchange(crowded.port, sent + b"\r\n\r\n")) in ("400", "421", "404", "405", "no answer")


def test_bodies_that_are_too_large_end_at_once(crowded: Server) -> None:
    report = Report()
    huge = posted(b"x" * 100_000_000)
    run(several(report, "huge", 2, lambda _: exchange(crowded.port, huge), at_once=2))
    assert set(report.ends["huge"]) <= {"413", "broken off", "no answer"}
    assert crowded.get("/healthz").status == 200
