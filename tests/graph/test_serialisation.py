"""The same graph gives the same bytes, and every syntax gives the graph back."""

import random
import unicodedata

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unionkg.graph.serialisation import FORMATS, serialise

EXAMPLE = "https://example.org/"
iris = st.text("abcXYZ019_-长", min_size=1, max_size=6).map(lambda tail: ox.NamedNode(f"{EXAMPLE}a{tail}"))
texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12)
literals = st.one_of(
    texts.map(ox.Literal),
    st.tuples(texts, st.sampled_from(["zh", "en", "zh-hant"])).map(lambda pair: ox.Literal(pair[0], language=pair[1])),
    st.decimals(allow_nan=False, allow_infinity=False).map(
        lambda number: ox.Literal(f"{number:f}", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    ),
)
quads = st.builds(ox.Quad, iris, iris, st.one_of(iris, literals), iris)


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=30)
@given(content=st.lists(quads, max_size=12), seed=st.randoms(use_true_random=False))
def test_every_syntax_gives_the_graph_back_whatever_the_order(
    suffix: str, content: list[ox.Quad], seed: random.Random
) -> None:
    written = serialise(content, suffix)
    shuffled = [*content, *content[:2]]
    seed.shuffle(shuffled)
    assert serialise(shuffled, suffix) == written
    back = set(ox.parse(written, format=FORMATS[suffix]))
    if FORMATS[suffix].supports_datasets:
        assert back == set(content)
    else:
        assert {quad.triple for quad in back} == {quad.triple for quad in content}


@pytest.mark.parametrize("suffix", FORMATS)
def test_text_is_written_as_it_is(suffix: str) -> None:
    words = "临江县总工会 𠮷 e\u0301"
    quad = ox.Quad(ox.NamedNode(f"{EXAMPLE}s"), ox.NamedNode(f"{EXAMPLE}p"), ox.Literal(words), ox.NamedNode(EXAMPLE))
    written = serialise([quad], suffix).decode()
    assert words in written
    assert not unicodedata.is_normalized("NFC", written)
    assert "\r" not in written


def test_a_type_comes_first_and_names_are_short_in_turtle() -> None:
    thing, title = ox.NamedNode("https://w3id.org/unionkg/id/union-1"), "http://purl.org/dc/terms/title"
    name = ox.Quad(thing, ox.NamedNode(title), ox.Literal("临江县总工会", language="zh"))
    kind = ox.Quad(
        thing, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        ox.NamedNode("https://w3id.org/unionkg/ns#Union"),
    )  # fmt: skip
    body = serialise([name, kind], "ttl").decode().rpartition("> .\n")[2]
    assert body.split() == ["ukgd:union-1", "a", "ukg:Union", ";", "dcterms:title", '"临江县总工会"@zh', "."]


def test_an_unknown_suffix_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        serialise([], "docx")
