"""One report gives the same paragraphs and the same structure whatever file it comes in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import document_of, read_documents

from .conftest import PARAGRAPHS, TITLE, Lay, page, word

COLUMNS = """@page{size:A4;margin:15mm} h1{column-span:all} body{columns:3;column-gap:8mm;text-align:justify}
body{font-size:10pt}
p{text-indent:2em;margin:0}"""
PLAIN = """@page{size:A5;margin:20mm} body{font-size:11pt} p{margin:0 0 1em}"""


def told(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks]


EXPECTED = [
    ("title", 0), ("subtitle", 0), ("byline", 0), ("paragraph", 0), ("heading", 1), ("paragraph", 0), ("paragraph", 0),
    ("heading", 1), ("paragraph", 0), ("paragraph", 0),
]  # fmt: skip


def check(path: Path) -> None:
    (document,) = read_documents(path)
    assert told(document) == [(*kind, text) for kind, text in zip(EXPECTED, PARAGRAPHS, strict=True)]
    assert document.authors == (("记者", "周大海"), ("通讯员", "钱小川"))
    assert document.title == TITLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("between", ["\n", "\r\n\r\n", "\n\n\n"])
def test_text(lay: Lay, encoding: str, between: str) -> None:
    check(lay("结对.txt", between.join(PARAGRAPHS), encoding))


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("GBK", "gb18030")])
def test_web_page(lay: Lay, charset: str, encoding: str) -> None:
    check(lay("结对.html", page(charset=charset), encoding))


def test_word(lay: Lay) -> None:
    check(lay("结对.docx", word(*PARAGRAPHS)))


@pytest.mark.browser
@pytest.mark.parametrize("style", [COLUMNS, PLAIN])
def test_pdf(print_page: Callable[[str], Path], style: str) -> None:
    check(print_page(page(charset="utf-8", style=style)))


def test_json_of_a_text_and_its_title(lay: Lay) -> None:
    record = {
        "id": "7",
        "title": TITLE,
        "text": "\n".join(PARAGRAPHS),
        "date": "2023-08-01T10:00:00",
        "url": "http://a.example/",
    }
    check(lay("7.json", json.dumps(record)))
    (document,) = read_documents(lay("8.json", json.dumps(record)))
    assert (document.name, document.date, document.url) == ("7", "2023-08-01", "http://a.example/")


def test_a_text_keeps_every_character() -> None:
    text = "\ufeff 柳溪\r\n\u3000枫林\u00a0e\u0301\n\n\n"
    assert document_of(text).text == "\ufeff 柳溪\n\u3000枫林\u00a0é\n\n\n"
