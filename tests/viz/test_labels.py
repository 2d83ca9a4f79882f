"""Labels of relations: on demand, never on one another, and the one that is wanted always."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from unionkg.viz.spec import ClaimCard, Edge, Group, Label, Map, Node, Quote

pytestmark = pytest.mark.browser
PAIR = "https://w3id.org/unionkg/id/partnership-110108-420381"
HAIDIAN = "https://w3id.org/unionkg/id/union-110108"
PAPER = "getComputedStyle(document.body).backgroundColor"
LABELS = "unionMap.labels().map(([id]) => id)"
ROOMS = """() => unionMap.labels().map(([, { left, top, width, height }]) => [left, top, left + width, top + height])"""
BOXES = """() => Object.keys(JSON.parse(document.getElementById('data').textContent).nodes).map((id) => {
  const { left, top, right, bottom } = unionMap.drawing.getBoundingBox(id);
  return [left, top, right, bottom];
})"""
SIZES = [(1366, 768), (1920, 1080), (390, 844)]
Open = Callable[..., Any]  # of a map, gives a Visit (conftest.py)
Room = tuple[float, float, float, float]


def crowded(left: int, right: int) -> Map:
    """Return a map on which every union of one column works with every union of the other."""
    sides = (("left", left), ("right", right))
    nodes = tuple(
        Node(f"{side}-{at}", Label(f"第{at}工会", f"Union number {at}"), side, column)
        for column, (side, size) in enumerate(sides)
        for at in range(size)
    )
    card = ClaimCard(
        "c", Label("甲"), Label("乙"), (), (Quote("丙", Label("书"), Label("页"), 0, 1),), "reported", Label("丁")
    )
    edges = tuple(
        Edge(f"e-{a}-{b}", f"left-{a}", f"right-{b}", "odd" if b % 2 else "even", Label("往来"), ("c",), "stated")
        for a in range(left)
        for b in range(right)
    )
    groups = (Group("left", Label("左", "left")), Group("right", Label("右", "right")))
    kinds = (Group("odd", Label("单")), Group("even", Label("双")))
    title = Label("密图", "crowd")
    return Map("crowd", title, title, "columns", (title, title), groups, kinds, nodes, edges, (card,))


def apart(one: Room, other: Room) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_label_stands_on_another_or_on_a_union(visit: Open, width: int, height: int, locale: str) -> None:
    drawn = crowded(4, 5)
    seen = visit(drawn, width, height, locale=locale)
    rooms, boxes = seen.page.evaluate(ROOMS), seen.page.evaluate(BOXES)
    assert 2 < len(rooms) < len(drawn.edges)
    assert all(apart(one, other) for one, other in combinations(rooms, 2))
    assert all(apart(room, box) for room in rooms for box in boxes)


def test_a_line_without_room_for_its_label_shows_it_when_chosen(visit: Open) -> None:
    drawn = crowded(4, 5)
    seen = visit(drawn)
    shown = seen.page.evaluate(LABELS)
    silent = next(edge.id for edge in drawn.edges if edge.id not in shown)
    seen.page.evaluate("id => unionMap.choose(id)", silent)
    assert seen.page.evaluate(LABELS)[0] == silent
    rooms = seen.page.evaluate(ROOMS)
    assert all(apart(one, other) for one, other in combinations(rooms, 2))


def test_many_lines_carry_labels_only_on_demand(visit: Open) -> None:
    seen = visit(crowded(4, 8))
    assert not seen.page.is_checked("#labels")
    assert seen.page.evaluate(LABELS) == []
    seen.page.uncheck("#kinds li:nth-child(1) input")
    assert seen.page.is_checked("#labels")
    assert all(int(id_[-1]) % 2 == 0 for id_ in seen.page.evaluate(LABELS))
    seen.page.uncheck("#labels")
    seen.page.check("#kinds li:nth-child(1) input")
    seen.page.check("#labels")
    assert len(seen.page.evaluate(LABELS)) > 2


def test_a_line_pointed_at_shows_its_label(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    seen.page.uncheck("#labels")
    assert seen.page.evaluate(LABELS) == []
    at = seen.page.evaluate("id => unionMap.drawing.canvasToDOM(unionMap.route(id))", PAIR)
    box = seen.page.locator("#net canvas").bounding_box()
    seen.page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    assert seen.page.evaluate(LABELS) == [PAIR]
    seen.page.hover("#save summary")
    assert seen.page.evaluate(LABELS) == []


def test_lines_of_the_authority_tables_have_no_labels(visit: Open, hierarchy: Map) -> None:
    assert visit(hierarchy).page.evaluate(LABELS) == []


def drag(seen: Any, id_: str, across: float, down: float) -> None:
    """Drag a union's box by so many pixels of the screen."""
    at = seen.page.evaluate("id => unionMap.drawing.canvasToDOM(unionMap.drawing.getPosition(id))", id_)
    box = seen.page.locator("#net canvas").bounding_box()
    x, y = box["x"] + at["x"], box["y"] + at["y"]
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + across / 2, y + down / 2)
    seen.page.mouse.move(x + across, y + down)
    seen.page.mouse.up()


def test_a_box_put_on_a_label_hides_it(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    quiet = next(node.id for node in partnership.nodes if node.group == "quiet")
    start = seen.page.evaluate("id => unionMap.drawing.canvasToDOM(unionMap.drawing.getPosition(id))", quiet)
    goal = seen.page.evaluate("id => unionMap.drawing.canvasToDOM(unionMap.route(id))", PAIR)
    assert PAIR in seen.page.evaluate(LABELS)
    drag(seen, quiet, goal["x"] - start["x"], goal["y"] - start["y"])
    assert PAIR not in seen.page.evaluate(LABELS)
    seen.page.evaluate("id => unionMap.choose(id)", PAIR)
    assert PAIR in seen.page.evaluate(LABELS)
