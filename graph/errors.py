"""What can go wrong, each with one sentence that names the place and says what to do.

UnionkgError
├── BadInput              a file cannot be used as it is
│   ├── BadTable          its columns or cells do not make a table of ours
│   ├── DuplicateId       two rows have one id
│   ├── UnknownConcept    a word is not in its concept scheme
│   ├── UnknownName       a name is not in the authority tables, or stands for several
│   ├── BadFigure         a number, unit or qualifier does not make a figure
│   ├── QuoteNotFound     the quote does not stand in the source text
│   └── BadRdf            an RDF file cannot be read
├── Refused               rows of a collection were refused, each with its own problem
├── BadQuestion           a query is unknown, malformed, or asks for what is refused
├── BadWorkspace          the workspace or its settings cannot be used
├── NoOpinion             a second opinion on a report cannot be had
└── StoreUnavailable      the store cannot be opened or written
    └── EndpointFailure   a SPARQL endpoint is away, refuses, or gives no whole answer
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: its name and, when known, row or line (from 1) and column."""

    file: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        row = f":{self.row}" if self.row is not None else ""
        column = f" [{self.column}]" if self.column is not None else ""
        return f"{self.file}{row}{column}"


class UnionkgError(Exception):
    """Something that the user can mend; its text is one sentence."""


class BadInput(UnionkgError):
    """A file cannot be used as it is."""

    def __init__(self, place: Place, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


class BadTable(BadInput):
    """The columns or cells do not make a table of ours."""


class DuplicateId(BadInput):
    """Two rows have one id."""


class UnknownConcept(BadInput):
    """A word is not in its concept scheme."""


class UnknownName(BadInput):
    """A name is not in the authority tables, or stands for several things."""


class BadFigure(BadInput):
    """A number, unit or qualifier does not make a figure."""


class QuoteNotFound(BadInput):
    """The quote does not stand in the source text."""


class BadRdf(BadInput):
    """An RDF file cannot be read."""


class Refused(UnionkgError):
    """Rows of a collection were refused, each with its own problem; nothing was written."""

    def __init__(self, problems: tuple[BadInput, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class BadQuestion(UnionkgError):
    """A query is unknown, malformed, or asks for what is refused."""


class BadWorkspace(UnionkgError):
    """The workspace or its settings cannot be used."""


class NoOpinion(UnionkgError):
    """A second opinion on a report cannot be had."""


class StoreUnavailable(UnionkgError):
    """The store cannot be opened or written."""


class EndpointFailure(StoreUnavailable):
    """A SPARQL endpoint is away, refuses, or gives no whole answer."""
