"""The pictures of the bundled maps and pages that README and docs show, taken anew: `python -m tests.pictures`."""

import shutil
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright
from unionkg.demonstration import demonstrate
from unionkg.graph.store import Store
from unionkg.viz import maps, render
from unionkg.web.limits import Limits
from unionkg.workspace import Workspace

from tests.web.endpoints import endpoint

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("partnership", "partnership", {}),
    ("hierarchy", "hierarchy", {}),
    ("programmes", "programmes", {}),
    ("source", "source", {}),
    ("around", "ego", {"focus": "十堰市总工会"}),
)
PAGES: tuple[tuple[str, str], ...] = (
    ("home", "/"),
    ("union", "/entity/union-420381"),
    ("report", "/source"),
    ("answer", "/questions/partners?union=通州区总工会"),
)
SIZE: ViewportSize = {"width": 1366, "height": 768}
SIZES: tuple[tuple[str, ViewportSize], ...] = (("", SIZE), ("-phone", {"width": 390, "height": 844}))
LANGUAGES = {".zh": "zh-CN", "": "en-GB"}


def draw(store: Store, folder: Path) -> None:
    """Write a picture of each map, in Chinese and English, as it opens at 1366x768; it needs Chromium."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        for picture, name, wanted in PICTURES:
            page = folder / f"{picture}.html"
            page.write_bytes(render(maps()[name].draw(store, **wanted)))
            for ending, locale in LANGUAGES.items():
                tab = browser.new_page(viewport=SIZE, locale=locale)
                tab.goto(page.as_uri())
                tab.locator('html[data-ready="1"]').wait_for(state="attached")
                tab.screenshot(path=DOCS / f"{picture}{ending}.png")
                tab.close()
        browser.close()


def take(workspace: Workspace) -> None:
    """Write a picture of some pages, in Chinese and English, on an office screen and on a phone."""
    with endpoint(workspace, Limits(workers=1)) as server, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        home = server.get("/").text
        report = home[home.index("/source/src-") :].partition('"')[0]
        for (picture, path), (place, size), (ending, locale) in product(PAGES, SIZES, LANGUAGES.items()):
            tab = browser.new_page(viewport=size, locale=locale)
            tab.goto(server.address + (report if path == "/source" else path))
            tab.screenshot(path=DOCS / f"page-{picture}{place}{ending}.png")
            tab.close()
        browser.close()


def main() -> None:
    """Take the pictures of the bundled collection."""
    with tempfile.TemporaryDirectory() as folder:
        demonstrate(Path(folder) / "demo", print)
        workspace = Workspace.open(Path(folder) / "demo")
        draw(workspace.store(), Path(folder))
        take(workspace)


if __name__ == "__main__":
    main()
