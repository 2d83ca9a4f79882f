"""One server that speaks the SPARQL 1.1 Protocol: a query goes out, and an answer or a clear refusal comes back."""

import re
from collections.abc import Iterable
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from unionkg.graph.endpoint_answer import Answer, failure
from unionkg.graph.endpoint_request import Login, make_opener, make_request
from unionkg.graph.errors import BadQuestion, EndpointFailure

ADDRESS = re.compile(r"https?://[!-~]+")
TIMEOUT = 60
SHOWN = 200  # characters of what a server says about a refusal
LOGIN_ADVICE = "set UNIONKG_ENDPOINT_USER and UNIONKG_ENDPOINT_PASSWORD, or write the login into .netrc"


class Endpoint:
    """A SPARQL endpoint by its address; `timeout` is how many seconds it may be silent."""

    def __init__(self, address: str, login: Login | None = None, timeout: int = TIMEOUT) -> None:
        """Take an address; raise BadQuestion when it is none, or holds a password."""
        self.name = _checked(address)
        self._address, self._login, self._timeout = address, login, timeout
        self._opener = make_opener(address, login)

    def send(self, query: str, form: str, media_types: Iterable[str], graphs: Iterable[str] = ()) -> Answer:
        """Return the answer to a query of this form over these graphs (or the server's own), in one of the media types.

        Raises EndpointFailure when the server is away, silent, refuses, redirects, or says that it gave a part only.
        """
        request = make_request(self._address, query, form, media_types, graphs)
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                return self._answer(response)
        except HTTPError as refusal:
            with closing(refusal):
                raise self._refused(refusal) from None
        except TimeoutError:
            raise failure(self.name, f"was silent for {self._timeout} seconds") from None
        except URLError as problem:
            silent = isinstance(problem.reason, TimeoutError)
            reason = f"was silent for {self._timeout} seconds" if silent else f"cannot be reached ({problem.reason})"
            raise failure(self.name, reason) from None
        except (OSError, HTTPException) as problem:
            raise failure(self.name, f"broke off its answer ({_line(str(problem))})") from None
        except ValueError:
            raise failure(self.name, "asks for a kind of login that is not Basic or Digest") from None

    def _answer(self, response: HTTPResponse) -> Answer:
        headers = response.headers
        if "S1TAT" in headers.get("X-SQL-State", ""):  # Virtuoso's Anytime Query ran out of time
            raise failure(self.name, "gave only the part of the answer that it found in time: ask for less")
        cap = headers.get("X-SPARQL-MaxRows", "")
        return Answer(self.name, response.read(), headers.get_content_type(), int(cap) if cap.isdecimal() else None)

    def _refused(self, refusal: HTTPError) -> EndpointFailure:
        if refusal.code in (401, 403):
            return failure(self.name, f"refuses (HTTP {refusal.code}): {LOGIN_ADVICE}")
        if refusal.code in range(300, 400):
            return failure(self.name, f"has moved: give the address {_line(refusal.headers.get('Location', ''))}")
        return failure(self.name, f"refuses (HTTP {refusal.code}): {self._reason(refusal)}")

    def _reason(self, refusal: HTTPError) -> str:
        try:
            said = refusal.read(1 << 16).decode(errors="replace")
        except (OSError, HTTPException):
            said = ""
        page, echo = refusal.headers.get_content_type() == "text/html", self._login and self._login.is_in(said)
        return ("" if page or echo else _line(said)) or _line(str(refusal.reason))


def _checked(address: str) -> str:
    """Return the address as it may be shown, without its query."""
    try:
        parts = urlsplit(address)
        hidden, known = "@" in parts.netloc, bool(parts.hostname and parts.port != 0)
    except ValueError:
        hidden, known = "@" in address, False
    if hidden:
        raise BadQuestion(f"an endpoint's address holds no name or password: {LOGIN_ADVICE}")
    if not known or not ADDRESS.fullmatch(address):
        raise BadQuestion("an endpoint is given as its address, like https://example.org/sparql")
    return parts._replace(query="", fragment="").geturl()


def _line(text: str) -> str:
    """Return the first line that says something, short and without control characters."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return "".join(character for character in first if character.isprintable())[:SHOWN]
