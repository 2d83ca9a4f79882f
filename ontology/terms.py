"""The ontology's terms and the namespaces it reuses, as Python names; ontology.ttl is the truth (a test compares)."""

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

SCHEME = Namespace("https://w3id.org/unionkg/scheme/")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")


class UKG(DefinedNamespace):
    """Terms of https://w3id.org/unionkg/ns#."""

    _NS = Namespace("https://w3id.org/unionkg/ns#")
    _fail = True

    Activity: URIRef
    Agreement: URIRef
    Authorship: URIRef
    Caption: URIRef
    Claim: URIRef
    Contribution: URIRef
    Decision: URIRef
    Description: URIRef
    Evidence: URIRef
    Facility: URIRef
    Figure: URIRef
    Honour: URIRef
    Inclusion: URIRef
    Item: URIRef
    Mention: URIRef
    PartnerRole: URIRef
    Partnership: URIRef
    Policy: URIRef
    Programme: URIRef
    Recognition: URIRef
    Section: URIRef
    Source: URIRef
    Tenure: URIRef
    Undertaking: URIRef
    Union: URIRef

    about: URIRef
    activityKind: URIRef
    aspect: URIRef
    assists: URIRef
    concerns: URIRef
    contributionKind: URIRef
    decides: URIRef
    describes: URIRef
    evidence: URIRef
    facilityKind: URIRef
    figureRole: URIRef
    founder: URIRef
    grantor: URIRef
    hasFigure: URIRef
    higherUnion: URIRef
    honourKind: URIRef
    honours: URIRef
    host: URIRef
    inSection: URIRef
    item: URIRef
    itemKind: URIRef
    jurisdiction: URIRef
    measure: URIRef
    mentions: URIRef
    organizer: URIRef
    owner: URIRef
    part: URIRef
    participant: URIRef
    partnerOf: URIRef
    partnershipKind: URIRef
    perUnit: URIRef
    place: URIRef
    policyKind: URIRef
    postKind: URIRef
    programmeKind: URIRef
    provider: URIRef
    qualifier: URIRef
    recipient: URIRef
    recognitionKind: URIRef
    recognitionLevel: URIRef
    signatory: URIRef
    status: URIRef
    underPartnership: URIRef
    undertaker: URIRef
    undertakingKind: URIRef
    unionForm: URIRef
    unionLevel: URIRef
    unit: URIRef
    whole: URIRef

    action: URIRef
    claimId: URIRef
    claimKey: URIRef
    claimType: URIRef
    confidence: URIRef
    counts: URIRef
    divisionCode: URIRef
    earliest: URIRef
    fileName: URIRef
    goods: URIRef
    keyword: URIRef
    latest: URIRef
    method: URIRef
    nonExhaustive: URIRef
    organizationKind: URIRef
    statedPeriod: URIRef
    statedTitle: URIRef
    subtitle: URIRef
    text: URIRef
    verbatim: URIRef
