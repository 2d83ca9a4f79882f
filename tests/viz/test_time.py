from collections.abc import Callable
from typing import Any

import pytest
from unionkg.viz.spec import ClaimCard, Map

from tests.viz.small_maps import card, small_map
from tests.viz.test_maps import draw

Open = Callable[..., Any]  # of a map, gives a Visit (conftest.py)
PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
UNIONS = """
id:union-a a ukg:Union ; skos:prefLabel "甲工会"@zh ; skos:altLabel "甲总"@zh , "合称"@zh .
id:union-b a ukg:Union ; skos:prefLabel "乙工会"@zh ; skos:altLabel "合称"@zh .
id:p a ukg:Partnership .
id:r1 a ukg:PartnerRole, ukg:Claim ; org:organization id:p ; org:member id:union-a, id:union-b ;
  ukg:about id:union-a, id:union-b ; rdfs:label "结对"@zh """
EVIDENCE = """; ukg:evidence id:e .
id:e oa:hasSource id:s ; oa:hasSelector id:q , id:o . id:q oa:exact "结对" . id:o oa:start 0 ; oa:end 2 .
id:s a ukg:Source ; dcterms:title "报道"@zh """
OWN = '; ukg:earliest "2020-05-01"^^xsd:date ; ukg:latest "2020-05-31"^^xsd:date ; dcterms:date "2020-05" '


def claim(own: str = "", source: str = "") -> ClaimCard:
    (found,) = draw("partnership", PREFIXES + UNIONS + own + EVIDENCE + source + ".").claims
    return found


def test_a_claim_is_dated_by_itself_before_its_source() -> None:
    dated = claim(OWN, '; dcterms:date "2024-02-29" ')
    assert (dated.first, dated.last, dated.times) == ("2020-05-01", "2020-05-31", ("2020-05",))


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2019/2021-06", ("2019-01-01", "2021-06-30")),
        ("--05-01", ("", "")),
        ("去年五月", ("", "")),
    ],
)
def test_a_claim_without_date_has_that_of_its_source(date: str, days: tuple[str, str]) -> None:
    dated = claim(source=f'; dcterms:date "{date}" ')
    assert (dated.first, dated.last) == days


def test_a_figure_dates_its_claim() -> None:
    figure = f"id:f a ukg:Figure {OWN} . id:r1 ukg:hasFigure id:f "
    (found,) = draw("partnership", PREFIXES + UNIONS + ". " + figure + ".").claims
    assert (found.first, found.last) == ("2020-05-01", "2020-05-31")


@pytest.mark.parametrize(
    ("publisher", "by"),
    [("甲工会", ("a",)), ("甲总", ("a",)), ("乙工会、甲总", ("b", "a")), ("合称", ()), ("甲工会报", ()), ("", ())],
)
def test_a_publisher_is_the_union_whose_name_it_bears(publisher: str, by: tuple[str, ...]) -> None:
    said = claim(source=f'; dcterms:publisher "{publisher}"@zh ')
    assert tuple(id_.rpartition("-")[2] for id_ in said.by) == by
    assert said.publishers == tuple(publisher.split("、")) * bool(publisher)


OLD, MIDDLE, NEW = ("2019-01-01", "2019-12-31"), ("2021-06-01", "2021-06-30"), ("2023-03-05", "2023-03-05")
SHOWN = """() => Array.from(document.querySelectorAll('#relation-table tbody tr'), (tr) => tr.dataset.id).join(' ')"""
LABEL = "(id) => unionMap.labelLines(id).join(' ')"


def timeline() -> Map:
    return small_map(
        "甲乙丙丁戊己",
        "甲乙 丙乙 丙丁 戊丁 戊己",
        {
            "甲乙": (card("1", OLD),),
            "丙乙": (card("2", MIDDLE),),
            "丙丁": (card("3", NEW),),
            "戊丁": (card("4"),),
            "戊己": (card("5", OLD), card("6", NEW)),
        },
    )


@pytest.mark.browser
def test_the_range_stands_at_all_dates_and_hides_nothing(visit: Open) -> None:
    seen = visit(timeline())
    assert seen.page.locator("#time").is_visible()
    assert "从 2019年" in seen.page.locator("#time").inner_text()
    assert "到 2023年3月5日" in seen.page.locator("#time").inner_text()
    assert seen.page.evaluate(SHOWN) == "甲乙 丙乙 丙丁 戊丁 戊己"
    assert seen.page.evaluate(LABEL, "甲乙") == "合作 陈述"
    assert (seen.requests, seen.errors) == ([], [])


