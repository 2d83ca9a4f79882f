import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from unionkg.viz.analysis import analyse
from unionkg.viz.spec import Map

from tests.viz.small_maps import card, small_map

Open = Callable[..., Any]  # of a map, gives a Visit (conftest.py)
TRIANGLES = "甲乙 乙丙 丙甲 丙丁 丁戊 戊己 己丁 庚辛"  # two triangles joined by one line, and a pair apart
CHAIN = "甲乙 乙丙 丙丁 丁戊"


def triangles() -> Map:
    return small_map("甲乙丙丁戊己庚辛壬", TRIANGLES)


def test_what_holds_two_triangles_together() -> None:
    found = analyse(triangles())
    assert [(one.id, one.parts, one.rest) for one in found.unions] == [
        ("丙", (("甲", "乙"),), 3),
        ("丁", (("戊", "己"),), 3),
    ]
    assert [(one.id, one.parts, one.rest) for one in found.lines] == [
        ("丙丁", (("甲", "乙", "丙"), ("丁", "戊", "己")), 0)
    ]


def test_a_union_with_one_line_is_told_apart_from_bridges() -> None:
    assert analyse(triangles()).leaves == ("庚", "辛")


def test_the_middle_of_a_star_leaves_nobody_together() -> None:
    found = analyse(small_map("甲乙丙丁", "甲乙 甲丙 甲丁"))
    assert [(one.id, one.parts, one.rest) for one in found.unions] == [("甲", (("乙",), ("丙",), ("丁",)), 0)]
    assert (found.lines, found.leaves) == ((), ("乙", "丙", "丁"))


def test_the_bridge_that_cuts_off_most_comes_first() -> None:
    found = analyse(small_map("甲乙丙丁戊", CHAIN))
    assert [one.id for one in found.unions] == ["丙", "乙", "丁"]
    assert {one.id: one.rest for one in found.lines} == {"乙丙": 3, "丙丁": 3}


def test_of_two_lines_between_a_pair_neither_is_a_bridge() -> None:
    found = analyse(small_map("甲乙丙丁", "甲乙 乙丙 丙乙 丙丁"))
    assert found.lines == ()
    assert [one.id for one in found.unions] == ["乙", "丙"]
    assert found.leaves == ("甲", "丁")


def test_communities_are_the_close_groups_and_leave_out_who_is_alone() -> None:
    assert analyse(triangles()).communities == (("甲", "乙", "丙"), ("丁", "戊", "己"), ("庚", "辛"))


def test_a_map_without_lines_has_no_answers() -> None:
    found = analyse(small_map("甲乙", ""))
    assert (found.unions, found.lines, found.leaves, found.communities) == ((), (), (), ())


def voices_map() -> Map:
    return small_map(
        "甲乙丙丁戊己庚辛",
        "甲乙 丙乙 丙丁 戊丁 戊己 庚己 庚辛",
        {
            "甲乙": (card("1", by="甲"), card("2", by="乙")),
            "丙乙": (card("3", by="丙", paper="日报"),),
            "丙丁": (card("4", paper="日报"),),
            "戊丁": (card("5"),),
            "戊己": (card("6", by="戊"), card("7", by="己", status="inferred")),
            "庚己": (card("8", by="甲"),),
        },
    )


def test_a_line_is_mutual_when_both_ends_published_a_source_of_it() -> None:
    voices = analyse(voices_map()).voices
    assert voices.mutual == ("甲乙",)
    assert voices.one == {"丙乙": "丙", "戊己": "戊"}
    assert voices.others == ("丙丁", "庚己")
    assert voices.unknown == ("戊丁",)


