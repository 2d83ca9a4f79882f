"""Collections of reports in one file: CSV with a row, JSON Lines and JSON with an object for each."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from unionkg.graph.errors import BadInput, Place
from unionkg.loaders.columns import settle_heading
from unionkg.loaders.decoding import read_text
from unionkg.loaders.delimited import Line, delimited_lines
from unionkg.loaders.documents.parts import Draft, titled
from unionkg.loaders.documents.stated_dates import stated_date
from unionkg.loaders.documents.views import plain_view
from unionkg.loaders.refusals import Refusals

COLUMNS = {
    "text": "text", "正文": "text", "全文": "text", "内容": "text", "文本": "text", "content": "text", "body": "text",
    "id": "id", "编号": "id", "序号": "id", "title": "title", "标题": "title", "题名": "title",
    "date": "date", "日期": "date", "发布日期": "date", "发布时间": "date", "url": "url", "网址": "url", "链接": "url",
}  # fmt: skip
DEEP = "the brackets nest too deeply, or a number is too long, to be read as JSON"
Record = Mapping[str, Any]


def read_rows(path: Path) -> Iterator[Draft]:
    """Yield the report of each row of a CSV or TSV file with a column text or 正文 (and id, title, date, url).

    Raises BadInput when there is no such column, and after the last row for the rows that have no text.
    """
    lines = (line for line in delimited_lines(path, frozenset(COLUMNS)) if any(cell.strip() for cell in line.cells))
    header = next(lines, Line(1, ()))
    columns = [COLUMNS.get(settle_heading(cell), "") for cell in header.cells]
    if "text" not in columns:
        problem = "no column is called text or 正文; name the one that holds the reports so"
        raise BadInput(Place(str(path), header.number), problem)
    yield from _drafts(((line.number, dict(zip(columns, line.cells, strict=False))) for line in lines), path)


def read_objects(path: Path) -> Iterator[Draft]:
    """Yield the report of each object of a JSON or JSON Lines file: its `text` (and id, title, date, url).

    Raises BadInput for what is no JSON, and after the last object for those without a text.
    """
    content = read_text(path).removeprefix("\ufeff")
    if path.suffix.lower() == ".jsonl":
        rows = enumerate(content.split("\n"), start=1)
        yield from _drafts(((number, _parsed(row, path, number)) for number, row in rows if row.strip()), path)
    else:
        found = _parsed(content, path, None)
        yield from _drafts(enumerate(found if isinstance(found, list) else [found], start=1), path)


def _parsed(text: str, path: Path, row: int | None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"this is no JSON ({error.msg}, column {error.colno}); write one object with a text a line, or a list"
        return BadInput(Place(str(path), row or error.lineno), problem)
    except (RecursionError, ValueError):
        return BadInput(Place(str(path), row), DEEP)


def _drafts(records: Iterator[tuple[int, Any]], path: Path) -> Iterator[Draft]:
    refusals = Refusals()
    for number, record in records:
        if isinstance(record, BadInput):
            refusals.note(record)
        elif not isinstance(record, dict) or not isinstance(text := record.get("text"), str) or not text.strip():
            refusals.note(BadInput(Place(str(path), number), "there is no text here; fill it in, or take the row out"))
        else:
            yield _draft(record, text, f"{path.stem}-{number}")
    refusals.settle()


def _draft(record: Record, text: str, name: str) -> Draft:
    about = {key: str(record[key]).strip() for key in ("id", "title", "date", "url") if record.get(key)}
    draft = titled(text, about.get("title", ""))
    date = stated_date(plain_view(about.get("date", "")))
    return replace(draft, name=about.get("id") or name, date=date, url=about.get("url", ""))
