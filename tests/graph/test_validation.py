"""What validation reports, of which graphs, and what it leaves alone."""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

import pyoxigraph as ox
import pytest
from rdflib import SKOS
from unionkg.building import Graphs
from unionkg.graph.assembly import assemble
from unionkg.graph.authority import Area, Authority, UnionEntry
from unionkg.graph.claims import Claim
from unionkg.graph.collection import Collection
from unionkg.graph.errors import Place
from unionkg.graph.evidence import SourceText
from unionkg.graph.identity import Minter
from unionkg.graph.ox_terms import to_quad
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.validation import checks, shapes, validate
from unionkg.graph.vocabulary import vocabulary
from unionkg.loaders.folders import Folder
from unionkg.ontology.terms import UKG

HERE = Place("claims.csv", 2)
MINTER = Minter()
AUTHORITY = Authority(
    areas=(Area("990100", "青河县", HERE),),
    unions=(UnionEntry("990100", "青河县总工会", HERE, level="county", form="general-federation", area="990100"),),
)
TEXT = SourceText(
    "year.txt",
    "青河县总工会会员2600人,近3000人参赛,约50家企业响应,5至8人一组,带动上千人,办班多次,募款突破20万元。",
    about={"title": "青河县总工会的一年"},
)
UNION = MINTER.entity("union", "990100")
SOURCE = MINTER.graph(MINTER.source(TEXT).rpartition("/")[2])
MEMBERS = Claim(
    "m", "statistic", "会员2600人", TEXT.name, HERE, subject=("青河县总工会",), object="会员", measure="members",
    value=Decimal(2600), unit="person", qualifier="exact", verbatim="2600人",
)  # fmt: skip


def assembled(rows: Sequence[Claim]) -> list[ox.Quad]:
    graphs = {
        **assemble(Collection(AUTHORITY, rows, [TEXT]), MINTER),
        MINTER.graph("ontology"): vocabulary(),
    }
    return [to_quad(triple, ox.NamedNode(name)) for name, triples in graphs.items() for triple in triples]


def store(*quads: ox.Quad, rows: Sequence[Claim] = (MEMBERS,)) -> OxigraphStore:
    made = ox.Store()
    made.bulk_extend([*assembled(rows), *quads])
    return OxigraphStore(made)


def said(subject: str, prop: str, value: ox.NamedNode | ox.Literal, graph: str = SOURCE) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(prop), value, ox.NamedNode(graph))


SECOND_NAME = said(UNION, SKOS.prefLabel, ox.Literal("青河总工会", language="zh"))


@pytest.mark.parametrize(
    "cells",
    [
        {"qualifier": "atMost", "verbatim": "近3000人", "quote": "近3000人参赛", "value": None, "value_max": 3000},
        {"qualifier": "approx", "verbatim": "约50家", "quote": "约50家企业响应", "value": 50, "unit": "place"},
        {"qualifier": "exact", "verbatim": "5至8人", "quote": "5至8人一组", "value": 5, "value_max": 8},
        {"qualifier": "order", "verbatim": "上千人", "quote": "带动上千人", "value": 1000},
        {"qualifier": "several", "verbatim": "多次", "quote": "办班多次", "value": None, "unit": "time"},
        {"qualifier": "moreThan", "verbatim": "突破20万元", "quote": "募款突破20万元", "value": 200000, "unit": "cny"},
    ],
    ids=lambda cells: cells["qualifier"],
)
def test_every_sort_of_figure_is_sound(cells: dict[str, object]) -> None:
    given = {name: Decimal(cell) if isinstance(cell, int) else cell for name, cell in cells.items()}
    row = replace(MEMBERS, **given)  # type: ignore[arg-type]
    assert list(validate(store(rows=(row,)), [TEXT])) == []


def test_a_node_is_judged_by_what_all_graphs_say_of_it() -> None:
    (finding,) = validate(store(SECOND_NAME), [TEXT], [SOURCE])
    assert (finding.severity, finding.check, finding.focus) == ("violation", "shape:Union.prefLabel", str(UNION))
    assert finding.zh == "工会须有名称,每种语言一个。"
    assert finding.en == "A union has a name, one a language."


