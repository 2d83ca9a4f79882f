"""Every fact of the reference list is answered by the graph: exact value, unit and qualifier, with its quote.

A query starts from the subject's name and from what the predicate means (a kind, a measure, a property), all of them
bound as terms. `fixtures/facts.csv` holds the facts and, where the collection words a name otherwise, its wording.
"""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.term import Node
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.store import Rows

FIXTURE = Path(__file__).parent / "fixtures" / "facts.csv"
REFERENCE = Path(__file__).parent.parent.parent / "shared" / "seed" / "facts.tsv"
QUALIFIERS = {"exact": "exact", "≥": "atLeast", ">": "moreThan", "≈": "order"}
NAMESPACES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "ukg": "https://w3id.org/unionkg/ns#",
}
SCHEMES = "https://w3id.org/unionkg/scheme/"
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in NAMESPACES.items())

NAMED = "(skos:prefLabel|skos:altLabel|foaf:name|dcterms:title)"
ASKED = f"?claim ?asked ?object . OPTIONAL {{ ?object {NAMED} ?word }} BIND(COALESCE(?word, ?object) AS ?answer)"
EVIDENCE = "?claim ukg:status/skos:notation ?status ; ukg:evidence/oa:hasSelector/oa:exact ?quote ."

# How a fact is found, by kind of fact: ?name is the subject's, ?answer what is asked for.
STATEMENTS = {
    "description": "?claim a ukg:Description ; ukg:describes ?subject ; ukg:aspect ?kind ; ukg:text ?answer .",
    "benefit": f"?claim ukg:aspect ?kind ; ukg:concerns ?subject ; ukg:describes/{NAMED} ?answer .",
    "author": "?subject prov:qualifiedAttribution ?claim . "
    "?claim prov:agent/foaf:name ?answer ; prov:hadRole/skos:prefLabel ?unit .",
    "jurisdiction": f"?claim a ukg:Mention ; ukg:mentions ?subject . ?subject ukg:jurisdiction/{NAMED} ?answer .",
    "seat": "?claim a ukg:Mention ; ukg:mentions ?subject . "
    f"?subject ukg:jurisdiction/schema:containedInPlace+/{NAMED} ?answer .",
    "area": f"?subject schema:containedInPlace/{NAMED} ?answer . "
    "?claim ukg:about ?within . ?within schema:containedInPlace* ?subject .",
    "place": f"?claim ukg:concerns|ukg:part ?subject ; ukg:place/{NAMED} ?answer .",
    "founding": f"?claim a ukg:Mention ; ukg:founder ?subject ; ukg:mentions/{NAMED} ?answer .",
    "partnership": "?claim a ukg:PartnerRole ; org:member ?subject ; org:organization ?partnership . "
    "?other a ukg:PartnerRole ; org:organization ?partnership ; org:member ?partner . "
    f"?subject ukg:partnerOf ?partner . ?partner {NAMED} ?answer . ?partnership ukg:partnershipKind/{NAMED} ?unit .",
    "tenure": "?claim a ukg:Tenure ; org:member ?subject ; ukg:statedTitle ?answer .",
    "contribution": f"?claim a ukg:Contribution ; ukg:provider ?subject ; ukg:contributionKind ?kind . {ASKED}",
    "undertaking": "?claim a ukg:Undertaking ; ukg:undertaker ?subject ; ukg:undertakingKind ?kind ; "
    f"ukg:concerns ?thing . ?thing a ?class ; {NAMED} ?answer ; ?of_kind ?form . "
    "OPTIONAL { ?claim ukg:statedPeriod ?unit }",
    "undertaking-items": "?doing a ukg:Undertaking ; ukg:undertaker ?subject ; ukg:undertakingKind ?kind ; "
    f"ukg:concerns ?thing . ?thing {NAMED} ?detail . "
    f"?claim a ukg:Inclusion ; ukg:whole ?thing ; ukg:part/{NAMED} ?answer .",
    "joint-undertaking": "?claim a ukg:Undertaking ; ukg:undertaker ?subject , ?other ; ukg:undertakingKind ?kind . "
    f"?other {NAMED} ?answer . FILTER(?other != ?subject)",
    "inclusion": "?claim a ukg:Inclusion ; ukg:whole ?subject ; ukg:part ?part . "
    f"?part ukg:itemKind ?kind ; {NAMED} ?answer .",
    "recognition": "?claim a ukg:Recognition ; ukg:honours ?subject ; ukg:recognitionKind ?kind . "
    f"?kind skos:prefLabel ?unit . {ASKED}",
    "activity": f"?claim a ukg:Activity ; ukg:activityKind ?kind ; ?role ?subject . {ASKED}",
    "titled": f"?claim dcterms:title ?name . {ASKED}",
}
# How a figure is found: ?claim is the figure, and ?detail words that single one out among several.
FIGURES = {
    "figure": "?subject ukg:hasFigure ?claim . ?claim ?says ?detail .",
    "figure-of-contribution": "?giving a ukg:Contribution ; ukg:provider ?subject ; ukg:contributionKind ?kind ; "
    "ukg:hasFigure ?claim ; ?says ?detail .",
    "figure-of-undertaking": "?doing a ukg:Undertaking ; ukg:undertaker ?subject ; ukg:undertakingKind ?kind ; "
    "ukg:concerns ?thing . { ?doing ukg:hasFigure ?claim } UNION { ?thing ukg:hasFigure ?claim } "
    "?claim ?says ?detail .",
    "figure-of-activity": "?activity a ukg:Activity ; ukg:activityKind ?kind ; (ukg:organizer|ukg:host) ?subject ; "
    "ukg:hasFigure ?claim ; dcterms:title ?detail .",
    "figure-of-concerned": "?other ukg:concerns ?subject ; ukg:hasFigure ?claim .",
}
READING = f"""?claim a ukg:Figure ; ukg:measure ?measure ; ukg:unit ?counted ; ukg:verbatim ?verbatim ;
    ukg:qualifier/skos:notation ?qualifier .
  ?counted skos:notation ?notation ; {NAMED}|skos:notation ?unit . FILTER(LANG(?unit) != "en")
  OPTIONAL {{ ?claim schema:value ?value }} OPTIONAL {{ ?claim schema:minValue ?least }}
  OPTIONAL {{ ?claim schema:maxValue ?most }} OPTIONAL {{ ?claim ukg:counts ?counts }}"""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the fixture: the fact, and how the graph is asked for it.

    `name` and `answer` are the collection's words where they differ from the fact's, `counted` the unit's notation.
    """

    row: str
    section: str
    subject: str
    predicate: str
    object: str
    unit: str
    qualifier: str
    pattern: str
    name: str
    bindings: str
    answer: str
    counted: str
    status: str

    @property
    def stated(self) -> tuple[str, ...]:
        """What the reference list says, in one typography."""
        return tuple(plain(cell) for cell in (self.section, self.subject, self.predicate, self.object, self.unit))

    @property
    def terms(self) -> Mapping[str, Node]:
        """The terms that the query's variables are bound to."""
        given = dict(binding.split("=", 1) for binding in self.bindings.split("; ") if binding)
        terms = {variable: term(word) for variable, word in given.items()}
        return {"name": Literal(self.name or self.subject, lang="zh"), **terms}


