"""A build may be killed at any moment: the workspace holds the former content or the new, and builds again."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from unionkg.workspace import Workspace

from tests.app.conftest import Run, quads
from tests.app.small import lay, lay_later

POINTS = 20
Fork = Callable[..., dict[str, Any]]
Content = tuple[list[str], set[str]]


@pytest.fixture(scope="module")
def fork() -> Iterator[Fork]:
    """Run the command line in a fork that may be killed (tests/app/forks.py)."""
    command = [sys.executable, str(Path(__file__).with_name("forks.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as server:

        def ask(*arguments: str | Path, **when: float) -> dict[str, Any]:
            assert server.stdin is not None
            assert server.stdout is not None
            print(json.dumps({"arguments": list(map(str, arguments)), **when}), file=server.stdin, flush=True)
            answer: dict[str, Any] = json.loads(server.stdout.readline())
            return answer

        yield ask
        server.kill()


@pytest.fixture
def versions(desk: Path) -> tuple[Path, Path]:
    """Give the collection in two versions, under one name."""
    return lay(desk / "first" / "river"), lay_later(desk / "later" / "river")


def claims(workspace: Path) -> set[str]:
    """Return the claims of the workspace's tables, in words."""
    return {f"{claim.id} {claim.quote}" for folder in Workspace.open(workspace).folders() for claim in folder.claims}


def content(workspace: Path) -> Content:
    return quads(workspace), claims(workspace)


def contents(workspace: Path, versions: tuple[Path, Path], run: Run) -> list[Content]:
    """Build each version and return what the workspace then holds; the last one stays."""
    made = []
    for version in versions:
        assert run("build", version, "-w", workspace).code == 0
        made.append(content(workspace))
    assert made[0][0] != made[1][0]
    assert made[0][1] != made[1][1]
    return made


def check_whole(workspace: Path, former: Content, new: Content) -> bool:
    """Check that store and tables are whole, and tell whether the store is the new one."""
    held, told = content(workspace)
    assert held in (former[0], new[0])
    assert told in (former[1], new[1])
    return held == new[0]


def check_next(workspace: Path, version: Path, new: Content, run: Run) -> None:
    """Check that the next build ends with the new content and leaves nothing of the killed one."""
    assert run("build", version, "-w", workspace).code == 0
    assert content(workspace) == new
    assert {path.name for path in (workspace / "sources").iterdir()} == {"river"}
    store = {path.name for path in (workspace / "store").iterdir()}
    assert {"CURRENT", "build.lock"} < store
    assert len(store) <= 4


def test_a_build_killed_at_random_leaves_the_former_content_or_the_new(
    desk: Path, versions: tuple[Path, Path], run: Run, fork: Fork
) -> None:
    workspace, chance, killed = desk / "ws", random.Random(20), 0
    made = contents(workspace, versions, run)
    lasts = fork("build", versions[0], "-w", workspace)["seconds"]
    held, other = 0, 1
    while killed < POINTS:
        seconds = lasts * (killed + chance.random()) / POINTS
        answer = fork("build", versions[other], "-w", workspace, seconds=seconds)
        check_whole(workspace, made[held], made[other])
        check_next(workspace, versions[other], made[other], run)
        held, other = other, held
        killed += not answer["ended"]
        lasts = min(lasts, answer["seconds"]) if answer["ended"] else lasts


def test_a_build_killed_before_any_move_of_a_file_leaves_the_former_content_or_the_new(
    desk: Path, versions: tuple[Path, Path], run: Run, fork: Fork
) -> None:
    workspace = desk / "ws"
    made = contents(workspace, versions, run)
    held, moves, ended = 1, 0, False
    while not ended:
        other = 1 - held
        ended = fork("build", versions[other], "-w", workspace, move=moves)["ended"]
        assert check_whole(workspace, made[held], made[other]) == ended
        check_next(workspace, versions[other], made[other], run)
        held, moves = other, moves + 1
    assert moves > 4


@pytest.mark.parametrize("move", [0, 3], ids=["before the settings", "before the store"])
def test_a_killed_first_build_leaves_no_store(
    move: int, desk: Path, versions: tuple[Path, Path], run: Run, fork: Fork
) -> None:
    workspace = desk / "ws"
    assert not fork("build", versions[0], "-w", workspace, move=move)["ended"]
    assert (workspace / "unionkg.toml").exists() == bool(move)
    assert run("query", "unions", "-w", workspace).code == 2
    assert run("build", versions[0], "-w", workspace).code == 0
    assert "临江县总工会" in run("query", "unions", "-w", workspace).out
    assert len(claims(workspace)) == 3
