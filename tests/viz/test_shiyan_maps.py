"""The bundled maps as a press officer sees them: legible, apart, and each stated relation with its quote."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from unionkg.graph.store import Store
from unionkg.viz import maps
from unionkg.viz.spec import Map

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
SIZES = [(1366, 768), (1920, 1080), (390, 844)]
WANTED: dict[str, dict[str, object]] = {
    "partnership": {}, "hierarchy": {}, "programmes": {}, "source": {}, "ego": {"focus": "十堰市总工会"},
}  # fmt: skip
SEEN = """() => {
  const ids = JSON.parse(document.getElementById('graph').textContent);
  const boxes = ids.nodes.map(({ id }) => unionMap.drawing.getBoundingBox(id));
  const frame = ({ left, top, right, bottom }) => [left, top, right, bottom];
  const labels = unionMap.labels().map(([, at]) => [at.left, at.top, at.left + at.width, at.top + at.height]);
  const data = JSON.parse(document.getElementById('data').textContent);
  const layout = Object.values(data.layouts[document.documentElement.lang === 'en' ? 'en' : 'zh']);
  const font = Math.min(...layout.map((one) => Math.min(one.font, one.edgeFont))) * unionMap.drawing.getScale();
  return { boxes: boxes.map(frame), labels, font, lines: ids.edges.map(({ id }) => unionMap.route(id).path) };
}"""
POINTS = """(paths) => paths.map((path) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  element.setAttribute('d', path);
  const length = element.getTotalLength();
  return Array.from({ length: 33 }, (_, at) => {
    const { x, y } = element.getPointAtLength(length * at / 32);
    return [x, y];
  });
})"""
Point = tuple[float, float]


@pytest.fixture(params=WANTED)
def drawn(request: pytest.FixtureRequest, shiyan_store: Store) -> Map:
    return maps()[request.param].draw(shiyan_store, **WANTED[request.param])


def apart(a: list[float], b: list[float]) -> bool:
    return a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5


def turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cross(one: list[Point], other: list[Point]) -> bool:
    """Tell whether two lines cross away from their ends."""
    pairs = [(one[at], one[at + 1]) for at in range(1, len(one) - 2)]
    others = [(other[at], other[at + 1]) for at in range(1, len(other) - 2)]
    return any(
        turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0 for a, b in pairs for c, d in others
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_lies_on_anything_else_and_all_is_legible(visit: Open, drawn: Map, width: int, height: int) -> None:
    visited = visit(drawn, width, height)
    seen = visited.page.evaluate(SEEN)
    assert seen["font"] >= 12
    assert all(apart(a, b) for a, b in combinations(seen["boxes"], 2))
    assert all(apart(a, b) for a, b in combinations(seen["labels"], 2))
    assert all(apart(label, box) for label in seen["labels"] for box in seen["boxes"])
    assert (visited.requests, visited.errors) == ([], [])


def test_few_lines_cross(visit: Open, drawn: Map) -> None:
    page = visit(drawn).page
    lines = page.evaluate(POINTS, page.evaluate(SEEN)["lines"])
    crossed = sum(cross(one, other) for one, other in combinations(lines, 2))
    assert crossed <= 5


def test_every_stated_relation_has_a_quote_and_others_say_what_they_are(drawn: Map) -> None:
    cards = {card.id: card for card in drawn.claims}
    for edge in drawn.edges:
        quotes = [quote for claim in edge.claims for quote in cards[claim].quotes]
        assert bool(quotes) == (edge.basis in ("stated", "inferred"))


def test_the_table_has_a_row_for_each_relation_that_is_shown(visit: Open, drawn: Map) -> None:
    page = visit(drawn).page
    assert page.locator("#relation-table tbody tr").count() == len(drawn.edges)
    page.locator("#kinds input").first.uncheck()
    shown = [edge for edge in drawn.edges if set(edge.kinds) - {drawn.kinds[0].key}]
    assert page.locator("#relation-table tbody tr").count() == len(shown)
