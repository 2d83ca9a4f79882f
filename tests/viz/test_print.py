"""What is printed, and what a picture of the page is: light paper whatever the theme, and the same each time."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from unionkg.viz.spec import Map

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
SHEET = "Array.from(document.querySelectorAll('#sheet rect')).map((rect) => rect.getAttribute('fill'))"
LUMA = """() => {
  const canvas = document.querySelector('#net canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let seen = 0, dark = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] < 200) continue;
    seen += 1;
    if (0.3 * pixels[at] + 0.6 * pixels[at + 1] + 0.1 * pixels[at + 2] < 110) dark += 1;
  }
  return dark / seen;
}"""
APART = """async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (picture) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + picture;
    await image.decode();
    const { width, height } = image;
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  }));
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - other[at])), 0);
}"""
ROUNDING = 2  # of 255: now and then the browser smooths a rounded corner otherwise
PAPER = "getComputedStyle(document.body).backgroundColor"
WHITE = "rgb(255, 255, 255)"


def settle(page: Any) -> None:
    """Wait until what was asked for is painted."""
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200))))"
    )


def chosen_dark(visit: Open, drawn: Map) -> Any:
    page = visit(drawn).page
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    return page


def system_dark(visit: Open, drawn: Map) -> Any:
    return visit(drawn, color_scheme="dark").page


@pytest.mark.parametrize("opened", [chosen_dark, system_dark], ids=["chosen", "system"])
def test_a_dark_page_is_printed_on_light_paper_and_stays_dark(
    visit: Open, partnership: Map, opened: Callable[..., Any]
) -> None:
    page = opened(visit, partnership)
    assert page.evaluate(PAPER) != WHITE
    assert page.evaluate(LUMA) > 0.5
    page.emulate_media(media="print")
    settle(page)
    assert page.evaluate(SHEET)[0] == "#ffffff"
    assert page.evaluate(PAPER) == WHITE
    page.emulate_media(media="screen")
    settle(page)
    assert page.evaluate(SHEET) == []
    assert page.evaluate(LUMA) > 0.5
    assert page.evaluate(PAPER) != WHITE


def test_title_legend_source_and_evidence_are_printed(visit: Open, partnership: Map) -> None:
    page = visit(partnership).page
    line = next(edge.id for edge in partnership.edges if edge.claims)
    page.evaluate("id => unionMap.choose(id)", line)
    page.emulate_media(media="print")
    for place in ("#title", "#counts", "#legend", "#sheet svg", "#relation-table", "#panel blockquote cite"):
        assert page.locator(place).first.is_visible(), place
    for place in ("#search", "#save", "#theme", "#language", ".zoom", "#net"):
        assert page.locator(place).is_hidden(), place


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("tab", ["map", "table"])
def test_the_same_page_is_the_same_picture(visit: Open, partnership: Map, tab: str, locale: str) -> None:
    drawings, pictures = [], []
    for _ in range(2):
        page = visit(partnership, locale=locale).page
        page.click(f"#tab-{tab}")
        page.mouse.move(0, 0)
        settle(page)
        drawings.append(page.evaluate("document.querySelector('#net canvas').toDataURL()"))
        pictures.append(b64encode(page.screenshot()).decode())
    assert drawings[0] == drawings[1]
    assert page.evaluate(APART, pictures) <= ROUNDING


def test_another_language_is_another_picture(visit: Open, partnership: Map) -> None:
    chinese, english = (visit(partnership, locale=locale).page.screenshot() for locale in ("zh-CN", "en-GB"))
    assert chinese != english
