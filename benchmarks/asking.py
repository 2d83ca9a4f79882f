"""How long questions take: all that are shipped, with their default parameters, on our store and on rdflib's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import Dataset
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Identifier
from unionkg.graph.store import Bindings, Store
from unionkg.queries.asking import bind
from unionkg.queries.catalog import questions
from unionkg.queries.question import Question
from unionkg.queries.results import MEDIA_TYPES

from benchmarks.material import Material
from benchmarks.measuring import Case, Row, Table, measure


@dataclass(frozen=True, slots=True)
class Engines:
    """The same quads in both engines; each has parsed a question before it is measured."""

    store: Store
    dataset: Dataset

    def cases(self, question: Question, bindings: Bindings) -> Sequence[Case]:
        """Return what is measured of a question, our store first."""
        prepared = prepareQuery(question.text)
        initial = {name: term for name, term in bindings.items() if isinstance(term, Identifier)}
        return (
            Case("unionkg, rows as rdflib terms", lambda: self.store.select(question.text, bindings)),
            Case("unionkg, JSON", lambda: self.store.answer(question.text, MEDIA_TYPES["json"], bindings)),
            Case(
                "rdflib `Dataset(default_union=True)`", lambda: list(self.dataset.query(prepared, initBindings=initial))
            ),
        )


def tables(material: Material, runs: int) -> Iterator[Table]:
    """Yield the table over all questions, and the table of the question that takes our store longest."""
    engines = Engines(material.workspace.store(), material.dataset())
    measured = {asked.name: _measured(engines, asked, runs) for asked in questions().values()}
    each = zip(*measured.values(), strict=True)
    rows = tuple(Row(of[0].name, tuple(row.median for row in of)) for of in each)
    yield Table(f"Asking each of {len(measured)} questions: the median over questions", rows)
    slowest = max(measured, key=lambda name: measured[name][0].median)
    yield Table(f"Asking the slowest question, {slowest}", measured[slowest])


def _measured(engines: Engines, question: Question, runs: int) -> tuple[Row, ...]:
    cases = engines.cases(question, bind(engines.store, question))
    for case in cases:
        case.run()
    return measure(cases, runs)
