"""Collect what every claim says and the quotes it stands on, ready to be shown beside a map."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rdflib.term import Node
from unionkg.graph.store import Store
from unionkg.viz.figure_words import say_figure
from unionkg.viz.reading import Values, described, label, question_text, text, texts
from unionkg.viz.sourcing import Sourcing, read_sourcing
from unionkg.viz.spec import NOTHING, Basis, ClaimCard, Label, Quote

CLAIM = "https://w3id.org/unionkg/ns#Claim"
UNSTATED_ROLE = Label("来源没有说明角色", "role not stated")
CAPTION = "https://w3id.org/unionkg/ns#Caption"


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a store: the card of each, what it is about, the partnership it belongs to."""

    cards: Mapping[str, ClaimCard]
    about: Mapping[str, frozenset[str]]
    partnership: Mapping[str, frozenset[str]]

    def of(self, thing: str) -> tuple[str, ...]:
        """Return the ids of the claims about a thing, in reading order."""
        return tuple(id_ for id_ in self.cards if thing in self.about[id_])

    def among(self, wanted: Set[str]) -> "Claims":
        """Return those of the claims whose ids are wanted."""
        return Claims(
            cards={id_: card for id_, card in self.cards.items() if id_ in wanted},
            about={id_: about for id_, about in self.about.items() if id_ in wanted},
            partnership={id_: under for id_, under in self.partnership.items() if id_ in wanted},
        )


def read_claims(store: Store, concepts: Mapping[str, Values]) -> Claims:
    """Read every claim; the cards come in reading order of the sources.

    A figure that belongs to another claim is shown on that claim's card and has none of its own.
    """
    sources, unions = described(store, "sources"), described(store, "unions")
    evidence = {str(row["thing"]): row for row in store.select(question_text("evidence"))}
    reader = _Reader(
        concepts=concepts,
        figures=described(store, "figures"),
        quotes={id_: _quote(row, sources) for id_, row in evidence.items()},
        sources={id_: str(row["source"]) for id_, row in evidence.items()},
        sourcing=read_sourcing(sources, unions),
        roles=_roles(store, unions, concepts),
    )
    claims = described(store, "claims")
    shown = set(claims) - {figure for claim in claims.values() for figure in texts(claim, "figure")}
    cards = [reader.card(id_, claim) for id_, claim in claims.items() if id_ in shown]
    return Claims(
        cards={card.id: card for card in sorted(cards, key=_reading_order)},
        about={id_: frozenset(texts(claims[id_], "about")) for id_ in shown},
        partnership={id_: frozenset(texts(claims[id_], "partnership")) for id_ in shown},
    )


def _reading_order(card: ClaimCard) -> tuple[str, int, str]:
    return (card.quotes[0].source.zh, card.quotes[0].start, card.id) if card.quotes else ("", -1, card.id)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the cards of claims are put together from."""

    concepts: Mapping[str, Values]
    figures: Mapping[str, Values]
    quotes: Mapping[str, Quote]
    sources: Mapping[str, str]
    sourcing: Sourcing
    roles: Mapping[str, tuple[Label, ...]]

    def card(self, id_: str, claim: Values) -> ClaimCard:
        own = [self.figures[iri] for iri in (id_, *texts(claim, "figure")) if iri in self.figures]
        said = (claim, *own)
        evidence = dict.fromkeys(iri for values in said for iri in texts(values, "evidence"))
        quotes = [self.quotes[iri] for iri in evidence if iri in self.quotes]
        sources = tuple(dict.fromkeys(self.sources[iri] for iri in evidence if iri in self.sources))
        publishers = self.sourcing.published(sources)
        first, last = self.sourcing.dated(said, sources)
        status = self.concepts.get(text(claim, "status"), {})
        return ClaimCard(
            id=id_,
            kind=_kind(claim, self.concepts),
            words=label(claim),
            figures=tuple(say_figure(figure, self.concepts) for figure in own),
            quotes=tuple(sorted(quotes, key=lambda quote: (quote.source.zh, quote.start, quote.end))),
            status=text(status, "notation"),
            standing=label(status),
            parts=self.roles.get(id_, ()),
            times=tuple(dict.fromkeys(time for name in ("period", "date") for v in said for time in texts(v, name))),
            note=label(claim, "note"),
            first=first,
            last=last,
            publishers=publishers,
            by=self.sourcing.by(publishers),
        )


def _roles(store: Store, unions: Mapping[str, Values], concepts: Mapping[str, Values]) -> dict[str, tuple[Label, ...]]:
    """Return for each claim of a partnership who plays which roles in it, in words."""
    return {
        id_: tuple(_role(label(unions.get(member, {})), values, concepts) for member in texts(values, "member"))
        for id_, values in described(store, "roles").items()
    }


def _role(member: Label, values: Values, concepts: Mapping[str, Values]) -> Label:
    roles = [label(concepts.get(role, {})) for role in texts(values, "role")] or [UNSTATED_ROLE]
    zh, en = "、".join(role.zh for role in roles), ", ".join(role.text("en") for role in roles)
    return Label(f"{member.zh}：{zh}", f"{member.text('en')}: {en}")


def _kind(claim: Values, concepts: Mapping[str, Values]) -> Label:
    named = (*texts(claim, "kind"), *(iri for iri in texts(claim, "class") if iri != CLAIM))
    return next((label(concepts[iri]) for iri in named if iri in concepts), NOTHING)


def _quote(row: Mapping[str, Node], sources: Mapping[str, Values]) -> Quote:
    source, passage = (sources.get(str(row[name]), {}) if name in row else {} for name in ("source", "passage"))
    return Quote(
        text=str(row["exact"]),
        source=label(source, "title") if "title" in source else Label(str(row["source"])),
        passage=_passage(passage),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
    )


def _passage(passage: Values) -> Label:
    keyword = text(passage, "keyword")
    if CAPTION in texts(passage, "class"):
        return (
            Label(f"“{keyword}”图片说明", f"photo caption, “{keyword}”")
            if keyword
            else Label("图片说明", "photo caption")
        )
    if keyword:
        return Label(f"“{keyword}”一节", f"section “{keyword}”")
    number = text(passage, "position")
    return Label(f"第 {number} 节", f"section {number}") if number else NOTHING


def cards_named(claims: Claims, used: Iterable[str]) -> Iterator[ClaimCard]:
    """Yield the cards of the ids that are used, once each, in reading order."""
    wanted = set(used)
    yield from (card for id_, card in claims.cards.items() if id_ in wanted)


def basis_of(said: Sequence[str], claims: Claims) -> Basis:
    """Return what a relation is known from: inferred when every claim that says it is."""
    return "inferred" if said and all(claims.cards[claim].status == "inferred" for claim in said) else "stated"
