"""Files that are written whole or left as they were."""

import os
import tempfile
from pathlib import Path

from unionkg.graph.errors import BadInput, Place


def save(content: bytes, path: Path) -> None:
    """Write a file by way of a neighbour that then takes its name; raise BadInput when that is not possible."""
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(0o644)
            Path(draft).replace(path)
        finally:
            Path(draft).unlink(missing_ok=True)
    except OSError as error:
        problem = f"the file cannot be written ({error.strerror}); close it in Excel, or choose another folder"
        raise BadInput(Place(str(path)), problem) from None
