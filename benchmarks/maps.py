"""How large and how quick maps are in a browser without a network: ours beside the pages that pyvis itself writes."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import networkx as nx
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from pyvis.network import Network
from unionkg.viz import render
from unionkg.viz.dividing import Areas, by_area
from unionkg.viz.spec import Edge, Group, Label, Map, Node

from benchmarks.material import Material
from benchmarks.measuring import duration, seconds

SIZES = (100, 300, 1000)
COUNTRY = 20_000
PROVINCES, CITIES = 34, 10
COLUMNS = 4
CHARACTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
PATIENCE = 30.0  # seconds, after which a page counts as never still
STILL = 0.5  # seconds without a change, after which a picture is stable
VIEW: ViewportSize = {"width": 1366, "height": 768}
READY = "document.documentElement.dataset.ready === '1'"
SHOT = "() => { const canvas = document.querySelector('canvas'); return canvas ? canvas.toDataURL() : ''; }"
FRAMES = "() => { window.drawn = 0; (function next() { window.drawn += 1; requestAnimationFrame(next); })(); }"
CHOICE = """async () => {{
  const begun = performance.now();
  {choose};
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}}"""
INKED = """() => {
  const canvas = document.querySelector('canvas');
  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
}"""
OVERLAPS = """(boxes) => boxes.reduce((sum, a, at) => sum + boxes.slice(at + 1).filter((b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).length, 0)"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page to be measured: its bytes, and the JavaScript of its vis-network, of a choice, and of being done."""

    name: str
    html: bytes
    network: str
    choose: str
    settled: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What one visit measured; of a page that is never still, nothing but that.

    Seconds until the picture is stable, frames a second while it is moved, seconds until a choice is drawn, and pairs
    of boxes that lie on each other.
    """

    ready: float
    frames: float = 0
    choice: float = 0
    overlaps: int = 0


@dataclass(frozen=True, slots=True)
class Visits:
    """A page and what its visits measured."""

    name: str
    size: int
    visits: tuple[Seen, ...]

    def markdown(self) -> str:
        """Return a row of the table: medians."""
        name, ready = f"| {self.name} | {self.size / 1000:,.0f} KB", median(seen.ready for seen in self.visits)
        if ready >= PATIENCE:
            return f"{name} | not in {PATIENCE:.0f} s | – | – | – |"
        frames = median(seen.frames for seen in self.visits)
        choice = median(seen.choice for seen in self.visits)
        overlaps = median(seen.overlaps for seen in self.visits)
        return f"{name} | {duration(ready)} | {frames:.0f} | {duration(choice)} | {overlaps:.0f} |"


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pages of the same graph, visited in turns."""

    title: str
    rows: tuple[Visits, ...]

    def markdown(self) -> str:
        """Return the table in Markdown."""
        heads = "| page | size | stable picture | frames a second, moved | choice drawn | boxes on each other |"
        rows = (row.markdown() for row in self.rows)
        return "\n".join((f"## {self.title}", "", heads, "|---|--:|--:|--:|--:|--:|", *rows, ""))


@dataclass(frozen=True, slots=True)
class Making:
    """How long a large map takes to make and to open."""

    title: str
    made: float
    size: int
    ready: float

    def markdown(self) -> str:
        """Return the table in Markdown."""
        row = f"| {duration(self.made)} | {self.size / 1e6:.1f} MB | {duration(self.ready)} |"
        return "\n".join((f"## {self.title}", "", "| made in | size | stable picture |", "|--:|--:|--:|", row, ""))


def tables(_material: Material, runs: int) -> Iterator[Pictures | Making]:
    """Yield a table for each number of unions, and one for a whole country drawn by area."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for size in SIZES:
            drawn = generated(size)
            pages = (ours(drawn), stock(drawn, physics=False), stock(drawn, physics=True))
            yield _pictures(browser, pages, Path(folder), drawn, min(runs, 3))
        yield _country(browser, Path(folder))
        browser.close()


def generated(unions: int) -> Map:
    """Return a map of so many unions joined by preferential attachment, about two lines each, the same every time."""
    graph = nx.barabasi_albert_graph(unions, 2, seed=1)
    nodes = tuple(Node(_id(at), Label(_name(at), f"Union {at}"), "Union", at % COLUMNS) for at in range(unions))
    edges = tuple(
        Edge(f"{_id(a)}--{b}", _id(a), _id(b), "partnership", Label("合作伙伴", "partners"), (), "asked")
        for a, b in graph.edges
    )
    return Map(
        name="generated",
        title=Label("试验用图", "A generated map"),
        note=Label("随机生成。", "Generated."),
        shape="tiers",
        ends=(Label("从", "From"), Label("到", "To")),
        groups=(Group("Union", Label("工会", "Unions")),),
        kinds=(Group("partnership", Label("合作伙伴", "partners")),),
        nodes=nodes,
        edges=edges,
        claims=(),
    )


def _id(at: int) -> str:
    return f"https://w3id.org/unionkg/id/union-{100_000 + at}"


def _name(at: int) -> str:
    letters = "".join(CHARACTERS[at // len(CHARACTERS) ** place % len(CHARACTERS)] for place in range(3))
    return f"{letters}市总工会"


def ours(drawn: Map) -> Candidate:
    """Return our page of a map."""
    choose = f"unionMap.choose({drawn.nodes[5].id!r})"
    return Candidate("unionkg", render(drawn), "unionMap.drawing", choose, READY)


def stock(drawn: Map, physics: bool) -> Candidate:
    """Return the page that pyvis writes of the same graph, with everything in one file."""
    network = Network(cdn_resources="in_line")
    for node in drawn.nodes:
        network.add_node(node.id, label=node.label.zh, shape="box")
    for edge in drawn.edges:
        network.add_edge(edge.source, edge.target, title=edge.label.zh)
    network.toggle_physics(physics)
    choose = f"network.selectNodes([{drawn.nodes[5].id!r}]); network.redraw()"
    name = f"pyvis `in_line`, physics {'on, as it comes' if physics else 'off'}"
    settled = "network.physics.stabilized" if physics else "true"
    return Candidate(name, network.generate_html().encode("utf-8"), "network", choose, settled)


def _pictures(browser: Browser, pages: Sequence[Candidate], folder: Path, drawn: Map, runs: int) -> Pictures:
    found: dict[str, list[Seen]] = {page.name: [] for page in pages}
    for _ in range(runs):
        for page in pages:
            found[page.name].append(visit(browser, page, folder))
    rows = tuple(Visits(page.name, len(page.html), tuple(found[page.name])) for page in pages)
    return Pictures(f"Maps of {len(drawn.nodes):,} unions with {len(drawn.edges):,} lines", rows)


def visit(browser: Browser, page: Candidate, folder: Path) -> Seen:
    """Open a page without a network, move it, choose a node, and tell how long each took."""
    with opened(browser, page.html, folder) as tab:
        if (ready := still(tab, page.settled)) >= PATIENCE:
            return Seen(ready)
        boxes = f"{page.network}.body.nodeIndices.map((id) => {page.network}.getBoundingBox(id))"
        overlaps = tab.evaluate(OVERLAPS, tab.evaluate(boxes))
        frames = moved(tab)
        choice = tab.evaluate(CHOICE.format(choose=page.choose)) / 1000
    return Seen(ready, frames, choice, overlaps)


@contextmanager
def opened(browser: Browser, html: bytes, folder: Path) -> Iterator[Page]:
    """Open a page from a file, as somebody without a network does."""
    file = folder / "page.html"
    file.write_bytes(html)
    context = browser.new_context(viewport=VIEW, offline=True, locale="zh-CN")
    tab = context.new_page()
    tab.goto(file.as_uri(), wait_until="commit")
    yield tab
    context.close()


def still(tab: Page, settled: str) -> float:
    """Return the seconds from now until a page has settled and its picture stays as it is, at most PATIENCE."""
    begun = since = perf_counter()
    last = b""
    while (now := perf_counter()) - begun < PATIENCE:
        shot = sha256(tab.evaluate(SHOT).encode()).digest()
        if shot != last:
            last, since = shot, perf_counter()
        elif now - since > STILL and tab.evaluate(settled) and tab.evaluate(INKED):
            return since - begun
        tab.wait_for_timeout(50)
    return PATIENCE


def moved(tab: Page) -> float:
    """Return the frames a second that a page draws while it is moved by the mouse."""
    box = tab.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    tab.evaluate(FRAMES)
    tab.mouse.move(x, y)
    tab.mouse.down()
    first, begun = tab.evaluate("window.drawn"), perf_counter()
    for step in range(60):
        tab.mouse.move(x + step * 3 % 200, y + step * 4)
    frames, taken = tab.evaluate("window.drawn") - first, perf_counter() - begun
    tab.mouse.up()
    return float(frames / taken)


def country(unions: int) -> tuple[Map, Areas]:
    """Return a map of so many unions of county level, and the provinces and cities that they are dealt out to."""
    drawn = generated(unions)
    sides = (Group("supported", Label("受援方", "Supported")), Group("supporting", Label("支持方", "Supporting")))
    nodes = tuple(replace(n, group=sides[at % 2].key, column=at % 2) for at, n in enumerate(drawn.nodes))
    dealt = {node.id: (at % PROVINCES, at // PROVINCES % CITIES) for at, node in enumerate(nodes)}
    around = {id_: (f"province {province}", f"city {province}.{city}") for id_, (province, city) in dealt.items()}
    names = {area: Label(area) for areas in around.values() for area in areas}
    return replace(drawn, shape="columns", groups=sides, nodes=nodes), Areas(around, names)


def _country(browser: Browser, folder: Path) -> Making:
    drawn, areas = country(COUNTRY)
    pages: list[bytes] = []
    made = seconds(lambda: pages.append(render(by_area(drawn, areas))))
    with opened(browser, pages[0], folder) as tab:
        ready = still(tab, READY)
    title = f"A country of {COUNTRY:,} unions with {len(drawn.edges):,} lines, by area"
    return Making(title, made, len(pages[0]), ready)
