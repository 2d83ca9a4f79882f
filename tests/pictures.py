"""The pictures of the bundled maps that README and docs show, drawn anew: `python -m tests.pictures`."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright
from unionkg.demonstration import demonstrate
from unionkg.graph.store import Store
from unionkg.viz import maps, render
from unionkg.workspace import Workspace

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("partnership", "partnership", {}),
    ("hierarchy", "hierarchy", {}),
    ("programmes", "programmes", {}),
    ("source", "source", {}),
    ("around", "ego", {"focus": "十堰市总工会"}),
)
SIZE: ViewportSize = {"width": 1366, "height": 768}
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


def main() -> None:
    """Draw the pictures of the bundled collection."""
    with tempfile.TemporaryDirectory() as folder:
        demonstrate(Path(folder) / "demo", print)
        draw(Workspace.open(Path(folder) / "demo").store(), Path(folder))


if __name__ == "__main__":
    main()
