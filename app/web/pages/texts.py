"""The full texts of sources, which the graph does not hold: only their hashes and the characters that are quoted."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from unionkg.graph.errors import UnionkgError
from unionkg.loaders.source_texts import load_sources
from unionkg.workspace import Workspace

Texts = Callable[[str], str | None]


def no_texts(identifier: str) -> str | None:  # noqa: ARG001 - the signature of every Texts
    """Return nothing: a remote store has no texts."""
    return None


class WorkspaceTexts:
    """Finds the text of a source in a workspace's collections by its identifier (`sha256:…`)."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = Lock()
        self._found: dict[str, str] = {}
        self._lost: set[str] = set()

    def __call__(self, identifier: str) -> str | None:
        """Return the text, or None when no collection has it any more; collections are read again for a new one."""
        with self._lock:
            if identifier not in self._found and identifier not in self._lost:
                self._found = dict(self._read())
                self._lost |= {identifier} - self._found.keys()
            return self._found.get(identifier)

    def _read(self) -> list[tuple[str, str]]:
        return [pair for folder in self._workspace.collections() for pair in _texts_of(folder)]


def _texts_of(folder: Path) -> list[tuple[str, str]]:
    """Return the texts of a collection; of one that somebody is just changing, none."""
    try:
        return [(f"sha256:{source.sha256}", source.text) for source in load_sources(folder)]
    except UnionkgError:
        return []
