"""Around every request: which hosts are answered, what a browser may do with an answer, and the access log."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from unionkg.graph.errors import EndpointFailure, StoreUnavailable
from unionkg.web.problems import Problem
from unionkg.web.replies import Broken, refusal

LOG = logging.getLogger("unionkg.web")
LOOPBACK = frozenset({"localhost", "localhost.localdomain"})
SECURITY = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SHARED = ("/sparql", "/graphs")  # what pages of other origins may read, when they are let in
METHODS = "GET, HEAD, POST, OPTIONS"


@dataclass(frozen=True, slots=True)
class Manners:
    """Whom the server answers: by which host names beside loopback and addresses, and pages of which origins."""

    hosts: Collection[str] = ()
    origins: Sequence[str] = ()


class Guarded:
    """An ASGI application with its guards."""

    def __init__(self, app: ASGIApp, manners: Manners) -> None:
        self._app = app
        self._hosts = LOOPBACK | {host.lower().rstrip(".") for host in manners.hosts}
        self._origins = frozenset(manners.origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._answer(scope, receive, _Exchange(scope, send, self._allowed_origin(scope)))

    async def _answer(self, scope: Scope, receive: Receive, exchange: "_Exchange") -> None:
        try:
            if not self._is_ours(scope):
                raise Problem("host")
            if scope["method"] == "OPTIONS" and scope["path"] in SHARED:
                await Response(status_code=204, headers={"Allow": METHODS})(scope, receive, exchange.send)
            else:
                await self._app(scope, receive, exchange.send)
        except Problem as problem:
            await refusal(problem)(scope, receive, exchange.send)
        except EndpointFailure as problem:
            await refusal(Problem("endpoint", str(problem)))(scope, receive, exchange.send)
        except StoreUnavailable:
            await refusal(Problem("store"))(scope, receive, exchange.send)
        except Broken as problem:  # and no more is sent, so that the server breaks the connection
            exchange.note(str(problem))
        finally:
            exchange.log()

    def _is_ours(self, scope: Scope) -> bool:
        """Whether the Host is a name of this server: a page's own name may be made to lead here (DNS rebinding)."""
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        return len(hosts) == 1 and (is_address(name := host_of(hosts[0].decode("latin-1"))) or name in self._hosts)

    def _allowed_origin(self, scope: Scope) -> str:
        if not self._origins or scope["path"] not in SHARED:
            return ""
        origin = Headers(scope=scope).get("origin", "")
        return "*" if "*" in self._origins else origin if origin in self._origins else ""


def host_of(header: str) -> str:
    """Return the name or address of a Host header, without its port."""
    name = header.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0].rstrip(".")


@lru_cache(maxsize=256)
def is_address(name: str) -> bool:
    """Whether a host is an IP address, which no foreign name can lead to."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class _Exchange:
    """One request and its answer: adds what browsers are told, and remembers what the log says."""

    def __init__(self, scope: Scope, send: Send, origin: str) -> None:
        self._scope, self._send, self._origin = scope, send, origin
        self._began, self._size, self._note = perf_counter(), 0, ""
        self.status = 0

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._head(MutableHeaders(raw=message["headers"]))
        else:
            self._size += len(message.get("body", b""))
        await self._send(message)

    def _head(self, headers: MutableHeaders) -> None:
        for name, value in SECURITY.items():
            headers.setdefault(name, value)
        if self._origin:
            headers["Access-Control-Allow-Origin"] = self._origin
            headers["Access-Control-Allow-Methods"] = METHODS
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            headers.add_vary_header("Origin")

    def note(self, words: str) -> None:
        """Remember why the answer is no whole one."""
        self._note = words

    def log(self) -> None:
        """Write the line of the access log."""
        if LOG.isEnabledFor(logging.INFO):
            client = (self._scope.get("client") or ("-",))[0]
            path = self._scope["raw_path"].decode("ascii", "replace")
            query = self._scope["query_string"].decode("ascii", "replace")
            took = (perf_counter() - self._began) * 1000
            address = _printable(f"{path}?{query}" if query else path)
            LOG.info(
                '%s "%s %s" %d %d %.1fms%s', client, self._scope["method"], address, self.status, self._size, took,
                f" {self._note}" if self._note else "",
            )  # fmt: skip


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() and character != '"' else "?" for character in text)[:2000]
