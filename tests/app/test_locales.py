"""Whatever the locale: files are UTF-8 and the same bytes, and nothing that is printed stops a command."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from unionkg.cli import Commands, cli

from tests.app.conftest import Ran, Run, apart
from tests.app.small import lay

COMMANDS = cli.list_commands(None) if isinstance(cli, Commands) else []  # type: ignore[arg-type]
FILES = (
    "graph.ttl", "graph.trig", "graph.nt", "graph.nq", "graph.jsonld", "graph.rdf", "graph.graphml", "graph.gexf",
    "claims.csv", "partnership.html", "hierarchy.html",
)  # fmt: skip
SPARQL = 'SELECT ?u ?n WHERE { ?u a ukg:Union ; skos:prefLabel ?n FILTER(?n = "临江县总工会"@zh) }'
UNION = "临江县总工会"


def lines(folder: Path) -> list[list[str]]:
    """Return a command line of every command, and a few that go wrong."""
    ws = ("-w", f"{folder}/ws")
    writing = [
        *(["export", "-o", f"{folder}/{name}", *ws] for name in FILES[:9]),
        *(["map", name.removesuffix(".html"), "-o", f"{folder}/{name}", *ws] for name in FILES[9:]),
    ]
    return [
        ["build", f"{folder}/江河", *ws],
        *writing,
        ["--help"],
        *([name, "--help"] for name in COMMANDS),
        ["validate", *ws],
        ["queries", "-v"],
        ["query", "partners", "-p", f"union={UNION}", *ws],
        *(["query", "partners", "-p", f"union={UNION}", "-f", form, *ws] for form in ("csv", "json", "xml")),
        ["query", "-", *ws],
        ["why", UNION, *ws],
        ["template", f"{folder}/claims.xlsx"],
        ["why", "月亮总工会", *ws],
        ["build", f"{folder}/没有", *ws],
    ]


def make_gbk(folder: Path) -> dict[str, str]:
    """Make the locale of an old Chinese Linux, which is that of a Chinese Windows too; skip where it cannot be made."""
    if not shutil.which("localedef"):
        pytest.skip("the program localedef is not installed")
    made = subprocess.run(
        ["localedef", "-i", "zh_CN", "-f", "GBK", folder / "zh_CN.GBK"], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("the locale zh_CN.GBK cannot be made from this machine's sources")
    return {"LC_ALL": "zh_CN.GBK", "LOCPATH": str(folder)}


@pytest.mark.parametrize(("locale", "encoding"), [("C", "utf-8"), ("zh_CN.GBK", "gbk")])
def test_every_command_writes_utf8_in_every_locale(locale: str, encoding: str, desk: Path, run: Run) -> None:
    here, there = desk / "here", desk / "there"
    there.mkdir()
    (there / "stdin").write_text(SPARQL, encoding="utf-8")
    lay(here / "江河")
    lay(there / os.fsdecode("江河".encode(encoding)))
    environment = make_gbk(desk) if encoding == "gbk" else {"LC_ALL": locale}
    demo = [["demo", "--out", f"{there}/demo"]] if encoding == "gbk" else []  # ten seconds, so once
    done = apart(demo + lines(there), there, "-X", "utf8=0", **environment)
    for line in lines(here)[: 1 + len(FILES)]:
        assert run(*line).code == 0
    assert {name: (there / name).read_bytes() for name in FILES} == {name: (here / name).read_bytes() for name in FILES}
    assert all("Traceback" not in ran.err for ran in done)
    assert [ran.code for ran in done] == [0] * (len(done) - 2) + [2, 2]
    check_said(done)


def check_said(done: list[Ran]) -> None:
    """Check that what was printed holds its Chinese."""
    *_, table, comma, json, xml, piped, why, template, unknown, missing = done
    assert "月亮总工会" in unknown.err
    assert "没有 is no file or folder" in missing.err
    assert all("东湖区总工会" in ran.out for ran in (table, comma, json, xml, why))
    assert "union-990100" in piped.out
    assert "claims.xlsx" in template.out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_has_an_example(name: str, run: Run) -> None:
    shown = run(name, "--help")
    assert shown.code == 0
    assert f"  unionkg {name}" in shown.out.partition("例 / Example:\n")[2]