@pytest.mark.browser
def test_what_was_last_reported_before_is_dimmed_and_labelled_not_removed(visit: Open) -> None:
    seen = visit(timeline())
    seen.page.focus("#time-from")
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.get_attribute("#time-from", "aria-valuetext") == "从 2021年6月"
    assert seen.page.evaluate(SHOWN) == "甲乙 丙乙 丙丁 戊丁 戊己"
    assert [seen.page.evaluate("unionMap.isPast", id_) for id_ in ("甲乙", "丙乙", "丙丁", "戊丁", "戊己")] == [
        True,
        *[False] * 4,
    ]
    assert seen.page.evaluate(LABEL, "甲乙") == "最近报道 2019年"
    assert "此前最近报道 1 条" in seen.page.locator("#time-shown").inner_text()


@pytest.mark.browser
def test_what_is_reported_only_later_is_not_shown_yet(visit: Open) -> None:
    seen = visit(timeline())
    seen.page.focus("#time-to")
    seen.page.keyboard.press("ArrowLeft")
    assert seen.page.evaluate(SHOWN) == "甲乙 丙乙 戊丁 戊己"
    assert "未显示 1 条" in seen.page.locator("#time-shown").inner_text()
    assert "4/5" in seen.page.locator("#shown").inner_text()
    seen.page.click("#time-all")
    assert seen.page.evaluate(SHOWN) == "甲乙 丙乙 丙丁 戊丁 戊己"


@pytest.mark.browser
def test_what_has_no_date_stays_and_is_marked(visit: Open) -> None:
    seen = visit(timeline(), address="#戊丁")
    assert seen.page.locator("#panel .badge.undated").inner_text() == "未注明日期"
    assert seen.page.locator("#panel .reported").inner_text() == "未注明日期"
    seen.page.focus("#time-from")
    seen.page.keyboard.press("End")
    assert seen.page.evaluate(LABEL, "戊丁") == "合作 未注明日期"
    assert "戊丁" in seen.page.evaluate(SHOWN)
    seen.page.click("#tab-table")
    assert "未注明日期" in seen.page.locator('#relation-table tr[data-id="戊丁"]').inner_text()


@pytest.mark.browser
def test_a_relation_stands_between_its_first_and_last_report(visit: Open) -> None:
    seen = visit(timeline())
    for slider, key in (("#time-from", "ArrowRight"), ("#time-to", "ArrowLeft")):
        seen.page.focus(slider)
        seen.page.keyboard.press(key)
    assert "戊己" in seen.page.evaluate(SHOWN)
    assert not seen.page.evaluate("unionMap.isPast('戊己')")


@pytest.mark.browser
def test_the_ends_of_the_range_never_cross(visit: Open) -> None:
    seen = visit(timeline())
    seen.page.focus("#time-to")
    seen.page.keyboard.press("Home")
    seen.page.focus("#time-from")
    seen.page.keyboard.press("End")
    assert "从 2023年3月5日" in seen.page.locator("#time").inner_text()
    assert "到 2023年3月5日" in seen.page.locator("#time").inner_text()
    seen.page.focus("#time-to")
    seen.page.keyboard.press("Home")
    assert "从 2019年" in seen.page.locator("#time").inner_text()
    assert "到 2019年" in seen.page.locator("#time").inner_text()


@pytest.mark.browser
def test_the_panel_tells_the_last_report_in_words(visit: Open) -> None:
    seen = visit(timeline(), address="#戊己")
    assert seen.page.locator("#panel .reported").inner_text() == "最近一次报道 2023年3月5日"
    seen.page.click("#language")
    assert seen.page.locator("#panel .reported").inner_text() == "last reported 2023-03-05"
    assert seen.page.get_attribute("#time-from", "aria-label") == "Earliest date"


@pytest.mark.browser
@pytest.mark.parametrize("days", [("", ""), OLD])
def test_without_two_different_dates_there_is_no_range(visit: Open, days: tuple[str, str]) -> None:
    seen = visit(small_map("甲乙丙", "甲乙 丙乙", {"甲乙": (card("1", days),), "丙乙": (card("2", days),)}))
    assert not seen.page.locator("#time").is_visible()
    assert seen.page.locator(".undated").count() == 0
    assert seen.page.locator("#relation-table th").count() == 6
    assert seen.page.evaluate(SHOWN) == "甲乙 丙乙"


STRENGTH = """(id) => {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', unionMap.route(id).path);
  const at = unionMap.drawing.canvasToDOM(path.getPointAtLength(8));
  const canvas = document.querySelector('#net canvas');
  const ratio = canvas.width / canvas.clientWidth;
  const pixels = canvas.getContext('2d').getImageData(at.x * ratio - 1, at.y * ratio - 1, 3, 3).data;
  return Math.max(...pixels.filter((value, at) => at % 4 === 3)) / 255;
}"""


@pytest.mark.browser
def test_only_the_line_last_reported_before_is_fainter(visit: Open) -> None:
    seen = visit(timeline())
    assert seen.page.evaluate(STRENGTH, "甲乙") == 1
    seen.page.focus("#time-from")
    seen.page.keyboard.press("ArrowRight")
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate(STRENGTH, "甲乙") < 0.7
    assert seen.page.evaluate(STRENGTH, "丙丁") == 1
