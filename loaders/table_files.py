"""Which files of a folder hold a table: a file of its name, and every workbook with a sheet of its name."""

import re
from collections.abc import Iterator
from pathlib import Path

from unionkg.graph.errors import BadInput, Place
from unionkg.loaders.columns import Table
from unionkg.loaders.packages import WORKBOOKS
from unionkg.loaders.tables import TABLE_SUFFIXES, Row, read_table

LOCK = ("~$", ".")  # Excel's marks beside an open workbook, and hidden files


def table_rows(origin: Path, table: Table) -> Iterator[Row]:
    """Yield the rows of a table from a folder (`areas.csv`, or workbooks with a sheet areas or 地区) or from one file.

    Raises BadInput when there is no such folder or file, and what read_table raises.
    """
    for path in table_files(origin, table):
        yield from read_table(path, table.required, table.known, table.sheets)


def table_files(origin: Path, table: Table) -> Iterator[Path]:
    """Yield the files of a folder that hold the table, in order: `claims.csv`, `claims-2024.xlsx`, a workbook of it."""
    if not origin.exists():
        raise BadInput(Place(str(origin)), "there is no such folder or file; check its name")
    for path in sorted(origin.iterdir()) if origin.is_dir() else (origin,):
        if path.is_file() and not path.name.startswith(LOCK) and _holds(path, table):
            yield path


def _holds(path: Path, table: Table) -> bool:
    suffix = path.suffix.lower()
    if re.split(r"[-_. ]", path.stem.casefold(), maxsplit=1)[0] in table.sheets:
        return suffix in TABLE_SUFFIXES
    if suffix in WORKBOOKS:
        from unionkg.loaders.workbooks import sheet_titles  # here, because its library takes long to import

        return any(title.strip().casefold() in table.sheets for title in sheet_titles(path))
    return False
