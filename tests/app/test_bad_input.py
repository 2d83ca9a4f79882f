"""Whatever is given, the answer is one sentence that names the place, and the store stays as it was."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.workspace import Workspace

from tests.app.conftest import Ran, Run, content, quads
from tests.app.small import PLACES, TEXT, claims, csv_text, lay, lay_later, workbook

Spoil = Callable[[Path], Path]


def row(changed: str, **cells: str) -> Spoil:
    """Change cells of one claim."""
    return table(csv_text(claims(changed, **cells)))


def table(text: str | bytes, name: str = "claims.csv") -> Spoil:
    """Write another file of this name into the collection, and give the collection."""

    def spoil(folder: Path) -> Path:
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return spoil


def file(text: str | bytes, name: str) -> Spoil:
    """Write a file of this name and give that file alone."""

    def spoil(folder: Path) -> Path:
        table(text, name)(folder)
        return folder / name

    return spoil


def without(*names: str) -> Spoil:
    """Take files out of the collection."""

    def spoil(folder: Path) -> Path:
        for name in names:
            (folder / name).unlink()
        return folder

    return spoil


def empty(folder: Path) -> Path:
    without("areas.csv", "unions.csv", "claims.csv", "brief.txt")(folder)
    return folder


BINARY = bytes(range(256)) * 8
BOOK = workbook(claims("m", value="许多"))
TURTLE = "@prefix e: <http://example.org/> .\ne:a e:b e:c .\ne:a e:b e: e:d e:e .\n"
XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description>\n</rdf:RDF>'
M, G, P = (PLACES[name] for name in "mgp")
CASES: dict[str, tuple[Spoil, str, str]] = {
    # what is given: how it comes about, the file and row that are named, the words that are said
    "missing file": (lambda folder: folder / "nosuch.csv", "/nosuch.csv", " is no file or folder"),
    "missing folder": (lambda folder: folder / "no" / "such", "/no/such", " is no file or folder"),
    "name too long": (lambda folder: folder / ("长" * 200), "/" + "长" * 200, "File name too long"),
    "empty file": (file(b"", "claims.csv"), "/claims.csv", ": the file is empty"),
    "empty table": (table(b""), "/claims.csv", ": the file is empty"),
    "blank text": (table(b" \n\n", "brief.txt"), "/brief.txt", "nothing but blanks"),
    "folder without anything": (empty, "", ": there is nothing to read"),
    "file that nothing reads": (file(b"\x89PNG", "photo.png"), "/photo.png", ": nothing reads a file of this name"),
    "binary table": (table(BINARY), "/claims.csv", ": this is not a text file"),
    "binary text": (table(BINARY, "brief.txt"), "/brief.txt", ": this is not a text file"),
    "binary Turtle": (table(BINARY, "more.ttl"), "/more.ttl:1", "the syntax is broken"),
    "broken workbook": (table(BOOK[: len(BOOK) // 2], "book.xlsx"), "/book.xlsx", "workbook is damaged"),
    "broken workbook alone": (file(b"PK\3\4" + BINARY, "claims-2.xlsx"), "/claims-2.xlsx", "workbook is damaged"),
    "workbook with a bad cell": (file(BOOK, "claims-2.xlsx"), f"/claims-2.xlsx:{M} [value]", "not a plain"),
    "wrong columns": (table("编号,甲,乙\n1,2,3\n"), "/claims.csv:1", "the header lacks"),
    "unknown column": (table(csv_text(claims()).replace("verbatim", "wording", 1)), "/claims.csv:1", "is unknown"),
    "unknown type": (row("m", type="gossip"), f"/claims.csv:{M}", "type 「gossip」 is unknown"),
    "unknown unit": (row("m", unit="parsec"), f"/claims.csv:{M}", "parsec"),
    "unknown name": (row("m", subject="月亮总工会"), f"/claims.csv:{M}", "「月亮总工会」"),
    "unknown source": (row("m", source="other.txt"), f"/claims.csv:{M}", "is not among the source texts"),
    "number that is none": (row("g", value="二十多万"), f"/claims.csv:{G} [value]", "is not a plain number"),
    "quote not found": (
        row("m", quote="现有会员1500名"), f"/claims.csv:{M}", "the nearest text is 「现有会员1500人」",
    ),
    "quote elsewhere": (row("m", start="3"), f"/claims.csv:{M}", "it stands at 44–53"),
    "empty quote": (row("p", quote=""), f"/claims.csv:{P} [quote]", "is empty"),
    "duplicate id": (row("m", id="p"), f"/claims.csv:{M} [id]", f"already stands in row {P}"),
    "id of another table": (table(csv_text(claims()[:2]), "claims-2.csv"), f"/claims.csv:{P}", "stands already at"),
    "duplicate key": (table("key,name\n1,一区\n1,二区\n", "areas.csv"), "/areas.csv:3 [key]", "already stands at"),
    "broken Turtle": (table(TURTLE, "more.ttl"), "/more.ttl:3", "the syntax is broken"),
    "broken Turtle alone": (file(TURTLE, "more.ttl"), "/more.ttl:3", "the syntax is broken"),
    "broken RDF/XML": (table(XML, "more.rdf"), "/more.rdf:3", "the XML is broken"),
    "broken JSON-LD": (table('{"@id": ', "more.jsonld"), "/more.jsonld:1", "the syntax is broken"),
    "relative IRI": (table("<a> <b> <c> .", "more.ttl"), "/more.ttl:1", "is relative"),
}  # fmt: skip


LONGER = TEXT + "两家工会又办了一期培训。\n"


def check_refusal(ran: Ran, place: str, words: str) -> None:
    """Check that a command was refused in one sentence that begins with a place."""
    assert ran.problems == [ran.err.splitlines()[-1]]
    assert ran.problems[0].startswith(f"unionkg: {place}")
    assert words in ran.problems[0]
    assert ".incoming" not in ran.err
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("case", CASES)
def test_bad_sources_are_refused_in_one_sentence(case: str, workspace: Path, desk: Path, run: Run) -> None:
    spoil, place, words = CASES[case]
    folder = lay(desk / "later" / "river", LONGER)
    given, before = spoil(folder), content(workspace)
    check_refusal(run("build", given, "-w", workspace), f"{folder}{place}", words)
    assert content(workspace) == before


@pytest.mark.parametrize("case", ["missing file", "broken workbook", "quote not found"])
def test_the_installed_command_refuses_alike(case: str, workspace: Path, desk: Path, run_apart: Run) -> None:
    spoil, place, words = CASES[case]
    folder = lay(desk / "later" / "river", LONGER)
    given, before = spoil(folder), content(workspace)
    check_refusal(run_apart("build", given, "-w", workspace), f"{folder}{place}", words)
    assert content(workspace) == before


def test_every_bad_row_is_named_in_one_go(workspace: Path, desk: Path, run: Run) -> None:
    folder = lay(desk / "later" / "river")
    (folder / "brief.txt").unlink()
    ran = run("build", folder, "-w", workspace)
    assert ran.code == 2
    assert [line.removeprefix("unionkg: ").split(": ")[0] for line in ran.problems] == [
        f"{folder}/claims.csv:{at}" for at in PLACES.values()
    ]


def test_a_fault_in_the_workspace_is_named_where_it_stands(workspace: Path, run: Run) -> None:
    row("m", value="许多")(workspace / "sources" / "river")
    before = content(workspace)
    place = f"{workspace}/sources/river/claims.csv:{M} [value]"
    check_refusal(run("build", "-w", workspace), place, "is not a plain number")
    assert content(workspace) == before


def test_a_violation_stops_the_build(workspace: Path, desk: Path, run: Run) -> None:
    folder, before = lay(desk / "later" / "river", LONGER), content(workspace)
    (folder / "more.ttl").write_text("<http://example.org/a> <http://example.org/b> [] .", encoding="utf-8")
    ran = run("build", folder, "-w", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "blank_node" in ran.err
    assert content(workspace) == before


COMMANDS: dict[str, tuple[tuple[str, ...], str]] = {
    # what is asked in a folder that holds the workspace `ws` and the file `note.bin`
    "unknown question": (("query", "partnerz"), "the nearest are partners"),
    "unknown word": (("query", "partners", "-p", "union=月亮总工会"), "月亮总工会"),
    "unknown parameter": (("query", "partners", "-p", "moon=1"), "has no parameter"),
    "half a parameter": (("query", "partners", "-p", "union"), "key=value"),
    "binary query": (("query", "note.bin"), "note.bin: the query cannot be read"),
    "broken SPARQL": (("query", "-"), "the query cannot be"),
    "unknown entity": (("why", "月亮总工会"), "月亮总工会"),
    "unknown map": (("map", "moon", "-o", "map.html"), "there is no map called"),
    "map of another kind": (("map", "-o", "map.png"), "map.png: a map is written as"),
    "map into no folder": (("map", "-o", "no/map.html"), "no/map.html: the file cannot be written"),
    "export of another kind": (("export", "-o", "graph.pdf"), "graph.pdf: name a file that ends with"),
    "export into no folder": (("export", "-o", "no/graph.ttl"), "no/graph.ttl: the file cannot be written"),
    "export onto a folder": (("export", "-o", "taken.ttl"), "taken.ttl: the file cannot be written"),
    "table into no folder": (("export", "-o", "no/claims.csv"), "no/claims.csv: the file cannot be written"),
}  # fmt: skip


@pytest.mark.parametrize("case", COMMANDS)
def test_bad_wishes_are_refused_in_one_sentence(
    case: str, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, words = COMMANDS[case]
    before = content(workspace)
    monkeypatch.chdir(workspace.parent)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("SELECT ?长 WHERE".encode())))
    Path("note.bin").write_bytes(BINARY)
    Path("taken.ttl").mkdir()
    check_refusal(run(*arguments, "-w", workspace), "", words)
    assert content(workspace) == before
    assert sorted(path.name for path in Path().iterdir()) == ["note.bin", "taken.ttl", "ws"]


def test_a_query_from_a_pipe_that_is_no_text_is_refused(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BINARY)))
    check_refusal(run("query", "-", "-w", workspace), "standard input", "write it as UTF-8")


def test_a_template_does_not_overwrite(workspace: Path, desk: Path, run: Run) -> None:
    (desk / "mine.xlsx").write_text("mine", encoding="utf-8")
    check_refusal(run("template", desk / "mine.xlsx"), f"{desk}/mine.xlsx", "--force")
    assert (desk / "mine.xlsx").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["query unions", "validate", "why x", "export -o x.ttl", "map -o x.html", "build"])
def test_what_is_no_workspace_is_refused(command: str, desk: Path, run: Run) -> None:
    check_refusal(run(*command.split(), "-w", desk), f"{desk} is not a workspace", "unionkg.toml")
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("command", ["query unions", "validate", "why x", "export -o x.ttl", "map -o x.html"])
def test_what_was_never_built_is_refused(command: str, desk: Path, run: Run) -> None:
    Workspace.make(desk / "ws")
    check_refusal(run(*command.split(), "-w", desk / "ws"), f"{desk}/ws/store holds no store yet", "unionkg build")


@pytest.mark.parametrize("settings", [b"base = ", b"base = 3", b'base = "ftp://example.org/"', b"\xff"])
def test_bad_settings_are_refused(settings: bytes, workspace: Path, run: Run) -> None:
    (workspace / "unionkg.toml").write_bytes(settings)
    check_refusal(run("build", "-w", workspace), f"{workspace}/unionkg.toml", "")


def test_a_workspace_that_is_a_file_is_refused(desk: Path, run: Run) -> None:
    (desk / "ws").write_text("x", encoding="utf-8")
    check_refusal(run("build", lay(desk / "river"), "-w", desk / "ws"), f"{desk}/ws cannot be made a workspace", "")


@pytest.mark.parametrize("free", [0, 60_000, 400_000])
def test_a_full_disk_leaves_the_store_as_it_was(free: int, small_disk: Path, desk: Path, run: Run) -> None:
    workspace, filler = small_disk / "ws", small_disk / "filler"
    assert run("build", lay(desk / "river"), "-w", workspace).code == 0
    before, later = content(workspace), lay_later(desk / "later" / "river")
    with filler.open("wb") as file:
        file.write(bytes(_room(small_disk) - free))
    ran = run("build", later, "-w", workspace)
    check_refusal(ran, f"the workspace {workspace} cannot be written (No space left on device)", "make room")
    assert content(workspace) == before
    filler.unlink()
    assert run("build", later, "-w", workspace).code == 0
    assert content(workspace) != before


def _room(disk: Path) -> int:
    room = os.statvfs(disk)
    return room.f_bavail * room.f_bsize


def test_a_full_disk_takes_no_half_file(small_disk: Path, workspace: Path, run: Run) -> None:
    (small_disk / "graph.ttl").write_text("former", encoding="utf-8")
    with (small_disk / "filler").open("wb") as file:
        file.write(bytes(_room(small_disk)))
    ran = run("export", "-o", small_disk / "graph.ttl", "-w", workspace)
    check_refusal(ran, f"{small_disk}/graph.ttl: the file cannot be written (No space left on device)", "")
    assert (small_disk / "graph.ttl").read_text(encoding="utf-8") == "former"
    assert sorted(path.name for path in small_disk.iterdir()) == ["filler", "graph.ttl"]


def test_a_workspace_that_can_only_be_read_answers_but_is_not_built(
    small_disk: Path, workspace: Path, desk: Path, run: Run
) -> None:
    shutil.copytree(workspace, small_disk / "ws")
    workspace, before = small_disk / "ws", content(small_disk / "ws")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert "东湖区总工会" in run("query", "partners", "-p", "union=临江县总工会", "-w", workspace).out
    assert run("validate", "-w", workspace).code == 0
    ran = run("build", lay_later(desk / "later" / "river"), "-w", workspace)
    check_refusal(ran, f"the workspace {workspace} cannot be written (Read-only file system)", "ask for access")
    assert content(workspace) == before


BUILDER = """
import sys
from pathlib import Path
from unionkg.graph.generations import building
with building(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_only_one_process_builds_at_a_time(workspace: Path, desk: Path, run: Run) -> None:
    coming = lay_later(workspace / "sources" / ".incoming" / "lake")  # what the other process has taken in so far
    before, later = content(workspace), lay_later(desk / "later" / "river")
    command = [sys.executable, "-c", BUILDER, str(workspace / "store")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        ran = run("build", later, "-w", workspace)
        assert run("query", "unions", "-w", workspace).code == 0
        other.kill()
    check_refusal(ran, f"another process is building {workspace}/store", "wait until it has ended")
    assert content(workspace) == before
    assert run("build", later, "-w", workspace).code == 0
    assert not coming.exists()


READER = """
import sys
from pathlib import Path
from unionkg.workspace import Workspace
store = Workspace.open(Path(sys.argv[1])).store()
while sys.stdin.readline():
    print(len(list(store.n_quads())), flush=True)
"""


def test_a_store_that_another_process_reads_is_built_beside(workspace: Path, desk: Path, run: Run) -> None:
    number = len(quads(workspace))
    command = [sys.executable, "-c", READER, str(workspace)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as reader:
        assert _counted(reader) == number
        for later in (lay_later(desk / "later" / "river"), lay(desk / "again" / "river", LONGER)):
            assert run("build", later, "-w", workspace).code == 0
            assert _counted(reader) == number
        assert len(quads(workspace)) != 0
        reader.kill()


def _counted(reader: "subprocess.Popen[str]") -> int:
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write("\n")
    reader.stdin.flush()
    return int(reader.stdout.readline())


def _spoil_tables(store: Path) -> None:
    for path in store.glob("gen-*/rdf/*.sst"):
        path.write_bytes(path.read_bytes()[:50])


def _write(name: str, text: str) -> Callable[[Path], None]:
    def spoil(store: Path) -> None:
        (store / name).write_text(text, encoding="utf-8")

    return spoil


DAMAGES: dict[str, Callable[[Path], None]] = {
    "tables": _spoil_tables,
    "no tables": lambda store: shutil.rmtree(store / "gen-000001" / "rdf"),
    "current": _write("CURRENT", "gen-9"),
    "current binary": _write("CURRENT", "长"),
    "manifest": _write("gen-000001/manifest.json", "["),
    "manifest of another kind": _write("gen-000001/manifest.json", "[1]"),
    "manifest of no graphs": _write("gen-000001/manifest.json", '{"a": "b"}'),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("text", [TEXT, LONGER], ids=["nothing new", "something new"])
def test_a_damaged_store_is_told(damage: str, text: str, workspace: Path, desk: Path, run: Run) -> None:
    DAMAGES[damage](workspace / "store")
    before = content(workspace)
    ran = run("build", lay(desk / "later" / "river", text), "-w", workspace)
    check_refusal(ran, "", f"remove {workspace}/store and run `unionkg build` again")
    assert content(workspace) == before


def test_a_store_that_was_removed_is_made_anew(workspace: Path, run: Run) -> None:
    before = quads(workspace)
    shutil.rmtree(workspace / "store")
    assert run("build", "-w", workspace).code == 0
    assert quads(workspace) == before
