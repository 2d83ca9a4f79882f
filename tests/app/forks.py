"""Builds in processes that are killed: the command line, forked from one process that has imported everything.

Run as a program: reads `{"arguments": [...], "seconds": s}` or `{"arguments": [...], "move": n}` a line, runs the
command line in a fork, kills it after s seconds or before its nth move of a file, and answers
`{"ended": whether it came to its end, "seconds": how long it ran}`.
"""

import json
import os
import signal
import sys
import time
from importlib import import_module
from typing import Any

import pyoxigraph as ox
from unionkg import cli
from unionkg.checking import check
from unionkg.graph.oxigraph_store import OxigraphStore

LONG = 60.0  # seconds after which a build is taken for stuck


def serve() -> None:
    """Answer every request on standard input."""
    for module in ("unionkg.building", "unionkg.commands.build"):
        import_module(module)
    thing = ox.NamedNode("https://example.org/")
    list(check(OxigraphStore(_store(ox.Quad(thing, thing, thing, thing))), ()))  # shapes and checks, read before too
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(json.loads(line))) + "\n")
        sys.stdout.flush()


def _store(quad: ox.Quad) -> ox.Store:
    store = ox.Store()
    store.add(quad)
    return store


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        _run(request["arguments"], request.get("move"))
    ended = _wait(child, started + request.get("seconds", LONG))
    return {"ended": ended, "seconds": time.monotonic() - started}


def _run(arguments: list[str], move: int | None) -> None:
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(1, 2)
    if move is not None:
        _die_before(move)
    sys.argv = ["unionkg", *arguments]
    try:
        cli.main()
    except SystemExit as end:
        os._exit(int(end.code or 0))


def _die_before(move: int) -> None:
    left = move

    def hook(event: str, _: tuple[Any, ...]) -> None:
        nonlocal left
        if event == "os.rename":
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _wait(child: int, until: float) -> bool:
    """Wait for the child, kill it when its time is over, and tell whether it came to its end by itself."""
    while (over := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.monotonic() >= until:
            os.kill(child, signal.SIGKILL)
            over = os.waitpid(child, 0)
            break
        time.sleep(0.001)
    assert not os.WIFEXITED(over[1]) or os.WEXITSTATUS(over[1]) == 0, "the build itself failed"
    return os.WIFEXITED(over[1])


if __name__ == "__main__":
    serve()
