"""The page of one thing: a union, person, programme, partnership, claim, or whatever else the graph describes."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from rdflib import URIRef
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from unionkg.queries.names import iri as well_formed
from unionkg.queries.results import render
from unionkg.viz.cards import basis_of
from unionkg.viz.reading import texts
from unionkg.viz.spec import Fact, Label
from unionkg.viz.web import KINDS
from unionkg.web.pages.cards import Link, Section, as_data, grouped, link, spoken
from unionkg.web.pages.forms import MEDIA_TYPES, Form, form_of
from unionkg.web.pages.frame import CAUTION, missing, page
from unionkg.web.pages.holdings import SOURCE, Holdings, Reading, owner_of, query
from unionkg.web.pages.statements import read_statements

PASSAGES = frozenset({"Section", "Caption"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A thing that another is joined to, with how many claims say so and whether it is only inferred."""

    link: Link
    claims: int
    basis: str


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything that a thing is joined to by one kind of relation."""

    kind: Label
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a partnership and the roles that sources give it."""

    link: Link
    roles: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the page of a thing shows."""

    iri: str
    label: Label
    sort: Label
    aliases: tuple[str, ...]
    facts: tuple[tuple[Label, Link], ...]
    note: Label
    owner: Link | None
    parties: tuple[Party, ...]
    ties: tuple[Ties, ...]
    sections: tuple[Section, ...]
    map: str

    @property
    def doubtful(self) -> int:
        """How many of its claims are doubtful."""
        return sum(claim.doubtful for section in self.sections for claim in section.claims)


def routes(reading: Reading) -> list[Route]:
    """Return the routes of the pages of things."""

    def entity(request: Request) -> Response:
        key, form = form_of(request, request.path_params.get("key", ""))
        holdings = reading()
        wanted = holdings.addresses.iri(key) if key else request.query_params.get("iri", "")
        iri = well_formed(wanted)
        return _answer(request, reading, holdings, iri, form) if iri else missing(request, wanted)

    return [Route("/entity/{key}", entity), Route("/entity", entity)]


def _answer(request: Request, reading: Reading, holdings: Holdings, iri: URIRef, form: Form) -> Response:
    said = read_statements(reading.store(), holdings, iri)
    if not said.out:
        return missing(request, str(iri).rpartition("/")[2])
    if form == "html":
        elsewhere = _elsewhere(holdings, str(iri))
        if elsewhere:
            return RedirectResponse(elsewhere, 303)
        return page(request, "entity", "", profile=profile(holdings, str(iri)), said=said, data=_data(holdings, iri))
    data = as_json(profile(holdings, str(iri)))
    return described(reading, holdings, str(iri), _claims(holdings, str(iri)), form, data)


def described(
    reading: Reading, holdings: Holdings, iri: str, claims: Iterable[str], form: Form, data: Mapping[str, object]
) -> Response:
    """Return a thing as data: the JSON that the page's own facts make, or Turtle from the store with its claims."""
    headers = {"Vary": "Accept", **CAUTION}
    if form == "json":
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    else:
        wanted = " ".join(URIRef(one).n3() for one in sorted({iri, *_behind(holdings, claims)}))
        text = render(reading.store().construct(query("description") % (wanted, wanted)), "ttl")
    return Response(text.encode(), headers=headers, media_type=MEDIA_TYPES[form])


def _behind(holdings: Holdings, claims: Iterable[str]) -> Iterator[str]:
    """Yield the IRIs of claims, of their figures and of their quotes."""
    for claim in claims:
        yield claim
        yield from texts(holdings.claims[claim], "figure")
        yield from (quote.id for quote in holdings.quotes[claim])


def _elsewhere(holdings: Holdings, iri: str) -> str:
    """Return the address where a source, a passage or a quote is read, if the thing is one."""
    if iri in holdings.evidence:
        return holdings.place(holdings.evidence[iri])
    if holdings.is_a(iri, SOURCE):
        return holdings.address(iri)
    whole = next(iter(texts(holdings.classes.get(iri, {}), "whole")), "")
    classes = {cls.rpartition("#")[2] for cls in texts(holdings.classes.get(iri, {}), "class")}
    return holdings.address(whole) if classes & PASSAGES else ""


