"""Requests as they come over HTTP, read within limits: bodies, forms, and the SPARQL 1.1 Protocol's queries."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.types import Receive, Scope
from unionkg.web.formats import GRAPHS, RESULTS, preferred
from unionkg.web.jobs import Query
from unionkg.web.limits import Limits
from unionkg.web.problems import Problem

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
DATASET = ("default-graph-uri", "named-graph-uri")
USING = ("using-graph-uri", "using-named-graph-uri")
POSTED = (FORM, QUERY, UPDATE)
FIELDS = 200
Pairs = Sequence[tuple[str, str]]
ROWS, TRIPLES = tuple(RESULTS), tuple(GRAPHS)


@dataclass(frozen=True, slots=True)
class Update:
    """An update, as it stands in a request."""

    text: str


async def read_operation(scope: Scope, receive: Receive, limits: Limits) -> Query | Update | None:
    """Return the query (2.1) or update (2.2) of a request, or None when it is a GET without one.

    Raises Problem when it is malformed.
    """
    headers, pairs = Headers(scope=scope), pairs_of(scope["query_string"])
    if scope["method"] in ("GET", "HEAD"):
        return _query(pairs, headers) if any(name in ("query", "update") for name, _ in pairs) else None
    if scope["method"] != "POST":
        raise Problem("method", headers={"Allow": "GET, HEAD, POST, OPTIONS"})
    kind = _kind(headers)
    if kind not in POSTED:
        raise Problem("media", ", ".join(POSTED), {"Accept-Post": ", ".join(POSTED)})
    body = await read_body(headers, receive, limits)
    if kind == FORM:
        fields = [*_datasets(pairs), *pairs_of(body)]
        return _update(fields) if any(name == "update" for name, _ in fields) else _query(fields, headers)
    text = _text(body)
    return _update([*pairs, ("update", text)]) if kind == UPDATE else _query([*pairs, ("query", text)], headers)


async def read_body(headers: Headers, receive: Receive, limits: Limits) -> bytes:
    """Return the body; raise Problem when it is too large, or comes too slowly."""
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.body:
        raise Problem("large", f"> {limits.body}")
    try:
        async with asyncio.timeout(limits.patience):
            return await _body(receive, limits.body)
    except TimeoutError:
        raise Problem("late") from None


def pairs_of(encoded: bytes) -> Pairs:
    """Return the fields of a form or of a query string; raise Problem when it is not UTF-8."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except ValueError:
        raise Problem("request", "percent-encoded UTF-8") from None


def only(pairs: Pairs, name: str) -> str:
    """Return the value of a field that stands once; raise Problem when it does not."""
    values = [value for field, value in pairs if field == name]
    if len(values) != 1:
        raise Problem("request", f"{name}: {len(values)} ≠ 1")
    return values[0]


async def _body(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Problem("request")
        body += message.get("body", b"")
        if len(body) > most:
            raise Problem("large", f"> {most}")
        if not message.get("more_body"):
            return bytes(body)


def _kind(headers: Headers) -> str:
    """Return the media type of the body; raise Problem when it is said to be in anything but UTF-8."""
    kind, _, parameters = headers.get("content-type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].strip(' "')
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise Problem("media", "charset=utf-8")
    return kind.strip()


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("request", "UTF-8") from None


def _query(pairs: Pairs, headers: Headers) -> Query:
    if any(name == "update" for name, _ in pairs):
        raise Problem("updates")
    accept = ",".join(headers.getlist("accept"))
    default, named = (tuple(value for field, value in pairs if field == name) for name in DATASET)
    dataset = (default, named) if default or named else (None, None)
    return Query(only(pairs, "query"), preferred(accept, ROWS), preferred(accept, TRIPLES), *dataset)


def _update(pairs: Pairs) -> Update:
    """Return the update; raise Problem when the request names a dataset for it or holds a query too."""
    if others := sorted({name for name, _ in pairs} & {*USING, "query"}):
        raise Problem("request", f"update + {', '.join(others)}")
    return Update(only(pairs, "update"))


def _datasets(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if pair[0] in (*DATASET, *USING)]
