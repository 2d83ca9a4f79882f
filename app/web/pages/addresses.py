"""Where on the site the page of an IRI is: the one place that turns IRIs into addresses and back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from unionkg.graph.identity import BASE, LOCAL_NAME

ENTITIES = "/id/"
NAMESPACE = f"{BASE}ns#"
SCHEMES = f"{BASE}scheme/"
WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a collection whose own IRIs start with `base`; `known` are all IRIs that have a page."""

    base: str
    known: frozenset[str]

    def of(self, iri: str) -> str:
        """Return the address of an IRI's page; nothing for an IRI that has no page."""
        if iri.startswith(NAMESPACE) and LOCAL_NAME.fullmatch(iri.removeprefix(NAMESPACE)):
            return f"/ontology/{iri.removeprefix(NAMESPACE)}"
        if iri.startswith(SCHEMES) and LOCAL_NAME.fullmatch(iri.removeprefix(SCHEMES)):
            return f"/ontology/scheme/{iri.removeprefix(SCHEMES)}"
        if iri not in self.known:
            return ""
        key = self.key(iri)
        return f"/entity/{key}" if key else f"/entity?iri={quote(iri, safe='')}"

    def outside(self, iri: str) -> str:
        """Return an IRI that a reader may follow away from the site; nothing for one that is no web address."""
        return iri if iri.startswith(WEB) and not iri.startswith(BASE) else ""

    def key(self, iri: str) -> str:
        """Return the local part of an IRI of the collection's own, or nothing."""
        local = iri.removeprefix(self.base)
        return local if local != iri and LOCAL_NAME.fullmatch(local) else ""

    def iri(self, key: str) -> str:
        """Return the IRI of a local part."""
        return self.base + key


def read_addresses(known: Iterable[str]) -> Addresses:
    """Return the addresses of a collection with these IRIs; its base is the one that most of them share."""
    found = frozenset(known)
    bases = Counter(iri[: iri.rindex(ENTITIES) + len(ENTITIES)] for iri in found if ENTITIES in iri)
    base = min(bases, key=lambda base: (-bases[base], base), default=f"{BASE}id/")
    return Addresses(base, found)
