"""Requests of the SPARQL 1.1 Protocol and how they are sent: by POST, to the address that was given and no other.

SPARQLWrapper makes the request; it is sent by an opener of our own, because SPARQLWrapper follows redirects with the
password, installs its login for the whole process, and takes a query for an update when a comment holds ADD or LOAD.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import Message
from typing import IO
from urllib.request import (
    BaseHandler,
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from SPARQLWrapper import POST, SPARQLWrapper


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password; given to a server only when it asks (Basic or Digest), and never shown."""

    user: str
    password: str = field(repr=False)

    def is_in(self, text: str) -> bool:
        """Tell whether a text gives the password away, as it is or as Basic writes it (RFC 7617)."""
        basic = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return self.password in text or basic in text


def make_request(
    address: str, query: str, form: str, media_types: Iterable[str], graphs: Iterable[str] = ()
) -> Request:
    """Return the request of a query, whose form is known from its parse, for an answer in one of the media types.

    `graphs` become the query's dataset (2.1.4): their union is its default graph, and each stands by its name.
    """
    wrapper = _Wrapper(address, agent="unionkg")
    wrapper.queryString, wrapper.queryType = query, form
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.addCustomHttpHeader("Accept", ", ".join(media_types))
    for graph in graphs:
        wrapper.addParameter("default-graph-uri", graph)
        wrapper.addParameter("named-graph-uri", graph)
    return wrapper.request()


def make_opener(address: str, login: Login | None) -> OpenerDirector:
    """Return what sends requests: it follows no redirect, and gives the login where this address asks for it."""
    if login is None:
        return build_opener(_NoRedirects)
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, address, login.user, login.password)
    logins = HTTPBasicAuthHandler(passwords), HTTPDigestAuthHandler(passwords)
    return build_opener(_NoRedirects, _Closing, *logins)


class _Wrapper(SPARQLWrapper):
    def request(self) -> Request:
        return self._createRequest()


class _NoRedirects(HTTPRedirectHandler):
    """Follows no redirect, which becomes an HTTPError: a POST would arrive elsewhere, or without its query."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str) -> None:
        """Make no request."""


class _Closing(BaseHandler):
    """Closes the answer that asks for a login, which the handlers of logins leave open; it comes before them."""

    handler_order = 480

    def http_error_401(self, _request: Request, answer: IO[bytes], *_rest: object) -> None:
        answer.close()
