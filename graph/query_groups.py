"""Where the groups of a query begin, and which variables each names: read from its tokens, as a parse keeps no places.

A variable named inside EXISTS counts for the group of its FILTER, whose solutions EXISTS takes (SPARQL 1.1, 18.6).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"""(?P<comment>\#[^\r\n]*) | [?$](?P<variable>\w+) | (?P<mark>[{}()*])
      | (?P<opaque><[^<>"{}|^`\\\x00-\x20]*> | @[A-Za-z-]+ | [\w.-]*:(?:[\w.:%-]|\\.)*
          | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
          | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
      | (?P<word>[A-Za-z]+)""",
    re.VERBOSE | re.DOTALL,
)
QUERY, GROUP, EXISTS, OPAQUE = "query", "group", "exists", "opaque"


@dataclass(frozen=True, slots=True)
class Group:
    """A group: the place behind its brace, and which of the looked-for variables it names."""

    start: int
    names: frozenset[str]


@dataclass(slots=True)
class _Brace:
    """An open brace: `bindable` are the outer query's variables, `words` the tokens since its last inner brace."""

    role: str
    start: int
    bindable: frozenset[str]
    named: set[str] = field(default_factory=set)
    projected: set[str] = field(default_factory=set)
    depth: int = 0
    words: list[str] = field(default_factory=list)
    inner: int = 0


def groups(query: str, names: Iterable[str]) -> tuple[tuple[Group, ...], frozenset[str]]:
    """Return the groups of a query that can be parsed, and the variables that it projects.

    Groups name those of `names` that are the same variable as outside: not what a subselect keeps to itself. The first
    is the query's own, and names all. Templates, data blocks and EXISTS are no groups.
    """
    whole = _Brace(QUERY, 0, frozenset(names))
    return tuple(sorted(_closed(query, whole), key=lambda group: group.start)), frozenset(whole.projected)


def _closed(query: str, whole: _Brace) -> Iterator[Group]:
    """Yield the groups as they end."""
    stack = [whole]
    for token in TOKEN.finditer(query):
        mark, here = token["mark"], stack[-1]
        if mark == "{":
            stack.append(_opened(token.end(), here, whole))
        elif mark == "}":
            stack.pop()
            if here.role == GROUP and (named := here.bindable & here.named):
                yield Group(here.start, named)
        elif token["variable"]:
            _name(token["variable"], stack)
        elif not token["comment"]:
            _read(here, mark or (token["word"] or "").upper())


def _read(here: _Brace, word: str) -> None:
    here.depth += {"(": 1, ")": -1}.get(word, 0)
    if word == "*" and here.role == QUERY and not here.inner and not here.depth:
        here.projected |= here.bindable
    if word == "SELECT" and here.role == GROUP and not here.words and not here.inner:
        here.role = QUERY
    here.words.append(word)


def _name(name: str, stack: list[_Brace]) -> None:
    here = next(brace for brace in reversed(stack) if brace.role != EXISTS)
    here.named.add(name)
    if here.role == QUERY and not here.inner and not here.depth:
        here.projected.add(name)
    stack[-1].words.append("?")


def _opened(start: int, here: _Brace, whole: _Brace) -> _Brace:
    role = _role(here)
    bindable = here.bindable & here.projected if here.role == QUERY and here is not whole else here.bindable
    own = set(whole.bindable) if here is whole and role == GROUP else set()
    here.inner += 1
    here.words.clear()
    return _Brace(role, start, bindable, own)


def _role(here: _Brace) -> str:
    last = here.words[-1] if here.words else ""
    if here.role in (EXISTS, OPAQUE):
        return here.role
    if last == "EXISTS":
        return EXISTS
    short = here.role == QUERY and "CONSTRUCT" in here.words  # CONSTRUCT { template }, or CONSTRUCT WHERE { template }
    return OPAQUE if short or "VALUES" in here.words else GROUP
