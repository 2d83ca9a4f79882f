"""A file that cannot be read costs one sentence that names it and says what to do."""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from unionkg.graph.errors import BadInput
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import READERS, read_documents

from .conftest import PARAGRAPHS, Lay, page, word

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    body = b"".join(b"%d 0 obj%s endobj\n" % (at, content) for at, content in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R" + trailer + b">>\n%%EOF"


PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
EMPTY = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
LOCK = b"<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>"


def package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"no pdf", "is no PDF"),
        ("a.pdf", b"%PDF-1.7\ngarbage", "damaged"),
        ("a.pdf", pdf(ROOT, PAGES, EMPTY), "no text layer"),
        ("a.pdf", pdf(ROOT, PAGES, EMPTY, LOCK, trailer=b"/Encrypt 4 0 R/ID[(a)(a)]"), "password"),
        ("a.pdf", pdf(ROOT, b"<</Type/Pages/Count 999999/Kids[3 0 R]>>", EMPTY), "pages; split it|no text layer"),
        ("a.pdf", pdf(ROOT, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 3 0 R]>>", EMPTY), "damaged|no text layer"),
        ("a.docx", b"no zip", "is no Word document"),
        ("a.docx", OLE, "old .doc or a password"),
        ("a.docx", word("甲")[:900], "damaged"),
        ("a.docx", package(a=b"x"), "damaged"),
        ("a.docx", package(word__document=b"<a>" + bytes(80_000_000)), "unpacks to"),
        ("a.docx", word(), "no text"),
        ("a.html", b"<html><body></body></html>", "shows no text"),
        ("a.html", b"<!-- never closed <p>text</p>", "shows no text"),
        ("a.html", bytes(range(256)) * 9, "not a text file"),
        ("a.html", b"<p>" + b"a" * 10_000_001, "save the article alone"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "blanks"),
        ("a.txt", bytes(range(256)), "not a text file"),
        ("a.doc", b"a", "one of .txt"),
        ("a", b"a", "one of .txt"),
    ],
)
def test_one_sentence(lay: Lay, name: str, content: bytes, told: str) -> None:
    path = lay(name, content)
    with pytest.raises(BadInput, match=told) as raised:
        list(read_documents(path))
    assert raised.value.place.file == str(path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("suffix", READERS)
def test_a_missing_file_and_a_folder(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(BadInput, match="no such file"):
        list(read_documents(tmp_path / f"a{suffix}"))
    (tmp_path / f"b{suffix}").mkdir()
    with pytest.raises(BadInput, match="folder"):
        list(read_documents(tmp_path / f"b{suffix}"))


def survive(lay: Lay, name: str, content: bytes, seed: int, changes: int) -> None:
    """Read the file with some bytes changed: documents come out, or one error of ours."""
    chance, damaged = random.Random(seed), bytearray(content)
    for _ in range(changes):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    documents = list[Document]()
    with suppress(BadInput):
        documents.extend(read_documents(lay(name, bytes(damaged))))
    for document in documents:
        document.text.encode()
        assert all(document.text[b.start : b.end].strip() for b in document.blocks)


@pytest.mark.parametrize("seed", range(25))
def test_damaged_files(lay: Lay, seed: int) -> None:
    survive(lay, "a.docx", word(*PARAGRAPHS), seed, 5)
    survive(lay, "a.html", page().encode("gb18030"), seed, 20)
    survive(lay, "a.txt", "\n".join(PARAGRAPHS).encode(), seed, 3)


@pytest.mark.browser
def test_damaged_pdf(lay: Lay, print_page: Callable[[str], Path]) -> None:
    content = print_page(page(charset="utf-8")).read_bytes()
    for seed in range(25):
        survive(lay, "a.pdf", content, seed, 200)
