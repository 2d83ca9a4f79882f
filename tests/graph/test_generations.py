"""Generations: what differs is written beside the current one, which takes its place in one move or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from unionkg.graph import generations
from unionkg.graph.errors import StoreUnavailable
from unionkg.graph.generations import Change, building, compare, open_store, publishing
from unionkg.ontology.terms import UKG

DERIVED = "https://example.org/derived"
A, B, C = (f"https://example.org/{name}" for name in "abc")
Graphs = dict[str, list[ox.Quad]]


def graph(name: str, *words: str) -> Graphs:
    """Return a graph of one quad a word."""
    thing, label = ox.NamedNode(f"{name}/thing"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    return {name: [ox.Quad(thing, label, ox.Literal(word), ox.NamedNode(name)) for word in words]}


def publish(root: Path, graphs: Graphs) -> Change:
    with publishing(root, graphs, DERIVED) as change:
        return change


def held(root: Path) -> set[str]:
    return set(open_store(root).n_quads())


def lines(graphs: Graphs) -> set[str]:
    return {f"{quad} ." for quads in graphs.values() for quad in quads}


def names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir() if path.name != "build.lock"}


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert publish(tmp_path, graph(A, "一") | graph(B, "二")) == Change(added=(A, B))
    changed = graph(B, "二", "三") | graph(C, "四")
    assert compare(tmp_path, changed) == Change(added=(C,), replaced=(B,), removed=(A,))
    assert publish(tmp_path, changed) == Change(added=(C,), replaced=(B,), removed=(A,))
    assert held(tmp_path) == lines(changed)
    assert publish(tmp_path, changed) == Change(kept=(B, C))
    assert names(tmp_path) == {"CURRENT", "gen-000001", "gen-000002"}


def test_the_order_of_quads_is_no_difference(tmp_path: Path) -> None:
    publish(tmp_path, graph(A, "一", "二"))
    assert not publish(tmp_path, graph(A, "二", "一"))
    assert not publish(tmp_path, graph(A, "二", "一", "一"))


def test_a_published_generation_is_never_written_again(tmp_path: Path) -> None:
    publish(tmp_path, graph(A, "一"))
    reader, before = open_store(tmp_path), files(tmp_path / "gen-000001")
    publish(tmp_path, graph(A, "二"))
    assert files(tmp_path / "gen-000001") == before
    publish(tmp_path, graph(A, "三"))
    assert set(reader.n_quads()) == lines(graph(A, "一"))
    assert held(tmp_path) == lines(graph(A, "三"))
    assert names(tmp_path) == {"CURRENT", "gen-000002", "gen-000003"}


def parties(*members: str) -> Graphs:
    """Return a partnership of these parties."""
    about = {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": str(UKG.PartnerRole),
        "http://www.w3.org/ns/org#organization": "https://example.org/pair",
    }

    def quads() -> Iterator[ox.Quad]:
        for member in members:
            role = ox.NamedNode(f"https://example.org/role-{member}")
            for name, value in {**about, "http://www.w3.org/ns/org#member": f"https://example.org/{member}"}.items():
                yield ox.Quad(role, ox.NamedNode(name), ox.NamedNode(value), ox.NamedNode(A))

    return {A: list(quads())}


def test_shortcuts_are_derived_anew(tmp_path: Path) -> None:
    def partners() -> set[tuple[str, str]]:
        found = (line.split() for line in held(tmp_path) if str(UKG.partnerOf) in line)
        return {(one, other) for one, _, other, name, _ in found if name == f"<{DERIVED}>"}

    east, west, south = (f"<https://example.org/{member}>" for member in ("east", "west", "south"))
    publish(tmp_path, parties("east", "west"))
    assert partners() == {(east, west), (west, east)}
    publish(tmp_path, parties("east", "south"))
    assert partners() == {(east, south), (south, east)}


def test_a_block_that_fails_leaves_the_former_generation(tmp_path: Path) -> None:
    publish(tmp_path, graph(A, "一"))
    before = files(tmp_path)
    with pytest.raises(KeyboardInterrupt), publishing(tmp_path, graph(A, "二"), DERIVED):
        raise KeyboardInterrupt
    assert files(tmp_path) == before
    assert names(tmp_path) == {"CURRENT", "gen-000001"}


def test_the_new_content_is_not_seen_before_the_block_ends(tmp_path: Path) -> None:
    publish(tmp_path, graph(A, "一"))
    with publishing(tmp_path, graph(A, "二"), DERIVED):
        assert held(tmp_path) == lines(graph(A, "一"))
    assert held(tmp_path) == lines(graph(A, "二"))


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    publish(tmp_path, graph(A, "一"))
    for left in ("gen-000002", "gen-000007"):
        (tmp_path / left / "rdf").mkdir(parents=True)
        (tmp_path / left / "rdf" / "CURRENT").write_text("half", encoding="ascii")
    assert not publish(tmp_path, graph(A, "一"))
    assert names(tmp_path) == {"CURRENT", "gen-000001"}
    (tmp_path / "gen-000002").mkdir()
    publish(tmp_path, graph(A, "二"))
    assert held(tmp_path) == lines(graph(A, "二"))


def test_a_disk_without_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(link: Path, target: Path) -> None:
        raise OSError(os.strerror(1))

    publish(tmp_path, graph(A, "一") | graph(B, "二"))
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    publish(tmp_path, graph(A, "三") | graph(B, "二"))
    assert held(tmp_path) == lines(graph(A, "三") | graph(B, "二"))
    assert all(path.stat().st_nlink == 1 for path in tmp_path.rglob("*.sst"))


def test_unchanged_tables_are_shared_by_generations(tmp_path: Path) -> None:
    publish(tmp_path, graph(A, *map(str, range(1000))))
    before = {path.stat().st_ino for path in (tmp_path / "gen-000001").rglob("*.sst")}
    seen: set[int] = set()
    with publishing(tmp_path, graph(A, *map(str, range(1000))) | graph(B, "二"), DERIVED):
        seen |= {path.stat().st_ino for path in (tmp_path / "gen-000002").rglob("*.sst")}
    assert before & seen


def test_no_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="holds no store yet: run `unionkg build` first"):
        open_store(tmp_path)
    assert compare(tmp_path, {}) == Change()


def test_the_lock_is_held_once_and_let_go(tmp_path: Path) -> None:
    with building(tmp_path), building(tmp_path):
        assert publish(tmp_path, graph(A, "一"))
    with building(tmp_path):
        pass


@pytest.mark.parametrize("step", ["_copy", "_fill", "_write"])
def test_whatever_the_system_refuses_leaves_the_store_as_it_was(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "store", graph(A, "一"))
    before, done = files(tmp_path / "store"), getattr(generations, step)

    def half(*arguments: object) -> None:
        done(*arguments)
        raise OSError(28, "No space left on device", str(tmp_path / "store" / "gen-000002"))

    monkeypatch.setattr(generations, step, half)
    said = f"the workspace {tmp_path} cannot be written .No space left on device.; make room on its disk"
    with pytest.raises(StoreUnavailable, match=said):
        publish(tmp_path / "store", graph(A, "二"))
    assert files(tmp_path / "store") == before
    monkeypatch.undo()
    assert publish(tmp_path / "store", graph(A, "二"))


def rot(path: Path) -> None:
    """Turn a bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)


def test_a_table_that_rotted_stops_the_build(tmp_path: Path) -> None:
    publish(tmp_path, graph(A, *map(str, range(3000))))
    rot(max((tmp_path / "gen-000001").rglob("*.sst"), key=lambda path: path.stat().st_size))
    before = files(tmp_path)
    with pytest.raises(StoreUnavailable, match=r"is damaged .*remove .* and run `unionkg build` again"):
        publish(tmp_path, graph(A, "一"))
    assert files(tmp_path) == before
