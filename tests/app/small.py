"""A small collection in words of our own, and how to spoil it."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

AREAS = "key,name,code\n990100,临江县,\n990200,东湖区,\n"
UNIONS = (
    "key,name,level,form,area\n"
    "990100,临江县总工会,county,general-federation,990100\n"
    "990200,东湖区总工会,county,general-federation,990200\n"
)
TEXT = "临江县总工会与东湖区总工会签约结对。\n东湖区总工会送来20余万元帮扶资金。\n临江县总工会现有会员1500人。\n"
ODD = "A “quote”, a \"quote\", \\ back\\slash, <b>&amp;</b>, {?x}, 𠮷 😀, é e\u0301, a line\u2028end, \x85 \x7f 'all'"
ROWS: Mapping[str, Mapping[str, str]] = {
    "p": {
        "type": "partnership", "kind": "paired-support", "subject": "临江县总工会", "object": "东湖区总工会",
        "quote": "临江县总工会与东湖区总工会签约结对",
    },
    "g": {
        "type": "contribution", "kind": "funds", "subject": "东湖区总工会", "object": "临江县总工会", "of": "p",
        "measure": "amount", "value": "200000", "unit": "cny", "qualifier": "atLeast", "verbatim": "20余万元",
        "quote": "东湖区总工会送来20余万元帮扶资金",
    },
    "m": {
        "type": "statistic", "subject": "临江县总工会", "object": "工会会员", "measure": "members", "value": "1500",
        "unit": "person", "qualifier": "exact", "verbatim": "1500人", "quote": "现有会员1500人",
        "note": ODD,
    },
}  # fmt: skip
COLUMNS = (
    "id", "type", "kind", "subject", "object", "of", "measure", "value", "unit", "qualifier", "verbatim",
    "quote", "start", "source", "note",
)  # fmt: skip
PLACES = {name: at for at, name in enumerate(ROWS, 2)}  # the row in which each claim stands


def claims(changed: str = "", **cells: str) -> list[dict[str, str]]:
    """Return the rows of the claims table, header first, one of them changed."""
    rows = ({"id": name, "source": "brief.txt", **row} for name, row in ROWS.items())
    return [{name: name for name in COLUMNS}, *(row | (cells if row["id"] == changed else {}) for row in rows)]


def csv_text(rows: Sequence[Mapping[str, str]]) -> str:
    lines = io.StringIO()
    csv.DictWriter(lines, COLUMNS).writerows(rows)
    return lines.getvalue()


def workbook(rows: Sequence[Mapping[str, str]]) -> bytes:
    book, content = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([row.get(name, "") for name in COLUMNS])
    book.save(content)
    return content.getvalue()


def lay(folder: Path, text: str = TEXT, rows: Sequence[Mapping[str, str]] = ()) -> Path:
    """Write the collection into a folder, with a text or claim rows of another wording where they are given."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"areas.csv": AREAS, "unions.csv": UNIONS, "claims.csv": csv_text(rows or claims()), "brief.txt": text}
    for name, content in tables.items():
        (folder / name).write_text(content, encoding="utf-8", newline="")
    return folder


def lay_later(folder: Path) -> Path:
    """Write the collection as it looks after a year: a longer text and another number of members."""
    text = TEXT.replace("1500人", "1600人") + "两家工会又办了一期培训。\n"
    return lay(folder, text, claims("m", value="1600", verbatim="1600人", quote="现有会员1600人"))
