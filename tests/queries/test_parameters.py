"""What an asker types is a term of the answer or a clear refusal; it never becomes part of a query."""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib import SKOS, Literal
from unionkg.building import build
from unionkg.cli import main
from unionkg.graph.errors import BadQuestion
from unionkg.graph.identity import Minter
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.store import NO_BINDINGS, Bindings, Rows
from unionkg.ontology.terms import UKG
from unionkg.queries.asking import ask, bind, freeform
from unionkg.queries.catalog import questions
from unionkg.queries.names import resolve
from unionkg.queries.question import Parameter
from unionkg.workspace import Workspace

SHIYAN = Path(__file__).parents[2] / "examples" / "shiyan"
HOSTILE = (
    '") } DELETE WHERE {?s ?p ?o} #',
    '")) } UNION { ?thing skos:prefLabel ?name',
    "}} UNION {?s ?p ?o",
    "> . ?x ?y ?z",
    "' || true || '",
    "\\",
    '\\"',
    '"',
    "'''",
    '"""',
    "{{}}",
    "%s %d %(name)s {0} {words}",
    "a\nb # c\r\nd",
    "?words",
    "$words",
    "UNDEF",
    "SERVICE <http://example.org/sparql> { ?s ?p ?o }",
    "海淀区总工会' ; DROP ALL ; '",
    "海淀区总工会\u0000",
    "海淀区总工会@en",
    '"海淀区总工会"@zh',
    "_:b",
    "\u202e总工会",
    "<https://w3id.org/unionkg/id/union-110108>",
)
NO_IRI = (
    "http://a> . ?x ?y ?z . <http://b",
    'http://a"b',
    "http://a b",
    "http://a{b}",
    "urn:x\ny",
    "https://a\\u003Eb",
)
NO_NUMBER = ("1 } DELETE WHERE { ?s ?p ?o", "NaN", "Infinity", "1e999999999", "", "0x10", "1;2", '1"^^<urn:x>', "一")
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE)
Run = Callable[..., tuple[object, str, str]]
UNION = Parameter("union", "union", "", "", "")
WORDS = questions()["search"]


class Overheard:
    """A store that notes the text of every query it is asked."""

    def __init__(self, store: OxigraphStore) -> None:
        self.store, self.texts = store, set[str]()

    def select(self, query: str, bindings: Bindings = NO_BINDINGS) -> Rows:
        self.texts.add(query)
        return self.store.select(query, bindings)

    def __getattr__(self, name: str) -> Callable[..., object]:
        raise AssertionError(f"{name} is not asked for")


def heard(store: OxigraphStore, name: str, value: str) -> tuple[set[str], Rows | str]:
    """Ask a question with this value for its first parameter; return the texts of all queries, and rows or refusal."""
    overheard, question = Overheard(store), questions()[name]
    try:
        answer: Rows | str = ask(overheard, question, {question.parameters[0].name: value})  # type: ignore[arg-type]
    except BadQuestion as refusal:
        answer = str(refusal)
    return overheard.texts, answer


def labelled(label: str) -> OxigraphStore:
    """Give a store with a union of this name and one of another."""
    store, graph = ox.Store(), ox.NamedNode("urn:graph")
    for key, name in (("1", label), ("2", "青河县总工会")):
        union = ox.NamedNode(Minter().entity("union", key))
        kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        store.add(ox.Quad(union, kind, ox.NamedNode(UKG.Union), graph))
        store.add(ox.Quad(union, ox.NamedNode(SKOS.prefLabel), ox.Literal(name, language="zh"), graph))
    return OxigraphStore(store)


@settings(deadline=None, max_examples=60)
@given(TEXTS.filter(bool))
@example('") } DELETE WHERE {?s ?p ?o} #')
def test_a_text_is_found_exactly_where_it_stands(words: str) -> None:
    names = {str(row["name"]) for row in ask(labelled(f"甲{words}乙"), WORDS, {"words": words})}
    assert f"甲{words}乙" in names
    assert all(words.lower() in name.lower() for name in names)


@settings(deadline=None, max_examples=60)
@given(TEXTS.filter(lambda name: name and not name.startswith(("http://", "https://", "urn:"))))
@example("}} UNION {?s ?p ?o")
def test_a_name_stands_for_whoever_bears_it(name: str) -> None:
    assert str(resolve(labelled(name), UNION, name)).endswith("/union-1")
    with pytest.raises(BadQuestion, match=r"^union: no union here has the name"):
        resolve(labelled("别的工会"), UNION, f"{name}×")


