"""The house itself: layout, lock file, commands and what the README promises."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from unionkg.cli import Commands, cli

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {"ontology", "graph", "loaders", "queries", "viz"}


def run(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = shutil.which("unionkg", path=str(Path(sys.executable).parent)) or "unionkg"
    return subprocess.run([command, *arguments], capture_output=True, encoding="utf-8", cwd=folder, check=False)


def test_the_lock_file_names_no_host_but_pypi() -> None:
    hosts = set(re.findall(r'https?://([^/"]+)', (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_no_dependency_takes_the_name_of_a_room() -> None:
    assert not (ROOMS | {"app"}) & packages_distributions().keys()


def test_every_room_is_a_package_of_the_wheel() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    assert {f"unionkg.{room}" for room in ROOMS} < set(packages)
    folders = {
        f"unionkg.{'.'.join(path.relative_to(ROOT).parts[:-1])}".replace("unionkg.app", "unionkg")
        for room in (*ROOMS, "app", "examples/shiyan")
        for path in (ROOT / room).rglob("__init__.py")
    }
    assert folders == set(packages)


@pytest.mark.parametrize("name", Commands("all").list_commands(None))  # type: ignore[arg-type]
def test_every_command_has_help_with_an_example(name: str) -> None:
    shown = run(name, "--help")
    assert shown.returncode == 0
    assert "例 / Example:" in shown.stdout
    assert f"unionkg {name}" in shown.stdout


def test_help_names_every_command() -> None:
    shown = run("--help").stdout
    assert all(f"\n  {name}" in shown for name in cli.commands or Commands("all").list_commands(None))  # type: ignore[arg-type]


@pytest.mark.parametrize("arguments", [["nosuchcommand"], ["query"], ["map", "--nosuchoption"]])
def test_bad_usage_is_told_in_a_sentence(arguments: list[str]) -> None:
    shown = run(*arguments)
    assert shown.returncode == 2
    assert shown.stdout == ""
    assert "Traceback" not in shown.stderr
    assert shown.stderr.strip()
