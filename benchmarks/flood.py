"""What a hostile crowd does to the endpoint: many queries at once, runaways, slow senders, huge bodies, random bytes.

python -m benchmarks.flood [--queries 200] [--runaways 20] [--random 10000] [--limit 3]
"""

import argparse
import asyncio
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import quote

SPAWN = get_context("spawn")
COMMAND = Path(sys.executable).parent / "unionkg"
EXAMPLE = Path(__file__).parent.parent / "examples" / "shiyan"
LOOKUP = "SELECT ?s ?o WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?o } LIMIT 20"
RUNAWAYS = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "SELECT ?a WHERE { ?a (!<urn:x>|^!<urn:x>)*/(!<urn:x>)*/(!<urn:y>)* ?b FILTER(?a = ?b && STR(?a) = '') }",
)
PIECES = (
    b"SELECT",
    b"WHERE",
    b"{",
    b"}",
    b"?s",
    b"<urn:a>",
    b"'",
    b'"""',
    b"\\u0000",
    b"\xff\xfe",
    b"%00",
    b"#",
    b"\r\n",
    b"(",
    b"*",
)
CLOSE = "Host: localhost\r\nConnection: close\r\n"
PULSE = 0.1  # seconds between two looks at the health
Step = Callable[[int], Awaitable[str]]


@dataclass(slots=True)
class Report:
    """How each kind of request ended, how long the health took, how late runaways ended, how large the server grew."""

    ends: dict[str, Counter[str]] = field(default_factory=dict)
    health: list[float] = field(default_factory=list)
    runaways: list[float] = field(default_factory=list)
    stopped: list[float] = field(default_factory=list)
    grown: list[int] = field(default_factory=list)


async def exchange(port: int, sent: bytes, patience: float = 60) -> str:
    """Send bytes and return the status of what comes back whole, or how it ended."""
    try:
        async with asyncio.timeout(patience):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(sent)
                head = await reader.readline()
                await reader.read()
                return head.split()[1].decode() if head.startswith(b"HTTP/1.1 ") else "no answer"
            finally:
                writer.close()
    except TimeoutError:
        return "no end"
    except OSError:
        return "broken off"


def get(query: str) -> bytes:
    """Return a request that asks a query."""
    return f"GET /sparql?query={quote(query)} HTTP/1.1\r\n{CLOSE}\r\n".encode()


def posted(body: bytes, size: int | None = None) -> bytes:
    """Return a request with a query as its body, which may be said to be longer than it is."""
    length = len(body) if size is None else size
    head = f"POST /sparql HTTP/1.1\r\n{CLOSE}Content-Type: application/sparql-query\r\nContent-Length: {length}\r\n\r\n"
    return head.encode() + body


def nonsense(chance: random.Random) -> bytes:
    """Return bytes that are hardly ever a query: some random, some of pieces of queries."""
    if chance.random() < 0.5:
        return chance.randbytes(chance.randrange(1, 200))
    return b" ".join(chance.choices(PIECES, k=chance.randrange(1, 60)))


async def crowd(port: int, queries: int, runaways: int, report: Report) -> None:
    """Ask many queries at once, some of which never end by themselves."""
    wild = set(random.Random(1).sample(range(queries), runaways))

    async def one(number: int) -> None:
        began = perf_counter()
        query = RUNAWAYS[number % len(RUNAWAYS)] if number in wild else LOOKUP
        end = await exchange(port, get(query))
        if number in wild and end in ("504", "507"):
            report.runaways.append(perf_counter() - began)
        report.ends.setdefault("runaways" if number in wild else "queries among them", Counter())[end] += 1

    await asyncio.gather(*(one(number) for number in range(queries)))


async def stopped(port: int, process: int, limit: float) -> float:
    """Ask a query that never ends, alone, and return how long after its limit its process is gone."""
    began = perf_counter()
    asked = asyncio.create_task(exchange(port, get(RUNAWAYS[0])))
    await asyncio.sleep(limit / 2)
    during = children(process)
    await asked
    while during <= children(process):
        await asyncio.sleep(0.01)
    return perf_counter() - began - limit


async def several(report: Report, name: str, count: int, step: Step, at_once: int = 16) -> None:
    """Take a step many times, some at once, and count how they end."""
    turns, ends = asyncio.Semaphore(at_once), report.ends.setdefault(name, Counter())

    async def one(number: int) -> None:
        async with turns:
            ends[await step(number)] += 1

    await asyncio.gather(*(one(number) for number in range(count)))


