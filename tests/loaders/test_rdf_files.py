"""RDF of others comes in whole from every syntax, or one sentence says why not; nothing is fetched."""

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from unionkg.graph.errors import BadInput, BadRdf
from unionkg.loaders.rdf_files import SUFFIXES, load_rdf

Lay = Callable[..., Path]
A, P, G = (NamedNode(f"https://example.org/{name}") for name in ("工会", "p", "g"))
QUADS = [
    Quad(A, P, Literal("总工会", language="zh")),
    Quad(A, P, Literal("3", datatype=NamedNode("https://example.org/d"))),
]
FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">'
    '<rdf:Description rdf:about="{about}"><e:p>1</e:p></rdf:Description></rdf:RDF>'
)


def refused(path: Path) -> str:
    with pytest.raises(BadRdf) as caught:
        list(load_rdf(path))
    return str(caught.value)


def test_the_suffixes_are_those_of_the_common_syntaxes() -> None:
    assert set(SUFFIXES) == set(FORMATS)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_every_syntax_gives_the_same_quads(lay: Lay, suffix: str, bom: bytes) -> None:
    content = serialize((quad.triple for quad in QUADS), format=FORMATS[suffix])
    assert content is not None
    assert set(load_rdf(lay(f"data{suffix}", bom + content))) == set(QUADS)
    assert set(load_rdf(lay(f"DATA{suffix.upper()}", content))) == set(QUADS)


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld"])
def test_named_graphs_stay(lay: Lay, suffix: str) -> None:
    content = serialize([Quad(A, P, A, G)], format=FORMATS[suffix])
    assert content is not None
    assert list(load_rdf(lay(f"data{suffix}", content))) == [Quad(A, P, A, G)]


def test_a_base_in_the_file_is_honoured(lay: Lay) -> None:
    turtle = lay("t.ttl", "@base <https://example.org/> . <工会> <p> <工会> .")
    tree = lay(
        "t.jsonld",
        json.dumps({"@context": {"@base": "https://example.org/"}, "@id": "工会", str(P.value): {"@id": "工会"}}),
    )
    assert list(load_rdf(turtle)) == list(load_rdf(tree)) == [Quad(A, P, A)]


def test_broken_syntax_is_named_with_its_line(lay: Lay) -> None:
    path = lay("t.ttl", "<https://e.org/a> <https://e.org/p> 1 .\n<https://e.org/a> <https://e.org/p> .\n")
    assert refused(path) == f"{path}:2: the syntax is broken at column 37 (. is not a valid RDF object); mend it there"
    path = lay("t.jsonld", '{\n"@id" "x"}')
    assert refused(path).startswith(f"{path}:2: the syntax is broken at column 7 (")


def test_xml_that_was_cut_off_is_refused(lay: Lay) -> None:
    whole = XML.format(about="https://example.org/a")
    path = lay("t.rdf", whole.removesuffix("</rdf:RDF>"))
    assert refused(path).startswith(f"{path}:1: the XML is broken at column ")
    path = lay("u.rdf", whole.replace("</e:p>", "</e:q>"))
    assert "(mismatched tag); export it again" in refused(path)


def test_xml_entities_neither_swell_nor_reach_files(lay: Lay) -> None:
    entities = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 12)
    )
    whole = XML.format(about="https://example.org/a").replace(">1<", ">&a11;<")
    assert "the XML is broken" in refused(lay("swell.rdf", f"<!DOCTYPE r [{entities}]>{whole}"))
    outside = '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + whole.replace("&a11;", "&e;")
    assert "the syntax is broken" in refused(lay("outside.rdf", outside))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.ttl", "<a> <https://e.org/p> 1 ."),
        ("t.nt", "<https://e.org/a> <https://e.org/p> <b> ."),
        ("t.ttl", '<https://e.org/a> <https://e.org/p> "1"^^<d> .'),
        ("t.rdf", XML.format(about="a")),
        ("t.jsonld", '{"@id": "a", "https://e.org/p": 1}'),
        ("t.jsonld", '{"@id": "https://e.org/a", "https://e.org/p": {"@id": "../b"}}'),
        ("t.jsonld", '{"@id": "https://e.org/a", "https://e.org/p": {"@value": "1", "@type": "d"}}'),
    ],
)
def test_relative_iris_are_refused(lay: Lay, name: str, content: str) -> None:
    message = refused(lay(name, content))
    assert "is relative; write it in full, or declare a base" in message


@pytest.mark.parametrize(
    "content",
    [
        "<https://e.org/a> <https://e.org/p> <<( <https://e.org/a> <https://e.org/p> 1 )>> .",
        "<< <https://e.org/a> <https://e.org/p> 1 >> <https://e.org/q> 2 .",
    ],
)
def test_triple_terms_are_refused(lay: Lay, content: str) -> None:
    assert "a triple term (RDF 1.2); describe the statement by a node instead" in refused(lay("t.ttl", content))


def test_base_directions_are_refused(lay: Lay) -> None:
    assert "has a base direction (RDF 1.2)" in refused(
        lay("t.ttl", '<https://e.org/a> <https://e.org/p> "x"@ar--rtl .')
    )


@pytest.mark.parametrize(
    "context",
    ['"http://127.0.0.1:9/c"', '["http://127.0.0.1:9/c"]', '{"@import": "http://127.0.0.1:9/c"}', '"/etc/hostname"'],
)
def test_remote_contexts_are_not_fetched(lay: Lay, context: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    path = lay("t.jsonld", f'{{"@context": {context}, "@id": "https://e.org/a", "name": "x"}}')
    message = f"{path}: it refers to a context on the web, and nothing is fetched; write the context into the file"
    assert refused(path) == message


def test_other_encodings_are_refused(lay: Lay) -> None:
    text = '<https://e.org/a> <https://e.org/p> "工会" .'
    assert "is not UTF-8; save the file as UTF-8" in refused(lay("t.ttl", text, "gb18030"))
    assert "the file is UTF-16, and RDF is read as UTF-8" in refused(lay("t.ttl", text, "utf-16"))


def test_no_statement(lay: Lay) -> None:
    contents = {"t.ttl": "# 无\n", "t.jsonld": '{"name": "x"}', "t.rdf": XML[: XML.index("<rdf:D")] + "</rdf:RDF>"}
    for name, content in contents.items():
        assert "the file holds no statement" in refused(lay(name, content))


def test_files_that_cannot_be_opened(lay: Lay, tmp_path: Path) -> None:
    expected = {
        tmp_path / "none.ttl": "there is no such file",
        tmp_path: "this is a folder",
        lay("e.ttl", b""): "is empty",
    }
    for path, says in expected.items():
        with pytest.raises(BadInput, match=says):
            list(load_rdf(path))


def test_a_suffix_of_no_syntax(lay: Lay) -> None:
    assert "「.n3」 names no RDF syntax of ours; use one of .ttl, .trig" in refused(lay("t.n3", "x"))
    assert "names no RDF syntax" in refused(lay("t.csv", b"\x00\xff"))
