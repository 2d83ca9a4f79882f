"""IRIs are plain ASCII, stay what they are, and never stand for two things; names lead to one entity or to advice."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import URIRef
from unionkg.graph import identity
from unionkg.graph.assembly import assemble
from unionkg.graph.authority import Area, Authority, Organization, Person, UnionEntry
from unionkg.graph.claim_types import Filler
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection
from unionkg.graph.errors import BadTable, DuplicateId, Place, Refused, UnknownName
from unionkg.graph.evidence import Passage, SourceText, Span
from unionkg.graph.identity import Minter, Registry, digest
from unionkg.loaders.authority import load_authority
from unionkg.loaders.claim_tables import load_claims
from unionkg.ontology.terms import UKG

HERE = Place("unions.csv", 4)
TEXT = SourceText("note.txt", "青河县总工会与白塔区总工会结为对子。")
ID = "https://w3id.org/unionkg/id/"
MINTER = Minter()
AUTHORITY = Authority(
    areas=(Area("990100", "青河县", HERE), Area("990200", "白塔区", HERE)),
    unions=(
        UnionEntry("990100", "青河县总工会", HERE, aliases=("县总工会",)),
        UnionEntry("990200", "白塔区总工会", HERE, aliases=("区总工会",)),
        UnionEntry("990300", "白塔县总工会", HERE, aliases=("县总工会",)),
    ),
    people=(Person("li-ming", "李明", HERE),),
    organizations=(Organization("paper", "青河日报", HERE),),
)

KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True)
KINDS = st.sampled_from(["union", "area", "person", "org", "partnership", "programme", "claim", "ev"])


@pytest.fixture
def registry() -> Registry:
    return Registry(AUTHORITY, MINTER)


@given(KINDS, st.lists(KEYS, min_size=1, max_size=3))
def test_an_iri_is_ascii_absolute_and_always_the_same(kind: str, keys: list[str]) -> None:
    iri = MINTER.entity(kind, *keys)
    assert iri.isascii()
    assert ox.NamedNode(iri).value == str(iri) == f"{ID}{kind}-{'-'.join(keys)}"
    assert Minter().entity(kind, *keys) == iri


@given(KINDS, KEYS, KINDS, KEYS)
def test_two_keys_have_two_iris(kind: str, key: str, other_kind: str, other_key: str) -> None:
    same = (kind, key) == (other_kind, other_key)
    assert (MINTER.entity(kind, key) == MINTER.entity(other_kind, other_key)) == same


@given(st.tuples(st.integers(0, 999), st.integers(0, 999)), st.tuples(st.integers(0, 999), st.integers(0, 999)))
def test_two_places_of_a_text_have_two_iris(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert (MINTER.evidence(TEXT, Span(*one)) == MINTER.evidence(TEXT, Span(*other))) == (one == other)


@given(st.text(), st.text())
def test_two_texts_have_two_iris(one: str, other: str) -> None:
    sources = [SourceText("a.txt", one), SourceText("a.txt", other)]
    assert (MINTER.source(sources[0]) == MINTER.source(sources[1])) == (one == other)


def test_iris_are_those_of_the_documentation() -> None:
    sha = "841ee2b47972"
    assert str(MINTER.source(TEXT)) == f"{ID}src-{sha}"
    assert str(MINTER.passage(TEXT, Passage("section", 3, 0, 9))) == f"{ID}src-{sha}-sec-3"
    assert str(MINTER.passage(TEXT, Passage("caption", 1, 0, 9))) == f"{ID}src-{sha}-cap-1"
    assert str(MINTER.evidence(TEXT, Span(2, 9))) == f"{ID}ev-{sha}-2-9"
    assert str(MINTER.claim(TEXT, "c7")) == f"{ID}claim-{sha}-c7"
    assert str(MINTER.claim(TEXT, "c7", "figure")) == f"{ID}claim-{sha}-c7-figure"
    assert str(MINTER.graph("entities")) == "https://w3id.org/unionkg/graph/entities"
    assert digest("暖心驿站") == "b00ad9d1"


def test_the_base_can_be_another() -> None:
    minter = Minter("https://data.example.org/gh/")
    assert str(minter.entity("union", "1")) == "https://data.example.org/gh/id/union-1"


@pytest.mark.parametrize("word", ["", "总工会", "a b", "a/b", "a>b", "a#b", "a.b", "a\n", "é", "１"])
def test_what_is_no_local_name_makes_no_iri(word: str) -> None:
    with pytest.raises(ValueError, match="do not make an ASCII local name"):
        MINTER.entity("union", word)


@pytest.mark.parametrize("word", ["a", "A-1", "a_b", "-", "_", "9"])
def test_ids_and_keys_keep_one_rule(word: str, tmp_path: Path) -> None:
    assert all(takes(word, tmp_path) for takes in (table_key, table_id, graph_key, graph_id))


@pytest.mark.parametrize("word", ["甲", "a b", "a.b", "a/b", "é", "１", "a:b"])
def test_what_breaks_the_rule_is_refused_wherever_it_comes_in(word: str, tmp_path: Path) -> None:
    assert not any(takes(word, tmp_path) for takes in (table_key, table_id, graph_key, graph_id))


def table_key(word: str, folder: Path) -> bool:
    (folder / "areas.csv").write_text(f"key,name\n{word},青河县\n", encoding="utf-8")
    return taken(lambda: load_authority(folder))


def table_id(word: str, folder: Path) -> bool:
    (folder / "claims.csv").write_text(f"id,type,quote,source\n{word},event,结对,a.txt\n", encoding="utf-8")
    return taken(lambda: list(load_claims(folder / "claims.csv")))


def graph_key(word: str, folder: Path) -> bool:
    return taken(lambda: Registry(Authority(areas=(Area(word, "青河县", HERE),)), MINTER))


def graph_id(word: str, folder: Path) -> bool:
    claim = Claim(word, "event", "结为对子", TEXT.name, HERE, object="结对")
    return taken(lambda: assemble(Collection(AUTHORITY, [claim], [TEXT]), MINTER))


def taken(reading: Callable[[], object]) -> bool:
    try:
        reading()
    except (BadTable, Refused) as problem:
        return "ASCII letters, digits, _ and - only" not in str(problem)
    return True


def test_a_key_stands_once() -> None:
    with pytest.raises(DuplicateId, match=r"unions\.csv:4: key 1 stands twice"):
        Registry(Authority(people=(Person("1", "甲", HERE), Person("1", "乙", HERE))), MINTER)


def test_a_key_of_two_tables_makes_two_entities(registry: Registry) -> None:
    assert len({registry.resolve(name, Filler.ENTITY, HERE).iri for name in ("青河县", "青河县总工会")}) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(KEYS, min_size=2, max_size=3), st.lists(KEYS, min_size=2, max_size=3))
def test_two_things_never_share_an_iri(one: list[str], other: list[str]) -> None:
    registry = Registry(Authority(), MINTER)
    first = registry.declare(UKG.Partnership, "partnership", "甲—乙", *one, place=HERE)
    try:
        second = registry.declare(UKG.Partnership, "partnership", "乙—甲", *other, place=HERE)
    except BadTable:
        assert one != other
        assert "-".join(one) == "-".join(other)
    else:
        assert (first.iri == second.iri) == (one == other)


def test_keys_that_read_alike_when_joined_are_refused(registry: Registry) -> None:
    registry.declare(UKG.Partnership, "partnership", "甲—乙", "a", "b-c", place=HERE)
    with pytest.raises(BadTable, match=r"unions\.csv:4: 「丙—丁」 would get the IRI of 「甲—乙」.*change a key"):
        registry.declare(UKG.Partnership, "partnership", "丙—丁", "a-b", "c", place=HERE)


def test_names_with_one_digest_are_refused(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "digest", lambda _: "00000000")
    registry.declare(UKG.Programme, "programme", "书屋", "990100", "00000000", place=HERE)
    with pytest.raises(BadTable, match="would get the IRI of 「书屋」"):
        registry.declare(UKG.Programme, "programme", "驿站", "990100", "00000000", place=HERE)


def test_what_is_declared_twice_is_one_thing(registry: Registry) -> None:
    declared = [
        registry.declare(
            UKG.Programme, "programme", "书屋", "990100", digest("书屋"), place=HERE, owner=URIRef(f"{ID}u")
        )
        for _ in range(2)
    ]
    assert declared[0] is declared[1]
    assert [entity.name for entity in registry].count("书屋") == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Claim("p", "event", "结为对子", TEXT.name, Place("claims.csv", 2), object="结对", measure="visits",
               unit="time", qualifier="several", verbatim="结"),
         Claim("p-figure", "event", "结为对子", TEXT.name, Place("claims.csv", 3), object="又结对")),
        (Claim("p", "partnership", "结为对子", TEXT.name, Place("claims.csv", 2), kind="paired-support",
               subject=("青河县总工会",), object="白塔区总工会"),
         Claim("p-990100", "event", "结为对子", TEXT.name, Place("claims.csv", 3), object="结对")),
    ],
    ids=["figure", "party"],
)  # fmt: skip
def test_an_id_that_reads_like_a_part_of_another_row_is_refused(first: Claim, second: Claim) -> None:
    with pytest.raises(Refused, match=rf"claims\.csv:3: id {second.id} leads to the IRI of row p, "):
        assemble(Collection(AUTHORITY, [first, second], [TEXT]), MINTER)
    assert assemble(Collection(AUTHORITY, [first], [TEXT]), MINTER)


@pytest.mark.parametrize(
    ("name", "filler", "iri"),
    [
        ("青河县总工会", Filler.UNION, "union-990100"),
        ("区总工会", Filler.AGENT, "union-990200"),
        ("青河县", Filler.AREA, "area-990100"),
        ("李明", Filler.PERSON, "person-li-ming"),
        ("青河日报", Filler.ENTITY, "org-paper"),
    ],
)
def test_a_name_or_alias_leads_to_its_entity(registry: Registry, name: str, filler: Filler, iri: str) -> None:
    assert str(registry.resolve(name, filler, HERE).iri) == f"{ID}{iri}"


@pytest.mark.parametrize(
    ("name", "filler", "advice"),
    [
        ("青河总工会", Filler.UNION, "is not the name of a union; the nearest are 青河县总工会"),
        ("青河县", Filler.UNION, "is not the name of a union"),
        ("李明", Filler.AREA, "is not the name of an area"),
        ("quite another", Filler.ENTITY, "is not .* has a name; enter it in the authority tables"),
        ("县总工会", Filler.UNION, "stands for 2 things; write owner/name: "),
    ],
)
def test_a_name_that_leads_nowhere_or_to_several_is_refused(
    registry: Registry, name: str, filler: Filler, advice: str
) -> None:
    with pytest.raises(UnknownName, match=rf"unions\.csv:4: 「{name}」 {advice}"):
        registry.resolve(name, filler, HERE)


def test_a_name_that_several_own_is_told_apart_by_its_owner(registry: Registry) -> None:
    owners = [registry.resolve(name, Filler.UNION, HERE) for name in ("青河县总工会", "白塔区总工会")]
    houses = [
        registry.declare(UKG.Facility, "facility", "书屋", owner.key, digest("书屋"), place=HERE, owner=owner.iri)
        for owner in owners
    ]
    with pytest.raises(UnknownName, match="owner/name: 青河县总工会/书屋, 白塔区总工会/书屋"):
        registry.resolve("书屋", Filler.ENTITY, HERE)
    assert registry.resolve("青河县总工会/书屋", Filler.ENTITY, HERE) is houses[0]
    assert registry.resolve("区总工会/书屋", Filler.ENTITY, HERE) is houses[1]
