"""Sources taken into a workspace: copied beside what it has, and moved to their place when the build holds."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from unionkg.graph.errors import BadInput, BadWorkspace, Place, Refused
from unionkg.loaders.decoding import open_bytes
from unionkg.loaders.folders import SETTLING, collection_folders, is_read
from unionkg.loaders.source_texts import TEXTS

LOOSE = "files"  # the collection of files that were given singly
INCOMING = ".incoming"  # copies of what was given: a build that fails forgets them
FORMER = ".former-"  # what a copy replaces
UNNAMED = (".", "_", "~$")  # files of programs, not of people


@dataclass(frozen=True, slots=True)
class Intake:
    """The collections that a workspace has once this build holds; `origins` tells where each copy came from."""

    sources: Path
    origins: Mapping[str, str]
    passed_over: tuple[Path, ...]

    def collections(self) -> tuple[Path, ...]:
        """Return the folder of every collection, new ones in place of former ones, in order of their names.

        Raises BadWorkspace when there is none.
        """
        found = collection_folders(self.sources, self.sources / INCOMING)
        if not found:
            raise BadWorkspace(
                f"{self.sources} holds no collection: give a folder of tables and texts, or single files"
            )
        return found

    @contextmanager
    def originals_named(self) -> Iterator[None]:
        """Let errors about a copy name the file that was given."""
        try:
            yield
        except Refused as problem:
            raise Refused(tuple(map(self._original, problem.problems))) from None
        except BadInput as problem:
            raise self._original(problem) from None

    def _original(self, problem: BadInput) -> BadInput:
        place = replace(problem.place, file=self._renamed(problem.place.file))
        return type(problem)(place, self._renamed(problem.problem))

    def _renamed(self, text: str) -> str:
        for copy in sorted(self.origins, key=len, reverse=True):
            text = text.replace(copy, self.origins[copy])
        return text

    def settle(self) -> None:
        """Move the copies to their place; a collection of the same name is replaced."""
        if (self.sources / INCOMING).is_dir():
            (self.sources / INCOMING).rename(self.sources / SETTLING)
            _finish(self.sources)


def check_given(given: Sequence[Path], workspace: Path) -> None:
    """Raise BadWorkspace when a path is not there, holds the workspace, or would take another one's name."""
    names: dict[str, Path] = {}
    for path in given:
        if not (path.is_file() or path.is_dir()):
            raise BadWorkspace(f"{path} is no file or folder: give a folder of tables and texts, or single files")
        if path.resolve() in (workspace.resolve(), *workspace.resolve().parents):
            raise BadWorkspace(f"{path} holds the workspace {workspace}: give the folder of one collection")
        name = _name(path)
        if path.is_dir() and (name == LOOSE or name.startswith(UNNAMED)):
            raise BadWorkspace(f"{path} cannot be a collection by the name {name}: rename the folder")
        if names.setdefault(name, path).resolve() != path.resolve():
            raise BadWorkspace(f"{names[name]} and {path} would both be {name}: rename one of them")


@contextmanager
def taken_in(workspace: Path, given: Sequence[Path]) -> Iterator[Intake]:
    """Copy what is given beside the workspace's sources; the copies go when the block ends without settling them.

    Raises BadWorkspace as check_given does, BadInput for a file that cannot be read or that nothing reads, OSError when
    the workspace cannot be written. Only one process may be at it.
    """
    check_given(given, workspace)
    sources = workspace / "sources"
    _finish(sources)
    try:
        passed_over: list[Path] = []
        origins = dict(_copies(given, sources, passed_over))
        yield Intake(sources, origins, tuple(passed_over))
    finally:
        shutil.rmtree(sources / INCOMING, ignore_errors=True)


def _copies(given: Sequence[Path], sources: Path, passed_over: list[Path]) -> Iterator[tuple[str, str]]:
    """Copy what does not lie in the sources already; yield each copy and its origin."""
    home, incoming = sources.resolve(), sources / INCOMING
    coming = [path for path in given if home not in (path.resolve(), *path.resolve().parents)]
    if any(path.is_file() for path in coming):
        if (sources / LOOSE).is_dir():
            shutil.copytree(sources / LOOSE, incoming / LOOSE)
        yield str(incoming / LOOSE), str(sources / LOOSE)
    for path in coming:
        if path.is_file() and not is_read(path):
            raise BadInput(
                Place(str(path)), "nothing reads a file of this name; call a table claims, areas, unions ..."
            )
        target = incoming / LOOSE / path.name if path.is_file() else incoming / _name(path)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            passed_over += [file for file in sorted(path.iterdir()) if not _is_taken(file, path) and _is_named(file)]
        for file in _files(path):
            _copy(file, target / file.relative_to(path))
        yield str(target), str(path)


def _files(path: Path) -> Iterator[Path]:
    """Yield a file, or those of a folder: tables, texts and RDF files, and the texts of the folders in it."""
    if path.is_file():
        yield path
    for home, folders, names in os.walk(path):  # links to folders are not followed: they may lead round in a circle
        folders[:] = sorted(name for name in folders if not name.startswith(UNNAMED))
        yield from (Path(home, name) for name in sorted(names) if _is_taken(Path(home, name), path))


def _is_taken(file: Path, collection: Path) -> bool:
    if file.is_dir():
        return not file.is_symlink()
    return _is_named(file) and (file.suffix.lower() in TEXTS or (file.parent == collection and is_read(file)))


def _is_named(path: Path) -> bool:
    return not path.name.startswith(UNNAMED)


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with open_bytes(file) as content, target.open("wb") as copy:
        shutil.copyfileobj(content, copy)


def _finish(sources: Path) -> None:
    """Move the copies of an accepted build to their place, also where a killed one stopped."""
    shutil.rmtree(sources / INCOMING, ignore_errors=True)
    for path in collection_folders(sources / SETTLING):
        target, former = sources / path.name, sources / f"{FORMER}{path.name}"
        if target.exists():
            shutil.rmtree(former, ignore_errors=True)
            target.rename(former)
        path.rename(target)
    if (sources / SETTLING).is_dir():
        (sources / SETTLING).rmdir()
    for former in sources.glob(f"{FORMER}*"):
        shutil.rmtree(former, ignore_errors=True)


def _name(path: Path) -> str:
    return path.resolve().name if path.is_dir() else f"{LOOSE}/{path.name}"
