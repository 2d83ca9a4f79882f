"""A small collection in words of our own, put through the real assembly and store, and a browser for its maps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page
from unionkg.graph.assembly import assemble
from unionkg.graph.authority import Area, Authority, UnionEntry
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection
from unionkg.graph.errors import Place
from unionkg.graph.evidence import Passage, SourceText
from unionkg.graph.identity import Minter
from unionkg.graph.ox_terms import to_ox
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.vocabulary import vocabulary
from unionkg.viz import maps, render
from unionkg.viz.spec import Map

AT = Place("test")
UNIONS = (  # key, name, English name, level, key of the higher union
    ("000000", "中华全国总工会", "All-China Federation of Trade Unions", "national", ""),
    ("110000", "北京市总工会", "Beijing Municipal Federation of Trade Unions", "provincial", "000000"),
    ("110108", "北京市海淀区总工会", "Haidian Federation of Trade Unions", "county", "110000"),
    ("110112", "北京市通州区总工会", "Tongzhou Federation of Trade Unions", "county", "110000"),
    ("420000", "湖北省总工会", "Hubei Federation of Trade Unions", "provincial", "000000"),
    ("420300", "十堰市总工会", "Shiyan Federation of Trade Unions", "prefecture", "420000"),
    ("420300-jingkai", "十堰经开区总工会", "Shiyan Development Zone Federation of Trade Unions", "county", "420300"),
    ("420300-wudangshan", "武当山旅游经济特区总工会", "Wudangshan Federation of Trade Unions", "county", "420300"),
    ("420302", "茅箭区总工会", "Maojian Federation of Trade Unions", "county", "420300"),
    ("420303", "张湾区总工会", "Zhangwan Federation of Trade Unions", "county", "420300"),
    ("420304", "郧阳区总工会", "", "county", "420300"),
    ("420322", "郧西县总工会", "", "county", "420300"),
    ("420323", "竹山县总工会", "", "county", "420300"),
    ("420324", "竹溪县总工会", "", "county", "420300"),
    ("420325", "房县总工会", "", "county", "420300"),
    ("420381", "丹江口市总工会", "Danjiangkou Federation of Trade Unions", "county", "420300"),
    ("420303-orchard", "果园工会", "", "township", "420303"),
)
PARENTS = {"110000": "000000", "420000": "000000", "420300": "420000"}
TEXT = """试写的一段话
丹江口市总工会和海淀区总工会是对口协作的伙伴。
海淀区总工会出钱出力,丹江口市总工会得到帮助。
海淀区总工会买了十多万元的橘子,三年没有断过。
两家办了2期培训,来了30多人。
武当山旅游经济特区总工会与通州区总工会也结了对。
竹溪县总工会有会员500人。
房县总工会大概也想找伙伴。
照片里两家工会握手。
"""
SECTION = Passage("section", 1, 7, len(TEXT) - 11, "结对")
CAPTION = Passage("caption", 1, len(TEXT) - 11, len(TEXT))
DANJIANGKOU, HAIDIAN = "丹江口市总工会", "海淀区总工会"
WUDANGSHAN, TONGZHOU = "武当山旅游经济特区总工会", "通州区总工会"


def quote(start: str, end: str = "。") -> str:
    """Return the part of the text from one wording to the next of another."""
    at = TEXT.index(start)
    return TEXT[at : TEXT.index(end, at) + len(end)]


@dataclass
class Rows:
    """Claim rows of the test's report, written short."""

    rows: list[Claim] = field(default_factory=list)

    def add(self, type_: str, words: str, **cells: object) -> None:
        id_ = f"c{len(self.rows) + 1}"
        self.rows.append(Claim(id_, type_, words, "report.txt", AT, **cells))  # type: ignore[arg-type]


def partnership_rows(rows: Rows) -> None:
    """Add one partnership with roles and one of which no source states the roles."""
    pair = quote("丹江口市总工会和")
    rows.add("partnership", pair, kind="paired-cooperation", subject=(DANJIANGKOU,), object=HAIDIAN)
    roles = quote("海淀区总工会出钱")
    rows.add("role", roles, kind="provider", subject=(HAIDIAN,), of="c1")
    rows.add("role", roles, kind="beneficiary", subject=(DANJIANGKOU,), of="c1")
    other = quote("武当山旅游")
    rows.add("partnership", other, kind="paired-support", subject=(WUDANGSHAN,), object=TONGZHOU, status="inferred")


