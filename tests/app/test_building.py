"""What a build takes in, what it replaces, and what it leaves alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.workspace import Workspace

from tests.app.conftest import Run, content, quads
from tests.app.small import TEXT, claims, csv_text, lay, lay_later

HILL = "临江县总工会和东湖区总工会在山上开了一次会。\n"
HELD: dict[str, str] = {
    "type": "event", "kind": "meeting", "subject": "临江县总工会", "object": "开会", "quote": "在山上开了一次会",
}  # fmt: skip


def lay_hill(folder: Path) -> Path:
    """Write another collection of the same unions, with a text and one claim of its own."""
    return lay(folder, HILL, [claims()[0], {"id": "h", "source": "brief.txt", **HELD}])


def current(workspace: Path) -> str:
    return (workspace / "store" / "CURRENT").read_text(encoding="ascii").strip()


def generations(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "store").glob("gen-*"))


def told(workspace: Path) -> set[str]:
    """Return every claim's id and quote, by its source's name, as the workspace's tables tell them."""
    return {f"{claim.source} {claim.id}" for folder in Workspace.open(workspace).folders() for claim in folder.claims}


@pytest.mark.parametrize("given", ["the folder again", "nothing", "the workspace's own folder"])
def test_a_second_build_changes_nothing(given: str, workspace: Path, desk: Path, run: Run) -> None:
    before = content(workspace)
    sources = {
        "the folder again": [lay(desk / "again" / "river")],
        "nothing": [],
        "the workspace's own folder": [workspace / "sources" / "river"],
    }
    ran = run("build", *sources[given], "-w", workspace)
    assert ran.code == 0
    assert ran.out.startswith("没有变化")
    assert "writing the store" not in ran.err
    assert content(workspace) == before
    assert (current(workspace), generations(workspace)) == ("gen-000001", ["gen-000001"])


def test_a_collection_of_the_same_name_is_replaced(workspace: Path, desk: Path, run: Run) -> None:
    before = quads(workspace)
    later = lay_later(desk / "later" / "river")
    (later / "claims.csv").rename(later / "claims-2027.csv")
    ran = run("build", later, "-w", workspace)
    assert "1 graphs added, 0 replaced, 1 removed" in ran.out
    assert (current(workspace), generations(workspace)) == ("gen-000002", ["gen-000001", "gen-000002"])
    assert not any("1500人" in quad for quad in quads(workspace))
    assert any("1600人" in quad for quad in quads(workspace))
    assert [path.name for path in workspace.glob("sources/river/claims*")] == ["claims-2027.csv"]
    assert run("build", lay(desk / "first" / "river"), "-w", workspace).code == 0
    assert quads(workspace) == before
    assert generations(workspace) == ["gen-000002", "gen-000003"]


def test_the_same_content_makes_the_same_store_by_any_way(workspace: Path, desk: Path, run: Run) -> None:
    assert run("build", lay_later(desk / "later" / "river"), "-w", workspace).code == 0
    assert run("build", desk / "later" / "river", "-w", desk / "other").code == 0
    assert quads(workspace) == quads(desk / "other")


def test_another_collection_is_built_beside(workspace: Path, desk: Path, run: Run) -> None:
    ran = run("build", lay_hill(desk / "hill"), "-w", workspace)
    assert "1 graphs added, 0 replaced, 0 removed" in ran.out
    assert told(workspace) == {"river/brief.txt p", "river/brief.txt g", "river/brief.txt m", "hill/brief.txt h"}
    shown = run("why", "临江县总工会", "-w", workspace).out
    assert "在山上开了一次会" in shown
    assert "现有会员1500人" in shown


def test_a_collection_that_was_taken_away_leaves_the_store(workspace: Path, desk: Path, run: Run) -> None:
    before = quads(workspace)
    assert run("build", lay_hill(desk / "hill"), "-w", workspace).code == 0
    (workspace / "sources" / "hill").rename(desk / "kept")
    assert "0 graphs added, 0 replaced, 1 removed" in run("build", "-w", workspace).out
    assert quads(workspace) == before


def test_a_table_changed_by_hand_is_built_where_it_lies(workspace: Path, run: Run) -> None:
    table = workspace / "sources" / "river" / "claims.csv"
    table.write_text(csv_text(claims("m", note="再核一次")), encoding="utf-8")
    assert "0 graphs added, 1 replaced, 0 removed" in run("build", "-w", workspace).out
    assert any("再核一次" in quad for quad in quads(workspace))


