"""Source texts: the one fixed version of each report in which quotes are looked up, and what is known about it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from unionkg.graph.errors import BadInput, BadTable, DuplicateId, Place
from unionkg.graph.evidence import SourceText, normalise
from unionkg.loaders.claim_cells import read_date
from unionkg.loaders.columns import SOURCES
from unionkg.loaders.decoding import read_text
from unionkg.loaders.passages import find_passages
from unionkg.loaders.refusals import Refusals
from unionkg.loaders.table_files import table_rows
from unionkg.loaders.tables import Row

TEXTS = (".txt", ".md")
READERS = {"": "", "manual": "", "人工": "", "engine": "engine", "引擎": "engine"}


def load_source(path: Path, about: Mapping[str, str] | None = None, name: str = "") -> SourceText:
    """Return the source text of a .txt or .md file, in NFC with LF line ends, with its passages.

    `about` holds the columns of sources.csv, `name` the word that claims use for it (else the file's name).
    Raises BadInput for another suffix and for what is no text.
    """
    suffix = path.suffix.lower()
    if suffix not in TEXTS and path.is_file():
        problem = f"a source text is .txt or .md, not 「{suffix}」; save the report as plain text"
        raise BadInput(Place(str(path)), problem)
    text = normalise(read_text(path))
    return SourceText(name or path.name, text, find_passages(text, markdown=suffix == ".md"), dict(about or {}))


def load_sources(folder: Path) -> Iterator[SourceText]:
    """Yield the source texts that a folder's sources table lists; without rows in one, every .txt and .md but a README.

    Raises BadInput when there is no such folder; BadTable, DuplicateId or BadInput for a listed text that is missing,
    double or outside the folder, Refused for several. Nothing is yielded before every row was read.
    """
    if not folder.is_dir():
        raise BadInput(Place(str(folder)), "there is no such folder; name the folder that holds the source texts")
    refusals, sources, listed = Refusals(), dict[str, SourceText](), False
    for row in table_rows(folder, SOURCES):
        listed = True
        with refusals.gather():
            path = _inside(folder, row)
            if row["file"] in sources:
                raise DuplicateId(row.at("file"), f"{row['file']} is listed twice; keep one row")
            sources[row["file"]] = load_source(path, _about(row), row["file"])
    refusals.settle()
    yield from sources.values() if listed else map(load_source, _texts(folder))


def _texts(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in TEXTS and path.is_file() and path.stem.casefold() != "readme":
            yield path


def _inside(folder: Path, row: Row) -> Path:
    """Return the path of the listed file, which must be in the folder."""
    place, file = row.at("file"), row["file"]
    if not file:
        raise BadTable(place, "the file name is empty; every source needs one")
    path = folder / file.replace("\\", "/")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise BadTable(place, f"{file} lies outside {folder}; put the text into that folder")
    if not path.is_file():
        raise BadTable(place, f"{file} is not in {folder}; put it there or correct its name")
    return path


def _about(row: Row) -> Mapping[str, str]:
    date = {"date": read_date(row["date"], row.at("date"))}
    about = {column: row[column] for column in SOURCES.known if column != "file"} | date | {"read": _reader(row)}
    return {column: cell for column, cell in about.items() if cell}


def _reader(row: Row) -> str:
    """Return who reads the text: `engine`, or "" where its claims are all entered by a person."""
    word = row["read"].casefold()
    if word not in READERS:
        problem = f"read 「{row['read']}」 is neither engine nor manual; correct it, or leave it empty"
        raise BadTable(row.at("read"), problem)
    return READERS[word]
