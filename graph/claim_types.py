"""The grammar of the claims table: which class a type of row becomes, and which property each of its cells fills.

docs/claims.md is the same table in prose.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from rdflib import DCTERMS, ORG, PROV, URIRef
from unionkg.ontology.terms import SCHEMA, UKG


class Filler(Enum):
    """What a cell names: an entity of some sort, a thing that the row itself declares, or plain words."""

    UNION = "a union"
    AGENT = "a union, person or organization"
    PERSON = "a person"
    AREA = "an area"
    ENTITY = "anything that has a name"
    DECLARED = "a thing that this row declares"
    WORDS = "words"
    NUMBER = "a number"
    FLAG = "yes"
    LEVEL = "a union level"
    ACT = "an undertaking kind"


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's part in a claim: the property it fills and what it names."""

    property: URIRef
    filler: Filler
    required: bool = False


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One type of row; `scheme` is where its kinds come from, `kind_of` the property that the kind fills.

    `declares` is the class of the thing that the row declares; the kind then goes to the thing, by `thing_kind`.
    """

    node: URIRef
    scheme: str = ""
    kind_of: URIRef | None = None
    subject: Slot | None = None
    object: Slot | None = None
    also: Mapping[str, Slot] = field(default_factory=dict)
    declares: URIRef | None = None
    thing_kind: URIRef | None = None
    act: str = ""


PLACE = Slot(UKG.place, Filler.ENTITY)
MORE = Slot(UKG.nonExhaustive, Filler.FLAG)


def _undertaking(thing: URIRef, scheme: str, kind: URIRef, act: str) -> ClaimType:
    return ClaimType(
        node=UKG.Undertaking,
        scheme=scheme,
        subject=Slot(UKG.undertaker, Filler.AGENT, required=True),
        object=Slot(UKG.concerns, Filler.DECLARED, required=True),
        also={
            "act": Slot(UKG.undertakingKind, Filler.ACT),
            "with": Slot(UKG.undertaker, Filler.AGENT),
            "place": PLACE,
            "nonExhaustive": MORE,
        },
        declares=thing,
        thing_kind=kind,
        act=act,
    )


TYPES: Mapping[str, ClaimType] = {
    "organization": ClaimType(
        node=UKG.Mention,
        scheme="form",
        subject=Slot(UKG.mentions, Filler.DECLARED, required=True),
        also={"founder": Slot(UKG.founder, Filler.AGENT), "place": PLACE, "level": Slot(UKG.unionLevel, Filler.LEVEL)},
        declares=UKG.Union,
        thing_kind=UKG.unionForm,
    ),
    "partnership": ClaimType(
        node=UKG.PartnerRole,
        scheme="partnership",
        subject=Slot(ORG.member, Filler.UNION, required=True),
        object=Slot(ORG.member, Filler.UNION, required=True),
        declares=UKG.Partnership,
        thing_kind=UKG.partnershipKind,
    ),
    "role": ClaimType(
        node=UKG.PartnerRole,
        scheme="role",
        kind_of=ORG.role,
        subject=Slot(ORG.member, Filler.UNION, required=True),
    ),
    "agreement": ClaimType(
        node=UKG.Activity,
        subject=Slot(UKG.concerns, Filler.DECLARED, required=True),
        object=Slot(UKG.signatory, Filler.AGENT, required=True),
        also={"host": Slot(UKG.host, Filler.AGENT), "place": PLACE},
        declares=UKG.Agreement,
    ),
    "leader": ClaimType(
        node=UKG.Tenure,
        scheme="post",
        kind_of=UKG.postKind,
        subject=Slot(ORG.member, Filler.PERSON, required=True),
        object=Slot(UKG.statedTitle, Filler.WORDS, required=True),
    ),
    "contribution": ClaimType(
        node=UKG.Contribution,
        scheme="contribution",
        kind_of=UKG.contributionKind,
        subject=Slot(UKG.provider, Filler.AGENT, required=True),
        object=Slot(UKG.recipient, Filler.ENTITY),  # reports often leave unsaid who received it
        also={
            "goods": Slot(UKG.goods, Filler.WORDS),
            "concerns": Slot(UKG.concerns, Filler.ENTITY),
            "nonExhaustive": MORE,
        },
    ),
    "statistic": ClaimType(
        node=UKG.Figure,
        scheme="figure-role",
        kind_of=UKG.figureRole,
        object=Slot(UKG.counts, Filler.WORDS, required=True),
    ),
    "program": _undertaking(UKG.Programme, "programme", UKG.programmeKind, "run"),
    "facility": _undertaking(UKG.Facility, "facility", UKG.facilityKind, "build"),
    "policy": _undertaking(UKG.Policy, "policy", UKG.policyKind, "issue"),
    "honour": _undertaking(UKG.Honour, "honour", UKG.honourKind, "grant"),
    "item": ClaimType(
        node=UKG.Inclusion,
        scheme="item",
        subject=Slot(UKG.whole, Filler.ENTITY, required=True),
        object=Slot(UKG.part, Filler.DECLARED, required=True),
        also={"position": Slot(SCHEMA.position, Filler.NUMBER), "place": PLACE},
        declares=UKG.Item,
        thing_kind=UKG.itemKind,
    ),
    "award": ClaimType(
        node=UKG.Recognition,
        scheme="recognition",
        kind_of=UKG.recognitionKind,
        subject=Slot(UKG.honours, Filler.ENTITY, required=True),
        object=Slot(DCTERMS.title, Filler.WORDS, required=True),
        also={
            "grantor": Slot(UKG.grantor, Filler.AGENT),
            "level": Slot(UKG.recognitionLevel, Filler.LEVEL),
            "concerns": Slot(UKG.concerns, Filler.ENTITY),
            "nonExhaustive": MORE,
        },
    ),
    "event": ClaimType(
        node=UKG.Activity,
        scheme="activity",
        kind_of=UKG.activityKind,
        subject=Slot(UKG.organizer, Filler.AGENT),
        object=Slot(DCTERMS.title, Filler.WORDS, required=True),
        also={
            "host": Slot(UKG.host, Filler.AGENT),
            "participant": Slot(UKG.participant, Filler.AGENT),
            "assists": Slot(UKG.assists, Filler.AGENT),
            "place": PLACE,
            "concerns": Slot(UKG.concerns, Filler.ENTITY),
            "nonExhaustive": MORE,
        },
    ),
    "description": ClaimType(
        node=UKG.Description,
        scheme="aspect",
        kind_of=UKG.aspect,
        subject=Slot(UKG.describes, Filler.ENTITY, required=True),
        object=Slot(UKG.text, Filler.WORDS, required=True),
        also={"concerns": Slot(UKG.concerns, Filler.ENTITY)},
    ),
    "author": ClaimType(
        node=UKG.Authorship,
        scheme="author",
        kind_of=PROV.hadRole,
        subject=Slot(PROV.agent, Filler.PERSON, required=True),
    ),
    "evidence": ClaimType(node=UKG.Evidence),
}

ADDING = frozenset({"role", "evidence"})  # rows that add to another row's claim
