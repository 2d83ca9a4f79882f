"""The ready questions: a form for what may change, the answer with its quotes, its CSV and the SPARQL behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from rdflib import Literal, URIRef
from rdflib.term import Node
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from unionkg.graph.errors import BadQuestion
from unionkg.graph.prebinding import prebind
from unionkg.graph.store import Rows, Store
from unionkg.ontology.schemes import schemes
from unionkg.queries.asking import EVIDENCE, ask, bind
from unionkg.queries.catalog import questions
from unionkg.queries.citations import Citation, citations
from unionkg.queries.columns import label as column_label
from unionkg.queries.question import Parameter, Question
from unionkg.queries.results import MEDIA_TYPES, render
from unionkg.queries.sheets import for_excel
from unionkg.viz.reading import texts
from unionkg.viz.spec import Label
from unionkg.web.pages.cards import classes_of
from unionkg.web.pages.frame import CAUTION, missing, page
from unionkg.web.pages.holdings import Holdings, Reading
from unionkg.web.pages.statements import Value, value_of

MOST = 500  # rows that a page lists
CHARSET = "; charset=utf-8"
CLASSES = {
    "union": {"Union"},
    "area": {"AdministrativeArea"},
    "person": {"Person"},
    "partnership": {"Partnership"},
    "source": {"Source"},
    "thing": {"Programme", "Facility", "Policy", "Honour", "Item", "Agreement"},
}


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of a form: what stands in it, and what is offered (`closed`: nothing else may be chosen)."""

    parameter: Parameter
    label: Label
    given: str
    offered: tuple[Label, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an answer: its cells, and the numbers of the quotes behind it."""

    cells: tuple[Value, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A quote below an answer, with its number, its source and the address of its place."""

    number: int
    citation: Citation
    source: Label
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question as its page shows it; `count` is how many rows there are in all."""

    header: tuple[Label, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    count: int
    sparql: str


def routes(reading: Reading) -> list[Route]:
    """Return the routes of the questions."""

    def index(request: Request) -> Response:
        asked = tuple((one, Label(one.zh, one.en)) for one in questions().values())
        return page(request, "questions", "", questions=asked)

    def one(request: Request) -> Response:
        name, _, suffix = request.path_params["name"].partition(".")
        if name not in questions() or suffix not in ("", *MEDIA_TYPES, "rq"):
            return missing(request, request.path_params["name"])
        question, given = questions()[name], _given(request, questions()[name])
        if suffix:
            return _file(request, reading, question, given, suffix)
        return _page(request, reading, question, given)

    return [Route("/questions", index), Route("/questions/{name}", one)]


def _given(request: Request, question: Question) -> dict[str, str]:
    """Return what the asker filled in; a blank left empty falls back to the default only when nothing was asked."""
    names = [parameter.name for parameter in question.parameters]
    return {name: request.query_params[name].strip() for name in names if request.query_params.get(name, "").strip()}


def _page(request: Request, reading: Reading, question: Question, given: Mapping[str, str]) -> Response:
    holdings, answer, problem = reading(), None, ""
    try:
        answer = _answer(reading.store(), holdings, question, given)
    except BadQuestion as told:
        problem = str(told)
    return page(
        request,
        "question",
        "",
        status=400 if problem else 200,
        question=question,
        asked=Label(question.zh, question.en),
        blanks=tuple(_blank(holdings, parameter, given) for parameter in question.parameters),
        answer=answer,
        problem=problem,
        parameters=urlencode(given),
        most=MOST,
    )


def _answer(store: Store, holdings: Holdings, question: Question, given: Mapping[str, str]) -> Answer:
    rows, bound = ask(store, question, given), bind(store, question, given)
    shown = [name for name in rows.variables if name not in bound and name != EVIDENCE]
    first = Rows(rows.variables, rows.solutions[:MOST])
    cited = citations(store, first)
    numbers = {citation: at for at, citation in enumerate(dict.fromkeys(c for row in cited for c in row), 1)}
    return Answer(
        header=tuple(Label(column_label(name), name) for name in shown),
        rows=tuple(
            Row(tuple(_cell(row.get(name), holdings) for name in shown), tuple(numbers[c] for c in behind))
            for row, behind in zip(first, cited, strict=True)
        ),
        notes=tuple(_note(holdings, number, citation) for citation, number in numbers.items()),
        count=len(rows),
        sparql=_sparql(question, bound),
    )


def _cell(term: Node | None, holdings: Holdings) -> Value:
    """Return a cell; the name of one thing alone leads to its page."""
    if term is None:
        return Value(Label(""))
    if isinstance(term, Literal):
        if str(term.datatype or "").endswith(("#decimal", "#integer")):
            return Value(Label(f"{term.toPython():,f}" if "." in str(term) else f"{int(str(term)):,}"), hint="number")
        named = holdings.by_name.get(str(term), "")
        return Value(_spoken(str(term), named, holdings), holdings.address(named) if named else "")
    return value_of(term, holdings)


def _spoken(words: str, named: str, holdings: Holdings) -> Label:
    """Return words of an answer with their English, where they are the name of one thing or a word of the schemes."""
    name = holdings.label(named) if named else holdings.english.get(words, Label(words))
    return name if name.zh == words else Label(words)


def _note(holdings: Holdings, number: int, citation: Citation) -> Note:
    evidence = holdings.evidence.get(citation.evidence)
    source = holdings.title(evidence.source) if evidence else Label(citation.source)
    return Note(number, citation, source, holdings.place(evidence) if evidence else "")


def _sparql(question: Question, bound: Mapping[str, Node]) -> str:
    """Return the query with its terms written into it, as the editor can run it."""
    return prebind(question.text, {name: term for name, term in bound.items() if isinstance(term, Literal | URIRef)})


def _blank(holdings: Holdings, parameter: Parameter, given: Mapping[str, str]) -> Blank:
    offered = tuple(_offered(holdings, parameter))
    filled = given.get(parameter.name, parameter.default)
    return Blank(parameter, Label(parameter.zh, parameter.en), filled, offered, parameter.type == "concept")


def _offered(holdings: Holdings, parameter: Parameter) -> Iterator[Label]:
    if parameter.type == "concept":
        for concept in schemes().get(parameter.scheme, ()):
            yield Label(concept.zh, concept.en)
    for iri in holdings.names if parameter.type in CLASSES else ():
        if CLASSES[parameter.type] & set(classes_of(holdings, iri)) and texts(holdings.names[iri], "label"):
            yield holdings.label(iri)


def _file(request: Request, reading: Reading, question: Question, given: Mapping[str, str], suffix: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{question.name}.{suffix}"', **CAUTION}
    store = reading.store()
    try:
        if suffix == "rq":
            text = _sparql(question, bind(store, question, given))
            return Response(text, headers=headers, media_type="application/sparql-query" + CHARSET)
        rows = ask(store, question, given)
        text = render(rows, suffix, citations(store, rows) if suffix in ("csv", "tsv", "json") else ())
    except BadQuestion as told:
        return page(request, "problem", "", 400, problem=str(told))
    if suffix == "csv" and "excel" in request.query_params:
        text = for_excel(text)
    return Response(text, headers=headers, media_type=MEDIA_TYPES[suffix].partition(";")[0] + CHARSET)
