"""Deliberate faults of tables and files, each refused by the build with its file and row, and nothing written.

Faults that only show in the graph are in tests/graph/test_graph_mutations.py.
"""

from pathlib import Path

import pytest
from unionkg.building import build
from unionkg.graph.errors import (
    BadFigure,
    BadInput,
    BadRdf,
    BadTable,
    DuplicateId,
    QuoteNotFound,
    Refused,
    StoreUnavailable,
    UnknownConcept,
    UnknownName,
)
from unionkg.workspace import Workspace

from tests.excerpt import SHIYAN, excerpt, table, written

fault = pytest.param
MONEY, MEMBERS, PAIR, LEADER, VISITS = "s02-mandarin", "s01-members", "s02-partnership", "s03-leader", "s02-visits"
CONTEST, BRAND, AWARD = "s09-firm-contest", "s01-brand", "s03-six-endorsed"
COPIED = ("areas.csv", "unions.csv", "people.csv", "organizations.csv", "sources.csv", "report.zh.md")


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Lay out the excerpt as a collection's folder."""
    folder = tmp_path / "shiyan"
    folder.mkdir()
    for name in COPIED:
        (folder / name).write_bytes((SHIYAN / name).read_bytes())
    (folder / "claims.csv").write_text(written(excerpt()), encoding="utf-8")
    return folder


def problems(collection: Path) -> tuple[BadInput, ...]:
    """Build the collection, which must be refused, and return what was wrong; the store must not be there."""
    workspace = Workspace.make(collection.parent / "workspace")
    with pytest.raises((BadInput, Refused)) as caught:
        build(workspace, [collection], lambda _: None)
    with pytest.raises(StoreUnavailable):
        workspace.store()
    assert not list(workspace.sources.iterdir())
    if isinstance(caught.value, Refused):
        return caught.value.problems
    assert isinstance(caught.value, BadInput)
    return (caught.value,)


def at(found: tuple[BadInput, ...], name: str, row: int | None) -> BadInput:
    """Return the first of the problems that names this file and row."""
    (problem, *_) = [p for p in found if Path(p.place.file).name == name and p.place.row == row]
    return problem


def changed(rows: list[dict[str, str]], key: str, cells: dict[str, str]) -> int:
    """Change the cells of the row with this id or key, and return its number in the table."""
    (number, row), *_ = [(n, r) for n, r in enumerate(rows, start=2) if next(iter(r.values())) == key]
    assert any(row[name] != cell for name, cell in cells.items())
    row.update(cells)
    return number


def test_the_unmutated_excerpt_is_built_without_a_finding(collection: Path) -> None:
    workspace = Workspace.make(collection.parent / "workspace")
    assert build(workspace, [collection], lambda _: None).findings == ()
    assert len(list(workspace.store().n_quads())) > 3000


