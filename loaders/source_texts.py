"""Source texts: the one fixed version of each report in which quotes are looked up, and what is known about it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from unionkg.graph.errors import BadInput, BadTable, DuplicateId, Place
from unionkg.graph.evidence import SourceText, normalise
from unionkg.loaders.authority import find_table
from unionkg.loaders.claim_cells import read_date
from unionkg.loaders.columns import SOURCES
from unionkg.loaders.decoding import read_text
from unionkg.loaders.passages import find_passages
from unionkg.loaders.refusals import Refusals
from unionkg.loaders.tables import Row, read_table

TEXTS = (".txt", ".md")


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


def load_sources(folder: Path, listing: Path | None = None) -> Iterator[SourceText]:
    """Yield the source texts of a folder that its sources table lists, or all of them when it has none.

    `listing` is a sources table or a workbook with such a sheet, in place of the folder's own. Raises BadInput for a
    folder without texts; BadTable, DuplicateId or BadInput for a listed text that is missing, double or outside the
    folder, Refused for several. Nothing is yielded before every row was read.
    """
    if not folder.is_dir():
        raise BadInput(Place(str(folder)), "there is no such folder; name the folder that holds the source texts")
    table = listing or find_table(folder, SOURCES)
    if table:
        yield from _listed(folder, table)
        return
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in TEXTS and path.is_file())
    if not paths:
        raise BadInput(Place(str(folder)), "the folder holds no .txt or .md file; put the source texts into it")
    yield from map(load_source, paths)


def _listed(folder: Path, table: Path) -> Iterator[SourceText]:
    refusals, sources = Refusals(), dict[str, SourceText]()
    for row in read_table(table, SOURCES.required, SOURCES.known, SOURCES.sheets):
        with refusals.gather():
            path = _inside(folder, row)
            if row["file"] in sources:
                raise DuplicateId(row.at("file"), f"{row['file']} is listed twice; keep one row")
            sources[row["file"]] = load_source(path, _about(row), row["file"])
    refusals.settle()
    yield from sources.values()


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
    about = {column: row[column] for column in SOURCES.known if column != "file"} | date
    return {column: cell for column, cell in about.items() if cell}
