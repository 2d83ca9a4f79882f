"""The door to documents: a file or a text becomes documents whose characters can be cited."""

import re

from unionkg.graph.evidence import normalise
from unionkg.loaders.documents.credits import authors_of, date_of, place_of
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.structure import find_blocks
from unionkg.loaders.documents.views import plain_view

HALVES = re.compile(r"[\ud800-\udfff]")  # half characters, which no file can hold


def document_of(text: str, name: str = "text") -> Document:
    """Return a text, normalised to NFC with LF line ends, with its blocks and what its head says of it."""
    text = normalise(HALVES.sub("\ufffd", text))
    view = plain_view(text)
    blocks = find_blocks(view, {})
    return Document(
        name, text, blocks, date_of(view, blocks), "", authors_of(text, view, blocks), place_of(view, blocks)
    )
