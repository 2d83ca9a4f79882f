"""Every atomic fact of the seed article: read by the engine, told by the document, or left to a person, and why.

python -m benchmarks.seed_facts [--rows]
"""

import argparse
import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract
from unionkg.loaders.reports.facts import Fact, fact_of
from unionkg.loaders.reports.merging import merged

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
REASONS = Path(__file__).parent / "seed_reasons.csv"
MARKS = str.maketrans("", "", " “”\"《》'、,·")
WINDOW = 8  # characters of a row's quote that a claim's quote must share with it
ENGINE, DOCUMENT = "read by the engine", "told by the document's own structure"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list of facts."""

    number: int
    subject: str
    predicate: str
    object: str
    unit: str
    quote: str


def rows() -> Iterator[Row]:
    """Yield the rows of facts.tsv."""
    with (SEED / "facts.tsv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            yield Row(number, row["subject"], row["predicate"], row["object/value"], row["unit"], row["quote"])


def judged() -> Iterator[tuple[Row, str]]:
    """Yield each row with what became of it: read, told, or the reason why a person enters it."""
    document = document_of((SEED / "article.txt").read_text(encoding="utf-8"))
    found = list(_found(document))
    with REASONS.open(encoding="utf-8", newline="") as file:
        reasons = {row["predicate"]: row["reason"] for row in csv.DictReader(file)}
    for row in rows():
        if any(_says(fact, row) for fact in found):
            yield row, ENGINE
        elif _tells(document, row):
            yield row, DOCUMENT
        else:
            yield row, reasons.get(row.predicate, "missed: the engine has a type for it and does not find it")


def _found(document: Document) -> Iterator[Fact]:
    """Yield every claim, once for each of its quotes."""
    for candidate in merged(extract(document)):
        for start, end in ((candidate.start, candidate.end), *candidate.evidence):
            yield fact_of(replace(candidate, start=start, end=end), document.text)


def _says(fact: Fact, row: Row) -> bool:
    """Tell whether a claim with an overlapping quote holds the row's number, or its words."""
    quote, said = plain(row.quote), plain(str(fact["quote"]))
    if not any(quote[at : at + WINDOW] in said for at in range(max(1, len(quote) - WINDOW + 1))):
        return said in quote and _holds(fact, row)
    return _holds(fact, row)


def _holds(fact: Fact, row: Row) -> bool:
    value = row.object.replace(",", "")
    if value.replace(".", "").isdigit():
        return fact["value"] is not None and float(str(fact["value"])) == float(value)
    words, wanted = plain(f"{fact['subject']}{fact['object']}"), plain(row.object)
    return wanted in words or (bool(fact["object"]) and plain(str(fact["object"])) in wanted)


def _tells(document: Document, row: Row) -> bool:
    kinds = [
        plain(document.text[b.start : b.end]) for b in document.blocks if b.kind in ("title", "subtitle", "heading")
    ]
    return any(plain(row.object) in text for text in kinds) or any(row.object == name for _, name in document.authors)


def plain(text: str) -> str:
    """Return a text without blanks and quotation marks, in one width."""
    return unicodedata.normalize("NFKC", text).translate(MARKS)


def table(judgements: Sequence[tuple[Row, str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table: how many rows became what."""
    yield "| what became of it | rows |"
    yield "|---|---|"
    for what, count in Counter(what for _, what in judgements).most_common():
        yield f"| {what} | {count} |"


def main() -> None:
    """Print the table; with --rows every row that the engine does not read, with the reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", action="store_true", help="list every row that is not read by the engine")
    wanted = parser.parse_args().rows
    if not SEED.is_dir():
        print("The seed article does not lie beside the repository: nothing to judge.")
        return
    judgements = list(judged())
    report(judgements)
    for row, what in judgements if wanted else ():
        if what != ENGINE:
            print(f"{row.number} {row.subject} {row.predicate} {row.object}: {what}")


def report(judgements: Sequence[tuple[Row, str]]) -> None:
    """Print the table."""
    print(f"## Every atomic fact of the seed article ({len(judgements)})\n")
    print(*table(judgements), sep="\n")


if __name__ == "__main__":
    main()
