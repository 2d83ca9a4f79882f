"""The ontology says what it means in both languages, and Python knows the same terms."""

from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node
from unionkg.ontology.schemes import schemes
from unionkg.ontology.terms import UKG

NAMESPACE = "https://w3id.org/unionkg/ns#"


def read(name: str) -> Graph:
    return Graph().parse(data=files("unionkg.ontology").joinpath(name).read_bytes(), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read("ontology.ttl")


def terms(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects() if isinstance(s, URIRef) and str(s).startswith(NAMESPACE)}


def test_terms_py_is_in_step_with_the_ontology(ontology: Graph) -> None:
    named = {name for name in UKG.__annotations__ if not name.startswith("_")}
    assert named == {str(term).removeprefix(NAMESPACE) for term in terms(ontology)}


@pytest.mark.parametrize("prop", [RDFS.label, SKOS.definition])
def test_every_term_speaks_chinese_and_english(ontology: Graph, prop: URIRef) -> None:
    for term in terms(ontology):
        spoken = [value.language for value in ontology.objects(term, prop) if isinstance(value, Literal)]
        assert sorted(map(str, spoken)) == ["en", "zh"], term


def test_every_term_is_a_class_or_a_property(ontology: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    for term in terms(ontology):
        assert kinds & set(ontology.objects(term, RDF.type)), term


@pytest.mark.parametrize("name", ["ontology.ttl", "schemes.ttl", "alignments.ttl"])
def test_no_blank_nodes_in_what_is_loaded(name: str) -> None:
    assert not [node for triple in read(name) for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("name", ["schemes.ttl", "shapes.ttl", "alignments.ttl"])
def test_files_use_only_terms_that_the_ontology_defines(ontology: Graph, name: str) -> None:
    used = {node for triple in read(name) for node in triple if str(node).startswith(NAMESPACE)}
    assert used <= terms(ontology)


def test_every_concept_speaks_both_languages_and_has_a_notation_of_its_own() -> None:
    for scheme, concepts in schemes().items():
        notations = [concept.notation for concept in concepts]
        assert len(set(notations)) == len(notations), scheme
        for concept in concepts:
            assert all((concept.notation, concept.zh, concept.en, concept.definition_zh, concept.definition_en)), (
                concept
            )


def test_no_word_names_two_concepts_of_a_scheme() -> None:
    for scheme, concepts in schemes().items():
        words = [word for concept in concepts for word in set(concept.words)]
        assert len(set(words)) == len(words), scheme


def test_every_shape_has_a_message_in_both_languages() -> None:
    shapes = read("shapes.ttl")
    sh = "http://www.w3.org/ns/shacl#"
    messages = list(shapes.subject_objects(URIRef(f"{sh}message")))
    spoken: dict[Node, set[str | None]] = {subject: set() for subject, _ in messages}
    for subject, message in messages:
        spoken[subject].add(getattr(message, "language", None))
    assert spoken
    assert all(languages == {"zh", "en"} for languages in spoken.values())
    named = set(shapes.subjects(RDF.type, URIRef(f"{sh}NodeShape")))
    properties = {p for s in named for p in shapes.objects(s, URIRef(f"{sh}property")) if (s, None, None) in shapes}
    helpers = {s for s in named if "#In" in str(s)}
    silent = properties - set(spoken) - {p for s in helpers for p in shapes.objects(s, URIRef(f"{sh}property"))}
    assert not silent
