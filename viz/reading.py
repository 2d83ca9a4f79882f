"""Read what a store says of things, so that maps work with names and values instead of rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files

from rdflib import Literal
from rdflib.term import Node
from unionkg.graph.store import Store
from unionkg.viz.spec import Label

Values = Mapping[str, tuple[Node, ...]]


def described(store: Store, question: str) -> dict[str, Values]:
    """Return the things that a question of this room finds: for each IRI, in order, the values of each name, in order.

    The question is the name of a .rq file whose variables are ?thing ?name ?value.
    """
    return gathered(store.select(question_text(question)))


def gathered(rows: Iterable[Mapping[str, Node]]) -> dict[str, Values]:
    """Return what rows of ?thing ?name ?value say of each thing, in order."""
    found: defaultdict[str, defaultdict[str, set[Node]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        found[str(row["thing"])][str(row["name"])].add(row["value"])
    return {
        thing: {name: tuple(sorted(values, key=_sort_key)) for name, values in names.items()}
        for thing, names in sorted(found.items())
    }


def question_text(name: str) -> str:
    """Return the text of a question of this room."""
    return files("unionkg.viz").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def _sort_key(value: Node) -> tuple[str, str]:
    return (str(value), (value.language or "") if isinstance(value, Literal) else "")


def texts(values: Values, name: str) -> tuple[str, ...]:
    """Return the values of a name as texts; none when the thing has none."""
    return tuple(str(value) for value in values.get(name, ()))


def text(values: Values, name: str) -> str:
    """Return the first value of a name as text, or nothing."""
    return next(iter(texts(values, name)), "")


def label(values: Values, name: str = "label") -> Label:
    """Return the values of a name as one label; the Chinese part falls back to no language, then to English."""
    spoken = _by_language(values.get(name, ()))
    chinese = next((spoken[language] for language in spoken if language.startswith("zh")), "")
    english = next((spoken[language] for language in spoken if language.startswith("en")), "")
    return Label(chinese or spoken.get("", "") or english, english)


def _by_language(values: Iterable[Node]) -> dict[str, str]:
    spoken: dict[str, str] = {}
    for value in values:
        spoken.setdefault((value.language or "").lower() if isinstance(value, Literal) else "", str(value))
    return spoken
