"""From the words an asker types to the terms of the graph; nothing typed ever becomes part of a query's text."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Bindings, Store
from unionkg.ontology.terms import SCHEME
from unionkg.queries.question import Parameter

PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX ukg: <https://w3id.org/unionkg/ns#>
"""
CLASSES: Mapping[str, str] = {
    "union": "ukg:Union",
    "area": "schema:AdministrativeArea",
    "person": "foaf:Person",
    "partnership": "ukg:Partnership",
    "thing": "ukg:Programme ukg:Facility ukg:Policy ukg:Honour ukg:Item ukg:Agreement",
    "source": "ukg:Source",
}
CLASSES = {**CLASSES, "entity": " ".join(CLASSES[kind] for kind in sorted(CLASSES)) + " org:FormalOrganization"}
NAMED = "?found a ?class . ?found skos:prefLabel|skos:altLabel|dcterms:title|ukg:fileName ?name"
BY_NAME = PREFIXES + "SELECT DISTINCT ?found ?name WHERE { VALUES ?class { %s } " + NAMED + " }"
NEAR = PREFIXES + (
    "SELECT DISTINCT ?part ?name WHERE { VALUES ?class { %s } " + NAMED + " FILTER(CONTAINS(STR(?name), ?part)) }"
    " ORDER BY STRLEN(STR(?name)) STR(?name) LIMIT 5"
)
OF_CLASS = PREFIXES + "SELECT DISTINCT ?name WHERE { VALUES ?class { %s } " + NAMED + " } LIMIT 20000"
OWNER = PREFIXES + "SELECT ?found ?owner WHERE { ?found ukg:owner/skos:prefLabel|ukg:owner/skos:altLabel ?owner }"
CLAIM = PREFIXES + (
    "SELECT ?claim ?id WHERE { ?claim ukg:claimId ?id"
    " FILTER NOT EXISTS { ?whole ukg:hasFigure ?claim ; ukg:claimId ?id } }"
)
CONCEPTS = PREFIXES + (
    "SELECT ?scheme ?concept ?word WHERE"
    " { ?concept skos:inScheme ?scheme ; skos:notation|skos:prefLabel|skos:altLabel ?word } ORDER BY ?concept ?word"
)
KNOWN = "SELECT ?iri WHERE { ?iri ?property ?value } LIMIT 1"
LANGUAGES = ("zh", "en", None)


def resolve(store: Store, parameter: Parameter, word: str) -> Node:
    """Return the term that a word stands for; raise BadQuestion when it is unknown or stands for several."""
    if parameter.type == "text":
        return Literal(word)
    if parameter.type == "number":
        return _number(parameter, word)
    if word.startswith(("http://", "https://", "urn:")):
        return _known_iri(store, parameter, word)
    if parameter.type == "concept":
        return _concept(store, parameter, word)
    if parameter.type == "claim":
        return _single(store, parameter, word, _of(store, CLAIM, {"id": Literal(word)}, "claim"))
    return _named(store, parameter, word)


def iri(text: str) -> URIRef | None:
    """Return the text as an IRI, or None when it is none."""
    try:
        return URIRef(ox.NamedNode(text).value)
    except ValueError:
        return None


def _number(parameter: Parameter, word: str) -> Literal:
    try:
        number = Decimal(word.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise BadQuestion(f"{parameter.name}: 「{word}」 is not a number; write one like 380000 or 0.76")
    return Literal(number)


def _known_iri(store: Store, parameter: Parameter, word: str) -> URIRef:
    found = iri(word)
    if found is None:
        raise BadQuestion(f"{parameter.name}: 「{word}」 is not a well-formed IRI")
    if not len(store.select(KNOWN, {"iri": found})):
        raise BadQuestion(f"{parameter.name}: the graph says nothing about <{word}>")
    return found


def _concept(store: Store, parameter: Parameter, word: str) -> Node:
    words = {str(row["word"]): row["concept"] for row in store.select(CONCEPTS, {"scheme": SCHEME[parameter.scheme]})}
    if word in words:
        return words[word]
    raise BadQuestion(_unknown(parameter, word, get_close_matches(word, words, 5, 0.3) or sorted(words)[:5]))


def _named(store: Store, parameter: Parameter, word: str) -> Node:
    classes = CLASSES[parameter.type]
    found = _with_name(store, classes, word)
    owner, slash, name = word.partition("/")
    if not found and slash:
        found = {thing for thing in _with_name(store, classes, name) if owner in _owners(store, thing)}
    return _single(store, parameter, word, found)


def _with_name(store: Store, classes: str, word: str) -> set[Node]:
    literals = (Literal(word, lang=language) for language in LANGUAGES)
    return {thing for literal in literals for thing in _of(store, BY_NAME % classes, {"name": literal}, "found")}


def _of(store: Store, query: str, bindings: Bindings, variable: str) -> set[Node]:
    return {row[variable] for row in store.select(query, bindings)}


def _owners(store: Store, thing: Node) -> set[str]:
    return {str(row["owner"]) for row in store.select(OWNER, {"found": thing})}


def _single(store: Store, parameter: Parameter, word: str, found: set[Node]) -> Node:
    if len(found) > 1:
        choices = ", ".join(sorted(_choice(store, thing, word) for thing in found))
        raise BadQuestion(f"{parameter.name}: 「{word}」 stands for {len(found)} things; give one of {choices}")
    if not found:
        near = _nearest(store, CLASSES[parameter.type], word) if parameter.type in CLASSES else ()
        raise BadQuestion(_unknown(parameter, word, near))
    return found.pop()


def _choice(store: Store, thing: Node, word: str) -> str:
    """Return how the asker can name one of several: by its owner, else by its IRI."""
    owners = sorted(_owners(store, thing), key=lambda name: (name.isascii(), name))  # the Chinese name first
    return f"{owners[0]}/{word}" if owners else f"<{thing}>"


def _nearest(store: Store, classes: str, word: str) -> tuple[str, ...]:
    holding = tuple(_names(store, NEAR % classes, {"part": Literal(word)}))
    names = holding or get_close_matches(word, _names(store, OF_CLASS % classes, {}), 5, 0.3)
    return tuple(dict.fromkeys(names))


def _names(store: Store, query: str, bindings: Bindings) -> Iterator[str]:
    return (str(row["name"]) for row in store.select(query, bindings))


def _unknown(parameter: Parameter, word: str, near: Sequence[str]) -> str:
    advice = "; the nearest are " + ", ".join(f"「{name}」" for name in near) if near else ""
    return f"{parameter.name}: no {parameter.scheme or parameter.type} here has the name 「{word}」{advice}"