def test_single_files_make_one_collection(workspace: Path, desk: Path, run: Run) -> None:
    loose = lay_hill(desk / "loose")
    assert run("build", loose / "brief.txt", loose / "claims.csv", "-w", workspace).code == 0
    (workspace / "sources" / "files" / "photo.png").write_bytes(b"mine")
    graph = desk / "more.ttl"
    graph.write_text('<https://example.org/x> <http://www.w3.org/2000/01/rdf-schema#label> "丘" .', encoding="utf-8")
    assert run("build", graph, "-w", workspace).code == 0
    assert {path.name for path in (workspace / "sources" / "files").iterdir()} == {
        "brief.txt", "claims.csv", "more.ttl", "photo.png",
    }  # fmt: skip
    assert "files/brief.txt h" in told(workspace)
    assert any("丘" in quad for quad in quads(workspace))


def test_texts_in_folders_come_along_and_other_files_are_passed_over(desk: Path, run: Run) -> None:
    folder = lay(desk / "river", rows=claims())
    (folder / "texts").mkdir()
    (folder / "brief.txt").rename(folder / "texts" / "brief.txt")
    (folder / "sources.csv").write_text("file,title\ntexts/brief.txt,简报\n", encoding="utf-8")
    table = (folder / "claims.csv").read_text(encoding="utf-8").replace("brief.txt", "texts/brief.txt")
    (folder / "claims.csv").write_text(table, encoding="utf-8", newline="")
    for name in ("photo.png", "notes.docx", ".hidden.txt", "_draft.md", "~$claims.xlsx"):
        (folder / name).write_bytes(b"x")
    ran = run("build", folder, "-w", desk / "ws")
    assert ran.code == 0
    passed = next(line for line in ran.err.splitlines() if "passed over" in line)
    assert [Path(name).name for name in passed.partition(": ")[2].split(", ")] == ["notes.docx", "photo.png"]
    taken = {str(path.relative_to(desk / "ws" / "sources" / "river")) for path in desk.glob("ws/sources/river/**/*.*")}
    assert taken == {"areas.csv", "unions.csv", "claims.csv", "sources.csv", "texts/brief.txt"}


def test_a_failed_build_forgets_what_it_took_in(workspace: Path, desk: Path, run: Run) -> None:
    before, bad = content(workspace), lay(desk / "hill", TEXT, claims("m", quote="没有这句话"))
    assert run("build", lay_later(desk / "later" / "river"), bad, "-w", workspace).code == 2
    assert content(workspace) == before
    assert run("build", "-w", workspace).out.startswith("没有变化")
    assert {path.name for path in (workspace / "sources").iterdir()} == {"river"}


def test_what_cannot_be_moved_at_the_end_undoes_the_build(
    workspace: Path, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = content(workspace), Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == ".incoming":
            raise PermissionError(13, "Permission denied", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    ran = run("build", lay_later(desk / "later" / "river"), "-w", workspace)
    assert ran.code == 2
    assert f"the workspace {workspace} cannot be written (Permission denied)" in ran.problems[0]
    assert content(workspace) == before


REFUSED: dict[str, tuple[Callable[[Path], list[Path]], str]] = {
    "two of one name": (lambda desk: [lay(desk / "a" / "hill"), lay(desk / "b" / "hill")], "would both be hill"),
    "the workspace": (lambda desk: [desk / "ws"], "holds the workspace"),
    "above the workspace": (lambda desk: [desk], "holds the workspace"),
    "hidden": (lambda desk: [lay(desk / ".hill")], "cannot be a collection by the name .hill"),
    "named like the loose files": (lambda desk: [lay(desk / "files")], "cannot be a collection by the name files"),
    "the same text": (lambda desk: [lay(desk / "hill")], "the same text stands in hill/brief.txt"),
    "other keys": (lambda desk: [lay_other_keys(desk / "hill")], "key 990100 stands otherwise at"),
}


def lay_other_keys(folder: Path) -> Path:
    lay_hill(folder)
    unions = (folder / "unions.csv").read_text(encoding="utf-8").replace("990100,临江县总工会", "990100,临江市总工会")
    (folder / "unions.csv").write_text(unions, encoding="utf-8")
    table = (folder / "claims.csv").read_text(encoding="utf-8").replace("临江县总工会,开会", "东湖区总工会,开会")
    (folder / "claims.csv").write_text(table, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_be_ambiguous_is_refused(case: str, workspace: Path, desk: Path, run: Run) -> None:
    give, words = REFUSED[case]
    before = content(workspace)
    ran = run("build", *give(desk), "-w", workspace)
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert words in ran.problems[0]
    assert ".incoming" not in ran.err
    assert content(workspace) == before


def test_a_folder_given_twice_is_taken_once(desk: Path, run: Run) -> None:
    folder = lay(desk / "river")
    assert run("build", folder, folder / ".." / "river", "-w", desk / "ws").code == 0
    assert len(told(desk / "ws")) == 3
