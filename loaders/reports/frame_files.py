"""Frames as data: the YAML files are read, their word lists expanded and their notation checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from unionkg.loaders.reports.lexicon import expand, read_yaml

PACKAGE = "unionkg.loaders.reports.frames"
ANCHORS = frozenset({"figure", "quoted", "title", "noun", "event", "object", "tenure", "pair", "union", "word", "roll"})
SIDES = frozenset(
    {
        "before",
        "after",
        "clause",
        "sentence",
        "inside",
        "next",
        "last",
        "begins",
        "ends",
        "context",
        "counted",
        "earlier",
        "noun",
        "is",
        "held",
        "described",
    }
)
TIERS = frozenset({"A", "B", "C"})


@dataclass(frozen=True, slots=True)
class Condition:
    """Words that must stand, or must not, on one side of the anchor, `within` so many characters when given."""

    side: str
    words: tuple[str, ...]
    within: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what the frames must make of it: the slots of one claim, or nothing of this type."""

    text: str
    want: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which reports say a claim of a type."""

    id: str
    type: str
    anchor: str
    heads: tuple[str, ...]
    units: tuple[str, ...]
    conditions: tuple[Condition, ...]
    slots: Mapping[str, tuple[str, ...]]
    kind: str
    tier: str
    examples: tuple[Example, ...]
    counter: tuple[str, ...]


@cache
def frames() -> tuple[Frame, ...]:
    """Return all frames in the order in which they are tried: types in the order of `order.yaml`, frames as written.

    Raises ValueError with file and frame for a notation that is not known.
    """
    order = read_yaml(PACKAGE, "order.yaml")
    assert isinstance(order, list)
    return tuple(frame for name in order for frame in _file(str(name)))


def frame_types() -> tuple[str, ...]:
    """Return the claim types that have frames: one for each file, `order.yaml` apart."""
    names = (entry.name for entry in files(PACKAGE).iterdir())
    return tuple(sorted(n.removesuffix(".yaml") for n in names if n.endswith(".yaml") and n != "order.yaml"))


def _file(name: str) -> Iterator[Frame]:
    content = read_yaml(PACKAGE, f"{name}.yaml")
    assert isinstance(content, list)
    return (_frame(name, entry) for entry in content)


def _frame(type_: str, entry: Mapping[str, Any]) -> Frame:
    anchor = entry["anchor"]
    frame = Frame(
        id=f"{type_}.{entry['id']}",
        type=type_,
        anchor=anchor,
        heads=expand(entry.get("heads", "")),
        units=expand(entry.get("units", "")),
        conditions=(*_conditions(entry.get("when", {}), True), *_conditions(entry.get("unless", {}), False)),
        slots={name: tuple(str(fillers).split()) for name, fillers in entry.get("slots", {}).items()},
        kind=entry.get("kind", ""),
        tier=entry.get("tier", "A"),
        examples=tuple(
            Example(e["text"], {k: str(v) for k, v in e.items() if k != "text"}) for e in entry.get("examples", ())
        ),
        counter=tuple(entry.get("counter", ())),
    )
    if anchor not in ANCHORS or frame.tier not in TIERS or any(c.side not in SIDES for c in frame.conditions):
        raise ValueError(f"{type_}.yaml, frame {entry['id']}: unknown anchor, tier or side")
    return frame


def _conditions(entry: Mapping[str, str], wanted: bool) -> Iterator[Condition]:
    """Read `before: 捐赠 捐出` or `before 12: 捐赠`, a number saying within how many characters."""
    for key, words in entry.items():
        side, _, within = str(key).partition(" ")
        yield Condition(side.rstrip("+"), expand(str(words)), int(within or 0), wanted)
