"""In which form a page is wanted: for a person to read, or as data for a program."""

from typing import Literal

from starlette.requests import Request
from unionkg.web.pages.language import weighed

Form = Literal["html", "json", "ttl"]
ACCEPTED: dict[str, Form] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "text/turtle": "ttl",
    "application/*": "html",
    "text/*": "html",
    "*/*": "html",
}
SUFFIXES: tuple[Form, ...] = ("json", "ttl")
MEDIA_TYPES = {"json": "application/json", "ttl": "text/turtle; charset=utf-8"}


def form_of(request: Request, key: str) -> tuple[str, Form]:
    """Return the key without its suffix, and the form: that of the suffix, else what the Accept header prefers."""
    for form in SUFFIXES:
        if key.endswith(f".{form}"):
            return key.removesuffix(f".{form}"), form
    return key, accepted(request.headers.get("accept", ""))


def accepted(header: str) -> Form:
    """Return the form that an Accept header weighs most, the first of equals; a page to read when it names none."""
    known = [(ACCEPTED[word], weight) for word, weight in weighed(header) if word in ACCEPTED and weight > 0]
    return max(known, key=lambda found: found[1])[0] if known else "html"
