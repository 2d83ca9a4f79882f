"""Building a workspace: sources are taken in, assembled, validated and published, or nothing is changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from unionkg.checking import check
from unionkg.deciding import decisions_of, lost_findings, settled
from unionkg.graph.assembly import assemble
from unionkg.graph.authority import Authority, Entry
from unionkg.graph.collection import Collection
from unionkg.graph.decisions import Decision
from unionkg.graph.derivation import derive
from unionkg.graph.errors import BadInput, DuplicateId, Place, Refused
from unionkg.graph.evidence import SourceText
from unionkg.graph.generations import Change, building, compare, publishing
from unionkg.graph.identity import Minter
from unionkg.graph.ox_terms import to_quad
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.provenance import DECISIONS, decision_triples
from unionkg.graph.validation import Finding
from unionkg.graph.verdicts import Settled
from unionkg.graph.vocabulary import ONTOLOGY, vocabulary
from unionkg.intake import taken_in
from unionkg.loaders.folders import Folder, load_folder
from unionkg.workspace import Workspace

DERIVED = "derived"
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
    violation; `notify` is told of every step. Raises BadWorkspace for paths that cannot be taken in, StoreUnavailable
    when another process is building, or the workspace cannot be written.
    """
    with building(workspace.root), taken_in(workspace.folder, given) as intake:
        notify("读取 / reading sources")
        if intake.passed_over:
            notify(f"略过 / passed over: {', '.join(map(str, intake.passed_over))}")
        with intake.originals_named():
            folders = [load_folder(path, workspace.minter) for path in intake.collections()]
            notify("汇编 / assembling claims")
            decided = decide(folders, workspace.folder)
            graphs = graphs_of(decided, folders, workspace.minter)
        change = compare(workspace.root, graphs)
        findings = tuple(lost_findings(decided.lost))
        if change:
            notify("校验 / validating")
            findings += tuple(_validate(graphs, folders, workspace.minter, {*change.added, *change.replaced}))
        built = Built(change, findings, len(decided.claims), sum(map(len, graphs.values())))
        if not built.violations:
            if change:
                notify("写入 / writing the store")
            with publishing(workspace.root, graphs, workspace.minter.graph(DERIVED)):
                intake.settle()
        return built


def make_graphs(folders: Iterable[Folder], minter: Minter) -> Graphs:
    """Return the quads of every named graph that the collections make; raise Refused when rows cannot be used."""
    folders = list(folders)
    return graphs_of(decide(folders), folders, minter)


def decide(folders: Sequence[Folder], workspace: Path | None = None, further: Sequence[Decision] = ()) -> Settled:
    """Return the collections' claims as their decisions, those of the workspace, and further ones leave them."""
    tables = _joined(folder.authority for folder in folders)
    return settled(tables, folders, (*decisions_of(folders, workspace), *further))


def graphs_of(decided: Settled, folders: Iterable[Folder], minter: Minter) -> Graphs:
    """Return the quads of every named graph that settled claims make; raise Refused when rows cannot be used."""
    folders = list(folders)
    collection = _collection(decided, folders)
    assembled = {**assemble(collection, minter), minter.graph(ONTOLOGY): vocabulary()}
    if why := decision_triples(decided, assembled, collection.sources, minter):
        assembled[minter.graph(DECISIONS)] = why
    graphs: Graphs = {
        str(name): [to_quad(triple, ox.NamedNode(str(name))) for triple in triples]
        for name, triples in assembled.items()
    }
    return _with_imports(graphs, [quad for folder in folders for quad in folder.quads], minter)


def refusals(decided: Settled, folders: Iterable[Folder], minter: Minter) -> tuple[BadInput, ...]:
    """Return the problems for which a build would refuse settled claims."""
    try:
        assemble(_collection(decided, folders), minter)
    except Refused as refused:
        return refused.problems
    except BadInput as problem:
        return (problem,)
    return ()


def _collection(decided: Settled, folders: Iterable[Folder]) -> Collection:
    texts = _distinct(text for folder in folders for text in folder.texts)
    return Collection(decided.authority, decided.claims, texts, decided.withheld)


def _distinct(texts: Iterable[SourceText]) -> Iterator[SourceText]:
    """Yield the texts; raise BadInput when two are the same, because a text's hash names its graph."""
    names: dict[str, str] = {}
    for text in texts:
        first = names.setdefault(text.sha256, text.name)
        if first != text.name:
            raise BadInput(Place(text.name), f"the same text stands in {first}; keep one, with the claims of both")
        yield text


def _with_imports(graphs: Graphs, imported: Sequence[ox.Quad], minter: Minter) -> Graphs:
    """Add imported quads, but no triple that another graph holds already, and no shortcut that is derived anyway."""
    ours = {str(minter.graph(ONTOLOGY)), str(minter.graph(DERIVED))}
    known = {quad.triple for quads in graphs.values() for quad in quads}
    added: dict[str, list[ox.Quad]] = {}
    for quad in _underived(graphs, imported, minter):
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        if name not in ours and quad.triple not in known:
            known.add(quad.triple)
            added.setdefault(name, []).append(quad)
    return {**graphs, **{name: [*graphs.get(name, ()), *quads] for name, quads in added.items()}}


def _underived(graphs: Graphs, imported: Sequence[ox.Quad], minter: Minter) -> Iterator[ox.Quad]:
    own = ox.NamedNode(minter.graph(DERIVED))
    derived = {quad.triple for quad in derive(_store((*graphs.values(), imported)), own)} if imported else set()
    return (quad for quad in imported if quad.triple not in derived)


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
    store = _store(graphs.values())
    store.bulk_extend(list(derive(store, ox.NamedNode(minter.graph(DERIVED)))))
    yield from check(OxigraphStore(store), folders, sorted(changed))


def _store(parts: Iterable[Iterable[ox.Quad]]) -> ox.Store:
    store = ox.Store()
    for quads in parts:
        store.bulk_extend(quads)
    return store
