from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from unionkg.viz.layout import arrange
from unionkg.viz.spec import Label, Map, Quote

pytestmark = pytest.mark.browser
PAIR = "https://w3id.org/unionkg/id/partnership-110108-420381"
HAIDIAN = "https://w3id.org/unionkg/id/union-110108"
SIZES = [(1366, 768), (1920, 1080), (390, 844)]
INK = """() => {
  const canvas = document.querySelector('#net canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const colours = new Set();
  let ink = 0;
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3]) {
    ink += 1;
    colours.add((pixels[i] >> 5 << 10) | (pixels[i + 1] >> 5 << 5) | (pixels[i + 2] >> 5));
  }
  return [ink * 4 / pixels.length, colours.size];
}"""
BOXES = """() => Object.keys(JSON.parse(document.getElementById('data').textContent).nodes).map((id) => {
  const box = unionMap.drawing.getBoundingBox(id);
  const corner = unionMap.drawing.canvasToDOM({ x: box.left, y: box.top });
  const other = unionMap.drawing.canvasToDOM({ x: box.right, y: box.bottom });
  return [corner.x, corner.y, other.x, other.y];
})"""
FONTS = """() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const languages = Object.values(data.layouts[document.documentElement.lang === 'en' ? 'en' : 'zh']);
  return Math.min(...languages.map((one) => Math.min(one.font, one.edgeFont))) * unionMap.drawing.getScale();
}"""
GLYPHS = """() => ['郧', '堰', '\\uffff'].map((char) => {
  const context = document.createElement('canvas').getContext('2d');
  context.font = '40px ' + getComputedStyle(document.body).fontFamily;
  context.fillText(char, 10, 50);
  return context.getImageData(0, 0, 80, 80).data.join();
})"""
Open = Callable[..., Any]  # of a map, gives a Visit (conftest.py)