@pytest.mark.parametrize("name", ["partners", "search", "figures", "doubtful", "evidence", "source", "cq30", "cq24"])
def test_no_value_changes_what_is_asked(shiyan_store: OxigraphStore, name: str) -> None:
    allowed: set[str] = set()
    for harmless in (
        "海淀区总工会",
        "金蝉孵化养殖项目",
        "存疑",
        "s10-funds",
        "没有此名",
        "没有/此名",
        "http://example.org/",
        "2",
    ):
        allowed |= heard(shiyan_store, name, harmless)[0]
    for value in (*HOSTILE, *NO_IRI, *NO_NUMBER):
        texts, _ = heard(shiyan_store, name, value)
        assert texts <= allowed
        assert not [text for text in texts if len(value) > 6 and value in text]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_a_value_gives_its_own_rows_or_a_refusal(shiyan_store: OxigraphStore, value: str) -> None:
    _, found = heard(shiyan_store, "search", value)
    assert isinstance(found, Rows)
    assert all(value.lower() in str(row["name"]).lower() for row in found)
    _, partners = heard(shiyan_store, "partners", f"{value}×")
    assert isinstance(partners, str)
    assert partners.startswith("union: ")


@pytest.mark.parametrize("value", NO_IRI)
def test_what_is_no_iri_is_refused(shiyan_store: OxigraphStore, value: str) -> None:
    for name in ("partners", "figures", "doubtful", "evidence", "source"):
        assert "is not a well-formed IRI" in str(heard(shiyan_store, name, value)[1])


def test_an_iri_that_the_graph_does_not_know_is_refused(shiyan_store: OxigraphStore) -> None:
    assert "the graph says nothing about" in str(heard(shiyan_store, "partners", "http://example.org/union")[1])


@pytest.mark.parametrize("value", NO_NUMBER)
def test_what_is_no_number_is_refused(shiyan_store: OxigraphStore, value: str) -> None:
    assert "is not a number; write one like" in str(heard(shiyan_store, "cq30", value)[1])


@pytest.mark.parametrize("name", ["", "word", "words } #", "?words", "evidence", "thing", "words "])
def test_only_the_parameters_of_a_question_can_be_given(shiyan_store: OxigraphStore, name: str) -> None:
    with pytest.raises(BadQuestion, match=r"^search has no parameter “.*”; it has words$"):
        bind(shiyan_store, WORDS, {name: "疗休养"})


def test_a_given_text_is_bound_as_it_is(shiyan_store: OxigraphStore) -> None:
    assert bind(shiyan_store, WORDS, {"words": HOSTILE[0]}) == {"words": Literal(HOSTILE[0])}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM <http://example.org/g> { ?s ?p ?o }", "FROM is refused"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are refused"),
        ("PREFIX x: <urn:x> INSERT DATA { x:a x:b x:c }", "updates are refused"),
        ("CLEAR ALL", "updates are refused"),
        ("SELECT * { ?s ?p ?o", "is not SPARQL 1.1"),
    ],
)
def test_a_query_of_ones_own_stays_inside_and_writes_nothing(
    shiyan_store: OxigraphStore, workspace: Path, run: Run, text: str, reason: str
) -> None:
    with pytest.raises(BadQuestion, match=reason):
        freeform(shiyan_store, text)
    code, out, err = run(text, "query", "-", "-w", str(workspace))
    assert (code, out) == (2, "")
    assert reason in err


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build the bundled collection on disk; nothing that is asked of it may change it."""
    made = Workspace.make(tmp_path_factory.mktemp("asked") / "workspace")
    build(made, [SHIYAN], lambda _: None)
    before = sorted(made.store().n_quads())
    yield made.folder
    assert sorted(made.store().n_quads()) == before


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line with this standard input; return exit code, output and errors."""

    def command(given: str, *arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["unionkg", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return command


@pytest.mark.parametrize("value", [value for value in HOSTILE if value.isprintable()])
def test_the_command_line_takes_any_value(workspace: Path, run: Run, value: str) -> None:
    code, out, err = run("", "query", "search", "-p", f"words={value}", "-w", str(workspace), "-f", "csv")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 1
    code, out, err = run("", "query", "partners", "-p", f"union={value}", "-w", str(workspace))
    assert (code, out) == (2, "")
    assert err.startswith("unionkg: union: ")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("partners", "-p", "unoin=海淀区总工会"), "partners has no parameter “unoin”; it has union"),
        (("partners", "-p", "union } #=海淀区总工会"), "partners has no parameter"),
        (("partners", "-p", "海淀区总工会"), "-p takes key=value"),
        (("partners", "-p", "=海淀区总工会"), "-p takes key=value"),
        (("partners", "-p", "union=海定区总工会"), "no union here has the name 「海定区总工会」; the nearest are"),
        (("partnres",), "there is no question 'partnres' and no file of this name; the nearest are partners"),
        (("-", "-p", "union=海淀区总工会"), "write its values into it, -p is for named questions"),
        (("cq30", "-p", "sources=many"), "is not a number"),
        (("doubtful", "-p", "status=sure"), "no status here has the name 「sure」; the nearest are"),
    ],
)
def test_what_is_not_known_is_told_in_a_sentence(
    workspace: Path, run: Run, arguments: tuple[str, ...], says: str
) -> None:
    code, out, err = run("ASK {}", "query", *arguments, "-w", str(workspace))
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_value_may_hold_an_equals_sign(workspace: Path, run: Run) -> None:
    code, _, err = run("", "query", "partners", "-p", "union=a=b", "-w", str(workspace))
    assert code == 2
    assert "「a=b」" in err
