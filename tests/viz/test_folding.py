"""A tree of unions whose branches fold: on the picture, in the table, by keyboard, and in what is saved."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from unionkg.viz.spec import Edge, Group, Label, Map, Node

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
SHOWN = "() => document.getElementById('shown').textContent"
PLACES = """() => Object.fromEntries(JSON.parse(document.getElementById('graph').textContent).nodes.map(({ id }) =>
  [id, unionMap.drawing.getPosition(id).y]))"""


def tree(provinces: int, cities: int) -> Map:
    """Return one national union, so many provincial ones, and so many cities below each."""
    levels = ("national", "provincial", "city")
    nodes = [Node("n", Label("全国工会"), "national", 0)]
    for province in range(provinces):
        nodes.append(Node(f"p{province}", Label(f"{province}省工会"), "provincial", 1))
        nodes += (Node(f"p{province}c{city}", Label(f"{province}省{city}市工会"), "city", 2) for city in range(cities))
    above = {node.id: node.id.partition("c")[0] if "c" in node.id else "n" for node in nodes[1:]}
    return Map(
        name="tree",
        title=Label("层级"),
        note=Label("说明"),
        shape="tree",
        ends=(Label("上级"), Label("下级")),
        groups=tuple(Group(level, Label(level)) for level in levels),
        kinds=(Group("higher", Label("上下级")),),
        nodes=tuple(nodes),
        edges=tuple(Edge(f"{a}-{b}", a, b, "higher", Label("上下级"), (), "authority") for b, a in above.items()),
        claims=(),
    )


def test_a_branch_folds_on_the_picture_and_in_the_table(visit: Open) -> None:
    seen = visit(tree(3, 4))
    before = seen.page.evaluate(PLACES)
    seen.click_union("p1")
    seen.page.get_by_role("button", name="收起下级（4）").press("Enter")
    assert seen.page.evaluate(SHOWN) == "显示 12/16 个工会、11/15 条关系"
    assert seen.page.locator("#relation-table tbody tr").count() == 11
    after = seen.page.evaluate(PLACES)
    assert after["p2"] - after["p0"] < before["p2"] - before["p0"]
    assert after["p0c3"] < after["p1"] < after["p2c0"]
    seen.page.get_by_role("button", name="展开下级（4）").press("Enter")
    assert seen.page.evaluate(PLACES) == before
    assert seen.errors == []


@pytest.mark.parametrize("width", [1366, 390])
def test_a_mark_folds_what_is_below_and_no_box_lies_on_another(visit: Open, width: int) -> None:
    page = visit(tree(3, 4), width, 800).page
    page.locator("#net").scroll_into_view_if_needed()
    box = page.locator("#net canvas").bounding_box()
    at = page.evaluate("id => unionMap.drawing.canvasToDOM(unionMap.mark(id))", "p0")
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    page.locator("#shown", has_text="12/16").wait_for(state="attached")
    places = page.evaluate(PLACES)
    shown = sorted(y for id_, y in places.items() if not id_.startswith("p0c") and ("c" in id_ or id_ == "p0"))
    assert min(below - above for above, below in pairwise(shown)) > 20


def test_all_branches_fold_and_open(visit: Open) -> None:
    page = visit(tree(3, 4)).page
    page.get_by_role("button", name="收起各级").click()
    assert "4/16" in page.evaluate(SHOWN)
    page.get_by_role("button", name="全部展开").click()
    assert "16/16" in page.evaluate(SHOWN)


def test_what_is_searched_comes_into_sight(visit: Open) -> None:
    page = visit(tree(3, 4)).page
    page.get_by_role("button", name="收起各级").click()
    page.fill("#search", "2省3市")
    page.press("#search", "Enter")
    assert "8/16" in page.evaluate(SHOWN)
    assert "2省3市工会" in page.locator("#panel").inner_text()


def test_a_large_tree_opens_with_lower_branches_folded(visit: Open) -> None:
    page = visit(tree(20, 14)).page
    assert "21/301" in page.evaluate(SHOWN)
    assert page.locator("#folding").inner_text() == "全部展开"


def test_maps_that_are_no_trees_have_nothing_to_fold(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    assert page.locator("#folding").is_hidden()
    assert page.evaluate("unionMap.mark('https://w3id.org/unionkg/id/union-110108')") is None


def test_a_drawing_leaves_out_what_is_folded(visit: Open) -> None:
    page = visit(tree(2, 2)).page
    page.get_by_role("button", name="收起各级").click()
    page.click("#save summary")
    with page.expect_download() as handed:
        page.click('[data-save="svg"]')
    text = handed.value.path().read_text("utf-8")
    assert "+2" in text
    assert "0省工会" in text
    assert "0省0市工会" not in text