async def slow(port: int, patience: float = 40) -> str:
    """Send a request one byte in half a second, until the server has enough of it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for byte in posted(b"ASK {}" * 1000):
            writer.write(bytes((byte,)))
            await writer.drain()
            try:
                async with asyncio.timeout(0.5):
                    head = await reader.readline()
                    return head.split()[1].decode() if head else "closed"
            except TimeoutError:
                patience -= 0.5
                if patience < 0:
                    return "no end"
    except OSError:
        return "closed"
    finally:
        writer.close()
    return "taken"


def pulse(port: int, ended: Event, taken: Connection) -> None:
    """Look at the health again and again, from a process of its own so that the crowd's work does not count."""
    times: list[float] = []
    while not ended.is_set():
        began = perf_counter()
        assert asyncio.run(exchange(port, f"GET /healthz HTTP/1.1\r\n{CLOSE}\r\n".encode())) == "200"
        times.append(perf_counter() - began)
        ended.wait(PULSE)
    taken.send(times)


@contextmanager
def watched(port: int, report: Report) -> Iterator[None]:
    """Look at the health while the block lasts."""
    ended, (ours, theirs) = SPAWN.Event(), SPAWN.Pipe(duplex=False)
    watcher = SPAWN.Process(target=pulse, args=(port, ended, theirs))
    watcher.start()
    theirs.close()
    try:
        yield
    finally:
        ended.set()
        report.health.extend(ours.recv())
        watcher.join()


def children(process: int) -> set[int]:
    """Return the processes that a process has started, none where the system does not tell."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return {int(number) for task in tasks for number in task.read_text().split()}


def resident(process: int) -> int:
    """Return the bytes of memory that a process holds, 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


async def attack(port: int, process: int, given: argparse.Namespace, report: Report) -> None:
    """Do all of it, and report what happened."""
    chance = random.Random(given.seed)
    report.grown.append(resident(process))
    report.stopped = [await stopped(port, process, given.limit) for _ in range(5)]
    for _ in range(3):
        await crowd(port, given.queries, given.runaways, report)
        report.grown.append(resident(process))
    strings = [nonsense(chance) for _ in range(given.random)]
    await several(report, "random bytes as queries", given.random, lambda n: exchange(port, posted(strings[n])))
    report.grown.append(resident(process))
    broken = [string + b"\r\n\r\n" for string in strings[::10]]
    await several(report, "random bytes as requests", len(broken), lambda n: exchange(port, broken[n]))
    huge = posted(b"x" * 100_000_000)
    await several(report, "bodies of 100 MB", 8, lambda _: exchange(port, huge), at_once=2)
    await several(report, "bodies said to have 100 MB", 50, lambda _: exchange(port, posted(b"ASK", 100_000_000)))
    await several(report, "slow senders", 50, lambda _: slow(port), at_once=50)
    report.grown.append(resident(process))


def lines(report: Report, limit: float) -> Sequence[str]:
    """Return the report as lines of Markdown."""
    counted = (
        (name, ", ".join(f"{n} × {end}" for end, n in sorted(ends.items()))) for name, ends in report.ends.items()
    )
    told = [f"- {name}: {ends}" for name, ends in counted]
    health = sorted(report.health)
    sizes = " → ".join(f"{size / 1e6:.0f} MB" for size in report.grown)
    return [
        *told,
        f"- health: median {median(health) * 1000:.0f} ms, longest {health[-1] * 1000:.0f} ms of {len(health)}",
        f"- a runaway alone is gone {median(report.stopped):.2f} s after its limit of {limit:g} s, at most "
        f"{max(report.stopped):.2f} s",
        f"- runaways in a crowd are answered after at most {max(report.runaways, default=0):.2f} s, waiting included",
        f"- memory of the server at the beginning, after each crowd, after the bytes, at the end: {sizes}",
    ]


def main() -> None:
    """Start a server over the bundled collection, attack it, and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--runaways", type=int, default=20)
    parser.add_argument("--random", type=int, default=10_000)
    parser.add_argument("--limit", type=float, default=3)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        desk, log = Path(folder, "desk"), Path(folder, "log")
        subprocess.run([COMMAND, "build", EXAMPLE, "-w", desk], check=True, capture_output=True)
        command = [str(COMMAND), "serve", "-w", str(desk), "--port", "0", "--timeout", str(given.limit), "--no-log"]
        with log.open("wb") as said, subprocess.Popen(command, stderr=said) as server:
            try:
                port = asyncio.run(listening(log))
                report = Report()
                with watched(port, report):
                    asyncio.run(attack(port, server.pid, given, report))
                print(*lines(report, given.limit), sep="\n")
            finally:
                server.terminate()
        print(f"- the server ended by {server.returncode}; it said:")
        print(log.read_text("utf-8"))


async def listening(log: Path) -> int:
    """Return the port that the server says it listens at, when it has said so."""
    while "http://127.0.0.1:" not in (text := log.read_text("utf-8")):
        await asyncio.sleep(0.1)
    return int(text.partition("http://127.0.0.1:")[2].partition("/")[0])


if __name__ == "__main__":
    main()