def claim_rows() -> list[Claim]:
    """Return the rows of the test's collection."""
    rows = Rows()
    partnership_rows(rows)
    money = {"measure": "amount", "unit": "cny", "qualifier": "atLeast", "value": Decimal(100000), "period": "三年"}
    bought = quote("海淀区总工会买了")
    gave = {"kind": "purchase", "subject": (HAIDIAN,), "object": DANJIANGKOU, "of": "c1", "verbatim": "十多万元"}
    rows.add("contribution", bought, note="数额是下限。", **money, **gave)
    people = {
        "measure": "persons",
        "unit": "person",
        "qualifier": "atLeast",
        "value": Decimal(30),
        "verbatim": "30多人",
    }
    trained = {"kind": "skills-training", "subject": (HAIDIAN,), "of": "c1", "object": "培训"}
    rows.add("event", quote("两家办了", "培训"), also={"participant": (DANJIANGKOU,)}, **trained)
    rows.add("statistic", quote("来了30多人"), of="c6", object="参加培训的人", **people)
    rows.add("evidence", quote("照片里"), of="c6")
    rows.add("organization", quote("房县总工会"), subject=("房县总工会",), status="doubtful", note="语气不定。")
    return rows.rows


def authority() -> Authority:
    """Return the authority tables of the test's collection."""
    areas = [Area("000000", "中国", AT, name_en="China")]
    for key, name, *_ in UNIONS[1:]:
        parent = PARENTS.get(key, key[:2] + "0000" if key.startswith("11") else "420300")
        areas.append(Area(key, name.removesuffix("总工会"), AT, parent=parent))
    unions = (
        UnionEntry(key, name, AT, english, (name.removeprefix("北京市"),), level, "general-federation", higher, key)
        for key, name, english, level, higher in UNIONS
    )
    return Authority(areas=tuple(areas), unions=tuple(unions))


def build(
    rows: Sequence[Claim] = (), text: str = TEXT, passages: Sequence[Passage] = (SECTION, CAPTION)
) -> OxigraphStore:
    """Return a store of claim rows about a text, of the test's own collection when none are given."""
    source = SourceText("report.txt", text, tuple(passages), {"title": "结对记", "title_en": "Notes on pairing"})
    graphs = assemble(Collection(authority(), list(rows) or claim_rows(), [source]), Minter())
    store = ox.Store()
    for graph, triples in (*graphs.items(), (Minter().graph("ontology"), vocabulary())):
        name = ox.NamedNode(str(graph))
        store.extend(ox.Quad(to_ox(s), to_ox(p), to_ox(o), name) for s, p, o in triples)  # type: ignore[arg-type]
    return OxigraphStore(store)


@pytest.fixture(scope="session")
def store() -> OxigraphStore:
    return build()


@pytest.fixture(scope="session")
def partnership(store: OxigraphStore) -> Map:
    return maps()["partnership"].draw(store)


@pytest.fixture(scope="session")
def hierarchy(store: OxigraphStore) -> Map:
    return maps()["hierarchy"].draw(store)


@dataclass
class Visit:
    """A map open in the browser, what it asked the network for and what it complained of."""

    page: Page
    requests: list[str]
    errors: list[str]

    def click_line(self, id_: str) -> None:
        """Click the middle of a line on the picture."""
        self._click("id => unionMap.drawing.canvasToDOM(unionMap.route(id))", id_)

    def click_union(self, id_: str) -> None:
        """Click a union's box on the picture."""
        self._click("id => unionMap.drawing.canvasToDOM(unionMap.drawing.getPosition(id))", id_)

    def _click(self, place: str, id_: str) -> None:
        at, box = self.page.evaluate(place, id_), self.page.locator("#net canvas").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])

    def panel(self) -> str:
        """Return the text of the evidence panel."""
        return self.page.locator("#panel").inner_text()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a map from a file, as somebody without a network does.

    `page` stands for the map's own page when given, `how` goes to the browser (e.g. `color_scheme`, `bypass_csp`).
    """
    contexts = []

    def open_map(
        drawn: Map,
        width: int = 1366,
        height: int = 768,
        address: str = "",
        locale: str = "zh-CN",
        *,
        page: bytes = b"",
        **how: Any,
    ) -> Visit:
        file = tmp_path / f"{drawn.name}.html"
        file.write_bytes(page or render(drawn))
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, locale=locale, accept_downloads=True, **how
        )
        contexts.append(context)
        seen = Visit(context.new_page(), [], [])
        local = ("file:", "data:", "blob:")
        seen.page.on("request", lambda asked: None if asked.url.startswith(local) else seen.requests.append(asked.url))
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("console", lambda told: seen.errors.append(told.text) if told.type == "error" else None)
        seen.page.goto(file.as_uri() + address)
        seen.page.locator('html[data-ready="1"]').wait_for(state="attached", timeout=10_000)
        return seen

    yield open_map
    for context in contexts:
        context.close()
