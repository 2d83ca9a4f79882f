"""A file is either written whole or left as it was."""

from pathlib import Path

from unionkg.graph.errors import BadInput, Place


def save(content: bytes, path: Path) -> None:
    """Write a file by way of a neighbour that then takes its name; raise BadInput when that is not possible."""
    beside = path.with_name(f".{path.name}.part")
    try:
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        problem = f"the file cannot be written ({error.strerror}); close it in Excel, or choose another folder"
        raise BadInput(Place(str(path)), problem) from None
