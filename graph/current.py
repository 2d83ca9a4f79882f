"""Which generation of a store on disk is the current one: servers ask it before every query, so it loads quickly."""

import re
from pathlib import Path

from unionkg.graph.errors import StoreUnavailable

CURRENT = "CURRENT"
GENERATION = re.compile(r"gen-\d{6}")


def current(root: Path) -> Path | None:
    """Return the folder of the current generation, or None when nothing was built yet.

    Raises StoreUnavailable when what names it is damaged.
    """
    try:
        name = (root / CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as problem:
        raise StoreUnavailable(f"{root / CURRENT} cannot be read ({problem}): {renew(root)}") from None
    if not GENERATION.fullmatch(name) or not (root / name).is_dir():
        raise StoreUnavailable(f"{root / CURRENT} names {name!r}, which is no generation: {renew(root)}")
    return root / name


def renew(root: Path) -> str:
    """Return what to do about a damaged store."""
    return f"remove {root} and run `unionkg build` again, the sources are untouched"
