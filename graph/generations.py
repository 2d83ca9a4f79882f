"""The store on disk as a row of generations, so that readers find the former content or the new one, never half of it.

A build writes a generation beside the current one and then moves one small file, CURRENT, over the former.
A published generation is never written again: any number of readers may open it. The one before it stays for
readers that still hold it; older ones go, and so does what a killed build left.
"""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout
from unionkg.graph.current import CURRENT, GENERATION, current, renew
from unionkg.graph.derivation import derive
from unionkg.graph.errors import StoreUnavailable
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.revision import revise

MANIFEST = "manifest.json"
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
    return OxigraphStore(_opened(root))


def _opened(root: Path) -> ox.Store:
    found = current(root)
    if found is None:
        raise StoreUnavailable(f"{root} holds no store yet: run `unionkg build` first")
    try:
        return ox.Store.read_only(str(found / "rdf"))
    except (OSError, RuntimeError) as problem:
        raise StoreUnavailable(f"the store {found} cannot be opened ({problem}): {renew(root)}") from None


def compare(root: Path, graphs: Graphs) -> Change:
    """Return how the graphs differ from the store's current generation; raise StoreUnavailable when it is damaged."""
    if current(root) is not None:
        open_store(root)
    return _compare(_manifest(root), _digests(graphs))


@contextmanager
def publishing(root: Path, graphs: Graphs, derived: str) -> Iterator[Change]:
    """Write the graphs as a new generation where they differ; it becomes current when the block ends without an error.

    Raises StoreUnavailable when the folder cannot be written, is full, or another process is building.
    """
    with building(root):
        digests = _digests(graphs)
        change = _compare(_manifest(root), digests)
        if change:
            changed = {name: graphs[name] for name in (*change.added, *change.replaced)}
            stale = (*change.replaced, *change.removed)
            with _written(root, digests, lambda store: _fill(store, changed, stale, derived)) as new:
                yield change
                (new / CURRENT).replace(root / CURRENT)
        else:
            yield change
        _tidy(root)


def _compare(former: Mapping[str, str], now: Mapping[str, str]) -> Change:
    return Change(
        added=tuple(sorted(now.keys() - former.keys())),
        replaced=tuple(sorted(name for name in now.keys() & former.keys() if now[name] != former[name])),
        removed=tuple(sorted(former.keys() - now.keys())),
        kept=tuple(sorted(name for name in now.keys() & former.keys() if now[name] == former[name])),
    )


def _digests(graphs: Graphs) -> dict[str, str]:
    lines = {name: "\n".join(sorted(set(map(str, quads)))) for name, quads in graphs.items()}
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in lines.items()}


def update(root: Path, text: str, derived: str) -> None:
    """Apply a SPARQL 1.1 update to graphs that no build writes, as a new generation; they outlast later builds.

    Raises BadQuestion when the update is wrong or touches a graph that builds write, StoreUnavailable as publishing.
    """
    with building(root):
        former, digests = _opened(root), _manifest(root)
        with _written(root, digests, lambda store: revise(former, store, text, (*digests, derived))) as new:
            (new / CURRENT).replace(root / CURRENT)
        _tidy(root)


@contextmanager
def _written(root: Path, digests: Mapping[str, str], change: Callable[[ox.Store], None]) -> Iterator[Path]:
    """Write the generation that follows the current one, changed; it goes again when the block fails."""
    former = current(root)
    new = root / f"gen-{_number(former) + 1:06}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        if former is not None:
            _copy(former / "rdf", new / "rdf")
        try:
            _change(new / "rdf", change)
        except RuntimeError as problem:  # what Oxigraph raises for files that it cannot make sense of
            raise StoreUnavailable(f"the store {root} is damaged ({problem}): {renew(root)}") from None
        _write(new / MANIFEST, json.dumps(digests, indent=1, sort_keys=True))
        _write(new / CURRENT, new.name + "\n")  # so that nothing but a move is left to do, which needs no room
        yield new
    except BaseException:
        if current(root) != new:
            shutil.rmtree(new, ignore_errors=True)
        raise


def _change(folder: Path, change: Callable[[ox.Store], None]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    store = ox.Store(str(folder))
    change(store)
    store.optimize()
    store.flush()


def _fill(store: ox.Store, changed: Graphs, stale: Sequence[str], derived: str) -> None:
    for name in (*stale, derived):
        store.remove_graph(ox.NamedNode(name))
    for quads in changed.values():
        store.bulk_extend(quads)
    store.bulk_extend(list(derive(store, ox.NamedNode(derived))))


def _copy(former: Path, new: Path) -> None:
    """Link what RocksDB never rewrites, copy the rest (and everything where links cannot be made)."""
    new.mkdir(parents=True)
    for file in sorted(former.iterdir()):
        if not (file.suffix == ".sst" and _linked(file, new / file.name)):
            shutil.copyfile(file, new / file.name)


def _linked(file: Path, link: Path) -> bool:
    try:
        link.hardlink_to(file)
    except OSError:
        return False
    return True


def _write(path: Path, text: str) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("w", encoding="ascii", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _tidy(root: Path) -> None:
    """Remove every generation but the current one and the one before it."""
    number = _number(current(root))
    for folder in root.iterdir():
        if GENERATION.fullmatch(folder.name) and _number(folder) not in (number, number - 1):
            shutil.rmtree(folder, ignore_errors=True)


def _number(generation: Path | None) -> int:
    return int(generation.name.removeprefix("gen-")) if generation is not None else 0


def _manifest(root: Path) -> dict[str, str]:
    found = current(root)
    if found is None:
        return {}
    try:
        digests = json.loads((found / MANIFEST).read_text(encoding="utf-8"))
        return {ox.NamedNode(name).value: str(digest) for name, digest in digests.items()}
    except (OSError, ValueError, AttributeError) as problem:
        raise StoreUnavailable(f"{found / MANIFEST} cannot be read ({problem}): {renew(root)}") from None


@contextmanager
def building(root: Path) -> Iterator[None]:
    """Hold the build lock, which one process has at a time (again and again); turn the system's refusals to sentences.

    Raises StoreUnavailable when another process is building, or the folder cannot be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / "build.lock", timeout=0, is_singleton=True):
            yield
    except Timeout:
        raise StoreUnavailable(f"another process is building {root}: wait until it has ended") from None
    except OSError as problem:
        raise StoreUnavailable(f"{_refusal(root.parent, problem)}; the store is as it was") from None


def _refusal(workspace: Path, problem: OSError) -> str:
    """Return what the system refused and what to do; the workspace's own files go by its name."""
    place = Path(problem.filename or workspace)
    reason = problem.strerror or str(problem).rpartition(": ")[2]  # RocksDB says the reason last
    if place != workspace and workspace not in place.parents:
        return f"{place} cannot be used ({reason}); check its name and place"
    full = problem.errno in (errno.ENOSPC, errno.EDQUOT) or reason == os.strerror(errno.ENOSPC)
    advice = "make room on its disk" if full else "close what has its files open, or ask for access"
    return f"the workspace {workspace} cannot be written ({reason}); {advice}, and build again"
