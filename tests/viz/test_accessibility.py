"""The map page under axe-core: whatever a reader has open, no finding is serious or critical."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from unionkg.viz.spec import Map

from tests.viz.small_maps import card, small_map

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
HAIDIAN = "https://w3id.org/unionkg/id/union-110108"
GRAVE = ("serious", "critical")


def findings(page: Any) -> list[str]:
    """Return what axe-core finds grave on a page: the rule, and the element as it is written."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"], "axe-core looked at nothing"
    grave = [broken for broken in found["violations"] if broken["impact"] in GRAVE]
    return [f"{broken['id']}: {node['html'][:200]}" for broken in grave for node in broken["nodes"]]


def nothing(seen: Any, drawn: Map) -> None:
    """Leave the page as it opens."""


def table(seen: Any, drawn: Map) -> None:
    seen.page.click("#tab-table")
    seen.page.locator(".sort").first.click()


def node(seen: Any, drawn: Map) -> None:
    seen.page.evaluate("id => unionMap.choose(id)", drawn.nodes[0].id)


def line(seen: Any, drawn: Map) -> None:
    seen.page.evaluate("id => unionMap.choose(id)", next(edge.id for edge in drawn.edges if edge.claims))


def row(seen: Any, drawn: Map) -> None:
    table(seen, drawn)
    line(seen, drawn)


def analysis(seen: Any, drawn: Map) -> None:
    seen.page.evaluate("document.getElementById('analysis').open = true")
    seen.page.evaluate("document.querySelector('[data-ask=most]').click()")
    assert seen.page.locator("#answer").inner_text()


def menu(seen: Any, drawn: Map) -> None:
    seen.page.click("#save summary")


def suggestions(seen: Any, drawn: Map) -> None:
    seen.page.fill("#search", drawn.nodes[0].label.zh[-2:])
    assert seen.page.locator("#suggestions [role=option]").count() > 1


def no_suggestions(seen: Any, drawn: Map) -> None:
    seen.page.fill("#search", "没有这样的工会")


STATES = (nothing, table, node, line, row, analysis, menu, suggestions, no_suggestions)
LOOKS: dict[str, dict[str, Any]] = {
    "Chinese": {},
    "English": {"locale": "en-GB"},
    "dark": {"color_scheme": "dark"},
    "phone": {"width": 390, "height": 844},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_grave_is_found(visit: Open, partnership: Map, state: Callable[..., None], look: str) -> None:
    seen = visit(partnership, **LOOKS[look])
    state(seen, partnership)
    assert findings(seen.page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_grave_is_found_in_a_hierarchy(visit: Open, hierarchy: Map, look: str) -> None:
    assert findings(visit(hierarchy, **LOOKS[look]).page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_grave_is_found_where_time_is_told(visit: Open, look: str) -> None:
    days = ("2021-01-01", "2021-01-01"), ("2023-05-01", "2023-06-30")
    claims = {"甲乙": (card("a", days[0], by="甲"),), "乙丙": (card("b", days[1], by="丙"),)}
    seen = visit(small_map("甲乙丙", "甲乙 乙丙", claims), **LOOKS[look])
    assert seen.page.locator("#time").is_visible()
    seen.page.locator("#time input").first.focus()
    seen.page.keyboard.press("ArrowLeft")
    assert findings(seen.page) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("const it = document.getElementById('closer'); it.textContent = ''; ['aria-label', 'title'].forEach("
         "(name) => it.removeAttribute(name))", "button-name"),
        ("document.getElementById('search').removeAttribute('aria-label');"
         "document.getElementById('search').placeholder = ''", "label"),
        ("document.documentElement.style.setProperty('--faint', '#d0d0d0')", "color-contrast"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
    ],
)  # fmt: skip
def test_a_fault_is_found(visit: Open, partnership: Map, fault: str, rule: str) -> None:
    page = visit(partnership).page
    page.evaluate(f"() => {{ {fault} }}")
    assert rule in {found.split(":")[0] for found in findings(page)}
