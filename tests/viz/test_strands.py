"""Several relations of one pair: one line that says how many they are, and opens into each of them."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from unionkg.viz.cards import Claims
from unionkg.viz.spec import Group, Label, Map, Strand
from unionkg.viz.strands import merged

from tests.viz.small_maps import card, small_map

Open = Callable[..., Any]
GIFT = Group("gift", Label("赠送", "gift"))
SVG = "{http://www.w3.org/2000/svg}"


def claims_of(*names: str) -> Claims:
    return Claims({name: card(name) for name in names}, {}, {})


def two_relations() -> Map:
    """Return a map of which one line stands for two relations and the other for one."""
    drawn = small_map("甲乙丙丁", "甲乙 丙丁", {"甲乙": (card("a"), card("b")), "丙丁": (card("c"),)})
    strands = [Strand("kind", Label("合作", "partnership"), ("a",)), Strand("gift", GIFT.label, ("b",))]
    line = merged("甲乙", "甲", "乙", strands, claims_of("a", "b"))
    return replace(drawn, kinds=(*drawn.kinds, GIFT), edges=(line, drawn.edges[1]))


def test_a_line_tells_how_many_relations_it_stands_for() -> None:
    line = two_relations().edges[0]
    assert line.label == Label("合作、赠送 ×2 · 2条陈述", "partnership, gift ×2 · 2 claims")
    assert (line.kind, line.kinds, line.claims, line.basis) == ("kind", ("kind", "gift"), ("a", "b"), "stated")


def test_one_relation_is_no_several() -> None:
    line = merged("甲乙", "甲", "乙", [Strand("gift", GIFT.label, ("b",))], claims_of("b"))
    assert (line.label, line.strands) == (GIFT.label, ())


def test_what_nobody_claims_says_what_it_is_known_from() -> None:
    line = merged("甲乙", "甲", "乙", [Strand("gift", GIFT.label, ())], claims_of(), "asked")
    assert line.basis == "asked"


@pytest.mark.parametrize("strand", [Strand("none", GIFT.label, ()), Strand("gift", GIFT.label, ("x",))])
def test_a_map_holds_the_kinds_and_claims_of_all_relations(strand: Strand) -> None:
    drawn = two_relations()
    line = replace(drawn.edges[0], strands=(strand, strand))
    with pytest.raises(ValueError, match="has no"):
        replace(drawn, edges=(line, drawn.edges[1]))


@pytest.mark.browser
def test_the_legend_and_the_table_count_every_relation(visit: Open) -> None:
    page = visit(two_relations()).page
    assert page.locator("#kinds .count").all_inner_texts() == ["2", "1"]
    page.click("#tab-table")
    rows = page.locator("#relation-table tbody tr")
    assert "合作、赠送 ×2" in rows.first.inner_text()
    page.locator("#kinds input").first.uncheck()
    assert rows.count() == 1
    assert rows.first.inner_text().split("\t")[2] == "赠送"
    page.locator("#kinds input").nth(1).uncheck()
    assert rows.count() == 0


@pytest.mark.browser
def test_a_line_opens_into_its_relations(visit: Open) -> None:
    seen = visit(two_relations())
    seen.click_line("甲乙")
    seen.page.locator("#panel", has_text="这条线包含 2 项关系").wait_for()
    strokes = "id => unionMap.route(id).strokes.map(({ kind }) => kind)"
    assert seen.page.evaluate(strokes, "甲乙") == ["kind"]
    seen.page.get_by_role("button", name="分开画出").press("Enter")
    assert seen.page.evaluate(strokes, "甲乙") == ["kind", "gift"]
    assert seen.page.locator("#apart").get_attribute("aria-pressed") == "true"
    assert "甲乙" not in dict(seen.page.evaluate("unionMap.labels()"))
    seen.page.click("#save summary")
    with seen.page.expect_download() as handed:
        seen.page.click('[data-save="svg"]')
    drawn = ElementTree.parse(handed.value.path())
    groups = [group for group in drawn.iter(f"{SVG}g") if group.find(f"{SVG}path") is not None]
    assert [len(group.findall(f"{SVG}path")) for group in groups] == [2]
    assert len(list(drawn.iter(f"{SVG}path"))) == 3
    assert seen.errors == []


@pytest.mark.browser
def test_a_double_click_opens_and_closes_a_line(visit: Open) -> None:
    page = visit(two_relations()).page
    box = page.locator("#net canvas").bounding_box()
    at = page.evaluate("id => unionMap.drawing.canvasToDOM(unionMap.route(id))", "甲乙")
    for strokes in (2, 1):
        page.mouse.dblclick(box["x"] + at["x"], box["y"] + at["y"])
        page.wait_for_timeout(100)
        assert page.evaluate("id => unionMap.route(id).strokes.length", "甲乙") == strokes
        page.wait_for_timeout(500)


@pytest.mark.browser
def test_other_programs_are_given_every_relation(visit: Open) -> None:
    page = visit(two_relations()).page
    page.click("#save summary")
    with page.expect_download() as handed:
        page.click('[data-save="json"]')
    edges = json.loads(Path(handed.value.path()).read_text("utf-8"))["edges"]
    assert [[relation["kind"] for relation in edge["relations"]] for edge in edges] == [["kind", "gift"], ["kind"]]
    assert edges[0]["relations"][1] == {"kind": "gift", "label": {"zh": "赠送", "en": "gift"}, "claims": ["b"]}
