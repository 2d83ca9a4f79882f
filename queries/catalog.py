"""The questions that come with the house: every .rq file of this folder, found by looking."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from unionkg.graph.errors import BadQuestion
from unionkg.queries.question import Parameter, Question, read_question


@cache
def questions() -> Mapping[str, Question]:
    """Return every question by its name, names in order."""
    texts = {
        entry.name.removesuffix(".rq"): entry.read_text(encoding="utf-8")
        for entry in files("unionkg.queries").iterdir()
        if entry.name.endswith(".rq")
    }
    return MappingProxyType({name: read_question(name, texts[name]) for name in sorted(texts)})


def question(name: str) -> Question:
    """Return one question by its name; raise BadQuestion when there is none."""
    try:
        return questions()[name]
    except KeyError:
        raise BadQuestion(f"there is no question “{name}”; unionkg queries lists them") from None


def markdown() -> str:
    """Return the table of all questions in Markdown, as docs/questions.md holds it."""
    lines = [
        "| name | 问题 | question | parameters (default) | answer on the bundled collection |",
        "|---|---|---|---|---|",
    ]
    for asked in questions().values():
        parameters = "<br>".join(map(_cell, asked.parameters)) or "–"
        lines.append(f"| `{asked.name}` | {asked.zh} | {asked.en} | {parameters} | {asked.answer} |")
    return "\n".join(lines) + "\n"


def _cell(parameter: Parameter) -> str:
    kind = f"{parameter.type}:{parameter.scheme}" if parameter.scheme else parameter.type
    return f"`{parameter.name}` {kind} ({parameter.default or 'any'}): {parameter.zh}"
