"""decisions.csv: read as Excel or a hand leaves it, and written by adding a row at its end, never otherwise."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from filelock import FileLock
from unionkg.graph.decisions import ACTIONS, NAME_ACTIONS, Decision, decision_id, settle_key
from unionkg.graph.errors import BadInput, BadTable, Place
from unionkg.graph.saving import save
from unionkg.loaders.cells import clean, guard
from unionkg.loaders.claim_cells import read_date
from unionkg.loaders.claim_tables import CORRECTABLE
from unionkg.loaders.columns import CLAIMS, DECISIONS, bilingual, headings_of, settle_heading
from unionkg.loaders.decoding import decode, encoding_of, read_bytes, read_text
from unionkg.loaders.delimited import LOOK, Line, delimited_lines, delimiter_of
from unionkg.loaders.headers import find_header
from unionkg.loaders.refusals import Refusals
from unionkg.loaders.table_files import table_rows
from unionkg.loaders.tables import Row

ID = re.compile(r"[A-Za-z0-9_-]+")
TIMED = re.compile(r"(.+?)[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,6})?))?\s*(Z|[+-]\d{2}:\d{2})?")
EARLIEST = "1900"
LONGEST = 64  # characters of a moment, however it is written
BOM = "\ufeff"
CHINESE = {
    "采纳": "accept", "不采纳": "reject", "更正": "correct", "备注": "note",
    "同一": "same-as", "不同": "not-same-as", "撤销": "undo",
}  # fmt: skip


def load_decisions(origin: Path, home: str = "") -> Iterator[Decision]:
    """Yield the decisions of a file, or of a folder's `decisions.csv` or workbook; `home` is the folder's collection.

    Raises BadInput for a file or table that cannot be read; BadTable for one bad row, Refused for several. Nothing is
    yielded before every row was read.
    """
    refusals, decisions = Refusals(), list[Decision]()
    for row in table_rows(origin, DECISIONS):
        with refusals.gather():
            decisions.append(_decision(row, home))
    refusals.settle()
    yield from decisions


def _decision(row: Row, home: str) -> Decision:
    for name in DECISIONS.required:
        if not row[name]:
            raise BadTable(row.at(name), f"{bilingual(name, DECISIONS.known)} is empty; fill it in")
    action = CHINESE.get(row["action"], row["action"])
    if action not in ACTIONS:
        raise BadTable(row.at("action"), f"「{action}」 is no decision; it is one of {', '.join(ACTIONS)}")
    cells = {name: row[name] for name in DECISIONS.known}
    cells |= {"action": action, "when": read_when(row["when"], row.at("when")), "value": _value(action, row)}
    cells["id"] = row["id"] or decision_id(*(cells[name] for name in DECISIONS.known if name != "id"))
    if not ID.fullmatch(cells["id"]):
        raise BadTable(row.at("id"), f"id 「{row['id']}」 may hold ASCII letters, digits, _ and - only; or empty it")
    return Decision(**cells | {"key": settle_key(row["key"])}, place=row.place, home=home)


def _value(action: str, row: Row) -> str:
    """Return the value of a row whose action is known; raise BadTable when the action has no use for it."""
    value, place = row["value"], row.at("value")
    if action == "correct":
        return read_correction(value, place)
    if action in NAME_ACTIONS and value in ("", row["claim"]):
        raise BadTable(place, f"{action} needs another name here than 「{row['claim']}」; write it")
    if action in ("accept", "reject", "undo") and value:
        raise BadTable(place, f"{action} takes no value; empty 「{value}」, or write correct under action")
    return value


def read_correction(cell: str, place: Place) -> str:
    """Return `column=new value`, the column by its own name; raise BadTable for what is no correction."""
    word, equals, text = cell.partition("=")
    column = headings_of(CLAIMS.known).get(settle_heading(word), "")
    if not equals or column not in CORRECTABLE:
        known = ", ".join(CORRECTABLE)
        raise BadTable(place, f"「{cell}」 is no correction; write column=new value, the column one of {known}")
    return f"{column}={text.strip()}"


def read_when(cell: str, place: Place) -> str:
    """Return a day or a moment in ISO 8601, also as Excel rewrites it; raise BadTable for anything else."""
    timed = TIMED.fullmatch(cell) if len(cell) < LONGEST else None
    try:
        day = read_date(timed[1] if timed else cell, place)
    except BadTable:
        day = ""
    if len(day) != len("2026-11-24") or day < EARLIEST:
        raise BadTable(place, f"「{cell}」 is no day; write it like 2026-11-24 or 2026-11-24T10:05:00+08:00")
    if not timed:
        return day
    zone = (timed[5] or "+08:00").replace("Z", "+00:00")
    moment = f"{day}T{int(timed[2]):02}:{timed[3]}:{timed[4] or '00'}{zone}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        problem = f"「{cell}」 names a time that no day has; write it like 2026-11-24T10:05:00+08:00"
        raise BadTable(place, problem) from None
    return moment


def add_decisions(decisions: Sequence[Decision], path: Path) -> None:
    """Add decisions below the others, all or none, in the file's own encoding, delimiter and order of columns.

    What stands in the file is left byte for byte; a file that is not there is made as Excel opens it. Raises what
    load_decisions raises when the file cannot be read as it is, BadInput when the disk refuses.
    """
    try:
        with FileLock(path.with_name(f".{path.name}.lock")):
            save(_with(decisions, path), path)
    except OSError as error:
        problem = f"the file cannot be written ({error.strerror}); ask for access to its folder"
        raise BadInput(Place(str(path)), problem) from None


def _with(decisions: Sequence[Decision], path: Path) -> bytes:
    if path.exists():
        content = read_bytes(path)
        return content + _appendix(decisions, content, path)
    return (BOM + _line(DECISIONS.known, ",") + _lines(decisions, DECISIONS.known, ",")).encode()


def _appendix(decisions: Sequence[Decision], content: bytes, path: Path) -> bytes:
    tuple(load_decisions(path))
    headings, text = frozenset(headings_of(DECISIONS.known)), read_text(path)
    lines = (Line(line.number, tuple(map(clean, line.cells))) for line in delimited_lines(path, headings))
    first = list(islice((line for line in lines if any(line.cells)), LOOK))
    header = find_header(first, DECISIONS.required, DECISIONS.known, Place(str(path)))
    rows = _lines(decisions, header.columns, delimiter_of(path, text, headings))
    own = rows if text.endswith(("\n", "\r")) else f"\n{rows}"
    addition = own.replace("\n", "\r\n") if "\r\n" in text else own
    appendix = addition.encode(encoding_of(content))
    place = Place(str(path))
    if decode(content + appendix, place) != text + addition:
        raise BadInput(place, "its encoding is not sure enough to add a row; save it once as CSV UTF-8")
    return appendix


def _lines(decisions: Iterable[Decision], columns: Sequence[str | None], delimiter: str) -> str:
    return "".join(_line(_cells(decision, columns), delimiter) for decision in decisions)


def _cells(decision: Decision, columns: Iterable[str | None]) -> list[str]:
    return [guard(str(getattr(decision, column))) if column else "" for column in columns]


def _line(cells: Iterable[str], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()
