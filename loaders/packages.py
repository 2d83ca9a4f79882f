"""Office files are ZIP packages: what one may unpack to, and what their libraries let through when one is damaged."""

import io
import zlib
from collections.abc import Sequence
from zipfile import BadZipFile, ZipFile, ZipInfo

WORKBOOKS = (".xlsx", ".xlsm")
UNPACKED = 1 << 29  # bytes that a package may unpack to, pictures included
BROKEN = (  # what openpyxl and python-docx let through
    BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, TypeError, AttributeError, SyntaxError,
    RuntimeError, AssertionError, OverflowError,
)  # fmt: skip


def parts_of(content: bytes) -> Sequence[ZipInfo]:
    """Return what a package says of its parts, their sizes unpacked too; raise one of BROKEN when it is none."""
    with ZipFile(io.BytesIO(content)) as package:
        return package.infolist()