@pytest.mark.parametrize(
    ("row", "cells", "error", "says"),
    [
        fault(MONEY, {"quote": "价值390余万元"}, QuoteNotFound, "has 「", id="quote edited"),
        fault(
            MONEY, {"quote": "价值390余万元", "verbatim": "390余万元", "value": "3900000", "start": "", "end": ""},
            QuoteNotFound, "does not stand in .*; the nearest text is 「价值380余万元」", id="number edited all along",
        ),
        fault(MEMBERS, {"quote": "会员50899 人"}, QuoteNotFound, "has 「会员", id="blank put into the quote"),
        fault(MEMBERS, {"quote": "会員50899人"}, QuoteNotFound, "not 「会員", id="quote in other characters"),
        fault(MEMBERS, {"start": "303", "end": "311"}, QuoteNotFound, "it stands at 302", id="offset shifted"),
        fault(MEMBERS, {"end": "309"}, QuoteNotFound, "it stands at 302–310", id="end cut short"),
        fault(MEMBERS, {"start": "999999", "end": "1000007"}, QuoteNotFound, "302", id="offset past the text"),
        fault(LEADER, {"quote": "嘉宏", "start": ""}, QuoteNotFound, "times in .*fill in start", id="quote twice"),
        fault(MEMBERS, {"quote": ""}, BadTable, "quote is empty|quote.*empty", id="quote missing"),
        fault(MEMBERS, {"source": "other.txt"}, BadTable, "is not among the source texts", id="unknown source"),
        fault(CONTEST, {"id": PAIR}, DuplicateId, "already stands", id="duplicate id"),
        fault(MEMBERS, {"id": "会员"}, BadTable, "may hold ASCII letters", id="id in Chinese"),
        fault(CONTEST, {"id": "s02-mandarin-figure"}, BadTable, "leads to the IRI of row", id="id of a figure"),
        fault(MONEY, {"type": "gift"}, BadTable, "type 「gift」 is unknown", id="unknown type"),
        fault(MONEY, {"kind": "loan"}, UnknownConcept, "not in the scheme contribution", id="unknown concept"),
        fault(LEADER, {"kind": "purchase"}, UnknownConcept, "not in the scheme post", id="concept of another scheme"),
        fault(MONEY, {"unit": "gulden"}, UnknownConcept, "not in the scheme unit", id="unit unknown"),
        fault(MONEY, {"measure": "height"}, UnknownConcept, "not in the scheme measure", id="measure unknown"),
        fault(MONEY, {"qualifier": "maybe"}, UnknownConcept, "scheme qualifier", id="qualifier unknown"),
        fault(MONEY, {"status": "sure"}, UnknownConcept, "not in the scheme status", id="status unknown"),
        fault(MONEY, {"qualifier": "exact"}, BadFigure, "exact contradicts 「余」", id="余 marked exact"),
        fault(MONEY, {"value": "38000"}, BadFigure, "says 3800000, not 38000", id="value against wording"),
        fault(MONEY, {"value": "380"}, BadFigure, "says 3800000, not 380", id="万 forgotten"),
        fault(MONEY, {"value": "380余万"}, BadFigure, "is not a plain number", id="wording in the value"),
        fault(MONEY, {"unit": ""}, BadFigure, "needs a measure and a unit", id="currency missing"),
        fault(MONEY, {"unit": "person"}, BadFigure, "is money, and its unit is", id="money counted in people"),
        fault(MONEY, {"value": ""}, BadFigure, "needs a number", id="value missing"),
        fault(MONEY, {"verbatim": ""}, BadFigure, "needs its verbatim", id="wording missing"),
        fault(MONEY, {"verbatim": "380多万元"}, BadFigure, "does not stand in the quote", id="wording edited"),
        fault(MONEY, {"qualifier": ""}, BadFigure, "needs a qualifier", id="qualifier missing"),
        fault(MONEY, {"value_max": "4000000"}, BadFigure, "a range needs", id="bound with two numbers"),
        fault(MEMBERS, {"value_max": "50000"}, BadFigure, "a range needs", id="range upside down"),
        fault(MEMBERS, {"qualifier": "atMost"}, BadFigure, "takes its number in value_max", id="upper bound as value"),
        fault(VISITS, {"value": "3"}, BadFigure, "no number", id="number for 多次"),
        fault(MONEY, {"date": "2025-02-30"}, BadTable, "date 「2025-02-30」", id="day that does not exist"),
        fault(MONEY, {"date": "去年"}, BadTable, "cannot be read; write 2025", id="date in words"),
        fault(MONEY, {"date": "2025/2024"}, BadTable, "ends before it starts", id="dates upside down"),
        fault(MONEY, {"subject": "海定区总工会"}, UnknownName, "the nearest are .*海淀区总工会", id="unknown name"),
        fault(MONEY, {"subject": ""}, BadTable, "needs a union, person", id="giver missing"),
        fault(PAIR, {"object": "丹江口市总工会"}, BadTable, "two different parties", id="partner of itself"),
        fault(PAIR, {"object": ""}, BadTable, "two different parties", id="partnership of one"),
        fault(PAIR, {"object": "海淀区"}, UnknownName, "not the name of a union", id="partnership with a district"),
        fault("s02-role-provider", {"subject": "竹山县总工会"}, BadTable, "not a party", id="role of a stranger"),
        fault("s02-mandarin-years", {"of": "s99"}, BadTable, "is not the id of a row", id="figure of no row"),
        fault("s03-leader-caption", {"of": ""}, BadTable, "is not the id of a row", id="evidence for nothing"),
        fault(LEADER, {"subject": ""}, BadTable, "needs a name in subject", id="tenure without person"),
        fault(LEADER, {"object": ""}, BadTable, "needs words in object", id="tenure without title"),
        fault(AWARD, {"also": "grantor"}, BadTable, "is not a pair", id="also cell without a value"),
        fault(AWARD, {"also": "giver=湖北省总工会"}, BadTable, "also key 「giver」 is unknown", id="also key unknown"),
        fault(AWARD, {"also": "level=galactic"}, UnknownConcept, "scheme level", id="level unknown"),
        fault(BRAND, {"object": ""}, BadTable, "needs the name of the thing", id="programme without name"),
    ],
)  # fmt: skip
def test_a_fault_of_the_claims_table_is_refused(
    collection: Path, row: str, cells: dict[str, str], error: type[BadInput], says: str
) -> None:
    rows = excerpt()
    number = changed(rows, row, cells)
    (collection / "claims.csv").write_text(written(rows), encoding="utf-8")
    problem = at(problems(collection), "claims.csv", number)
    assert isinstance(problem, error)
    problem_is(problem, says)