def _data(holdings: Holdings, iri: URIRef) -> str:
    """Return the address to which the suffix of a form is added; nothing when the thing has no key."""
    key = holdings.addresses.key(iri)
    return f"/entity/{key}" if key else ""


def profile(holdings: Holdings, iri: str) -> Profile:
    """Gather what the page of a thing shows."""
    thing = holdings.web.things.get(iri)
    label, owner = holdings.label(iri), owner_of(holdings, iri)
    names = (*texts(holdings.names.get(iri, {}), "alias"), *texts(holdings.names.get(iri, {}), "label"))
    drawable = any(iri in (relation.source, relation.target) for relation in holdings.web.relations)
    return Profile(
        iri=iri,
        label=label,
        sort=holdings.sort(iri).label,
        aliases=tuple(name for name in dict.fromkeys(names) if name not in (label.zh, label.en)),
        facts=tuple(_linked(holdings, fact) for fact in thing.facts) if thing else (),
        note=thing.note if thing else Label(""),
        owner=link(holdings, owner) if owner else None,
        parties=tuple(_parties(holdings, iri)),
        ties=tuple(_ties(holdings, iri)),
        sections=grouped(holdings, _claims(holdings, iri), iri),
        map=f"/maps/ego?{urlencode({'focus': iri})}" if drawable else _partnerships(holdings, iri),
    )


def _partnerships(holdings: Holdings, iri: str) -> str:
    return f"/maps/partnership.html#{iri.rpartition('/')[2]}" if iri in holdings.partnerships else ""


def _linked(holdings: Holdings, fact: Fact) -> tuple[Label, Link]:
    named = holdings.by_name.get(fact.value.zh, "")
    return fact.name, Link(fact.value, holdings.address(named) if named else "")


def _claims(holdings: Holdings, iri: str) -> Sequence[str]:
    if iri in holdings.web.claims.cards:
        return (iri,)
    if iri in holdings.partnerships:
        return holdings.partnerships[iri].claims
    return holdings.web.claims.of(iri)


def _parties(holdings: Holdings, iri: str) -> Iterator[Party]:
    partnership = holdings.partnerships.get(iri)
    for party in partnership.parties if partnership else ():
        notations = partnership.roles[party] if partnership else frozenset[str]()
        roles = (
            holdings.label(concept)
            for concept, values in holdings.concepts.items()
            if "/role-" in concept and notations & set(texts(values, "notation"))
        )
        yield Party(link(holdings, party), tuple(roles))


def _ties(holdings: Holdings, iri: str) -> Iterator[Ties]:
    found: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for relation in holdings.web.relations:
        if iri in (relation.source, relation.target):
            other = relation.target if relation.source == iri else relation.source
            found[relation.kind].setdefault(other, set()).update(relation.claims)
    for kind, group in KINDS.items():
        if kind in found:
            yield Ties(group.label, tuple(_tie(holdings, other, found[kind][other]) for other in found[kind]))


def _tie(holdings: Holdings, other: str, said: set[str]) -> Tie:
    claims = tuple(claim for claim in holdings.web.claims.cards if claim in said)
    return Tie(link(holdings, other), len(claims), basis_of(claims, holdings.web.claims) if claims else "authority")


def as_json(shown: Profile) -> Mapping[str, object]:
    """Return a profile as JSON holds it."""
    return {
        "iri": shown.iri,
        "label": spoken(shown.label),
        "sort": spoken(shown.sort),
        "aliases": list(shown.aliases),
        "facts": [{"name": spoken(name), "value": spoken(value.label)} for name, value in shown.facts],
        "note": spoken(shown.note),
        "parties": [
            {"label": spoken(party.link.label), "page": party.link.address, "roles": list(map(spoken, party.roles))}
            for party in shown.parties
        ],
        "related": [
            {"kind": spoken(ties.kind), "label": spoken(tie.link.label), "page": tie.link.address, "basis": tie.basis}
            for ties in shown.ties
            for tie in ties.ties
        ],
        "claims": [as_data(claim) for section in shown.sections for claim in section.claims],
    }
