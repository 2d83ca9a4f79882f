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
    """What was read from one report, and the second opinions on it in the order in which they were asked."""

    document: Document
    candidates: tuple[Candidate, ...]
    claims: tuple[Claim, ...]
    advice: tuple[Advice, ...] = ()


def collect(documents: Iterable[Document], cast: Cast, opinions: Sequence[Opinion] = ()) -> Iterator[Extracted]:
    """Yield what each document says; its text will be the file `source_name` of it."""
    for document in documents:
        reading, squeezed = recognised(document)
        found, advice = tuple(candidates(reading)), list[Advice]()
        for opinion in opinions:
            advice.append(opinion(reading, found))
            found = advice[-1].candidates
        said = tuple(merged(placed(found, squeezed)))
        cast.reading(reading.resolver.code_of)
        yield Extracted(document, said, tuple(rows(said, document.text, source_name(document), cast)), tuple(advice))


def source_name(document: Document) -> str:
    """Return the name of the file that holds a document's text in a collection."""
    return f"{document.name.rsplit('.', 1)[0].replace('/', '-')}.txt"


def write_collection(extracted: Iterable[Extracted], cast: Cast, folder: Path) -> None:
    """Write a collection's folder; raise BadInput when the disk refuses."""
    extracted = list(extracted)
    folder.mkdir(parents=True, exist_ok=True)
    for each in extracted:
        save(each.document.text.encode(), folder / source_name(each.document))
    write_claims((claim for each in extracted for claim in each.claims), folder / "claims.csv")
    for kind, table in NAMED.items():
        _save_table(folder / f"{table.name}.csv", table, (_cells(e) for e in cast.authority() if isinstance(e, kind)))
    _save_table(folder / "sources.csv", SOURCES, (_source(each.document) for each in extracted))


def _save_table(path: Path, table: Table, lines: Iterable[Mapping[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table.known), lineterminator="\n", extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(lines)
    save(out.getvalue().encode("utf-8-sig"), path)


def _cells(entry: Entry) -> Mapping[str, str]:
    return {name: "|".join(value) if isinstance(value, tuple) else str(value) for name, value in asdict(entry).items()}


def _source(document: Document) -> Mapping[str, str]:
    return {
        "file": source_name(document), "title": document.title or document.name, "date": document.date,
        "original": document.url,
    }  # fmt: skip
