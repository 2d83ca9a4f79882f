"""Bytes become text here, because Chinese offices save the same table in four encodings."""

import codecs
from pathlib import Path
from typing import BinaryIO

from unionkg.graph.errors import BadInput, Place

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # old .xls, .doc, and every password-protected Office file
ZIP = b"PK\x03\x04"
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950", "iso-8859-1": "", "us-ascii": ""}
DAMAGED = 1000  # one unreadable byte in so many characters does not prove a declaration wrong
SETTLED = 4  # so many Chinese characters before the first fault prove that a text was meant to be UTF-8


def open_bytes(path: Path) -> BinaryIO:
    """Return a file opened for reading; raise BadInput when it is missing, a folder, unreadable or empty."""
    place = Place(str(path))
    if path.is_dir():
        raise BadInput(place, "this is a folder; name a file in it")
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise BadInput(place, "there is no such file; check its name and folder") from None
    except OSError as error:
        raise BadInput(place, f"the file cannot be read ({error.strerror}); close it or ask for access") from None
    if not file.peek(1):
        file.close()
        raise BadInput(place, "the file is empty; check that it was saved or copied whole")
    return file


def read_bytes(path: Path) -> bytes:
    """Return the content of a file; raise BadInput for what open_bytes refuses."""
    with open_bytes(path) as file:
        return file.read()


def read_text(path: Path) -> str:
    """Return the text of a file by its BOM, else as strict UTF-8, else as GB18030 or what its characters tell.

    Raises BadInput for what open_bytes refuses, for a binary file, and for bytes that fit no encoding.
    """
    content = read_bytes(path)
    text = decode(content, Place(str(path)))
    if not text.strip():
        raise BadInput(Place(str(path)), "the file holds nothing but blanks; check that it was saved whole")
    return text


def decode(content: bytes, place: Place, declared: str = "") -> str:
    """Return bytes as text by their BOM, by the encoding they declare, as strict UTF-8, or as `read_text` does.

    A file that declares its encoding keeps it though single bytes are damaged: they become U+FFFD, as browsers show
    them. Raises BadInput for a binary file, and for bytes that fit no encoding.
    """
    text = _declared(content, declared) or _decode(content, place)
    if "\0" in text:
        raise BadInput(place, f"this is not a text file; {_advice(content)}")
    return text


def _declared(content: bytes, declared: str) -> str:
    if not declared or content.startswith(tuple(bom for bom, _ in BOMS)):
        return ""
    encoding = WIDER.get(declared.lower(), declared)
    try:
        text = content.decode(encoding, errors="replace")
    except LookupError:
        return ""
    return text if text.count("\ufffd") <= len(text) // DAMAGED else ""


def encoding_of(content: bytes) -> str:
    """Return the encoding in which more text can be added to what `read_text` reads."""
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(bom):
            return encoding
    try:
        content.decode()
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _decode(content: bytes, place: Place) -> str:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding, place)
    if content.startswith((OLE, ZIP)):
        raise BadInput(place, f"this is not a text file; {_advice(content)}")
    try:
        return content.decode()
    except UnicodeDecodeError as fault:
        if _is_damaged_utf8(content, fault.start):
            raise BadInput(place, _complaint("UTF-8", fault)) from None
    return _detected(content) or _strictly(content, "gb18030", place)


def _detected(content: bytes) -> str:
    """Return the text of bytes that are Big5, or no GB18030 at all, as their characters tell; "" when nothing is sure.

    Nearly all Big5 is valid GB18030 too, but of characters that nobody writes.
    """
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _is_common(text, "gb2312"):
        return text
    try:
        traditional = content.decode("cp950")
    except UnicodeDecodeError:
        return text
    return traditional if not text or _is_common(traditional, "big5") else text


def _is_common(text: str, charset: str) -> bool:
    """Tell whether nine of ten characters in the first 20,000 that are not ASCII stand in the small character set."""
    wide = [character for character in text[:20000] if character > "\x7f"]
    return len("".join(wide).encode(charset, "ignore").decode(charset)) >= 0.9 * len(wide)


def _strictly(content: bytes, encoding: str, place: Place) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        if b"\0" in content and not encoding.startswith("utf-16"):
            raise BadInput(place, f"this is not a text file; {_advice(content)}") from None
        name = "either UTF-8 or GB18030" if encoding == "gb18030" else encoding.removesuffix("-sig").upper()
        raise BadInput(place, _complaint(name, fault)) from None


def _is_damaged_utf8(content: bytes, fault: int) -> bool:
    return sum(char >= "\u3000" for char in content[:fault].decode()) >= SETTLED


def _complaint(encoding: str, fault: UnicodeDecodeError) -> str:
    wrong = fault.object[fault.start]
    return f"byte {fault.start + 1} (0x{wrong:02x}) is not {encoding}; save the file again as UTF-8"


def _advice(content: bytes) -> str:
    if content.startswith(ZIP):
        return "it looks like an Office workbook or an archive: give a workbook a name that ends in .xlsx"
    if content.startswith(OLE):
        return "it looks like an old or password-protected Office file: save it as .xlsx or .csv without a password"
    return "save it as UTF-8 text"
