"""What a reader takes out of a file: its parts in reading order, which become one text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from unionkg.graph.evidence import normalise
from unionkg.loaders.documents.lines import Hints, Told

BETWEEN = "\n\n"
BODY = 40  # so long a paragraph is at least from which a report has begun
TITLE: Told = ("title", 0)
REMARK = 80  # so long the words under a picture are at most, and the cells of a table that is one


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, table row or caption as its file holds it, and what the file says that it is.

    A part without text is a picture.
    """

    text: str
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its file holds it: its text, what the file says of the lines that start where, and of the report."""

    text: str
    hints: Hints = field(default_factory=dict)
    name: str = ""
    date: str = ""
    url: str = ""


def row_parts(cells: Sequence[Sequence[Part]]) -> Iterator[Part]:
    """Yield a table's row as one part, its cells joined by tabs; a row that lays out a page as the parts in it."""
    if sum(map(bool, cells)) == 1 or any(
        len(parts) > 1 or any(len(part.text) > REMARK for part in parts) for parts in cells
    ):
        yield from (part for parts in cells for part in parts)
    else:
        row = "\t".join(part.text for parts in cells for part in parts or (Part(""),))
        yield Part(row, ("paragraph", 0))


def with_captions(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts but for pictures; a short one that follows a picture below the first paragraph is its caption."""
    pictured = begun = False
    for part in parts:
        if not part.text.strip():
            pictured = pictured or part.told is None
            continue
        remark = pictured and begun and part.told is None and len(part.text) <= REMARK
        yield replace(part, told=("caption", 0)) if remark else part
        pictured = False
        begun = begun or len(part.text) >= BODY


def compose(parts: Sequence[Part], title: str = "", date: str = "", url: str = "") -> Draft:
    """Return the draft of a report whose parts stand apart by a blank line, in NFC with LF line ends.

    A title that the parts do not start with goes before them: what a report is called can be cited too.
    """
    texts, hints, offset = list[str](), dict[int, Told](), 0
    for part in parts if _opens(title, "".join(p.text for p in parts[:4])) else (Part(title, TITLE), *parts):
        for text in filter(None, (line.strip() for line in normalise(part.text).split("\n"))):
            if part.told:
                hints[offset] = part.told
            texts.append(text)
            offset += len(text) + len(BETWEEN)
    return Draft(BETWEEN.join(texts), hints, "", date, url)


def titled(text: str, title: str) -> Draft:
    """Return the draft of a text as it stands, with the title before it when it does not start with that."""
    title = " ".join(title.split())
    return Draft(text) if _opens(title, text) else Draft(f"{title}{BETWEEN}{text}", {0: TITLE})


def _opens(title: str, text: str) -> bool:
    """Tell whether the text starts with the title, whatever blanks and marks are set in it; so it does with none."""
    return bare(text[:1000]).startswith(bare(title))


def bare(text: str) -> str:
    """Return the letters and digits of a text, by which two writings of it are compared."""
    return "".join(character for character in text if character.isalnum())