def term(word: str) -> Node:
    """Return what a binding names: a property or class, a concept of the schemes, or words."""
    prefix, _, local = word.partition(":")
    if prefix in NAMESPACES:
        return URIRef(NAMESPACES[prefix] + local)
    return URIRef(SCHEMES + word) if word.isascii() else Literal(word, lang="zh")


def plain(text: str) -> str:
    """Return the text with half-width brackets, straight quotes and one sign between items."""
    signs = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "|": "、"})
    return unicodedata.normalize("NFKC", text).translate(signs)


def read_facts() -> Iterator[Fact]:
    with FIXTURE.open(encoding="utf-8", newline="") as file:
        yield from (Fact(**row) for row in csv.DictReader(file))


FACTS = tuple(read_facts())
NUMBERS = tuple(fact for fact in FACTS if fact.pattern in FIGURES)
OTHERS = tuple(fact for fact in FACTS if fact.pattern in STATEMENTS)


def named(fact: Fact) -> str:
    """Return what a test of the fact is called: pytest escapes other letters than ASCII."""
    words = (f"row{fact.row:0>3}", fact.section, fact.predicate, fact.object)
    return "-".join(word for word in words if word.isascii())


def ask(store: OxigraphStore, fact: Fact, pattern: str, asked: str) -> Rows:
    """Return the distinct answers, each with status and quote; variables that the fact does not bind are free."""
    terms = fact.terms
    subject = "" if fact.pattern == "titled" else f"?subject {NAMED} ?name ."
    asked = " ".join((asked, "?status ?quote", *(f"?{variable}" for variable in terms)))
    return store.select(f"{PREFIXES}SELECT DISTINCT {asked} WHERE {{\n{subject} {pattern}\n{EVIDENCE} }}", terms)


