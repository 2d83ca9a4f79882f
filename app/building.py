"""Building a workspace: sources are taken in, assembled, validated and published, or nothing is changed."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from unionkg.graph.assembly import assemble
from unionkg.graph.authority import Authority, Entry
from unionkg.graph.collection import Collection
from unionkg.graph.derivation import derive
from unionkg.graph.errors import BadWorkspace, DuplicateId
from unionkg.graph.generations import Change, compare, publish
from unionkg.graph.identity import Minter
from unionkg.graph.ox_terms import to_quad
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.validation import Finding, validate
from unionkg.graph.vocabulary import ONTOLOGY, vocabulary
from unionkg.loaders.folders import Folder, load_folder
from unionkg.workspace import Workspace

DERIVED = "derived"
INCOMING = ".incoming"
LOOSE = "files"
Graphs = dict[str, Sequence[ox.Quad]]
Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: what changed in the store, what validation found, and how much the store holds."""

    change: Change
    findings: tuple[Finding, ...]
    claims: int
    quads: int

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings for which nothing was written."""
        return tuple(finding for finding in self.findings if finding.severity == "violation")


def build(workspace: Workspace, given: Sequence[Path], notify: Notify) -> Built:
    """Take the given folders and files into the workspace and bring its store up to date.

    Nothing is written when a row is refused (Refused), a file cannot be read (BadInput), or validation finds a
    violation; `notify` is told of every step.
    """
    with _incoming(workspace, given) as incoming:
        notify("读取 / reading sources")
        folders = list(_folders(workspace, incoming))
        notify("汇编 / assembling claims")
        graphs = make_graphs(folders, workspace.minter)
        change = compare(workspace.root, graphs)
        findings: tuple[Finding, ...] = ()
        if change:
            notify("校验 / validating")
            findings = tuple(_validate(graphs, folders, workspace.minter, {*change.added, *change.replaced}))
        built = Built(change, findings, sum(len(f.claims) for f in folders), sum(map(len, graphs.values())))
        if not built.violations:
            _settle(workspace, incoming)
            if change:
                notify("写入 / writing the store")
                publish(workspace.root, graphs, workspace.minter.graph(DERIVED))
        return built


def make_graphs(folders: Iterable[Folder], minter: Minter) -> Graphs:
    """Return the quads of every named graph that the collections make; raise Refused when rows cannot be used."""
    folders = list(folders)
    collection = Collection(
        _joined(folder.authority for folder in folders),
        (claim for folder in folders for claim in folder.claims),
        (text for folder in folders for text in folder.texts),
    )
    assembled = {**assemble(collection, minter), minter.graph(ONTOLOGY): vocabulary()}
    graphs: Graphs = {
        str(name): [to_quad(triple, ox.NamedNode(str(name))) for triple in triples]
        for name, triples in assembled.items()
    }
    return _with_imports(graphs, (quad for folder in folders for quad in folder.quads), minter)


def _with_imports(graphs: Graphs, imported: Iterable[ox.Quad], minter: Minter) -> Graphs:
    """Add imported quads, but no triple that another graph holds already, and no shortcuts: those are derived."""
    ours = {minter.graph(ONTOLOGY), minter.graph(DERIVED)}
    known = {quad.triple for quads in graphs.values() for quad in quads}
    added: dict[str, dict[ox.Quad, None]] = {}
    for quad in imported:
        name = str(quad.graph_name.value) if isinstance(quad.graph_name, ox.NamedNode) else ""
        if name and name not in ours and quad.triple not in known:
            known.add(quad.triple)
            added.setdefault(name, {})[quad] = None
    return {**graphs, **{name: [*graphs.get(name, ()), *quads] for name, quads in added.items()}}


def _joined(tables: Iterable[Authority]) -> Authority:
    """Return the tables of all collections as one; an entry that two of them hold alike stands once."""
    entries: dict[tuple[type, str], Entry] = {}
    for entry in (entry for authority in tables for entry in authority):
        first = entries.setdefault((type(entry), entry.key), entry)
        if not _alike(first, entry):
            raise DuplicateId(entry.place, f"key {entry.key} stands otherwise at {first.place}")
    return Authority.of(entries.values())


def _alike(one: Entry, other: Entry) -> bool:
    fields = [name for name in type(one).__dataclass_fields__ if name != "place"]
    return all(getattr(one, name) == getattr(other, name) for name in fields)


def _validate(graphs: Graphs, folders: Iterable[Folder], minter: Minter, changed: set[str]) -> Iterator[Finding]:
    store = ox.Store()
    for quads in graphs.values():
        store.bulk_extend(quads)
    store.bulk_extend(list(derive(store, ox.NamedNode(minter.graph(DERIVED)))))
    texts = [text for folder in folders for text in folder.texts]
    yield from validate(OxigraphStore(store), texts, sorted(changed))


# Taking sources in


@contextmanager
def _incoming(workspace: Workspace, given: Sequence[Path]) -> Iterator[Path]:
    """Copy what is given beside the workspace's sources; the copies go when the build ends without taking them."""
    incoming = workspace.sources / INCOMING
    try:
        shutil.rmtree(incoming, ignore_errors=True)
        for path in given:
            _copy(path, workspace, incoming)
        yield incoming
    except OSError as problem:
        reason = problem.strerror or problem
        raise BadWorkspace(f"{workspace.folder} cannot be written ({reason}); its store is as before") from None
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _copy(path: Path, workspace: Workspace, incoming: Path) -> None:
    if not path.exists():
        raise BadWorkspace(f"{path} does not exist: give a folder of tables and texts, or single files")
    source, home = path.resolve(), workspace.folder.resolve()
    if path.is_file():
        (incoming / LOOSE).mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, incoming / LOOSE / path.name)
    elif source == home or source in home.parents:
        raise BadWorkspace(f"{path} holds the workspace itself: give the folder of one collection")
    elif source.parent != (home / "sources"):
        hidden = shutil.ignore_patterns(".*", "__pycache__", "*.py")
        shutil.copytree(path, incoming / source.name, ignore=hidden, dirs_exist_ok=True)


def _folders(workspace: Workspace, incoming: Path) -> Iterator[Folder]:
    coming = {path.name: path for path in sorted(incoming.iterdir())} if incoming.is_dir() else {}
    staying = {path.name: path for path in workspace.collections()}
    if LOOSE in coming and LOOSE in staying:
        shutil.copytree(staying[LOOSE], coming[LOOSE], dirs_exist_ok=True, copy_function=_keep_newer)
    for _, path in sorted({**staying, **coming}.items()):
        yield load_folder(path, workspace.minter)


def _keep_newer(old: str, new: str) -> None:
    if not Path(new).exists():
        shutil.copy2(old, new)


def _settle(workspace: Workspace, incoming: Path) -> None:
    """Move what came in to its place; a collection of the same name is replaced."""
    for path in sorted(incoming.iterdir()) if incoming.is_dir() else ():
        former, target = incoming.parent / f".former-{path.name}", workspace.sources / path.name
        shutil.rmtree(former, ignore_errors=True)
        if target.exists():
            target.rename(former)
        path.rename(target)
        shutil.rmtree(former, ignore_errors=True)
