"""The pages as a reader has them: in both languages, on an office screen and a phone, with no network but loopback."""

import hashlib
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import pytest
from unionkg.web.pages.static import __name__ as static

from tests.viz.test_accessibility import findings
from tests.web.conftest import Site
from tests.web.endpoints import Server
from tests.web.hostile import FILE, PAYLOADS, SCRIPT, SELF, STRANGE

pytestmark = pytest.mark.browser
Open = Callable[..., Any]  # gives a Visit (conftest.py)
ACTIVE = "img, [onload], [onerror], [onclick], a[href^='javascript:'], a[href^='data:']"
ASKING = ("/search?q=", "/entity/", "/questions/partners?union=", "/maps/ego?focus=")
PAGES = [
    "/", "/search?q=%E6%B5%B7%E6%B7%80", "/entity/union-420381", "/entity/partnership-110108-420381", "/source",
    "/questions", "/questions/partners", "/questions/cq05", "/maps", "/maps/partnership", "/find", "/list/Union",
    "/ontology", "/ontology/Union", "/editor",
]  # fmt: skip
VENDORED = {
    "yasqe.min.js": "288202e5f1c0195a71d1190b35c052ad5e5103e73d61455da029ffcacb7f9347",
    "yasqe.min.css": "f82256c2a56f83a5356abef88c760cff67da21e38873e744db73afaf08f285a2",
}


def address(site: Site, path: str) -> str:
    if path != "/source":
        return site.address + path
    text = site.get("/").text
    return site.address + text[text.index("/source/src-") :].partition('"')[0]


@pytest.mark.parametrize(("locale", "width", "height"), [("zh-CN", 1366, 768), ("en-GB", 390, 844)])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nobody_else_and_fits(
    visit: Open, site: Site, path: str, locale: str, width: int, height: int
) -> None:
    seen = visit(address(site, path), locale, width, height)
    seen.page.wait_for_load_state("networkidle")
    assert seen.page.get_attribute("html", "lang") == ("en" if locale == "en-GB" else "zh-Hans")
    assert seen.page.locator("h1").count() == 1
    assert not seen.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert findings(seen.page) == []
    assert (seen.outside, seen.errors) == ([], [])


def test_a_reader_goes_from_a_claim_to_its_quote_and_back(visit: Open, site: Site) -> None:
    seen = visit(f"{site.address}/entity/union-420381")
    seen.page.locator("blockquote footer a").first.click()
    place = seen.page.url.partition("#")[2]
    mark = seen.page.locator(f"#{place} + .mark")
    assert mark.is_visible()
    mark.click()
    assert seen.page.url.partition("#")[2].startswith("c-")
    seen.page.locator(f"#{seen.page.url.partition('#')[2]} .claim h3 a").first.click()
    assert "/entity/claim-" in seen.page.url


def test_the_language_stays_chosen(visit: Open, site: Site) -> None:
    seen = visit(f"{site.address}/questions/partners")
    seen.page.click(".switch")
    assert seen.page.get_attribute("html", "lang") == "en"
    seen.page.click("header nav a >> nth=0")
    assert seen.page.get_attribute("html", "lang") == "en"


def test_pages_work_without_javascript(browser: Any, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(site.address)
    page.fill("main input[name=q]", "通州区总工会")
    page.press("main input[name=q]", "Enter")
    page.click("main a >> nth=0")
    assert page.locator("h1").inner_text() == "北京市通州区总工会"
    context.close()


def test_the_editor_shows_answers_whose_iris_lead_to_pages(visit: Open, site: Site) -> None:
    union = {"type": "uri", "value": "https://w3id.org/unionkg/id/union-420381"}
    row = {"u": union, "n": {"type": "literal", "value": PAYLOADS[1]}}
    answer = json.dumps({"head": {"vars": ["u", "n"]}, "results": {"bindings": [row]}})
    seen = visit(f"{site.address}/editor?query={quote('SELECT ?u ?n WHERE { ?u a ?n }')}")
    seen.page.locator("html[data-ready]").wait_for(state="attached")
    seen.page.route(
        "**/sparql", lambda route: route.fulfill(body=answer, content_type="application/sparql-results+json")
    )
    seen.page.click("#run")
    assert seen.page.locator("#answer td a").get_attribute("href") == "/entity/union-420381"
    assert seen.page.locator("#answer td >> nth=1").inner_text() == PAYLOADS[1]
    assert seen.page.evaluate("window.hit") is None
    with seen.page.expect_download() as saving:
        seen.page.click("#csv")
    assert saving.value.suggested_filename == "answer.csv"
    assert (seen.outside, seen.errors) == ([], [])


def test_the_editor_asks_the_endpoint_and_draws_what_joins_things(visit: Open, server: Server) -> None:
    query = "PREFIX ukg: <https://w3id.org/unionkg/ns#> SELECT ?a ?b WHERE { ?a ukg:partnerOf ?b }"
    seen = visit(f"{server.address}/editor?query={quote(query)}")
    seen.page.locator("html[data-ready]").wait_for(state="attached")
    seen.page.click("#run")
    seen.page.locator("#answer td a").nth(7).wait_for()
    assert findings(seen.page) == []
    seen.page.click("#draw")
    frame = seen.page.frame_locator("iframe")
    frame.locator('html[data-ready="1"]').wait_for(state="attached")
    assert frame.locator("#title, h1").first.is_visible()
    assert (seen.outside, seen.errors) == ([], [])


def test_the_editor_completes_our_own_terms_and_asks_nobody(visit: Open, site: Site) -> None:
    seen = visit(f"{site.address}/editor?query={quote('SELECT * WHERE { ?a ukg:higherU ?b }')}")
    seen.page.locator("html[data-ready]").wait_for(state="attached")
    seen.page.click(".CodeMirror")
    seen.page.keyboard.press("Control+Home")
    for _ in range(len("SELECT * WHERE { ?a ukg:higherU")):
        seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Control+Space")
    assert "ukg:higherUnion" in seen.page.locator(".CodeMirror").inner_text() + "".join(
        seen.page.locator(".CodeMirror-hint").all_inner_texts()
    )
    assert (seen.outside, seen.errors) == ([], [])


@pytest.mark.parametrize(("name", "digest"), VENDORED.items())
def test_the_editor_is_the_one_that_was_reviewed(name: str, digest: str) -> None:
    assert hashlib.sha256(files(static).joinpath(name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_no_text_of_a_collection_is_ever_run(visit: Open, hostile: Site, locale: str) -> None:
    strange = [f"/entity?iri={quote(iri, safe='')}" for iri in STRANGE]
    typed = [f"{at}{quote(words, safe='')}" for words in (*PAYLOADS, FILE) for at in ASKING]
    pages = ["/", "/entity/union-990100", "/source", "/find", "/list/Union",
             "/questions/partners", "/questions/profile",
             f"/maps/ego?focus={quote(SELF, safe='')}", f"/editor?query={quote(SCRIPT)}"]  # fmt: skip
    seen = visit(hostile.address, locale)
    for path in (*pages, *strange, *typed):
        seen.page.goto(address(hostile, path))
        assert seen.page.evaluate("window.hit") is None, path
        assert seen.page.locator(ACTIVE).count() == 0, path
    assert seen.outside == []
    assert not [told for told in seen.errors if "Content Security Policy" in told]


def test_payloads_stand_on_the_page_as_they_are(visit: Open, hostile: Site) -> None:
    told = visit(address(hostile, "/source")).page.locator("body").inner_text()
    assert SCRIPT in told
    assert PAYLOADS[1] in told
    assert "{{ 7 * 7 }}" in told
