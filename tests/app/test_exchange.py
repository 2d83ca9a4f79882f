"""What is exported comes in again: the same graph, and the same bytes on every run."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from unionkg.graph.errors import BadRdf
from unionkg.graph.serialisation import FORMATS, serialise

from tests.app.conftest import Run, apart
from tests.app.small import lay

NAMED = ("nq", "trig", "jsonld")  # the syntaxes that carry the names of graphs
READERS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"}


def exported(workspace: Path, suffix: str, run: Run, *options: str) -> Path:
    file = workspace.with_name(f"{workspace.name}{''.join(options)}.{suffix}")
    assert run("export", "-o", file, "-w", workspace, *options).code == 0
    return file


def statements(file: Path, suffix: str) -> set[ox.Quad] | set[ox.Triple]:
    """Return the quads of a file in a syntax with named graphs, the triples of another; no node is blank."""
    quads = set(ox.parse(path=str(file), format=FORMATS[suffix]))
    assert len(quads) > 100
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in quad)
    return quads if suffix in NAMED else {quad.triple for quad in quads}


@pytest.mark.parametrize(("suffix", "options"), [*((suffix, ()) for suffix in FORMATS), ("ttl", ("--all",))])
def test_what_is_exported_comes_in_again(
    suffix: str, options: tuple[str, ...], workspace: Path, desk: Path, run: Run
) -> None:
    file = exported(workspace, suffix, run, *options)
    assert run("build", file, "-w", desk / "other").code == 0
    assert run("build", "-w", desk / "other").out.startswith("没有变化")
    again = exported(desk / "other", suffix, run, *options)
    assert statements(again, suffix) == statements(file, suffix)
    assert again.read_bytes() == file.read_bytes()
    if not options:
        whole = {quad.triple for quad in ox.parse(path=str(exported(workspace, "nq", run)), format=FORMATS["nq"])}
        assert {getattr(statement, "triple", statement) for statement in statements(file, suffix)} == whole


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib uses its own ConjunctiveGraph
@pytest.mark.parametrize("suffix", FORMATS)
def test_another_reader_finds_the_same_graph(suffix: str, workspace: Path, run: Run) -> None:
    file, other = exported(workspace, suffix, run), exported(workspace, "nq", run)
    assert isomorphic(_merged(file, suffix), _merged(other, "nq"))


def _merged(file: Path, suffix: str) -> Graph:
    """Read a file by rdflib, its named graphs as one."""
    merged, text = Graph(), file.read_text(encoding="utf-8")
    if suffix in NAMED:
        for subject, predicate, value, _ in Dataset().parse(data=text, format=READERS[suffix]).quads():
            merged.add((subject, predicate, value))
        return merged
    return merged.parse(data=text, format=READERS[suffix])


def test_the_claims_table_comes_in_again(workspace: Path, desk: Path, run: Run) -> None:
    table = exported(workspace, "csv", run)
    folder = lay(desk / "again" / "river")
    (folder / "claims.csv").write_bytes(table.read_bytes())
    assert run("build", folder, "-w", workspace).out.startswith("没有变化")


@pytest.mark.parametrize(
    ("predicate", "text", "words"),
    [("http://example.org/p", "page\x0cbreak", "U+000C"), ("http://example.org/p/", "x", "XML has no name")],
)
def test_what_xml_cannot_express_is_refused(predicate: str, text: str, words: str) -> None:
    quad = ox.Quad(ox.NamedNode("http://example.org/s"), ox.NamedNode(predicate), ox.Literal(text), ox.DefaultGraph())
    with pytest.raises(BadRdf, match=rf"http://example.org/.*{re.escape(words)}.*export .ttl"):
        serialise([quad], "rdf")
    assert list(ox.parse(serialise([quad], "ttl"), format=FORMATS["ttl"])) == [quad]


def test_every_run_writes_the_same_bytes(workspace: Path, desk: Path, run: Run) -> None:
    suffixes = (*FORMATS, "csv", "graphml", "gexf")
    here = {suffix: exported(workspace, suffix, run).read_bytes() for suffix in suffixes}
    for seed in ("1", "2"):
        folder = desk / seed
        lines = [["build", str(lay(desk / "river")), "-w", f"{folder}/ws"]]
        lines += [["export", "-o", f"{folder}/ws.{suffix}", "-w", f"{folder}/ws"] for suffix in suffixes]
        assert {ran.code for ran in apart(lines, folder, PYTHONHASHSEED=seed)} == {0}
        assert {suffix: (folder / f"ws.{suffix}").read_bytes() for suffix in suffixes} == here
