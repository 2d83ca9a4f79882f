"""A question as a file: SPARQL under a header that says, in Chinese and English, what is asked and what may change."""

import re
from dataclasses import dataclass

from unionkg.graph.errors import BadQuestion

TYPES = frozenset(
    {"union", "area", "person", "partnership", "thing", "entity", "source", "claim", "concept", "number", "text"}
)
HEADER = re.compile(r"#\s*(zh|en|param|answer):\s*(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A SPARQL variable that the asker may fix; an empty default leaves it open (a text then matches everything).

    `scheme` is the concept scheme of a `concept` parameter.
    """

    name: str
    type: str
    default: str
    zh: str
    en: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: its wording, its parameters, the answer of the bundled collection in words, its SPARQL text."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    answer: str
    text: str


def read_question(name: str, text: str) -> Question:
    """Return the question that a file's header and text make; raise BadQuestion when the header is incomplete."""
    lines = [match.groups() for match in map(HEADER.match, text.splitlines()) if match]
    found = {key: value.strip() for key, value in lines if key != "param"}
    for key in ("zh", "en", "answer"):
        if not found.get(key):
            raise BadQuestion(f"{name}.rq: its header lacks the line “# {key}: …”")
    parameters = tuple(_parameter(name, value) for key, value in lines if key == "param")
    return Question(name, found["zh"], found["en"], parameters, found["answer"], text)


def _parameter(name: str, line: str) -> Parameter:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 5:
        raise BadQuestion(f"{name}.rq: write a parameter as “name | type | default | zh | en”, not 「{line}」")
    variable, kind, default, zh, en = cells
    kind, _, scheme = kind.partition(":")
    if kind not in TYPES or (kind == "concept") != bool(scheme):
        raise BadQuestion(f"{name}.rq: 「{cells[1]}」 is not a parameter type; there are {', '.join(sorted(TYPES))}")
    if kind == "number" and not default:
        raise BadQuestion(f"{name}.rq: the number {variable} needs a default")
    return Parameter(variable, kind, default, zh, en, scheme)
