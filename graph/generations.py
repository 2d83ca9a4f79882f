"""The store on disk as a row of generations, so that readers find the former content or the new one, never half of it.

A build writes a generation beside the current one and then moves one small file, CURRENT, over the former.
A published generation is never written again: any number of readers may open it. The one before it stays for
readers that still hold it; older ones go.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout
from unionkg.graph.derivation import derive
from unionkg.graph.errors import StoreUnavailable
from unionkg.graph.oxigraph_store import OxigraphStore

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
GENERATION = re.compile(r"gen-\d{6}")
Graphs = Mapping[str, Sequence[ox.Quad]]


@dataclass(frozen=True, slots=True)
class Change:
    """Which named graphs a build added, replaced, removed and left as they were."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.replaced or self.removed)


def open_store(root: Path) -> OxigraphStore:
    """Open the current generation for reading; raise StoreUnavailable when there is none or it cannot be opened."""
    current = _current(root)
    if current is None:
        raise StoreUnavailable(f"{root} holds no store yet: run `unionkg build` first")
    try:
        return OxigraphStore(ox.Store.read_only(str(current / "rdf")))
    except (OSError, RuntimeError) as problem:
        raise StoreUnavailable(f"the store {current} cannot be opened: {problem}") from None


def compare(root: Path, graphs: Graphs) -> Change:
    """Return how the graphs differ from the store's current generation."""
    return _compare(_manifest(root), _digests(graphs))


def publish(root: Path, graphs: Graphs, derived: str) -> Change:
    """Write the graphs as a new generation where they differ from the current one, and make it current.

    Raises StoreUnavailable when the folder cannot be written, is full, or another process is building.
    """
    with _building(root):
        former = _manifest(root)
        digests = _digests(graphs)
        change = _compare(former, digests)
        if change:
            changed = {name: graphs[name] for name in (*change.added, *change.replaced)}
            _write(root, changed, (*change.replaced, *change.removed), digests, derived)
        return change


def _compare(former: Mapping[str, str], now: Mapping[str, str]) -> Change:
    return Change(
        added=tuple(sorted(now.keys() - former.keys())),
        replaced=tuple(sorted(name for name in now.keys() & former.keys() if now[name] != former[name])),
        removed=tuple(sorted(former.keys() - now.keys())),
        kept=tuple(sorted(name for name in now.keys() & former.keys() if now[name] == former[name])),
    )


def _digests(graphs: Graphs) -> dict[str, str]:
    return {name: hashlib.sha256("\n".join(sorted(map(str, of))).encode()).hexdigest() for name, of in graphs.items()}


def _write(root: Path, changed: Graphs, stale: Sequence[str], digests: Mapping[str, str], derived: str) -> None:
    former = _current(root)
    number = int(former.name[4:]) + 1 if former is not None else 1
    new = root / f"gen-{number:06}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        if former is not None:
            shutil.copytree(former / "rdf", new / "rdf", copy_function=_link)
        _fill(new / "rdf", changed, stale, derived)
        (new / MANIFEST).write_text(json.dumps(digests, indent=1, sort_keys=True), encoding="utf-8")
        _point(root, new.name)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    _tidy(root, keep={new.name, former.name if former is not None else ""})


def _fill(folder: Path, changed: Graphs, stale: Sequence[str], derived: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    store = ox.Store(str(folder))
    for name in (*stale, derived):
        store.remove_graph(ox.NamedNode(name))
    for quads in changed.values():
        store.bulk_extend(quads)
    store.bulk_extend(list(derive(store, ox.NamedNode(derived))))
    store.optimize()
    store.flush()


def _link(source: str, target: str) -> str:
    """Link what RocksDB never rewrites, copy the rest (and everything where links cannot be made)."""
    if source.endswith(".sst"):
        try:
            os.link(source, target)
        except OSError:
            return str(shutil.copy2(source, target))
        return target
    return str(shutil.copy2(source, target))


def _point(root: Path, name: str) -> None:
    draft = root / f"{CURRENT}.new"
    with draft.open("w", encoding="ascii") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(root / CURRENT)


def _tidy(root: Path, keep: set[str]) -> None:
    for folder in root.iterdir():
        if GENERATION.fullmatch(folder.name) and folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


def _current(root: Path) -> Path | None:
    try:
        name = (root / CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as problem:
        raise StoreUnavailable(f"{root / CURRENT} cannot be read: {problem}") from None
    if not GENERATION.fullmatch(name) or not (root / name).is_dir():
        raise StoreUnavailable(
            f"{root / CURRENT} names {name!r}, which is no generation: remove {root} and build again"
        )
    return root / name


def _manifest(root: Path) -> dict[str, str]:
    current = _current(root)
    if current is None:
        return {}
    try:
        digests: dict[str, str] = json.loads((current / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise StoreUnavailable(f"{current / MANIFEST} cannot be read: {problem}") from None
    return digests


@contextmanager
def _building(root: Path) -> Iterator[None]:
    """Hold the build lock; turn the system's refusals into sentences."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / "build.lock", timeout=0):
            yield
    except Timeout:
        raise StoreUnavailable(f"another process is building {root}: wait until it has ended") from None
    except OSError as problem:
        raise StoreUnavailable(
            f"{root} cannot be written: {problem.strerror or problem}; its content is as before"
        ) from None
