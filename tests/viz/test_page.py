import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.viz import render
from unionkg.viz.spec import Label, Map
from unionkg.viz.vis_network import UnreviewedLibrary, drawing_library

DRAW = """import hashlib, sys
from pathlib import Path
import pyoxigraph as ox
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.viz import maps, render
store = ox.Store()
store.load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)
query = "PREFIX ukg: <https://w3id.org/unionkg/ns#> SELECT ?lower ?higher WHERE { ?lower ukg:higherUnion ?higher }"
wanted = {"ego": {"focus": "https://w3id.org/unionkg/id/union-420381"}, "sparql": {"query": query}}
for name, drawing in maps().items():
    Path(sys.argv[2], name + ".html").write_bytes(render(drawing.draw(OxigraphStore(store), **wanted.get(name, {}))))
"""


class Reader(HTMLParser):
    """Gathers what a browser would run or fetch, and the data blocks."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.blocks: dict[str, str] = {}
        self.scripts = 0
        self.policy = ""
        self._block = ""
        self.feed(page.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.fetched += [f"{tag} {name}" for name in named if name in {"src", "href", "srcset", "action", "data"}]
        self.scripts += tag == "script" and "id" not in named
        self._block = named.get("id") or "" if tag == "script" else ""
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"] or ""

    def handle_data(self, data: str) -> None:
        if self._block:
            self.blocks[self._block] = self.blocks.get(self._block, "") + data


@pytest.fixture(scope="module")
def page(partnership: Map) -> bytes:
    return render(partnership)


def test_the_page_names_nothing_outside_itself(page: bytes) -> None:
    seen = Reader(page)
    assert seen.fetched == []
    assert b"sourceMappingURL" not in page
    assert not re.search(rb"url\(", page.split(b"</style>")[0])


def test_only_two_scripts_may_run(page: bytes) -> None:
    seen = Reader(page)
    assert seen.scripts == 2
    assert seen.policy.startswith("default-src 'none'; script-src 'sha256-")
    assert seen.policy.count("'sha256-") == 2
    assert "connect-src 'none'" in seen.policy
    assert "unsafe-eval" not in seen.policy


def test_pyvis_built_the_graph(page: bytes, partnership: Map) -> None:
    graph = json.loads(Reader(page).blocks["graph"])
    assert [node["id"] for node in graph["nodes"]] == [node.id for node in partnership.nodes]
    assert [edge["id"] for edge in graph["edges"]] == [edge.id for edge in partnership.edges]


def test_the_page_is_small(page: bytes) -> None:
    assert len(page) < 700_000


PAYLOADS = ("</script><script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "href", "a\u2028b", "{{7*7}}")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_markup(partnership: Map, payload: str, page: bytes) -> None:
    label = Label(payload, payload)
    node = replace(partnership.nodes[0], label=label, note=label)
    drawn = replace(partnership, title=label, note=label, nodes=(node, *partnership.nodes[1:]))
    seen = Reader(render(drawn))
    assert seen.scripts == 2
    assert seen.fetched == []
    assert json.loads(seen.blocks["data"])["title"]["zh"] == payload
    assert not set("<>&\u2028\u2029") & set(seen.blocks["data"] + seen.blocks["graph"])


def environment(**settings: str) -> dict[str, str]:
    return {**os.environ, **settings}


def drawn_files(store: OxigraphStore, folder: Path, *options: str, **settings: str) -> Iterator[bytes]:
    quads = folder / "store.nq"
    quads.write_text("\n".join(store.n_quads()) + "\n", encoding="utf-8")
    command = [sys.executable, *options, "-W", "error", "-c", DRAW, str(quads), str(folder)]
    subprocess.run(command, check=True, env=environment(**settings), timeout=120)
    yield from (file.read_bytes() for file in sorted(folder.glob("*.html")))


def test_the_same_collection_gives_the_same_bytes(store: OxigraphStore, tmp_path: Path, page: bytes) -> None:
    first = list(drawn_files(store, tmp_path, PYTHONHASHSEED="1"))
    assert first == list(drawn_files(store, tmp_path, PYTHONHASHSEED="2"))
    assert page in first


def test_a_chinese_windows_writes_utf_8(store: OxigraphStore, tmp_path: Path) -> None:
    files = drawn_files(store, tmp_path, "-X", "utf8=0", LC_ALL="zh_CN.GBK", PYTHONCOERCECLOCALE="0")
    pages = [written.decode("utf-8") for written in files]
    assert all("由 unionkg 生成，无需联网" in page for page in pages)
    assert sum("丹江口市总工会" in page for page in pages) >= 5


def test_another_drawing_library_is_refused(monkeypatch: pytest.MonkeyPatch, partnership: Map) -> None:
    monkeypatch.setattr("unionkg.viz.vis_network.SHA256", "0" * 64)
    with pytest.raises(UnreviewedLibrary, match=r"not 0000.*install pyvis 0\.3\.2"):
        render(partnership)


def test_a_missing_drawing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unionkg.viz.vis_network.PART", "templates/none.js")
    with pytest.raises(UnreviewedLibrary, match="pyvis holds no"):
        drawing_library()
