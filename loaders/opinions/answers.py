"""A model's answer as proposals: strict about their form, since nothing else of it is believed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from unionkg.loaders.reports.frame_files import frame_types
from unionkg.loaders.reports.opinion import Rejected

MOST = 200  # claims in one answer
FIELDS = ("type", "subject", "object", "quote", "unit")
LONGEST = 400  # characters of a field
THOUGHT = "</think>"
SHOWN = 60


class BadAnswer(Exception):
    """An answer that is not of the form asked for; its text is what the model is told."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as a model words it, in plain view; nothing of it is checked but its form."""

    type: str
    subject: str
    object: str
    quote: str
    unit: str = ""
    value: Decimal | None = None
    value_max: Decimal | None = None

    def __str__(self) -> str:
        return shown(f"{self.type} {self.subject} | {self.object}: {self.quote}")


def shown(words: str) -> str:
    """Return words as a list may show them: in one line, printable and short."""
    line = "".join(character for character in " ".join(words.split()) if character.isprintable())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def proposals(answer: str) -> list[Proposal | Rejected]:
    """Return what an answer proposes, with single claims of a wrong form rejected; raise BadAnswer for a broken one."""
    said = answer.rpartition(THOUGHT)[2]
    try:
        read = json.loads(
            said[said.find("{") : said.rfind("}") + 1], parse_int=Decimal, parse_float=Decimal, parse_constant=_refuse
        )
    except (ValueError, RecursionError, ArithmeticError):
        raise BadAnswer("不是完整的 JSON / it is not whole JSON") from None
    if not isinstance(read, dict) or not isinstance(read.get("claims"), list):
        raise BadAnswer("没有 claims 数组 / it has no array named claims")
    if len(read["claims"]) > MOST:
        raise BadAnswer(f"超过{MOST}条 / it has more than {MOST} claims")
    return list(map(_proposal, read["claims"]))


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _proposal(entry: Any) -> Proposal | Rejected:
    if problem := next(_problems(entry), ""):
        return Rejected(shown(json.dumps(entry, ensure_ascii=False, default=str)), problem)
    kind, subject, object_, quote, unit = (_words(entry, name).strip() for name in FIELDS)
    return Proposal(kind, subject, object_, quote, unit, entry.get("value"), entry.get("value_max"))


def _words(entry: Mapping[str, Any], name: str) -> Any:
    return "" if entry.get(name) is None else entry[name]


def _problems(entry: Any) -> Iterator[str]:
    if not isinstance(entry, Mapping):
        yield "it is not an object"
        return
    if entry.get("type") not in frame_types():
        yield "its type is not known"
    if not all(isinstance(words := _words(entry, name), str) and len(words) <= LONGEST for name in FIELDS):
        yield "a field holds something else than short words"
    if not all(isinstance(entry.get(name), Decimal | None) for name in ("value", "value_max")):
        yield "a number is not written as a number"
