"""Reports become a collection: claims table, authority tables and source texts in one folder, ready to be built."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from unionkg.graph.authority import Area, Entry, Organization, Person, UnionEntry
from unionkg.graph.claims import Claim
from unionkg.graph.saving import save
from unionkg.loaders.claim_tables import write_claims
from unionkg.loaders.columns import AREAS, ORGANIZATIONS, PEOPLE, SOURCES, UNIONS, Table
from unionkg.loaders.documents.document import Document
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.extraction import candidates, placed, recognised
from unionkg.loaders.reports.merging import merged
from unionkg.loaders.reports.opinion import Advice, Opinion
from unionkg.loaders.reports.rows import rows

NAMED = {Area: AREAS, UnionEntry: UNIONS, Person: PEOPLE, Organization: ORGANIZATIONS}


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read from one report, and the second opinions on it in the order in which they were asked.

    `source` is the name of the file that holds its text in a collection.
    """

    document: Document
    source: str
    candidates: tuple[Candidate, ...]
    claims: tuple[Claim, ...]
    advice: tuple[Advice, ...] = ()


def collect(documents: Iterable[Document], cast: Cast, opinions: Sequence[Opinion] = ()) -> Iterator[Extracted]:
    """Yield what each document says; documents of one name get different sources."""
    taken = set[str]()
    for document in documents:
        source = _source_name(document, taken)
        reading, squeezed = recognised(document)
        found, advice = tuple(candidates(reading)), list[Advice]()
        for opinion in opinions:
            advice.append(opinion(reading, found))
            found = advice[-1].candidates
        said = tuple(merged(placed(found, squeezed)))
        cast.reading(reading.resolver.code_of)
        yield Extracted(document, source, said, tuple(rows(said, document.text, source, cast)), tuple(advice))


def _source_name(document: Document, taken: set[str]) -> str:
    """Return a name that no other source of the collection has, not even in capitals, and take it."""
    stem = document.name.rsplit(".", 1)[0].replace("/", "-")
    names = (f"{stem}.txt", *(f"{stem}-{number}.txt" for number in range(2, len(taken) + 3)))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def write_collection(extracted: Iterable[Extracted], cast: Cast, folder: Path) -> None:
    """Write a collection's folder; raise BadInput when the disk refuses."""
    extracted = list(extracted)
    folder.mkdir(parents=True, exist_ok=True)
    for each in extracted:
        save(each.document.text.encode(), folder / each.source)
    write_claims((claim for each in extracted for claim in each.claims), folder / "claims.csv")
    for kind, table in NAMED.items():
        _save_table(folder / f"{table.name}.csv", table, (_cells(e) for e in cast.authority() if isinstance(e, kind)))
    _save_table(folder / "sources.csv", SOURCES, (_source(each) for each in extracted))


def _save_table(path: Path, table: Table, lines: Iterable[Mapping[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table.known), lineterminator="\n", extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(lines)
    save(out.getvalue().encode("utf-8-sig"), path)


def _cells(entry: Entry) -> Mapping[str, str]:
    return {name: "|".join(value) if isinstance(value, tuple) else str(value) for name, value in asdict(entry).items()}


def _source(extracted: Extracted) -> Mapping[str, str]:
    document = extracted.document
    return {
        "file": extracted.source, "title": document.title or document.name, "date": document.date,
        "original": document.url,
    }  # fmt: skip
