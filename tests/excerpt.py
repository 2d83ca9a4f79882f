"""A part of the bundled collection that holds every type of row: small enough to be built once for each fault."""

import csv
import io
from pathlib import Path

SHIYAN = Path(__file__).parent.parent / "examples" / "shiyan"
READ = (
    Path(__file__).parent.parent / "benchmarks" / "shiyan.csv"
)  # every fact as a person's row, also what the engine reads
PREFIXES = ("s02-mandarin", "s02-centre", "s03-six", "s03-leader", "s09-firm")
ROWS = (
    "s00-author-1", "s01-members", "s01-brand", "s01-brand-1", "s09-plan", "s02-partnership", "s02-visits",
    "s02-role-provider", "s02-agreement", "s04-title-1", "s04-slogan",
)  # fmt: skip
Table = list[dict[str, str]]


def excerpt() -> Table:
    """Return the rows of the excerpt, in the order in which a person read them."""
    with READ.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if kept(row["id"])]


def kept(row_id: str) -> bool:
    """Whether the excerpt holds the row of this id."""
    return row_id in ROWS or row_id.startswith(PREFIXES)


def table(name: str) -> Table:
    """Return the rows of another table of the collection."""
    with (SHIYAN / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(rows: Table) -> str:
    """Return the rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
