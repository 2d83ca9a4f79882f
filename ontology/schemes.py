"""The concept schemes as Python sees them: what may stand in a `kind`, `unit`, `measure` or `qualifier` cell."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme; `notation` is the word that stands in tables."""

    iri: str
    scheme: str
    notation: str
    zh: str
    en: str
    definition_zh: str = ""
    definition_en: str = ""
    alternatives: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every word by which a table may name the concept."""
        return (self.notation, self.zh, self.en, *self.alternatives)


@cache
def schemes() -> dict[str, tuple[Concept, ...]]:
    """Return every scheme by its short name (`unit`, `contribution` ...), concepts by IRI in order."""
    found: dict[str, list[Concept]] = defaultdict(list)
    for concept in _concepts():
        found[concept.scheme].append(concept)
    return {name: tuple(sorted(concepts, key=lambda c: c.iri)) for name, concepts in sorted(found.items())}


def _concepts() -> list[Concept]:
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    data = files("unionkg.ontology").joinpath("schemes.ttl").read_bytes()
    for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
        name = quad.predicate.value.removeprefix(SKOS)
        language = quad.object.language if isinstance(quad.object, ox.Literal) else None
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        described[subject][f"{name}@{language}" if language else name].append(_text(quad.object))
    return [_concept(iri, about) for iri, about in described.items() if "inScheme" in about]


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _concept(iri: str, about: dict[str, list[str]]) -> Concept:
    def one(name: str) -> str:
        return about[name][0] if name in about else ""

    return Concept(
        iri=iri,
        scheme=one("inScheme").rpartition("/")[2],
        notation=one("notation"),
        zh=one("prefLabel@zh"),
        en=one("prefLabel@en"),
        definition_zh=one("definition@zh"),
        definition_en=one("definition@en"),
        alternatives=tuple(sorted([*about.get("altLabel@zh", []), *about.get("altLabel@en", [])])),
    )
