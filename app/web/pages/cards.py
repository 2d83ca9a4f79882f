"""One claim as a page shows it: its card, its quotes with their places, what it is about, what is doubtful."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from unionkg.viz.reading import texts
from unionkg.viz.spec import ClaimCard, Label
from unionkg.web.pages.holdings import Holdings
from unionkg.web.pages.words import CLAIMS

SETTLED = frozenset({"", "reported"})


@dataclass(frozen=True, slots=True)
class Link:
    """Something named on a page, and the address of its page, if it has one."""

    label: Label
    address: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote with where it stands: its source, its passage, the address of its place in the text."""

    text: str
    source: Link
    passage: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim on a page; `conflicts` are the claims of other sources that give another number."""

    key: str
    address: str
    card: ClaimCard
    quotes: tuple[Cited, ...]
    about: tuple[Link, ...]
    conflicts: tuple[Link, ...]

    @property
    def doubtful(self) -> bool:
        """Whether the claim is anything but plainly reported, or sources differ on it."""
        return self.card.status not in SETTLED or bool(self.conflicts)


@dataclass(frozen=True, slots=True)
class Section:
    """The claims of one group under its heading."""

    key: str
    heading: Label
    claims: tuple[Shown, ...]


def show(holdings: Holdings, claim: str, at: str = "") -> Shown:
    """Return a claim as the page of `at` shows it: what it is about besides."""
    card = holdings.web.claims.cards[claim]
    about = sorted(holdings.web.claims.about[claim] - {at})
    passages = {(quote.start, quote.end, quote.text): quote.passage for quote in card.quotes}
    return Shown(
        key=claim.rpartition("/")[2],
        address=holdings.address(claim),
        card=card,
        quotes=tuple(
            Cited(
                quote.exact,
                Link(holdings.title(quote.source), holdings.place(quote)),
                passages.get((quote.start, quote.end, quote.exact), Label("")),
                quote.start,
                quote.end,
            )
            for quote in holdings.quotes[claim]
        ),
        about=tuple(link(holdings, thing) for thing in about),
        conflicts=tuple(link(holdings, other) for other in holdings.conflicts.get(claim, ())),
    )


def link(holdings: Holdings, iri: str) -> Link:
    """Return a thing by its name with the address of its page."""
    return Link(holdings.label(iri), holdings.address(iri))


def grouped(holdings: Holdings, claims: Iterable[str], at: str = "") -> tuple[Section, ...]:
    """Return claims in groups as a person reads them, each in reading order of the sources."""
    wanted = set(claims)
    found: dict[str, list[Shown]] = {}
    for claim in holdings.web.claims.cards:
        if claim in wanted:
            found.setdefault(_group(holdings.claims[claim]), []).append(show(holdings, claim, at))
    return tuple(Section(key, heading, tuple(found[key])) for key, heading in CLAIMS.items() if key in found)


def _group(claim: Mapping[str, tuple[object, ...]]) -> str:
    classes = {str(cls).rpartition("#")[2] for cls in claim.get("class", ())}
    return next((key for key in CLAIMS if key in classes), "Claim")


def as_data(shown: Shown) -> Mapping[str, object]:
    """Return a claim as JSON holds it."""
    card = shown.card
    return {
        "id": card.id,
        "kind": spoken(card.kind),
        "words": spoken(card.words),
        "status": card.status,
        "figures": [spoken(figure) for figure in card.figures],
        "parts": [spoken(part) for part in card.parts],
        "times": list(card.times),
        "note": spoken(card.note),
        "about": [{"label": spoken(thing.label), "page": thing.address} for thing in shown.about],
        "conflicts": [conflict.address for conflict in shown.conflicts],
        "quotes": [
            {
                "text": quote.text,
                "source": spoken(quote.source.label),
                "page": quote.source.address,
                "start": quote.start,
                "end": quote.end,
            }
            for quote in shown.quotes
        ],
    }


def spoken(label: Label) -> Mapping[str, str]:
    """Return a label as JSON holds it."""
    return {"zh": label.zh, "en": label.text("en")}


def classes_of(holdings: Holdings, iri: str) -> Iterator[str]:
    """Yield the names of the classes of something, without their namespaces."""
    for cls in texts(holdings.classes.get(iri, {}), "class"):
        yield cls.rpartition("#")[2].rpartition("/")[2]
