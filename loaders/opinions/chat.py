"""One question to a language model behind an OpenAI-compatible address: bounded in time and size, never redirected.

The key is sent to that address only and is never shown, not even when a server repeats it.
"""

import json
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request

from unionkg.graph.endpoint_request import make_opener
from unionkg.graph.errors import NoOpinion

KEY = "UNIONKG_LLM_KEY"
PATH = "/chat/completions"
ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\uffff\"<>@?#]+")
MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}")
MOST = 1 << 21  # bytes of an answer
CHUNK = 1 << 16
SHOWN = 160  # characters of what a server says
NO_SCHEMAS = (400, 422)  # how servers refuse an answer's schema that they do not know
FOR_GOOD = (401, 403, 404, 405)
Message = Mapping[str, str]


class NoAnswer(NoOpinion):
    """A model gave no answer; `lasting` when asking it again is of no use."""

    def __init__(self, problem: str, *, lasting: bool) -> None:
        super().__init__(problem)
        self.lasting = lasting


@dataclass(slots=True)
class Chat:
    """A model at an address; `silence` seconds without a byte, or `patience` in all, end a question."""

    address: str
    model: str
    key: str = field(default="", repr=False)
    silence: float = 300
    patience: float = 600
    _plain: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.address = _checked(self.address)
        if not MODEL.fullmatch(self.model):
            raise NoOpinion("a model's name holds ASCII letters, digits and . _ : / @ - only")
        if not (self.key.isascii() and self.key.isprintable()):
            raise NoOpinion(f"{KEY} holds characters that no request can carry: set it again")

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """Return the words of the model's answer, which is asked to keep to the JSON schema; raise NoAnswer."""
        if not self._plain:
            try:
                return self._said(messages, {"type": "json_schema", "json_schema": schema})
            except _NoSchemas:
                self._plain = True
        return self._said(messages, {"type": "json_object"})

    def _said(self, messages: Sequence[Message], form: Mapping[str, Any]) -> str:
        try:
            answer = json.loads(self._sent(messages, form))
            words = answer["choices"][0]["message"]["content"]
        except (ValueError, RecursionError, KeyError, IndexError, TypeError):
            words = None
        if not isinstance(words, str):
            raise self._failure("gave no answer of a chat", lasting=False)
        return words

    def _sent(self, messages: Sequence[Message], form: Mapping[str, Any]) -> bytes:
        try:
            with make_opener(self.address, None).open(self._request(messages, form), timeout=self.silence) as response:
                return self._read(response)
        except HTTPError as refusal:
            with closing(refusal):
                raise self._refused(refusal, schema=form["type"] == "json_schema") from None
        except TimeoutError:
            raise self._failure(f"was silent for {self.silence:g} seconds", lasting=True) from None
        except URLError as problem:
            silent = isinstance(problem.reason, TimeoutError)
            reason = f"was silent for {self.silence:g} seconds" if silent else f"cannot be reached ({problem.reason})"
            raise self._failure(reason, lasting=True) from None
        except (OSError, HTTPException) as problem:
            raise self._failure(f"broke off its answer ({self._line(str(problem))})", lasting=False) from None
        except ValueError:  # a host's name that the system cannot write
            raise self._failure("cannot be reached: its name is none", lasting=True) from None

    def _request(self, messages: Sequence[Message], form: Mapping[str, Any]) -> Request:
        body = {"model": self.model, "messages": list(messages), "temperature": 0, "response_format": form}
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "unionkg"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        return Request(self.address, json.dumps(body).encode(), headers, method="POST")  # noqa: S310 - checked: http(s)

    def _read(self, response: HTTPResponse) -> bytes:
        whole, ends = bytearray(), time.monotonic() + self.patience
        while chunk := response.read1(CHUNK):
            whole += chunk
            if len(whole) > MOST:
                raise self._failure(f"gave an answer of more than {MOST >> 20} MiB, which is not read", lasting=False)
            if time.monotonic() > ends:
                raise self._failure(f"did not end its answer in {self.patience:g} seconds", lasting=True)
        return bytes(whole)

    def _refused(self, refusal: HTTPError, *, schema: bool) -> NoAnswer:
        code = refusal.code
        if code in range(300, 400):
            return self._failure("redirects, which is not followed: give the address it has moved to", lasting=True)
        kind = _NoSchemas if schema and code in NO_SCHEMAS else NoAnswer
        advice = f": set {KEY}" if code in (401, 403) else f": {self._reason(refusal)}"
        return kind(f"{self._name} refuses (HTTP {code}){advice}", lasting=code in FOR_GOOD)

    def _reason(self, refusal: HTTPError) -> str:
        try:
            said = refusal.read(CHUNK).decode(errors="replace")
        except (OSError, HTTPException):
            said = ""
        return self._line(said) or self._line(str(refusal.reason)) or "without a reason"

    def _line(self, said: str) -> str:
        """Return the first line of what a server says, short, printable, and without our key."""
        first = next((line.strip() for line in said.splitlines() if line.strip()), "")
        if self.key and self.key in said:
            return ""
        return "".join(character for character in first if character.isprintable())[:SHOWN]

    def _failure(self, problem: str, *, lasting: bool) -> NoAnswer:
        return NoAnswer(f"{self._name} {problem}", lasting=lasting)

    @property
    def _name(self) -> str:
        return f"the language model at {self.address}"


class _NoSchemas(NoAnswer):
    """The server refuses a question perhaps because of the schema of its answer."""


def _checked(address: str) -> str:
    """Return the address of the chat under the address of an API; raise NoOpinion when it is none."""
    bare = address.rstrip("/")
    try:
        parts = urlsplit(bare)
        known = bool(parts.hostname and parts.port != 0)
    except ValueError:
        known = False
    if not known or not ADDRESS.fullmatch(bare):
        raise NoOpinion(f"--llm takes an address like http://127.0.0.1:8000/v1, without a name or key in it ({KEY})")
    return bare if bare.endswith(PATH) else bare + PATH
