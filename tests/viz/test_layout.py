from itertools import combinations

import pytest
from unionkg.viz.layout import Box, arrange
from unionkg.viz.order import by_barycentre, crossings, outline, tree_rows
from unionkg.viz.spec import Label, Language, Map, Node


def overlap(one: Box, other: Box) -> bool:
    apart = abs(one.x - other.x) >= (one.width + other.width) / 2
    return not apart and abs(one.y - other.y) < (one.height + other.height) / 2


@pytest.mark.parametrize("name", ["partnership", "hierarchy"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("narrow", [False, True])
def test_no_two_boxes_overlap(request: pytest.FixtureRequest, name: str, language: Language, narrow: bool) -> None:
    drawn: Map = request.getfixturevalue(name)
    layout = arrange(drawn, language, narrow)
    assert layout.boxes.keys() == {node.id for node in drawn.nodes}
    assert not [pair for pair in combinations(layout.boxes.values(), 2) if overlap(*pair)]
    assert layout == arrange(drawn, language, narrow)


def test_partners_face_each_other_above_the_quiet_ones(partnership: Map) -> None:
    boxes = arrange(partnership, "zh").boxes
    for edge in partnership.edges:
        assert boxes[edge.source].x < boxes[edge.target].x
        assert boxes[edge.source].y == boxes[edge.target].y
    lowest = max(boxes[end].y for edge in partnership.edges for end in (edge.source, edge.target))
    assert all(boxes[node.id].y > lowest for node in partnership.nodes if node.group == "quiet")


def test_tiers_run_from_the_national_union_to_the_counties(hierarchy: Map) -> None:
    boxes = arrange(hierarchy, "zh").boxes
    assert all(boxes[edge.source].x < boxes[edge.target].x for edge in hierarchy.edges)
    indented = arrange(hierarchy, "zh", narrow=True).boxes
    assert all(indented[edge.source].y < indented[edge.target].y for edge in hierarchy.edges)


def test_barycentre_uncrosses_lines() -> None:
    links = [("a", "z"), ("b", "y"), ("c", "x")]
    assert crossings(["a", "b", "c"], ["x", "y", "z"], links) == 3
    assert crossings(*by_barycentre(["a", "b", "c"], ["x", "y", "z"], links), links) == 0


def test_barycentre_never_adds_crossings() -> None:
    links = [("a", "x"), ("b", "x"), ("b", "y"), ("c", "z")]
    assert crossings(*by_barycentre(["a", "b", "c"], ["x", "y", "z"], links), links) == 0


def test_a_parent_stands_amid_its_children() -> None:
    rows = tree_rows({"top": 0, "a": 1, "b": 1, "c": 1}, [("top", "a"), ("top", "b"), ("top", "c")])
    assert rows == {"a": 0, "b": 1, "c": 2, "top": 1}


def test_a_union_above_one_of_its_own_level_has_its_own_row() -> None:
    rows = tree_rows({"top": 0, "city": 1, "zone": 1}, [("top", "city"), ("city", "zone")])
    assert rows["city"] != rows["zone"]


def test_a_ring_of_higher_unions_is_drawn_once_each() -> None:
    ring = [("a", "b"), ("b", "a")]
    assert sorted(tree_rows({"a": 0, "b": 1}, ring)) == ["a", "b"]
    assert sorted(outline(["a", "b"], ring)) == ["a", "b"]


@pytest.mark.parametrize("shape", ["columns", "tree"])
def test_an_empty_map_has_a_layout(shape: str) -> None:
    title = Label("空", "empty")
    drawn = Map("empty", title, title, shape, (title, title), (), (), (), (), ())  # type: ignore[arg-type]
    assert arrange(drawn, "zh").boxes == {}


def test_a_map_holds_what_it_names() -> None:
    title = Label("图")
    node = Node("u", title, "missing", 0)
    with pytest.raises(ValueError, match="no group missing"):
        Map("m", title, title, "tree", (title, title), (), (), (node,), (), ())
    with pytest.raises(ValueError, match="names u twice"):
        Map("m", title, title, "tree", (title, title), (), (), (node, node), (), ())
