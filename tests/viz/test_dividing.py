"""Maps that are too large to be read: by area or by branch, each part a map of its own in the same file."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from unionkg.graph.errors import BadQuestion
from unionkg.viz import render
from unionkg.viz.branching import by_branch
from unionkg.viz.dividing import Areas, by_area
from unionkg.viz.spec import Edge, Group, Label, Map, Node, Strand

from tests.viz.small_maps import card, small_map

Open = Callable[..., Any]
WIDE = 1200


def country(unions: int = WIDE, provinces: int = 3, cities: int = 4) -> tuple[Map, Areas]:
    """Return a ring of unions, each with a claim on the next, dealt out to provinces and their cities."""
    ids = [f"u{at}" for at in range(unions)]
    pairs = [(ids[at], ids[(at + 1) % unions]) for at in range(unions)]
    cards = tuple(card(f"c{at}") for at in range(unions))
    around = {
        id_: (f"p{at % provinces}", f"p{at % provinces}c{at // provinces % cities}") for at, id_ in enumerate(ids)
    }
    names = {area: Label(f"{area}地", f"Area {area}") for areas in around.values() for area in areas}
    drawn = replace(
        small_map("", ""),
        nodes=tuple(Node(id_, Label(f"{id_}工会"), ("left", "right")[at % 2], at % 2) for at, id_ in enumerate(ids)),
        edges=tuple(
            Edge(f"{a}-{b}", a, b, "kind", Label("合作"), (f"c{at}",), "stated") for at, (a, b) in enumerate(pairs)
        ),
        claims=cards,
    )
    return drawn, Areas(around, names)


def tree(children: int, grandchildren: int) -> Map:
    """Return one union above so many, each of which stands above so many more."""
    nodes = [Node("n", Label("总"), "left", 0)]
    edges = []
    for child in range(children):
        nodes.append(Node(f"p{child}", Label(f"省{child}"), "left", 1))
        edges.append(("n", f"p{child}"))
        for other in range(grandchildren):
            nodes.append(Node(f"p{child}c{other}", Label(f"市{child}之{other}"), "right", 2))
            edges.append((f"p{child}", f"p{child}c{other}"))
    return replace(
        small_map("", ""),
        shape="tree",
        nodes=tuple(nodes),
        edges=tuple(Edge(f"{a}-{b}", a, b, "kind", Label("上下级"), (), "authority") for a, b in edges),
    )


def test_a_map_that_can_be_read_is_left_alone() -> None:
    drawn, areas = country(1000)
    assert by_area(drawn, areas) is drawn
    small = tree(3, 3)
    assert by_branch(small) is small


def test_a_country_is_drawn_by_its_outermost_areas() -> None:
    top = by_area(*country())
    assert {node.id: node.label for node in top.nodes} == {
        f"p{at}": Label(f"p{at}地 400家", f"Area p{at} (400)") for at in range(3)
    }
    assert sum(edge.joint for edge in top.edges) == WIDE
    assert {edge.label.zh for edge in top.edges} == {"合作 ×400"}
    assert all((len(edge.claims), edge.said, edge.basis) == (3, 400, "stated") for edge in top.edges)


def test_every_union_and_every_claim_stands_on_a_part() -> None:
    drawn, areas = country()
    top = by_area(drawn, areas)
    shown = {node.id for part in top.parts.values() for node in part.nodes}
    assert {node.id for node in drawn.nodes} <= shown
    assert {claim for part in top.parts.values() for edge in part.edges for claim in edge.claims} == {
        card.id for card in drawn.claims
    }
    assert top.parts["p0"].within == ""
    assert top.parts["p0c0"].within == "p0"
    assert top.parts["p0c0"].title.zh == "小图 · p0c0地"
    assert max(len(part.nodes) for part in top.parts.values()) <= 300


def test_relations_inside_an_area_are_counted_and_drawn_on_its_part() -> None:
    drawn, areas = country()
    extra = Edge("inner", "u0", "u12", "kind", Label("合作"), (), "inferred")
    top = by_area(replace(drawn, edges=(*drawn.edges, extra)), areas)
    facts = {fact.name.zh: fact.value.zh for node in top.nodes if node.id == "p0" for fact in node.facts}
    assert facts["区内的关系"] == "1"
    assert extra in top.parts["p0c0"].edges


def test_what_has_no_smaller_area_stands_apart_in_its_own() -> None:
    drawn, areas = country()
    around = {**areas.of, "u0": ("p0",), "u1": ()}
    top = by_area(drawn, Areas(around, areas.names))
    assert top.parts["-own"].title.zh == "小图 · 地区不明"
    assert top.parts["p0-own"].title.text("en") == "small: Area p0, directly"
    assert "u0" in {node.id for node in top.parts["p0-own"].nodes}


def test_lines_between_areas_tell_their_kinds_and_basis() -> None:
    drawn, areas = country()
    gift = Group("gift", Label("赠送"))
    edges = [replace(edge, kind="gift") if edge.source == "u0" else edge for edge in drawn.edges]
    top = by_area(replace(drawn, kinds=(*drawn.kinds, gift), edges=tuple(edges)), areas)
    line = next(edge for edge in top.edges if edge.strands)
    assert [strand.label.zh for strand in line.strands] == ["合作 ×399", "赠送 ×1"]
    assert line.label.zh == "关系 ×400"
    assert isinstance(line.strands[0], Strand)


def test_an_area_without_end_leaves_out_and_says_so() -> None:
    drawn, areas = country(1500)
    top = by_area(drawn, Areas(dict.fromkeys(areas.of, ("all",)), {"all": Label("一地")}))
    assert len(top.nodes) == 1
    assert len(top.parts["all"].nodes) <= 1000
    assert "未画出" in top.parts["all"].note.zh


def test_a_tree_opens_by_its_branches() -> None:
    top = by_branch(tree(40, 30))
    assert [node.id for node in top.nodes] == ["n", *(f"p{at}" for at in range(40))]
    part = top.parts["p7"]
    assert len(part.nodes) == 32
    assert {"n", "p7", "p7c29"} <= {node.id for node in part.nodes}
    assert part.title.zh == "小图 · 省7"
    assert {fact.value.zh for fact in top.nodes[1].facts} == {"30"}


def test_a_branch_wider_than_a_page_shows_what_is_right_below() -> None:
    top = by_branch(tree(1, 1500))
    assert len(top.parts["p0"].nodes) <= 1000
    assert len(top.nodes) == 2


def test_a_map_without_areas_is_still_refused() -> None:
    with pytest.raises(BadQuestion, match="1,200 boxes"):
        render(country()[0])


@pytest.mark.browser
def test_a_click_opens_an_area_as_its_own_map_and_the_way_back_leads_out(visit: Open) -> None:
    seen = visit(by_area(*country()))
    page = seen.page
    page.click("#language")
    seen.click_union("p1")
    page.locator("#title", has_text="small: Area p1").wait_for()
    page.locator('html[data-ready="1"]').wait_for(state="attached")
    assert page.url.endswith("#@p1")
    seen.click_union("p1c2")
    page.locator("#title", has_text="small: Area p1c2").wait_for()
    page.locator('html[data-ready="1"]').wait_for(state="attached")
    assert page.locator("#relation-table tbody tr").count() > 0
    page.get_by_role("button", name="The map around it").click()
    page.locator("#title", has_text="small: Area p1").wait_for()
    page.get_by_role("button", name="The whole map").click()
    page.get_by_role("heading", name="small", exact=True).wait_for()
    page.go_back()
    page.locator("#title", has_text="small: Area p1").wait_for()
    assert (seen.requests, seen.errors) == ([], [])


@pytest.mark.browser
def test_an_address_opens_a_thing_on_a_part(visit: Open) -> None:
    page = visit(by_area(*country()), address="#@p1c2@u7").page
    assert page.locator("#title").inner_text() == "小图 · p1c2地"
    assert "u7工会" in page.locator("#panel h2").inner_text()


@pytest.mark.browser
def test_a_line_between_areas_says_that_it_gives_examples(visit: Open) -> None:
    seen = visit(by_area(*country()))
    seen.click_line(by_area(*country()).edges[0].id)
    assert "合并了 400 条关系、400 条陈述，这里列出 3 条" in seen.panel()
    assert seen.page.locator("#panel blockquote").count() == 3


@pytest.mark.browser
def test_the_keyboard_opens_an_area(visit: Open) -> None:
    page = visit(by_area(*country())).page
    page.click("#tab-table")
    page.locator("#union-table tbody tr").first.press("Enter")
    page.get_by_role("button", name="打开它的图").press("Enter")
    page.locator("#title", has_text="小图 · p").wait_for()


@pytest.mark.browser
def test_a_branch_of_a_tree_opens(visit: Open) -> None:
    seen = visit(by_branch(tree(40, 30)))
    seen.click_union("p3")
    seen.page.locator("#title", has_text="小图 · 省3").wait_for()
    assert seen.page.locator("#relation-table tbody tr").count() == 31


@pytest.mark.browser
def test_an_area_opens_in_a_frame_that_has_no_address(visit: Open, tmp_path: Any) -> None:
    page = visit(small_map("甲乙", "甲乙")).page
    page.evaluate("html => document.write(html)", by_area(*country())._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator('html[data-ready="1"]').wait_for(state="attached")
    frame.locator("#tab-table").click()
    frame.locator("#union-table tbody tr").first.press("Enter")
    frame.get_by_role("button", name="打开它的图").press("Enter")
    frame.locator("#title", has_text="小图 · p").wait_for()
