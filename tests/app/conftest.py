"""The command line as a person calls it, and a workspace with one small collection."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from unionkg import options
from unionkg.building import build
from unionkg.cli import main
from unionkg.workspace import Workspace

from tests.app.small import lay

Run = Callable[..., "Ran"]


@dataclass(frozen=True)
class Ran:
    """What a command ended with and what it said; `problems` are the lines that are no progress notes."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        return [line for line in self.err.splitlines() if not line.startswith("… ")]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, from its entry point to its exit code."""

    def call(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["unionkg", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        shown = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Ran(end.value.code, shown.out, shown.err)

    return call


@pytest.fixture
def run_apart() -> Run:
    """Run the installed command in a process of its own."""

    def call(*arguments: str | Path) -> Ran:
        command = Path(sys.executable).parent / "unionkg"
        done = subprocess.run([command, *arguments], capture_output=True, encoding="utf-8", check=False)
        return Ran(done.returncode, done.stdout, done.stderr)

    return call


def apart(lines: Sequence[Sequence[str]], folder: Path, *options: str, **environment: str) -> list[Ran]:
    """Run command lines by a Python of other options and environment (tests/app/door.py); all must speak UTF-8."""
    folder.mkdir(exist_ok=True)
    (folder / "stdin").touch()
    command = [sys.executable, *options, str(Path(__file__).with_name("door.py")), str(folder)]
    asked = json.dumps(lines)
    subprocess.run(command, input=asked, encoding="ascii", check=True, env={**os.environ, **environment})
    codes = json.loads((folder / "codes").read_text(encoding="ascii"))
    said = ((folder / f"{n}.{suffix}").read_bytes().decode() for n in range(len(lines)) for suffix in ("out", "err"))
    return [Ran(code, out, err) for code, out, err in zip(codes, *[said] * 2, strict=True)]


@pytest.fixture
def desk() -> Iterator[Path]:
    """Give an empty folder, on a RAM disk where the machine has one: a store waits for its disk many times a build."""
    ram = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=ram if os.access(ram, os.W_OK) else None, prefix="unionkg-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    build(Workspace.make(folder / "ws"), [lay(folder / "river")], options.notify)
    return folder / "ws"


@pytest.fixture
def workspace(_built: Path, desk: Path) -> Path:
    """Give a workspace that holds the small collection."""
    return shutil.copytree(_built, desk / "ws")


def content(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a workspace but the lock, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def quads(folder: Path) -> list[str]:
    """Return every quad of a workspace's store, sorted."""
    return sorted(Workspace.open(folder).store().n_quads())


@pytest.fixture
def small_disk(desk: Path) -> Iterator[Path]:
    """Mount a disk of 16 MB; skip where that is not allowed."""
    disk = desk / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("this user cannot mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)
