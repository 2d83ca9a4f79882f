"""`unionkg why`: everything that is said of a thing, each claim with the quotes that say it."""

from pathlib import Path

import click
from unionkg import reading
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Rows, Store
from unionkg.loaders.folders import legible
from unionkg.queries.asking import ask
from unionkg.queries.catalog import question
from unionkg.queries.citations import Citation, citations
from unionkg.quoting import quotes_text


@click.command("why", short_help="说明依据 / show what is claimed, and the quotes behind it")
@click.argument("name")
@reading.sources
def command(name: str, folder: Path, endpoint: str | None) -> None:
    """列出关于某一名称、IRI 或陈述编号的全部陈述,每条附原文引文和位置。

    Show every claim about a name or IRI (or one claim, by its id), each with its exact quotes and their places.

    \b
    例 / Example:
      unionkg why 丹江口市总工会 -w my-workspace
    """
    store = reading.store(folder, endpoint)
    click.echo("\n\n".join(_claims(store, legible(name))))


def _claims(store: Store, name: str) -> list[str]:
    try:
        rows = ask(store, question("profile"), {"entity": name})
    except BadQuestion as problem:
        rows = _claim(store, name, problem)
    found: dict[str, list[Citation]] = {}
    for row, cited in zip(rows, citations(store, rows), strict=True):
        status = f" [{row['status']}]" if "status" in row else ""
        found.setdefault(f"● {row['statement']}{status}", []).extend(cited)
    nothing = f"没有关于「{name}」的陈述 / nothing is claimed about {name}"
    return [f"{words}\n{quotes_text(cited)}" for words, cited in found.items()] or [nothing]


def _claim(store: Store, name: str, unknown: BadQuestion) -> Rows:
    """Return the one claim of this id or IRI; raise what was said of the name when there is none."""
    try:
        return ask(store, question("evidence"), {"claim": name})
    except BadQuestion:
        raise unknown from None