def test_shapes_are_run_on_the_graphs_that_are_named() -> None:
    faulty = said(MINTER.claim(TEXT, "m"), UKG.confidence, ox.Literal("D"))
    assert {finding.check for finding in validate(store(faulty), [TEXT])} == {"shape:Claim.confidence"}
    assert {finding.check for finding in validate(store(faulty), [TEXT], [SOURCE])} == {"shape:Claim.confidence"}
    assert list(validate(store(faulty), [TEXT], [str(MINTER.graph("entities"))])) == []
    assert list(validate(store(faulty), [TEXT], ())) == []


def test_a_quote_without_its_text_is_told() -> None:
    (finding,) = validate(store(), [], ())
    assert (finding.check, finding.value) == ("text_missing", f"sha256:{TEXT.sha256}")
    assert finding.focus == str(MINTER.entity("ev", TEXT.sha256[:12], "6", "13"))


def test_a_text_that_changed_is_another_text() -> None:
    changed = replace(TEXT, text=TEXT.text.replace("2600", "2700"))
    assert {finding.check for finding in validate(store(), [changed], ())} == {"text_missing"}


def test_what_should_be_but_need_not_is_a_warning() -> None:
    award = Claim(
        "a", "award", "约50家企业响应", TEXT.name, HERE, kind="award", subject=("青河县总工会",), object="先进",
    )  # fmt: skip
    (finding,) = validate(store(rows=(award,)), [TEXT])
    assert (finding.severity, finding.check) == ("warning", "shape:Grantor")
    noted = replace(award, note="授予方来源没有写明。")
    assert list(validate(store(rows=(noted,)), [TEXT])) == []


def test_what_is_found_is_told_in_the_same_words_each_time() -> None:
    quads = (SECOND_NAME, said(MINTER.claim(TEXT, "m"), UKG.status, ox.NamedNode(UKG.Figure)))
    first, second = (list(validate(store(*quads), [TEXT])) for _ in range(2))
    assert len(first) == len(set(first)) == 3
    assert first == second
    assert all(re.fullmatch(r"[a-z_]+|shape:[A-Za-z]+(\.[A-Za-z]+)?", finding.check) for finding in first)


def test_literals_that_are_none_do_not_disturb_the_reader(caplog: pytest.LogCaptureFixture) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    claim = MINTER.claim(TEXT, "m")
    quads = (
        said(claim, UKG.earliest, ox.Literal("2025-02-30", datatype=ox.NamedNode(f"{xsd}date"))),
        said(claim, UKG.latest, ox.Literal("soon", datatype=ox.NamedNode(f"{xsd}date"))),
    )
    with caplog.at_level(logging.WARNING):
        found = list(validate(store(*quads), [TEXT]))
    assert [(finding.check, finding.value) for finding in sorted(found)] == [
        ("ill_typed", "2025-02-30"),
        ("ill_typed", "soon"),
    ]
    assert caplog.records == []


def test_every_check_says_in_both_languages_what_is_wrong() -> None:
    assert [name for name, *_ in checks()] == sorted(name for name, *_ in checks())
    for name, zh, en, query in checks():
        assert re.search("[一-鿿]", zh), name
        assert en.isprintable()
        assert not re.fullmatch("[^A-Za-z]*", en), name
        assert "?focus" in query


def test_shapes_are_shacl_core() -> None:
    sparql = {"sparql", "js", "rule", "target", "select", "ask", "expression"}
    used = {
        str(p).rpartition("#")[2] for p in shapes().predicates() if str(p).startswith("http://www.w3.org/ns/shacl#")
    }
    assert not used & sparql
    assert {"property", "message", "targetClass"} < used


def test_a_source_alone_is_judged_with_what_the_others_say(shiyan: Folder, shiyan_graphs: Graphs) -> None:
    made = ox.Store()
    made.bulk_extend(chain.from_iterable(shiyan_graphs.values()))
    entities = str(MINTER.graph("entities"))
    assert list(validate(OxigraphStore(made), shiyan.texts, [entities])) == []
    made.remove_graph(ox.NamedNode(entities))
    found = {finding.check for finding in validate(OxigraphStore(made), shiyan.texts, ())}
    assert found == {"nothing_known"}
