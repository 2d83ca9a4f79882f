"""Ways to lay a table, a workbook or a text on the desk."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def csv_text(rows: Rows, delimiter: str = ",") -> str:
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter).writerows(rows)
    return lines.getvalue()


@pytest.fixture
def lay(tmp_path: Path) -> Callable[..., Path]:
    """Write text or bytes to a file of the temporary folder."""

    def write(name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def lay_csv(lay: Callable[..., Path]) -> Callable[..., Path]:
    """Write rows to a CSV file."""

    def write(rows: Rows, name: str = "table.csv", encoding: str = "utf-8", delimiter: str = ",") -> Path:
        return lay(name, csv_text(rows, delimiter), encoding)

    return write


@pytest.fixture
def lay_book(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets of rows to an XLSX file; `change` may work on the workbook before it is saved."""

    def write(
        sheets: Rows | dict[str, Rows], name: str = "table.xlsx", change: Callable[[Workbook], None] | None = None
    ) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in (sheets if isinstance(sheets, dict) else {"Sheet1": sheets}).items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        if change:
            change(workbook)
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def edit() -> Callable[..., Path]:
    """Rewrite one part of an XLSX package by (pattern, replacement) pairs."""

    def rewrite(path: Path, part: str, *changes: tuple[bytes, bytes]) -> Path:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for old, new in changes:
            assert re.search(old, parts[part])
            parts[part] = re.sub(old, new, parts[part])
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return path

    return rewrite
