"""One report gives the same claims whatever file it comes in: the seed article, and the evaluation reports."""

from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.loaders.documents.reading import document_of, read_documents
from unionkg.loaders.reports.extraction import extract
from unionkg.loaders.reports.facts import facts

from benchmarks.reports import reports

from .conftest import Lay, page, word
from .test_formats import COLUMNS

SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"
TEXTS = {r.name: r.text if r.text.startswith(r.title) else f"{r.title}\n{r.text}" for r in reports()}
LONG = dict(sorted(TEXTS.items(), key=lambda text: -len(text[1]))[:3])


@pytest.fixture(params=["seed", *LONG])
def paragraphs(request: pytest.FixtureRequest) -> tuple[str, ...]:
    if request.param == "seed" and not SEED.is_file():
        pytest.skip("the seed article is not beside this checkout")
    text = SEED.read_text(encoding="utf-8") if request.param == "seed" else LONG[request.param]
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def claims(path: Path) -> list[tuple[object, ...]]:
    """Return the facts of a file without their order; their quotes may be parted otherwise where a line ends."""
    (document,) = read_documents(path)
    found = facts(extract(document), document.text)
    keys = ("type", "subject", "object", "value", "value_max", "unit", "qualifier", "date")
    return sorted(tuple(str(fact[key]) for key in keys) for fact in found)


def expected(paragraphs: tuple[str, ...]) -> list[tuple[object, ...]]:
    document = document_of("\n".join(paragraphs))
    keys = ("type", "subject", "object", "value", "value_max", "unit", "qualifier", "date")
    return sorted(tuple(str(fact[key]) for key in keys) for fact in facts(extract(document), document.text))


def test_a_web_page(lay: Lay, paragraphs: tuple[str, ...]) -> None:
    assert claims(lay("a.html", page(paragraphs), "gb18030")) == expected(paragraphs)


def test_a_word_file(lay: Lay, paragraphs: tuple[str, ...]) -> None:
    assert claims(lay("a.docx", word(*paragraphs))) == expected(paragraphs)


@pytest.mark.browser
def test_a_page_of_three_columns(print_page: Callable[[str], Path], paragraphs: tuple[str, ...]) -> None:
    assert claims(print_page(page(paragraphs, "utf-8", COLUMNS))) == expected(paragraphs)
