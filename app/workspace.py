"""A workspace: one folder with its settings, its sources and its store."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unionkg.graph.errors import BadWorkspace
from unionkg.graph.generations import open_store
from unionkg.graph.identity import BASE, Minter
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.saving import save
from unionkg.loaders.folders import SETTLING, Folder, collection_folders, load_folder

SETTINGS = "unionkg.toml"
FIRST_SETTINGS = f"""# 工会知识图谱工作区的设置 / settings of this unionkg workspace
base = "{BASE}"  # 所有 IRI 的共同前缀 / what every IRI starts with
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `unionkg.toml`, `sources/` (one folder a collection), `decisions.csv` and `store/`."""

    folder: Path
    base: str = BASE

    @classmethod
    def open(cls, folder: Path) -> "Workspace":
        """Read the workspace's settings; raise BadWorkspace when there are none or they cannot be used."""
        settings = folder / SETTINGS
        if not settings.is_file():
            advice = f"make one by `unionkg build SOURCE -w {folder}`, or name one with -w"
            raise BadWorkspace(f"{folder} is not a workspace (it has no {SETTINGS}): {advice}")
        try:
            base = tomllib.loads(settings.read_text(encoding="utf-8")).get("base", BASE)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
            raise BadWorkspace(f"{settings} cannot be read: {problem}") from None
        if not isinstance(base, str) or not base.startswith(("http://", "https://")) or not base.endswith("/"):
            raise BadWorkspace(f"{settings}: base must be an http(s) IRI that ends with /, not {base!r}")
        return cls(folder, base)

    @classmethod
    def make(cls, folder: Path) -> "Workspace":
        """Open the workspace, making it first where the folder is none yet; raise BadWorkspace when that fails."""
        try:
            (folder / "sources").mkdir(parents=True, exist_ok=True)
            if not (folder / SETTINGS).exists():
                save(FIRST_SETTINGS.encode(), folder / SETTINGS)
        except OSError as problem:
            raise BadWorkspace(f"{folder} cannot be made a workspace: {problem.strerror or problem}") from None
        return cls.open(folder)

    @property
    def sources(self) -> Path:
        """The folder of collections."""
        return self.folder / "sources"

    @property
    def root(self) -> Path:
        """The folder of the store."""
        return self.folder / "store"

    @property
    def minter(self) -> Minter:
        """The minter of the workspace's IRIs."""
        return Minter(self.base)

    def store(self) -> OxigraphStore:
        """Open the store for reading; raise StoreUnavailable when it was never built."""
        return open_store(self.root)

    def collections(self) -> tuple[Path, ...]:
        """Return the folder of every collection, in order of their names."""
        return collection_folders(self.sources, self.sources / SETTLING)

    def folders(self) -> Iterator[Folder]:
        """Read every collection of the workspace, in order of their names."""
        for path in self.collections():
            yield load_folder(path, self.minter)
