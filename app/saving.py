"""Files that a command writes: whole or not at all."""

import os
import tempfile
from pathlib import Path

from unionkg.graph.errors import BadWorkspace


def save(path: Path, content: bytes) -> None:
    """Write the file beside its place and move it there; raise BadWorkspace when that cannot be done."""
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(0o644)
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise BadWorkspace(f"{path} cannot be written: {problem.strerror or problem}") from None