def test_the_answers_are_the_same_in_every_run() -> None:
    told = "from tests.viz.test_analysis import *; print(analyse(triangles()), analyse(voices_map()))"
    run = [sys.executable, "-c", told]
    printed = {
        subprocess.run(run, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
    assert printed.pop()


LIT = """() => {
  const { nodes } = JSON.parse(document.getElementById('data').textContent);
  return Object.keys(nodes).filter(unionMap.isLit).join('');
}"""


def answer(seen: Any) -> str:
    return str(seen.page.locator("#answer").inner_text())


@pytest.mark.browser
def test_the_most_connected_unions_are_told_with_ties(visit: Open) -> None:
    seen = visit(triangles())
    seen.page.click("[data-ask=most]")
    assert "与 3 家工会相连（2 家并列）：丙工会、丁工会" in answer(seen)
    assert "与 2 家工会相连（4 家并列）：甲工会、乙工会、戊工会、己工会" in answer(seen)
    assert seen.page.evaluate(LIT) == "甲乙丙丁戊己"
    assert (seen.requests, seen.errors) == ([], [])


@pytest.mark.browser
def test_the_most_connected_follow_the_filters(visit: Open) -> None:
    seen = visit(small_map("甲乙丙丁戊", "甲乙 甲丁 甲丙 戊丙"))
    seen.page.click("[data-ask=most]")
    assert "与 3 家工会相连：甲工会" in answer(seen)
    seen.page.uncheck("#groups li:nth-child(2) input")
    assert "与 2 家工会相连：丙工会" in answer(seen)


@pytest.mark.browser
def test_bridges_name_who_would_be_cut_off(visit: Open) -> None:
    seen = visit(triangles())
    seen.page.click("[data-ask=bridges]")
    assert "没有「丙工会」，与其余 3 家断开的是：甲工会、乙工会" in answer(seen)
    assert "没有「丙工会 — 丁工会」，彼此就断开：甲工会、乙工会、丙工会；丁工会、戊工会、己工会" in answer(seen)
    assert "只靠一条线相连的 2 家：庚工会、辛工会" in answer(seen)
    assert seen.page.evaluate(LIT) == "丙丁"
    seen.page.locator("#answer button", has_text="没有「丙工会」").click()
    assert seen.page.evaluate(LIT) == "甲乙丙"
    assert "全图" not in answer(seen)
    seen.page.uncheck("#groups li:nth-child(1) input")
    assert "全图" in answer(seen)


@pytest.mark.browser
def test_each_community_is_listed_and_lit_alone(visit: Open) -> None:
    seen = visit(triangles())
    seen.page.click("[data-ask=groups]")
    assert "第 1 群，3 家：甲工会、乙工会、丙工会" in answer(seen)
    assert seen.page.evaluate(LIT) == "甲乙丙丁戊己庚辛"
    seen.page.locator("#answer button", has_text="第 2 群").click()
    assert seen.page.evaluate(LIT) == "丁戊己"
    seen.page.locator("#answer button", has_text="第 2 群").click()
    assert seen.page.evaluate(LIT) == "甲乙丙丁戊己庚辛"


@pytest.mark.browser
def test_one_sided_and_mutual_lines_are_told_apart(visit: Open) -> None:
    seen = visit(voices_map())
    seen.page.click("[data-ask=voices]")
    told = answer(seen)
    assert "双方印证 1 条：甲工会 — 乙工会" in told
    assert "丙工会 — 乙工会（丙工会 发布）" in told
    assert "由其他方面报道 2 条" in told
    assert "来源没有写明发布者 1 条：戊工会 — 丁工会" in told
    assert seen.page.evaluate(LIT) == "甲乙"
    seen.page.locator("#answer button", has_text="来源没有写明发布者").click()
    assert seen.page.evaluate(LIT) == "丁戊"


@pytest.mark.browser
def test_nobody_reports_what_the_tables_say(visit: Open, hierarchy: Map) -> None:
    seen = visit(hierarchy)
    seen.page.click("[data-ask=voices]")
    assert "谈不上由谁报道" in answer(seen)


@pytest.mark.browser
def test_the_shortest_chain_between_two_unions(visit: Open) -> None:
    seen = visit(small_map("甲乙丙丁戊己", f"{CHAIN} 甲丁"))
    seen.page.select_option("#chain-from", "乙")
    assert "请选两家不同的工会" in answer(seen)
    seen.page.select_option("#chain-to", "戊")
    assert answer(seen) in {
        "乙工会 — 甲工会 — 丁工会 — 戊工会（3 条线）",
        "乙工会 — 丙工会 — 丁工会 — 戊工会（3 条线）",
    }
    seen.page.select_option("#chain-to", "丙")
    assert answer(seen) == "乙工会 — 丙工会（直接相连）"
    assert seen.page.evaluate(LIT) == "乙丙"
    seen.page.select_option("#chain-to", "己")
    assert "没有连起来" in answer(seen)


@pytest.mark.browser
def test_a_chain_runs_over_what_is_shown(visit: Open) -> None:
    seen = visit(small_map("甲乙丙丁", "甲乙 乙丙 甲丁"))
    seen.page.select_option("#chain-from", "甲")
    seen.page.select_option("#chain-to", "丙")
    assert answer(seen) == "甲工会 — 乙工会 — 丙工会（2 条线）"
    seen.page.uncheck("#groups li:nth-child(2) input")
    assert "没有连起来" in answer(seen)


@pytest.mark.browser
@pytest.mark.parametrize("leave", ["click", "Escape"])
def test_an_answer_is_taken_off_again(visit: Open, leave: str) -> None:
    seen = visit(triangles())
    seen.page.focus("[data-ask=groups]")
    seen.page.keyboard.press("Enter")
    assert seen.page.get_attribute("[data-ask=groups]", "aria-pressed") == "true"
    if leave == "click":
        seen.page.click("[data-ask=groups]")
    else:
        seen.page.keyboard.press("Escape")
    assert answer(seen) == ""
    assert seen.page.get_attribute("[data-ask=groups]", "aria-pressed") == "false"
    assert seen.page.evaluate(LIT) == "甲乙丙丁戊己庚辛壬"


@pytest.mark.browser
def test_a_choice_comes_before_an_answer_and_leaves_before_it(visit: Open) -> None:
    seen = visit(triangles())
    seen.page.click("[data-ask=groups]")
    seen.page.evaluate("unionMap.choose('庚')")
    assert seen.page.evaluate(LIT) == "庚辛"
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate(LIT) == "甲乙丙丁戊己庚辛"
    seen.page.evaluate("unionMap.choose('庚')")
    seen.page.click("[data-ask=most]")
    assert seen.page.evaluate(LIT) == "甲乙丙丁戊己"
    assert seen.page.locator("#panel h2").inner_text() == "原文依据"


@pytest.mark.browser
def test_an_answer_is_spoken_in_english_too(visit: Open) -> None:
    seen = visit(triangles(), locale="en-GB")
    seen.page.click("[data-ask=bridges]")
    assert 'Without "Union 丙", cut off from the other 3: Union 甲, Union 乙' in answer(seen)
    seen.page.click("#language")
    assert "没有「丙工会」" in answer(seen)
    assert seen.page.get_attribute("#answer", "aria-live") == "polite"


@pytest.mark.browser
def test_many_names_are_counted(visit: Open) -> None:
    unions = "子丑寅卯辰巳午未申酉戌亥"
    lines = " ".join(f"子{union}" for union in unions[1:])
    seen = visit(small_map(unions, lines))
    seen.page.click("[data-ask=bridges]")
    assert "未工会、申工会等 11 家" in answer(seen)
    assert "酉工会" not in answer(seen)


@pytest.mark.browser
def test_names_in_answers_are_text(visit: Open) -> None:
    drawn = small_map("甲乙", "甲乙")
    evil = replace(drawn.nodes[0].label, zh="<img src=x onerror=window.hit=1>")
    seen = visit(replace(drawn, nodes=(replace(drawn.nodes[0], label=evil), drawn.nodes[1])))
    seen.page.select_option("#chain-from", "甲")
    seen.page.select_option("#chain-to", "乙")
    assert evil.zh in answer(seen)
    assert seen.page.evaluate("window.hit") is None
    assert seen.errors == []
