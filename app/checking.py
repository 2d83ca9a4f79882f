"""Validation of a workspace: a graph that came without its source texts is warned of, once a source."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rdflib import DCTERMS
from unionkg.graph.store import Store
from unionkg.graph.validation import Finding, validate
from unionkg.loaders.folders import Folder


def check(store: Store, folders: Iterable[Folder], graphs: Iterable[str] | None = None) -> Iterator[Finding]:
    """Yield every finding on the store's content against the collections' texts, for all named graphs or those given.

    The quotes of an imported graph whose source text is not in the workspace cannot be proved: a warning.
    """
    folders = list(folders)
    imported = dict(_hashes(folders))
    unproved: Counter[str] = Counter()
    for finding in validate(store, [text for folder in folders for text in folder.texts], graphs):
        if finding.check == "text_missing" and finding.value in imported:
            unproved[finding.value] += 1
        else:
            yield finding
    for digest, number in sorted(unproved.items()):
        yield Finding(
            "warning", "text_missing", imported[digest], digest,
            f"导入的图有{number}处引文无法核对:来源文本不在工作区。",
            f"{number} quotes of an imported graph cannot be proved: the source text is not in the workspace.",
        )  # fmt: skip


def _hashes(folders: Iterable[Folder]) -> Iterator[tuple[str, str]]:
    """Yield the hash and IRI of every source that RDF files describe."""
    for quad in (quad for folder in folders for quad in folder.quads):
        if quad.predicate.value == str(DCTERMS.identifier):
            yield str(getattr(quad.object, "value", "")), str(getattr(quad.subject, "value", ""))
