"""`--endpoint`: the commands that read ask a server as they ask a workspace."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from unionkg.building import DERIVED, Graphs
from unionkg.graph.endpoint_request import Login
from unionkg.graph.errors import BadQuestion
from unionkg.graph.generations import publishing
from unionkg.graph.identity import Minter
from unionkg.reading import login
from unionkg.workspace import Workspace

from tests.servers import needs_oxigraph, serving

ADDRESS = "https://sparql.example.org:8443/sparql"
SECRET = "open-sesame"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = shutil.which("unionkg", path=str(Path(sys.executable).parent)) or "unionkg"
    variables = {**os.environ, **environment}
    return subprocess.run([command, *arguments], capture_output=True, encoding="utf-8", env=variables, check=False)


@pytest.fixture(scope="module")
def workspace(shiyan_graphs: Graphs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, derived = Workspace.make(tmp_path_factory.mktemp("workspace")), Minter().graph(DERIVED)
    asserted = {name: quads for name, quads in shiyan_graphs.items() if name != str(derived)}
    with publishing(made.root, asserted, derived):
        return made.folder


@pytest.fixture(scope="module")
def address(shiyan_graphs: Graphs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    quads = (quad for graph in shiyan_graphs.values() for quad in graph)
    with serving(quads, tmp_path_factory.mktemp("server") / "store", "--union-default-graph") as address:
        yield address


@needs_oxigraph
@pytest.mark.parametrize(
    "command",
    [
        ("query", "partners", "-p", "union=通州区总工会"),
        ("query", "cq07", "--format", "json", "--cite"),
        ("why", "s10-funds"),
    ],
    ids=lambda command: " ".join(command),
)
def test_a_server_answers_as_a_workspace_does(command: tuple[str, ...], workspace: Path, address: str) -> None:
    there, here = run(*command, "--endpoint", address), run(*command, "-w", str(workspace))
    assert (there.returncode, there.stderr) == (0, "")
    assert there.stdout == here.stdout
    assert len(there.stdout) > 100


@needs_oxigraph
def test_a_server_draws_as_a_workspace_does(workspace: Path, address: str, tmp_path: Path) -> None:
    there, here = tmp_path / "there.html", tmp_path / "here.html"
    assert run("map", "-o", str(there), "--endpoint", address).returncode == 0
    assert run("map", "-o", str(here), "-w", str(workspace)).returncode == 0
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.parametrize("command", [("query", "cq07"), ("map", "-o", "map.html"), ("why", "s10-funds")])
def test_a_workspace_and_a_server_exclude_each_other(command: tuple[str, ...], workspace: Path) -> None:
    shown = run(*command, "-w", str(workspace), "--endpoint", ADDRESS)
    assert shown.returncode == 2
    assert "-w or --endpoint, not both" in shown.stderr


def test_a_server_that_is_away_is_told_in_a_sentence() -> None:
    shown = run(
        "query",
        "cq07",
        "--endpoint",
        "http://127.0.0.1:9/sparql",
        UNIONKG_ENDPOINT_USER="li",
        UNIONKG_ENDPOINT_PASSWORD=SECRET,
    )
    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.startswith("unionkg: the endpoint http://127.0.0.1:9/sparql cannot be reached (")
    assert len(shown.stderr.splitlines()) == 1
    assert SECRET not in shown.stderr


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take every login away; give the netrc file that is looked into."""
    for name in ("UNIONKG_ENDPOINT_USER", "UNIONKG_ENDPOINT_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    return tmp_path / "netrc"


def test_without_a_login_there_is_none(bare: Path) -> None:
    assert login(ADDRESS) is None


def test_a_login_comes_from_netrc(bare: Path) -> None:
    bare.write_text(f"machine sparql.example.org login li password {SECRET}\n", encoding="utf-8")
    assert login(ADDRESS) == Login("li", SECRET)
    assert login("https://other.example.org/sparql") is None


def test_the_environment_goes_before_netrc(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare.write_text("machine sparql.example.org login other password other\n", encoding="utf-8")
    monkeypatch.setenv("UNIONKG_ENDPOINT_USER", "li")
    monkeypatch.setenv("UNIONKG_ENDPOINT_PASSWORD", SECRET)
    assert login(ADDRESS) == Login("li", SECRET)
    assert SECRET not in repr(login(ADDRESS))


def test_half_a_login_is_refused(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNIONKG_ENDPOINT_PASSWORD", SECRET)
    with pytest.raises(BadQuestion, match="set both") as refusal:
        login(ADDRESS)
    assert SECRET not in str(refusal.value)


def test_a_broken_netrc_is_told_without_its_words(bare: Path) -> None:
    bare.write_text(f"machine sparql.example.org login li {SECRET}\n", encoding="utf-8")
    with pytest.raises(BadQuestion, match="cannot be read as a netrc file") as refusal:
        login(ADDRESS)
    assert SECRET not in str(refusal.value)
