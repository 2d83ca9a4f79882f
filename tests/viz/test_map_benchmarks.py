"""The benchmark of maps visits pages and tells what it saw; no test says how long anything takes."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.maps import PATIENCE, Making, Pictures, Seen, Visits, country, generated, ours, stock, visit


def test_a_page_is_told_by_the_medians_of_its_visits() -> None:
    seen = (Seen(0.5, 60, 0.02, 3), Seen(2.0, 30, 0.04, 5), Seen(1.0, 40, 0.03, 4))
    rows = (Visits("ours", 700_400, seen), Visits("other", 1_000, (Seen(PATIENCE),)))
    assert Pictures("Maps", rows).markdown().splitlines()[-2:] == [
        "| ours | 700 KB | 1.00 s | 40 | 30 ms | 4 |",
        "| other | 1 KB | not in 30 s | – | – | – |",
    ]


def test_a_large_map_is_told_by_its_making_and_opening() -> None:
    assert "| 2.00 s | 1.5 MB | 500 ms |" in Making("A country", 2.0, 1_500_000, 0.5).markdown()


def test_generated_maps_are_the_same_each_time() -> None:
    assert generated(30) == generated(30)
    assert len({node.label for node in generated(1000).nodes}) == 1000
    drawn, areas = country(100)
    assert {len(areas.of[node.id]) for node in drawn.nodes} == {2}


@pytest.mark.browser
def test_a_visit_sees_a_picture_without_a_network(browser: Browser, tmp_path: Path) -> None:
    drawn = generated(30)
    own, other = (visit(browser, page, tmp_path) for page in (ours(drawn), stock(drawn, physics=False)))
    assert max(own.ready, other.ready) < PATIENCE
    assert min(own.frames, other.frames, own.choice, other.choice) > 0
    assert own.overlaps == 0
    assert other.overlaps > 0
