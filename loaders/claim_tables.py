"""The claims table, the interchange between machine and person: read as Excel saves it, written as Excel opens it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from unionkg.graph.claims import COLUMNS, REQUIRED, Claim
from unionkg.graph.decisions import Decision
from unionkg.graph.errors import BadTable, DuplicateId, Place
from unionkg.graph.identity import check_local_name
from unionkg.graph.saving import save
from unionkg.graph.verdicts import noted
from unionkg.loaders.cells import LARGEST, clean, guard
from unionkg.loaders.claim_cells import (
    read_also,
    read_date,
    read_names,
    read_number,
    read_offset,
    write_also,
    write_number,
)
from unionkg.loaders.columns import CLAIMS, bilingual
from unionkg.loaders.refusals import Refusals
from unionkg.loaders.tables import Row, read_table

UNWRITABLE = re.compile(r"[\0\ud800-\udfff]")
NUMBERS = ("value", "value_max", "start", "end")
CORRECTABLE = tuple(name for name in COLUMNS if name not in ("id", "source", "method"))
SPECIAL = {"subject", "per", "also", "date", *NUMBERS}


def load_claims(path: Path) -> Iterator[Claim]:
    """Yield the claims of a CSV, TSV or XLSX table (of a workbook: the sheet claims or 陈述, else the first).

    Raises BadInput for a file or table that cannot be read; BadFigure, BadTable, DuplicateId for one bad row,
    Refused for several. Nothing is yielded before every row was read.
    """
    refusals, claims, rows = Refusals(), list[Claim](), dict[str, int | None]()
    for row in read_table(path, REQUIRED, COLUMNS, CLAIMS.sheets):
        with refusals.gather():
            claim = _claim(row)
            if claim.id in rows:
                raise DuplicateId(row.at("id"), f"id {claim.id} already stands in row {rows[claim.id]}; change one")
            rows[claim.id] = row.place.row
            claims.append(claim)
    refusals.settle()
    yield from claims


def _claim(row: Row) -> Claim:
    for name in REQUIRED:
        if not row[name]:
            raise BadTable(row.at(name), f"{bilingual(name, COLUMNS)} is empty, and every claim needs it; fill it in")
    check_local_name(row["id"], "id", row.at("id"))
    given: dict[str, Any] = {name: row[name] for name in COLUMNS if row[name] and name not in SPECIAL}
    return Claim(
        **given,
        place=row.place,
        subject=read_names(row["subject"]),
        per=read_names(row["per"]),
        also=read_also(row["also"], row.at("also")),
        value=read_number(row["value"], row.at("value")),
        value_max=read_number(row["value_max"], row.at("value_max")),
        date=read_date(row["date"], row.at("date")),
        start=read_offset(row["start"], row.at("start")),
        end=read_offset(row["end"], row.at("end")),
    )


def corrected(claim: Claim, decision: Decision) -> Claim:
    """Return the claim with one cell as the decision has it, and a note of what stood there before.

    Raises BadTable for a column that is not a person's to correct, and what load_claims raises for a bad cell.
    """
    column, text = decision.correction
    place = decision.place
    if column not in CORRECTABLE:
        known = ", ".join(CORRECTABLE)
        raise BadTable(place, f"「{column}」 is not a column that can be corrected; it is one of {known}")
    cells = _written(claim)
    moved = {"start": "", "end": ""} if column == "quote" else {}
    new = _claim(Row({**cells, **moved, column: text}, place))
    where = f"corrected at {place}"
    new = replace(new, place=Place(claim.place.file, claim.place.row, where))
    words = f"{column} 原为「{cells[column]}」,更正为「{text}」({decision.who},{decision.when}:{decision.why})"
    return new if column == "note" else noted(new, words)


def write_claims(claims: Iterable[Claim], path: Path, *, bom: bool = True) -> None:
    """Write claims to a CSV (UTF-8, by default with the BOM that Excel wants) or XLSX file.

    Raises BadTable for another suffix and for a claim that would not read back equal, BadInput when the disk refuses.
    """
    match path.suffix.lower():
        case ".csv":
            save("".join(claim_lines(claims)).encode("utf-8-sig" if bom else "utf-8"), path)
        case ".xlsx":
            from unionkg.loaders.text_sheets import text_workbook  # here, because its library takes long to import

            rows = [_cells(claim) for claim in claims]
            widths = (column.width for column in CLAIMS.columns)
            save(text_workbook(CLAIMS.name, COLUMNS, rows, widths, NUMBERS), path)
        case other:
            raise BadTable(Place(str(path)), f"claims go to .csv or .xlsx, not to 「{other}」; change the name")


def claim_lines(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the lines of a CSV claims table, header first; raise BadTable for a claim that would not read back."""
    yield _csv_line(COLUMNS)
    yield from (_csv_line(_cells(claim)) for claim in claims)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cells(claim: Claim) -> tuple[str, ...]:
    """Return the guarded cells of a claim, once they are known to read back as that claim."""
    written = _written(claim)
    cells = tuple(guard(written[name]) for name in COLUMNS)
    read = dict(zip(COLUMNS, map(clean, cells), strict=True))
    back = _claim(Row(read, claim.place))
    for name, cell in written.items():
        if getattr(back, name) != getattr(claim, name) or len(cell) > LARGEST or UNWRITABLE.search(cell):
            problem = f"{name} 「{cell[:40]}」 would not read back as it is; take out outer blanks, ; and |"
            raise BadTable(claim.place, problem)
    return cells


def _written(claim: Claim) -> Mapping[str, str]:
    plain = {name: str(getattr(claim, name)) for name in COLUMNS if name not in SPECIAL}
    return plain | {
        "subject": "|".join(claim.subject),
        "per": "|".join(claim.per),
        "also": write_also(claim.also),
        "date": claim.date,
        "value": write_number(claim.value),
        "value_max": write_number(claim.value_max),
        "start": "" if claim.start is None else str(claim.start),
        "end": "" if claim.end is None else str(claim.end),
    }
