"""`unionkg serve` as a person starts it: it says where it is, answers, and ends when it is told to."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.app.conftest import Run
from tests.app.small import lay
from tests.web.endpoints import ENDLESS, Server

PATIENCE = 60
COMMAND = Path(sys.executable).parent / "unionkg"


@dataclass(frozen=True, slots=True)
class Started:
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    server: Server
    log: Path

    def end(self, sign: signal.Signals) -> int:
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


@contextmanager
def started(folder: Path, *options: str | Path, **environment: str) -> Iterator[Started]:
    """Start `unionkg serve` on a free port and wait until it says where it is."""
    log = folder / "serve.log"
    command = [str(COMMAND), "serve", "--port", "0", *map(str, options)]
    with (
        log.open("w") as said,
        subprocess.Popen(command, stderr=said, text=True, env={**os.environ, **environment}) as process,
    ):
        try:
            yield Started(process, Server(_port(process, log)), log)
        finally:
            process.kill()


def _port(process: subprocess.Popen[str], log: Path) -> int:
    for _ in range(PATIENCE * 20):
        text = log.read_text("utf-8")
        if "http://127.0.0.1:" in text:
            return int(text.partition("http://127.0.0.1:")[2].partition("/")[0])
        assert process.poll() is None, text
        time.sleep(0.05)
    raise AssertionError("the server says no address")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    made = subprocess.run(
        [COMMAND, "build", lay(folder / "river"), "-w", folder / "desk"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return folder / "desk"


def workers(parent: int) -> set[int]:
    """Return the processes that a process has started and that still run."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if f"\nPPid:\t{parent}\n" in text and "\nState:\tZ" not in text:
            found.add(int(status.parent.name))
    return found


def at_rest(parent: int) -> bool:
    """Whether what a process has started comes to rest: none of it runs for half a second."""
    quiet = 0
    for _ in range(PATIENCE * 20):
        states = [Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] for number in workers(parent)]
        quiet = 0 if "R" in states else quiet + 1
        if quiet == 10:
            return True
        time.sleep(0.05)
    return False


def gone(processes: set[int]) -> bool:
    for _ in range(PATIENCE * 20):
        if not any(Path(f"/proc/{number}").exists() for number in processes):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_stop(workspace: Path, tmp_path: Path, sign: signal.Signals) -> None:
    with started(tmp_path, "-w", workspace, "--workers", "1") as run:
        assert "临江县总工会" in run.server.get("/search", q="linjiang").text
        rows = run.server.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").text.split()
        assert int(rows[1]) > 100
        helpers = workers(run.process.pid)
        assert run.end(sign) == 0
        said = run.log.read_text("utf-8")
        assert '"POST /sparql" 200' in said
        assert said.rstrip().endswith("已停止 / stopped")
        assert "Traceback" not in said
        assert gone(helpers)


def test_it_stops_although_queries_run(workspace: Path, tmp_path: Path) -> None:
    with started(tmp_path, "-w", workspace, "--timeout", "600", "--no-log") as run:
        with socket.create_connection(("127.0.0.1", run.server.port)) as line:
            query = ENDLESS.replace(" ", "%20")
            line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.5)
            helpers = workers(run.process.pid)
            assert run.end(signal.SIGTERM) == 0
        assert gone(helpers)
        assert "Traceback" not in run.log.read_text("utf-8")
        assert "GET /sparql" not in run.log.read_text("utf-8")


def test_runaways_and_what_nobody_waits_for_free_the_processor(workspace: Path, tmp_path: Path) -> None:
    with started(tmp_path, "-w", workspace, "--timeout", "2", "--workers", "1") as run:
        for patience in (60, 0.5):  # the server's limit ends the query; the client goes away
            _asked(run.server.port, ENDLESS, patience)
            assert at_rest(run.process.pid)
        assert run.server.ask("ASK {}", "application/json").status == 200


def test_a_worker_that_dies_is_replaced(workspace: Path, tmp_path: Path) -> None:
    with started(tmp_path, "-w", workspace) as run:
        for worker in workers(run.process.pid):
            os.kill(worker, signal.SIGKILL)
        time.sleep(0.5)  # the end of a process is noticed at once, but not by the next instruction
        assert [run.server.ask("ASK {}", "application/json").status for _ in range(4)] == [200] * 4
        assert run.server.get("/").status == 200


def _asked(port: int, query: str, patience: float) -> None:
    """Ask a query and wait for its answer, for so many seconds at most."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line, suppress(TimeoutError):
        line.sendall(f"GET /sparql?query={query.replace(' ', '%20')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        line.recv(1)


def test_no_worker_survives_a_server_that_was_killed(workspace: Path, tmp_path: Path) -> None:
    with started(tmp_path, "-w", workspace, "--timeout", "1") as run:
        with socket.create_connection(("127.0.0.1", run.server.port)) as line:
            query = ENDLESS.replace(" ", "%20")
            line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.5)
            helpers = workers(run.process.pid)
            run.end(signal.SIGKILL)
        assert len(helpers) > 4
        assert gone(helpers)


def test_it_serves_what_another_server_holds(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    with (
        started(tmp_path, "-w", workspace) as near,
        started(tmp_path / "far", "--endpoint", f"{near.server.address}/sparql") as far,
    ):
        query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 100"
        assert far.server.ask(query).body == near.server.ask(query).body
        for path in ("/", "/search?q=linjiang", "/questions", "/maps"):
            here, there = (one.server.get(path, {"Accept-Language": "zh"}) for one in (near, far))
            assert there.status == here.status == 200
        assert "临江县总工会" in far.server.get("/search", q="linjiang").text
        assert far.server.ask("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }").status in (400, 403)
        assert json.loads(far.server.get("/healthz").body)["status"] == "ok"
        near.end(signal.SIGTERM)
        assert far.server.ask("ASK {}", "application/json").status == 502
        assert far.server.get("/healthz").status == 200


def test_it_opens_the_browser(workspace: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n')
    script.chmod(0o755)
    with started(tmp_path, "-w", workspace, "--open", BROWSER=str(script)) as run:
        for _ in range(PATIENCE * 20):
            if opened.exists() and opened.read_text():
                break
            time.sleep(0.05)
        assert opened.read_text() == f"{run.server.address}/"
        with urlopen(opened.read_text()) as page:
            assert page.status == 200


def test_a_port_that_is_taken_is_said_so(workspace: Path, run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ran = run("serve", "-w", workspace, "--port", str(other.getsockname()[1]))
    assert ran.code == 2
    assert "--port" in "".join(ran.problems)
    assert len(ran.problems) == 1


def test_what_is_no_workspace_is_said_so(desk: Path, run: Run) -> None:
    ran = run("serve", "-w", desk / "none")
    assert ran.code == 2
    assert len(ran.problems) == 1


def test_a_workspace_without_a_store_is_said_so(desk: Path, run: Run) -> None:
    (desk / "empty").mkdir()
    (desk / "empty" / "unionkg.toml").write_text("")
    ran = run("serve", "-w", desk / "empty")
    assert ran.code == 2
    assert "build" in "".join(ran.problems)
