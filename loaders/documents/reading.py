"""The door to documents: a file or a text becomes documents whose characters can be cited."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from unionkg.graph.errors import BadInput, Place
from unionkg.graph.evidence import normalise
from unionkg.loaders.decoding import read_text
from unionkg.loaders.documents.credits import authors_of, date_of, place_of
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.parts import Draft
from unionkg.loaders.documents.pdf_files import read_pdf
from unionkg.loaders.documents.records import read_objects, read_rows
from unionkg.loaders.documents.structure import find_blocks
from unionkg.loaders.documents.views import plain_view
from unionkg.loaders.documents.web_pages import read_page
from unionkg.loaders.documents.word_files import read_word

HALVES = re.compile(r"[\ud800-\udfff]")  # half characters, which no UTF-8 file can hold


def read_plain(path: Path) -> Iterator[Draft]:
    """Yield a text file as it stands; raise BadInput when it is no text."""
    yield Draft(read_text(path))


READERS: dict[str, Callable[[Path], Iterator[Draft]]] = {
    ".txt": read_plain, ".md": read_plain, ".html": read_page, ".htm": read_page, ".docx": read_word, ".pdf": read_pdf,
    ".csv": read_rows, ".tsv": read_rows, ".json": read_objects, ".jsonl": read_objects,
}  # fmt: skip


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a file: one of a text, web page, Word or PDF file, one a row of CSV or JSON.

    Raises BadInput for a file of another kind and for one that cannot be read; for bad rows among good ones, BadInput
    or Refused after the good ones were yielded.
    """
    reader = READERS.get(path.suffix.lower(), read_plain if path.is_dir() or not path.exists() else None)
    if reader is None:
        kinds = " ".join(READERS)
        raise BadInput(Place(str(path)), f"a report is one of {kinds}, not 「{path.suffix}」; save it as one of them")
    for draft in reader(path):
        yield _document(draft, draft.name or path.name)


def document_of(text: str, name: str = "text") -> Document:
    """Return a text, normalised to NFC with LF line ends, with its blocks and what its head says of it."""
    return _document(Draft(text), name)


def _document(draft: Draft, name: str) -> Document:
    text = normalise(HALVES.sub("\ufffd", draft.text))
    view = plain_view(text)
    blocks = find_blocks(view, draft.hints)
    date = draft.date or date_of(view, blocks)
    return Document(name, text, blocks, date, draft.url, authors_of(text, view, blocks), place_of(view, blocks))
