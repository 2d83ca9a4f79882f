from itertools import combinations

import pytest
from unionkg.viz.palette import INK, PAPER, THEMES, contrast, edge_style, node_style

PLACES = range(7)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("quiet", [False, True])
def test_borders_and_lines_stand_out_and_labels_are_legible(place: int, quiet: bool) -> None:
    boxes, lines = node_style(place, quiet).colours, edge_style(place, quiet).colours
    for theme, (fill, border, ink), line in zip(THEMES, boxes, lines, strict=True):
        assert contrast(border, PAPER[theme]) >= 3
        assert contrast(line, PAPER[theme]) >= 3
        assert contrast(ink, fill) >= 7
        assert contrast(INK[theme], PAPER[theme]) >= 7


def test_no_two_sorts_differ_by_colour_alone() -> None:
    shapes = [(style.corner, style.dashes) for style in map(node_style, range(4))]
    assert all(one != other for one, other in combinations(shapes, 2))
    dashes = [edge_style(place).dashes for place in range(4)]
    assert all(one != other for one, other in combinations(dashes, 2))