@pytest.mark.parametrize("name", ["partnership", "hierarchy"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_map_opens_offline_and_is_legible(
    request: pytest.FixtureRequest, visit: Open, name: str, width: int, height: int
) -> None:
    seen = visit(request.getfixturevalue(name), width, height)
    ink, colours = seen.page.evaluate(INK)
    assert ink > 0.02
    assert colours >= 8
    assert seen.page.evaluate(FONTS) >= 12
    boxes = seen.page.evaluate(BOXES)
    apart = [a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for a, b in combinations(boxes, 2)]
    assert all(apart)
    assert not seen.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert (seen.requests, seen.errors) == ([], [])


@pytest.mark.parametrize("name", ["partnership", "hierarchy"])
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_the_whole_map_is_in_view_on_an_office_screen(
    request: pytest.FixtureRequest, visit: Open, name: str, locale: str
) -> None:
    seen = visit(request.getfixturevalue(name), locale=locale)
    room = seen.page.locator("#net").bounding_box()
    for left, top, right, bottom in seen.page.evaluate(BOXES):
        assert left >= 0
        assert top >= 0
        assert right <= room["width"]
        assert bottom <= room["height"]
    assert seen.page.evaluate(FONTS) >= 12


def test_chinese_characters_have_glyphs(visit: Open, partnership: Map) -> None:
    yun, yan, none = visit(partnership).page.evaluate(GLYPHS)
    assert len({yun, yan, none}) == 3


def test_every_union_and_relation_stands_in_the_table(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    seen.page.click("#tab-table")
    rows = seen.page.locator("#union-table tbody tr").all_inner_texts()
    assert len(rows) == 12
    assert all(any(node.label.zh in row for row in rows) for node in partnership.nodes)
    relations = seen.page.locator("#relation-table tbody tr").all_inner_texts()
    assert len(relations) == 2
    quotes = sum(len(card.quotes) for card in partnership.claims if card.id in partnership.edges[1].claims)
    pair = ["丹江口市总工会", "北京市海淀区总工会", "对口协作"]
    assert relations[1].split("\t") == [*pair, "4", str(quotes), "来源陈述"]


def test_clicking_a_line_lists_its_claims_with_their_quotes(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    seen.click_line(PAIR)
    seen.page.locator("#panel h2", has_text="北京市海淀区总工会").wait_for()
    told = seen.panel()
    claims = partnership.edges[1].claims
    assert seen.page.locator("#panel .claim").count() == len(claims) == 4
    for card in partnership.claims:
        if card.id in claims:
            assert all(f"「{quote.text}」" in told for quote in card.quotes)
    for words in ("结对记", "“结对”一节", "图片说明", "至少 100,000", "十多万元", "三年", "数额是下限。", "来源陈述"):
        assert words in told
    assert (seen.requests, seen.errors) == ([], [])


def test_what_is_inferred_or_doubtful_is_marked(visit: Open, partnership: Map) -> None:
    seen = visit(partnership, address="#partnership-110112-420300-wudangshan")
    assert "推断" in seen.panel()
    seen.page.evaluate("location.hash = '#union-420325'")
    seen.page.locator("#panel .doubt", has_text="存疑").wait_for()
    assert "语气不定。" in seen.panel()


def test_clicking_a_union_shows_its_facts_and_relations(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    seen.click_union(HAIDIAN)
    seen.page.locator("#panel h2", has_text="北京市海淀区总工会").wait_for()
    assert "北京市总工会" in seen.panel()
    seen.page.locator("#panel .link", has_text="丹江口市总工会").click()
    seen.page.locator("#panel h2", has_text="丹江口市总工会").wait_for()
    assert seen.page.evaluate("decodeURI(location.hash)") == f"#{PAIR}"


def test_a_higher_union_is_marked_as_authority_data(visit: Open, hierarchy: Map) -> None:
    seen = visit(hierarchy)
    seen.page.click("#tab-table")
    seen.page.locator("#relation-table tbody tr", has_text="丹江口市总工会").click()
    assert "没有引文" in seen.panel()
    assert seen.page.locator("#panel blockquote").count() == 0


def test_search_suggests_and_jumps(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    seen.page.fill("#search", "工会")
    assert seen.page.locator("#suggestions [role=option]").count() == 12
    seen.page.fill("#search", "海淀")
    assert seen.page.locator("#suggestions [role=option]").all_inner_texts() == ["北京市海淀区总工会"]
    seen.page.press("#search", "Enter")
    assert "北京市海淀区总工会" in seen.page.locator("#panel h2").inner_text()
    seen.page.fill("#search", "没有的名字")
    assert "没有符合的名称" in seen.page.locator("#suggestions").inner_text()


def test_the_legend_filters_picture_and_table_alike(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    before, _ = seen.page.evaluate(INK)
    assert seen.page.locator("#groups .count").all_inner_texts() == ["2", "2", "8"]
    seen.page.uncheck("#groups li:nth-child(3) input")
    seen.page.wait_for_timeout(100)
    after, _ = seen.page.evaluate(INK)
    assert after < before * 0.8
    seen.page.click("#tab-table")
    assert seen.page.locator("#union-table tbody tr").count() == 4
    seen.page.uncheck("#groups li:nth-child(1) input")
    assert seen.page.locator("#relation-table tbody tr").count() == 0
    assert "2/12" in seen.page.locator("#shown").inner_text()


def test_everything_is_reached_by_keyboard(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    seen.page.focus("#tab-table")
    seen.page.keyboard.press("Enter")
    seen.page.focus("#relation-table tbody tr:nth-child(2)")
    seen.page.keyboard.press("Enter")
    assert "丹江口市总工会" in seen.page.locator("#panel h2").inner_text()
    assert seen.page.evaluate("document.activeElement.id") == "panel-title"
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#panel blockquote").count() == 0
    assert seen.page.evaluate("document.activeElement.dataset.id") == PAIR
    assert seen.page.evaluate("location.hash") == ""


def test_the_page_speaks_chinese_and_english(visit: Open, partnership: Map) -> None:
    seen = visit(partnership, address="#union-110108")
    assert seen.page.locator("h1").inner_text() == "工会合作关系图"
    seen.page.click("#language")
    assert seen.page.locator("h1").inner_text() == "Union partnerships"
    assert "Haidian Federation of Trade Unions" in seen.page.locator("#panel h2").inner_text()
    assert seen.page.get_attribute("html", "lang") == "en"
    assert seen.page.evaluate(FONTS) >= 12
    seen.page.click("#language")
    assert seen.page.locator("#panel h2").inner_text() == "北京市海淀区总工会"
    assert visit(partnership, locale="en-US").page.locator("h1").inner_text() == "Union partnerships"


def test_the_picture_is_saved_whole(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    with seen.page.expect_download() as saving:
        seen.page.click("#save summary")
        seen.page.click("[data-save=png]")
    assert saving.value.suggested_filename == "工会合作关系图.png"
    picture = saving.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) > 1000
    assert (seen.requests, seen.errors) == ([], [])


def test_the_picture_knows_where_each_box_stands(visit: Open, hierarchy: Map) -> None:
    seen = visit(hierarchy)
    scale = seen.page.evaluate("unionMap.drawing.getScale()")
    shown = [(right - left, bottom - top) for left, top, right, bottom in seen.page.evaluate(BOXES)]
    boxes = arrange(hierarchy, "zh").boxes
    planned = [(boxes[node.id].width * scale, boxes[node.id].height * scale) for node in hierarchy.nodes]
    assert [pytest.approx(size, abs=0.5) for size in planned] == shown


def test_a_box_half_out_of_view_is_drawn(visit: Open, hierarchy: Map) -> None:
    seen = visit(hierarchy)
    seen.page.evaluate(
        """() => {
        const { right, top } = unionMap.extent();
        const x = right - 30 + document.getElementById('net').clientWidth / 2;
        unionMap.drawing.moveTo({ position: { x, y: top + 200 }, scale: 1 });
    }"""
    )
    seen.page.wait_for_timeout(100)
    _, colours = seen.page.evaluate(INK)
    assert colours >= 3


def test_a_window_that_changes_shows_the_map_anew(visit: Open, hierarchy: Map) -> None:
    seen = visit(hierarchy)
    seen.page.set_viewport_size({"width": 390, "height": 844})
    seen.page.wait_for_timeout(200)
    narrow = visit(hierarchy, 390, 844)
    assert seen.page.evaluate(BOXES) == [pytest.approx(box, abs=1) for box in narrow.page.evaluate(BOXES)]


def test_two_loads_show_the_same_picture(visit: Open, hierarchy: Map) -> None:
    pixels = "document.querySelector('#net canvas').toDataURL()"
    assert visit(hierarchy).page.evaluate(pixels) == visit(hierarchy).page.evaluate(pixels)


def test_a_map_without_unions_says_so(visit: Open) -> None:
    title = Label("空图", "empty")
    seen = visit(Map("empty", title, title, "columns", (title, title), (), (), (), (), ()))
    assert "没有工会" in seen.page.locator("#empty").inner_text()
    assert seen.errors == []


PAYLOADS = [
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>href",
    '"><a href="javascript:window.hit=1">x</a>',
    "\u2028window.hit=1//",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_collection_is_ever_run(visit: Open, partnership: Map, payload: str) -> None:
    evil = Label(payload, payload)
    cards = tuple(
        replace(
            card,
            kind=evil,
            words=evil,
            figures=(evil,),
            parts=(evil,),
            times=(payload,),
            note=evil,
            quotes=(Quote(payload, evil, evil, 0, 1),),
        )
        for card in partnership.claims
    )
    nodes = tuple(replace(node, label=evil, note=evil) for node in partnership.nodes)
    edges = tuple(replace(edge, label=evil) for edge in partnership.edges)
    groups = tuple(replace(group, label=evil) for group in partnership.groups)
    drawn = replace(partnership, title=evil, note=evil, nodes=nodes, edges=edges, groups=groups, claims=cards)
    seen = visit(drawn, address=f"#{PAIR}")
    seen.page.fill("#search", payload[:2])
    seen.page.press("#search", "Enter")
    seen.page.click("#tab-table")
    seen.page.locator("#relation-table tbody tr").first.click()
    seen.page.click("#language")
    seen.page.click("#tab-map")
    with seen.page.expect_download():
        seen.page.click("#save summary")
        seen.page.click("[data-save=png]")
    seen.page.hover("#net")
    assert seen.page.evaluate("window.hit") is None
    assert seen.page.locator("body img, body a, body svg").count() == 0
    assert payload.replace("\u2028", "") in seen.panel().replace("\u2028", "").replace("\n", "")
    assert (seen.requests, seen.errors) == ([], [])
