"""Hostile texts in every place a map shows: whatever a reader does, they are shown as texts and nothing runs."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from unionkg.viz import render
from unionkg.viz.spec import ClaimCard, Edge, Fact, Group, Label, Map, Node, Quote, Strand

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
PAYLOADS = {
    "script": "</script><script>window.hit=1</script>",
    "image": "<img src=x onerror=window.hit=1>",
    "drawing": "<svg onload=window.hit=1><script>window.hit=1</script></svg>",
    "link": "\"><a href='https://example.invalid/' onmouseover=window.hit=1 autofocus onfocus=window.hit=1>x</a>",
    "address": "javascript:window.hit=1",
    "template": "{{7*7}}{% if 1 %}${window.hit=1}{% endif %}",
    "quote": "\u2028\"';window.hit=1;//\\",
    "comment": "]]>--><!--<script>window.hit=1</script>-->",
}
FORMS = ("png", "svg", "json", "graphml", "gexf")
WATCH = "addEventListener('securitypolicyviolation', () => { window.refused = (window.refused || 0) + 1; });"
BORN = "document.querySelectorAll('img, svg, iframe, object, embed, base, a[href], [onerror], [onload]').length"


def hostile(payload: str) -> Map:
    """Return a map that holds the payload in every place that comes from data."""
    both = Label(payload, payload)
    quote = Quote(payload, both, both, 0, 2)
    claim = ClaimCard(f"c{payload}", both, both, (both,), (quote,), "reported", both, (both,), (payload,), both)
    strand = Strand("kind", both, (claim.id,))
    first, second, line = (f"{name}{payload}" for name in ("a", "b", "l"))
    return Map(
        name="hostile",
        title=both,
        note=both,
        shape="columns",
        ends=(both, both),
        groups=(Group("left", both), Group("right", both)),
        kinds=(Group("kind", both),),
        nodes=(
            Node(first, both, "left", 0, (claim.id,), (Fact(both, both),), both),
            Node(second, both, "right", 1),
        ),
        edges=(Edge(line, first, second, "kind", both, (claim.id,), "stated", (strand, strand)),),
        claims=(claim,),
        things=both,
    )


def harm(seen: Any, scripts: int = 4) -> list[str]:
    """Return what a payload has done to a page: run, made elements, asked for something, been refused."""
    page = seen.page
    errors: list[str] = seen.errors + seen.requests
    asked = {
        "ran": "window.hit !== undefined",
        "refused by the policy": "window.refused !== undefined",
        "made an element": BORN,
        "made a script": f"document.scripts.length !== {scripts}",
    }
    return [what for what, question in asked.items() if page.evaluate(question)] + errors


def saved(seen: Any, form: str, folder: Path) -> Path:
    seen.page.click("#save summary")
    with seen.page.expect_download() as saving:
        seen.page.click(form)
    path = folder / f"saved{len(list(folder.iterdir()))}"
    saving.value.save_as(path)
    return path


def read_through(seen: Any, drawn: Map) -> None:
    """Do with a map what a reader does: point, choose, search, sort, switch the language, print."""
    page, first, line = seen.page, drawn.nodes[0].id, drawn.edges[0].id
    page.hover("#net")
    seen.click_union(first)
    seen.click_line(line)
    page.evaluate("id => unionMap.choose(id)", first)
    page.fill("#search", drawn.nodes[0].label.zh.strip("\u2028")[:3])
    page.keyboard.press("Enter")
    page.click("#tab-table")
    page.locator(".sort").first.click()
    page.locator("tbody tr").first.click()
    page.click("#language")
    page.click("#tab-map")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_text_is_a_text(visit: Open, tmp_path: Path, payload: str) -> None:
    text = PAYLOADS[payload]
    drawn = hostile(text)
    seen = visit(drawn)
    dialogs: list[str] = []
    seen.page.on("dialog", lambda dialog: dialogs.append(dialog.message) or dialog.dismiss())  # type: ignore[func-returns-value]
    seen.page.evaluate(WATCH)
    read_through(seen, drawn)
    seen.page.evaluate("id => unionMap.choose(id)", drawn.edges[0].id)
    shown = "place => document.querySelector(place).textContent"
    for place in (
        "#title",
        "#groups",
        "#kinds",
        "#panel .claim h3",
        "#panel blockquote p",
        "#panel cite",
        "#panel .note",
    ):
        assert text in seen.page.evaluate(shown, place), place
    places = {drawn.nodes[0].id: {"x": 10, "y": 10}, text: {"x": 1, "y": 1}, "__proto__": {"x": 1, "y": 1}}
    file = tmp_path / "hostile.places.json"
    layout = "en wide"
    file.write_text(json.dumps({"map": drawn.name, "layout": layout, "places": places}), encoding="utf-8")
    seen.page.set_input_files("#places", file)
    seen.page.locator("#told:not(:empty)").wait_for(state="attached")
    assert harm(seen) == []
    assert dialogs == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_part_of_a_map_opens_as_any_other(visit: Open, payload: str) -> None:
    part = hostile(PAYLOADS[payload])
    seen = visit(replace(part, title=Label("whole"), parts={part.nodes[0].id: part}))
    seen.click_union(part.nodes[0].id)
    seen.page.locator("#up:not([hidden])").wait_for()
    seen.page.locator('html[data-ready="1"]').wait_for(state="attached")
    assert PAYLOADS[payload] in seen.page.evaluate("document.getElementById('title').textContent")
    assert harm(seen, scripts=5) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_saved_drawing_of_a_hostile_text_runs_nothing(visit: Open, tmp_path: Path, payload: str) -> None:
    seen = visit(hostile(PAYLOADS[payload]))
    seen.page.evaluate(WATCH)
    folder = tmp_path / "saved"
    folder.mkdir()
    files = {form: saved(seen, f"[data-save={form}]", folder) for form in FORMS}
    assert harm(seen) == []
    drawing = files["svg"].rename(folder / "drawing.svg")
    seen.page.goto(drawing.as_uri())
    assert seen.page.evaluate("document.documentElement.localName") == "svg"
    assert seen.page.evaluate("window.hit === undefined")
    assert seen.page.evaluate("document.querySelectorAll('script, a, image, foreignObject, parsererror').length") == 0
    assert PAYLOADS[payload] in seen.page.evaluate("document.querySelector('title').textContent")
    assert seen.requests == []


def test_a_page_that_takes_texts_for_markup_is_caught(visit: Open) -> None:
    drawn = hostile(PAYLOADS["image"])
    safe = "element.append(...children.filter((child) => child !== null && child !== ''));"
    unsafe = (
        "for (const child of children) if (typeof child === 'string') element.innerHTML += child;"
        " else if (child) element.append(child);"
    )
    page = render(drawn).decode("utf-8")
    assert page.count(safe) == 1
    seen = visit(drawn, page=page.replace(safe, unsafe).encode("utf-8"), bypass_csp=True)
    seen.page.wait_for_timeout(500)
    assert {"ran", "made an element"} <= set(harm(seen))