@pytest.mark.parametrize(
    ("name", "key", "cells", "says"),
    [
        fault("unions.csv", "420303", {"higher": "420303"}, "goes round in a circle", id="union above itself"),
        fault("unions.csv", "000000", {"higher": "420303"}, "goes round in a circle", id="cycle of unions"),
        fault("unions.csv", "420303", {"higher": "429999"}, "no union with the key 429999", id="no such superior"),
        fault("unions.csv", "420303", {"area": "429999"}, "no area with the key 429999", id="no such district"),
        fault("unions.csv", "420303", {"level": "village"}, "not in the scheme level", id="level of no scheme"),
        fault("unions.csv", "420303", {"key": "张湾"}, "may hold ASCII letters", id="key in Chinese"),
        fault("unions.csv", "420303", {"key": "420302"}, "already stands", id="key twice"),
        fault("areas.csv", "420303", {"code": "42030"}, "is no division code", id="code of five digits"),
        fault("areas.csv", "420303", {"code": "420302"}, "already belongs to 420302", id="code twice"),
        fault("areas.csv", "000000", {"parent": "420303"}, "goes round in a circle", id="cycle of areas"),
        fault("areas.csv", "420303", {"wikidata": "Zhangwan"}, "is no Wikidata item", id="no Wikidata item"),
        fault("people.csv", "", {"name": ""}, "name", id="person without name"),
    ],
)
def test_a_fault_of_the_authority_tables_is_refused(
    collection: Path, name: str, key: str, cells: dict[str, str], says: str
) -> None:
    rows = table(name)
    number = changed(rows, key or next(iter(rows[0].values())), cells)
    (collection / name).write_text(written(rows), encoding="utf-8")
    problem_is(at(problems(collection), name, number), says)


def problem_is(problem: BadInput, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        raise problem


def test_a_source_that_was_edited_after_the_fact_is_refused(collection: Path) -> None:
    report = collection / "report.zh.md"
    report.write_text(report.read_text(encoding="utf-8").replace("50899", "50898"), encoding="utf-8")
    (found,) = problems(collection)
    assert isinstance(found, QuoteNotFound)
    assert found.place.row == [row["id"] for row in excerpt()].index(MEMBERS) + 2


def test_a_source_without_its_first_line_is_refused_row_by_row(collection: Path) -> None:
    report = collection / "report.zh.md"
    report.write_text(report.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    assert {type(problem) for problem in problems(collection)} == {QuoteNotFound}
    assert len(problems(collection)) == len(excerpt())


def test_a_table_without_quotes_is_refused(collection: Path) -> None:
    rows = [{name: cell for name, cell in row.items() if name != "quote"} for row in excerpt()]
    (collection / "claims.csv").write_text(written(rows), encoding="utf-8")
    (found,) = problems(collection)
    assert Path(found.place.file).name == "claims.csv"
    problem_is(found, "quote")


@pytest.mark.parametrize(
    ("name", "text", "row", "says"),
    [
        ("more.ttl", "<https://example.org/a> <https://example.org/p>\n  <union-420303> .\n", 2, "relative|IRI"),
        ("more.nt", "<union-420303> <https://example.org/p> <https://example.org/o> .\n", 1, "relative|IRI"),
        ("more.jsonld", '{"@id": "union-420303", "https://example.org/p": 1}', None, "relative"),
        ("more.ttl", "<https://example.org/a> <https://example.org/p> ;\n", 1, "syntax is broken"),
        ("more.ttl", "# nothing is said here\n", None, "no statement"),
    ],
    ids=[
        "relative IRI in Turtle",
        "relative IRI in N-Triples",
        "relative IRI in JSON-LD",
        "Turtle cut off",
        "no triple",
    ],
)
def test_a_fault_of_an_rdf_file_is_refused(collection: Path, name: str, text: str, row: int | None, says: str) -> None:
    (collection / name).write_text(text, encoding="utf-8")
    problem = at(problems(collection), name, row)
    assert isinstance(problem, BadRdf)
    problem_is(problem, says)
