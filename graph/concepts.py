"""Words of table cells turned into concepts of the schemes."""

from difflib import get_close_matches
from functools import cache

from rdflib import URIRef
from unionkg.graph.errors import Place, UnknownConcept
from unionkg.ontology.schemes import Concept, schemes


@cache
def _words(scheme: str) -> dict[str, Concept]:
    found: dict[str, Concept] = {}
    for concept in schemes().get(scheme, ()):
        for word in concept.words:
            found.setdefault(word, concept)
    return found


def concept(scheme: str, word: str, place: Place) -> Concept:
    """Return the scheme's concept that the word names by notation or label; raise UnknownConcept when there is none."""
    words = _words(scheme)
    if word in words:
        return words[word]
    near = get_close_matches(word, words, n=3, cutoff=0.4)
    advice = (
        f"the nearest are {', '.join(near)}" if near else f"it knows {', '.join(c.notation for c in schemes()[scheme])}"
    )
    raise UnknownConcept(place, f"「{word}」 is not in the scheme {scheme}; {advice}")


def concept_iri(scheme: str, word: str, place: Place) -> URIRef:
    """Return the IRI of the concept that the word names; raise UnknownConcept when there is none."""
    return URIRef(concept(scheme, word, place).iri)
