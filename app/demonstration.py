"""The bundled collection from its tables to a store, answers, maps and Turtle, in one folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from unionkg.building import Built, Notify, build
from unionkg.checking import check
from unionkg.exporting import export
from unionkg.graph.errors import BadWorkspace
from unionkg.graph.saving import save
from unionkg.graph.store import Rows
from unionkg.graph.validation import Finding
from unionkg.queries.asking import ask
from unionkg.queries.catalog import questions
from unionkg.queries.citations import Citation, citations
from unionkg.queries.question import Question
from unionkg.viz import maps, render
from unionkg.workspace import SETTINGS, Workspace

SHOWN = ("cq01", "cq05", "cq09")
TURTLE = "graph.ttl"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its rows and the quotes behind each."""

    question: Question
    rows: Rows
    citations: tuple[tuple[Citation, ...], ...]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration made."""

    built: Built
    findings: tuple[Finding, ...]
    answered: int
    answers: tuple[Answer, ...]
    files: tuple[Path, ...]


def demonstrate(folder: Path, notify: Notify) -> Demonstration:
    """Build, ask, draw and export in the folder; raise BadWorkspace when it holds something else."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SETTINGS).is_file():
        raise BadWorkspace(f"{folder} is not empty and no workspace: give another folder with --out")
    workspace = Workspace.make(folder)
    built = build(workspace, [Path(str(files("unionkg.examples.shiyan")))], notify)
    findings = built.findings if built.change else tuple(check(workspace.store(), workspace.folders()))
    notify("提问 / asking questions")
    answered = sum(len(answer.rows) > 0 for answer in _answers(workspace, tuple(questions())))
    notify("绘图与导出 / drawing and exporting")
    written = [*_draw(workspace), workspace.folder / TURTLE]
    export(workspace, workspace.folder / TURTLE, everything=False)
    return Demonstration(built, findings, answered, tuple(_answers(workspace, SHOWN)), tuple(written))


def _answers(workspace: Workspace, names: tuple[str, ...]) -> Iterator[Answer]:
    store = workspace.store()
    for name in names:
        rows = ask(store, questions()[name])
        yield Answer(questions()[name], rows, citations(store, rows))


def _draw(workspace: Workspace) -> Iterator[Path]:
    store = workspace.store()
    for name, drawing in maps().items():
        if drawing.needs:
            continue
        path = workspace.folder / f"{name}.html"
        save(render(drawing.draw(store)), path)
        yield path
