"""What a reader does with a map: save it, sort its table, move its unions, hide its labels."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from unionkg.graph.errors import BadQuestion
from unionkg.viz import render
from unionkg.viz.spec import Map

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
HAIDIAN = "https://w3id.org/unionkg/id/union-110108"
SVG = "{http://www.w3.org/2000/svg}"


def saved(seen: Any, form: str, folder: Path) -> Path:
    """Return the file that the page hands over."""
    seen.page.click("#save summary")
    with seen.page.expect_download() as saving:
        seen.page.click(f"[data-save={form}]")
    path = folder / str(saving.value.suggested_filename)
    saving.value.save_as(path)
    return path


def test_the_menu_opens_and_closes_by_keyboard(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    page.locator("#save summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-save=svg]").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("[data-save=svg]").is_visible()
    assert page.evaluate("document.activeElement.parentElement.id") == "save"


def test_the_menu_is_walked_by_arrow_keys_and_closes_behind_the_reader(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    place = "document.activeElement.dataset.save || document.activeElement.id"
    page.locator("#save summary").focus()
    for key, at in (("ArrowDown", "png"), ("ArrowDown", "svg"), ("ArrowUp", "png"), ("ArrowUp", "print")):
        page.keyboard.press(key)
        assert page.evaluate(place) == at
    page.keyboard.press("Tab")
    assert page.evaluate(place) == "theme"
    assert page.locator("[data-save=svg]").is_hidden()
    page.click("#save summary")
    assert page.locator("[data-save=svg]").is_visible()
    page.mouse.click(600, 740)
    assert page.locator("[data-save=svg]").is_hidden()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_whole_menu_is_in_view(visit: Open, partnership: Map, width: int, height: int) -> None:
    page = visit(partnership, width, height).page
    page.click("#save summary")
    room = page.locator("#save ul").bounding_box()
    assert room["x"] >= 0
    assert room["x"] + room["width"] <= width
    assert room["y"] + room["height"] <= height


def test_a_drawing_has_every_box_line_and_name(visit: Open, partnership: Map, tmp_path: Path) -> None:
    root = ElementTree.parse(saved(visit(partnership), "svg", tmp_path)).getroot()
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert len(list(root.iter(f"{SVG}path"))) == len(partnership.edges)
    assert "工会合作关系图" in texts
    assert "丹江口市总工会" in texts
    assert any("对口协作" in text for text in texts)
    rects = len(list(root.iter(f"{SVG}rect")))
    assert rects >= len(partnership.nodes) + len(partnership.edges)


def test_a_drawing_leaves_out_what_is_filtered(visit: Open, partnership: Map, tmp_path: Path) -> None:
    seen = visit(partnership)
    seen.page.locator("#groups input").nth(2).uncheck()
    said = saved(seen, "svg", tmp_path).read_text(encoding="utf-8")
    assert "丹江口市总工会" in said
    assert "茅箭区总工会" not in said


def test_data_holds_the_quotes_of_what_is_shown(visit: Open, partnership: Map, tmp_path: Path) -> None:
    data = json.loads(saved(visit(partnership), "json", tmp_path).read_text(encoding="utf-8"))
    assert {node["id"] for node in data["nodes"]} == {node.id for node in partnership.nodes}
    assert {edge["id"] for edge in data["edges"]} == {edge.id for edge in partnership.edges}
    quotes = [quote["text"] for claim in data["claims"] for quote in claim["quotes"]]
    assert "海淀区总工会买了十多万元的橘子,三年没有断过。" in quotes


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_other_programs_read_the_graph(
    visit: Open, partnership: Map, tmp_path: Path, form: str, read: Callable[[Path], Any]
) -> None:
    graph = read(saved(visit(partnership), form, tmp_path))
    assert set(graph.nodes) == {node.id for node in partnership.nodes}
    assert graph.nodes[HAIDIAN]["label"] == "北京市海淀区总工会"
    lines = {(one, other): values for one, other, values in graph.edges(data=True)}
    assert lines.keys() == {(edge.source, edge.target) for edge in partnership.edges}
    edge = partnership.edges[0]
    assert int(lines[edge.source, edge.target]["claims"]) == len(edge.claims)


def test_a_table_is_sorted_by_its_heads(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    page.click("#tab-table")
    claims = page.locator("#union-table th").nth(3).locator("button")

    def column() -> list[int]:
        return [int(text) for text in page.locator("#union-table tbody td:nth-child(4)").all_inner_texts()]

    claims.click()
    assert column() == sorted(column())
    page.keyboard.press("Enter")
    assert column() == sorted(column(), reverse=True)
    assert page.locator("#union-table th").nth(3).get_attribute("aria-sort") == "descending"
    assert len(set(column())) > 1


def test_chinese_names_are_sorted_by_sound(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    page.click("#tab-table")
    page.locator("#union-table th button").first.click()
    names = page.locator("#union-table tbody td:nth-child(1)").all_inner_texts()
    sounds = ["北京市海淀区总工会", "北京市通州区总工会", "丹江口市总工会", "房县总工会", "茅箭区总工会"]
    assert names[:5] == sounds != sorted(names)[:5]


def test_a_union_is_moved_saved_put_back_and_opened_again(visit: Open, partnership: Map, tmp_path: Path) -> None:
    seen = visit(partnership)
    page = seen.page
    where = f"unionMap.drawing.getPosition({json.dumps(HAIDIAN)}).x"
    first = page.evaluate(where)
    seen.click_union(HAIDIAN)
    page.keyboard.press("Alt+ArrowRight")
    assert page.evaluate(where) == first + 20
    page.click("#save summary")
    with page.expect_download() as saving:
        page.click("#save-places")
    path = tmp_path / "places.json"
    saving.value.save_as(path)
    page.click("#save summary")
    page.click("#reset")
    assert page.evaluate(where) == first
    page.set_input_files("#places", path)
    page.locator("#told", has_text="已按文件摆放").wait_for()
    assert page.evaluate(where) == first + 20
    assert seen.errors == []


def test_dragging_moves_a_union_and_its_line(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    edge = next(edge for edge in partnership.edges if HAIDIAN in (edge.source, edge.target))
    line = f"unionMap.route({json.dumps(edge.id)}).path"
    before = page.evaluate(line)
    at = page.evaluate("id => unionMap.drawing.canvasToDOM(unionMap.drawing.getPosition(id))", HAIDIAN)
    box = page.locator("#net canvas").bounding_box()
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + at["x"] - 30, box["y"] + at["y"] + 40, steps=5)
    page.mouse.up()
    assert page.evaluate(line) != before


def of_partnership(places: str) -> str:
    return f'{{"map": "partnership", "places": {places}}}'


WRONG = {
    "no JSON": "no json",
    "nothing": "",
    "an empty object": "{}",
    "another map": json.dumps({"map": "hierarchy", "places": {HAIDIAN: {"x": 1, "y": 2}}}),
    "a list": "[1]",
    "null": "null",
    "no places": of_partnership("null"),
    "a place in words": of_partnership(json.dumps({HAIDIAN: {"x": "1", "y": 2}})),
    "a place out of reach": of_partnership(json.dumps({HAIDIAN: {"x": 1e300, "y": 2}})),
    "a place of none": of_partnership(json.dumps({HAIDIAN: None})),
    "a union of no map": of_partnership(json.dumps({"constructor": {"x": 1, "y": 2}})),
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_a_file_of_something_else_changes_nothing(visit: Open, partnership: Map, tmp_path: Path, content: str) -> None:
    seen = visit(partnership)
    before = seen.page.evaluate("unionMap.drawing.getPositions()")
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    seen.page.set_input_files("#places", path)
    seen.page.locator("#told", has_text="什么都没有改动").wait_for()
    assert seen.page.evaluate("unionMap.drawing.getPositions()") == before
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#told").inner_text() == ""
    assert seen.errors == []


def test_names_of_relations_are_shown_on_demand_and_never_on_each_other(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    labels = page.evaluate("unionMap.labels()")
    assert len(labels) == len(partnership.edges)
    for (_, one), (_, other) in combinations(labels, 2):
        assert one["top"] + one["height"] <= other["top"] or other["top"] + other["height"] <= one["top"]
    page.uncheck("#labels")
    assert page.evaluate("unionMap.labels()") == []
    page.evaluate("id => unionMap.choose(id)", partnership.edges[0].id)
    assert [id_ for id_, _ in page.evaluate("unionMap.labels()")] == [partnership.edges[0].id]


def test_light_and_dark_are_chosen_by_hand(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate(paper) == "rgb(20, 24, 29)"
    assert page.locator("#theme").inner_text() == "深色"


def test_a_notebook_shows_the_map_in_a_frame_of_its_own(browser: Any, partnership: Map, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><p>笔记</p>{partnership._repr_html_()}", encoding="utf-8")
    page = browser.new_page(locale="zh-CN")
    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator('html[data-ready="1"]').wait_for(state="attached", timeout=10_000)
    frame.locator("#tab-table").click()
    frame.locator("#relation-table tbody tr").first.click()
    assert frame.locator("#panel blockquote").count() > 0
    page.close()


def test_a_map_that_nobody_could_read_is_refused_with_advice(partnership: Map) -> None:
    nodes = tuple(replace(partnership.nodes[0], id=f"urn:{at}") for at in range(1001))
    crowd = replace(partnership, nodes=nodes, edges=())
    with pytest.raises(BadQuestion, match=r"1,001 boxes, and 1,000 at most.*--focus"):
        render(crowd)
