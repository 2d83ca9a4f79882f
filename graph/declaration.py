"""The things that claims declare (programmes, facilities, partnerships ...), entered before any claim names them."""

from collections.abc import Callable
from contextlib import suppress

from rdflib import FOAF
from unionkg.graph.claim_types import Filler
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection, grammar
from unionkg.graph.errors import BadInput, BadTable
from unionkg.graph.identity import Entity, Registry, digest
from unionkg.ontology.terms import UKG

THINGS = ("program", "facility", "policy", "honour")


class Declarations:
    """Which row declared which thing."""

    def __init__(self, collection: Collection, registry: Registry) -> None:
        self.collection = collection
        self.registry = registry
        self.by_row: dict[tuple[str, str], Entity] = {}
        self.withheld: list[Entity] = []
        unions = collection.authority.unions
        self.english = {registry.minter.entity("union", union.key): union.name_en for union in unions}
        for types, enter in (
            (("organization",), self._union),
            (("partnership",), self._partnership),
            (("agreement",), self._agreement),
            (THINGS, self._thing),
            (("item",), self._item),
            (("leader", "author"), self._person),
        ):
            for claim in collection.of_type(*types):
                with collection.refusals():
                    self.by_row[claim.source, claim.id] = enter(claim)
            for claim in collection.withheld_of(*types):
                with suppress(BadInput):
                    self._name(claim, enter)

    def _name(self, claim: Claim, enter: Callable[[Claim], Entity]) -> None:
        """Let other rows name what only a withheld row declares."""
        if claim.type == "partnership":  # nobody names one but by its row
            return
        known = len(self.registry)
        entity = enter(claim)
        if len(self.registry) > known:
            self.registry.withhold(entity)
            self.withheld.append(entity)

    def of(self, claim: Claim) -> Entity | None:
        """Return the thing that the row declared, or None."""
        return self.by_row.get((claim.source, claim.id))

    def _union(self, claim: Claim) -> Entity:
        name = self._kept(claim)
        if self.registry.find(name, Filler.UNION):
            return self.registry.resolve(name, Filler.UNION, claim.place)
        owner = self._home(claim)
        return self.registry.declare(
            UKG.Union, "union", name, _key(owner), digest(name), place=claim.place, owner=owner.iri
        )

    def _kept(self, claim: Claim) -> str:
        """Return the name by which the one in subject is known."""
        name = only(claim.subject, claim, "subject")
        return self.registry.same.get(name, name)

    def _home(self, claim: Claim) -> Entity:
        """Return what a union that the tables do not have belongs to: its founder, higher union or area."""
        for names, filler in (
            (claim.also.get("founder", ()), Filler.AGENT),
            ((claim.of,) if claim.of else (), Filler.UNION),
            (claim.objects, Filler.AREA),
        ):
            if names:
                return self.registry.resolve(names[0], filler, claim.place)
        advice = "enter it in unions.csv, or name its area, higher union or founder"
        raise BadTable(claim.place, f"「{claim.subject[0]}」 is not in the authority tables: {advice}")

    def _partnership(self, claim: Claim) -> Entity:
        parties = self.parties(claim)
        if len(parties) < 2:
            raise BadTable(
                claim.place, "a partnership needs two different parties: one in subject, the others in object"
            )
        keys = sorted(party.key for party in parties)
        name = "—".join(party.name for party in parties)
        return self.registry.declare(UKG.Partnership, "partnership", name, *keys, place=claim.place)

    def parties(self, claim: Claim) -> tuple[Entity, ...]:
        """Return the parties of a partnership row, each once, in the row's order."""
        names = (*claim.subject, *claim.objects)
        found = (self.registry.resolve(name, Filler.UNION, claim.place) for name in names)
        return tuple(dict.fromkeys(found))

    def _agreement(self, claim: Claim) -> Entity:
        title = only(claim.subject, claim, "subject")
        parties = [self.registry.resolve(name, Filler.AGENT, claim.place) for name in claim.objects]
        first(claim.objects, claim, "object")
        keys = sorted(_key(party) for party in parties)
        owner = parties[0].iri
        return self.registry.declare(
            UKG.Agreement, "agreement", title, *keys, digest(title), place=claim.place, owner=owner
        )

    def _thing(self, claim: Claim) -> Entity:
        owner = self.registry.resolve(first(claim.subject, claim, "subject"), Filler.AGENT, claim.place)
        return self._declare(claim, claim.object, owner)

    def _item(self, claim: Claim) -> Entity:
        whole = self.registry.resolve(only(claim.subject, claim, "subject"), Filler.ENTITY, claim.place)
        owner = whole.owner or whole.iri
        known = [e for e in self.registry.find(claim.object, Filler.ENTITY) if e.owner == owner]
        return known[0] if len(known) == 1 else self._declare(claim, claim.object, whole)

    def _declare(self, claim: Claim, name: str, owner: Entity) -> Entity:
        if not name:
            raise BadTable(claim.place, f"a row of type {claim.type} needs the name of the thing in object")
        cls = grammar(claim).declares or UKG.Item
        kind = cls.rpartition("#")[2].lower()
        return self.registry.declare(cls, kind, name, _key(owner), digest(name), place=claim.place, owner=owner.iri)

    def _person(self, claim: Claim) -> Entity:
        name = self._kept(claim)
        if self.registry.find(name, Filler.PERSON):
            return self.registry.resolve(name, Filler.PERSON, claim.place)
        source = self.collection.sources[claim.source]
        return self.registry.declare(FOAF.Person, "person", name, source.sha256[:12], digest(name), place=claim.place)


def _key(owner: Entity) -> str:
    local = owner.iri.rpartition("/")[2]
    return local.removeprefix("union-")


def first(names: tuple[str, ...], claim: Claim, column: str) -> str:
    """Return the first name of a cell; raise BadTable when the cell is empty."""
    if not names:
        raise BadTable(claim.place, f"a row of type {claim.type} needs a name in {column}")
    return names[0]


def only(names: tuple[str, ...], claim: Claim, column: str) -> str:
    """Return the one name of a cell; raise BadTable when it has none or several."""
    if len(names) > 1:
        raise BadTable(claim.place, f"a row of type {claim.type} takes one name in {column}, not {len(names)}")
    return first(names, claim, column)