def words(rows: Rows, variable: str) -> set[str]:
    return {plain(str(row[variable])) for row in rows if variable in row}


@pytest.mark.parametrize("fact", OTHERS, ids=named)
def test_a_statement_is_answered_with_its_quote(shiyan_store: OxigraphStore, fact: Fact) -> None:
    asked = "?answer ?unit" if "?unit" in STATEMENTS[fact.pattern] else "?answer"
    rows = ask(shiyan_store, fact, STATEMENTS[fact.pattern], asked)
    for expected in (fact.answer or fact.object).split("|"):
        found = [row for row in rows if plain(str(row["answer"])) == plain(expected)]
        assert found, f"{expected} is not among {sorted(words(rows, 'answer'))}"
        assert {str(row["status"]) for row in found} == {fact.status}
        assert all(str(row["quote"]) for row in found)
        assert not fact.unit or plain(fact.unit) in words(Rows(rows.variables, tuple(found)), "unit")


@pytest.mark.parametrize("fact", NUMBERS, ids=named)
def test_a_figure_is_answered_with_value_unit_and_qualifier(shiyan_store: OxigraphStore, fact: Fact) -> None:
    asked = "?claim ?value ?least ?most ?qualifier ?notation ?unit ?counts ?verbatim"
    rows = ask(shiyan_store, fact, f"{FIGURES[fact.pattern]} {READING}", asked)
    assert len({row["claim"] for row in rows}) == 1
    assert words(rows, "notation") == {fact.counted}
    assert words(rows, "qualifier") == {QUALIFIERS[fact.qualifier]}
    assert words(rows, "status") == {fact.status}
    bound = "value" if fact.qualifier == "exact" else "least"
    for name in ("value", "least", "most"):
        assert {Decimal(word) for word in words(rows, name)} == ({Decimal(fact.object)} if name == bound else set())
    said_in_unit(fact, rows)


def said_in_unit(fact: Fact, rows: Rows) -> None:
    """Hold the fact's unit against the unit's own words, and what it counts against the figure's and the quote's."""
    unit = plain(fact.unit)
    if any(word.endswith(unit) for word in words(rows, "verbatim")):
        return
    heads = sorted((word for word in words(rows, "unit") if unit.removeprefix("个").startswith(word)), key=len)
    heads += [word for word in words(rows, "unit") if unit.startswith(word)]
    assert heads, f"{unit} is none of {sorted(words(rows, 'unit'))}"
    rest = unit[unit.index(heads[-1]) + len(heads[-1]) :]
    assert any(rest in said for said in words(rows, "counts") | words(rows, "quote"))


def test_every_fact_has_a_query() -> None:
    assert len(FACTS) == len(NUMBERS) + len(OTHERS) == 256
    assert [fact.row for fact in FACTS] == [str(number) for number in range(1, 257)]


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference list of facts lies beside a developer's repository")
def test_the_fixture_says_what_the_reference_says() -> None:
    _, *lines = REFERENCE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert [(*fact.stated, fact.qualifier) for fact in FACTS] == [(*map(plain, row[:5]), row[5]) for row in rows]
