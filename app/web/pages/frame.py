"""The frame around every page: templates, the reader's language, and headers that let nothing foreign run."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from unionkg.viz.spec import Label, Language
from unionkg.web.pages.language import CHOICE, language_of, remember
from unionkg.web.pages.words import WORDS

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src {scripts}; connect-src {scripts}; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
CAUTION = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
CHINESE = Markup('<span lang="zh-Hans">{}</span>')


@cache
def _environment() -> Environment:
    loader = PackageLoader("unionkg.web.pages", "static")
    return Environment(autoescape=True, loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def page(
    request: Request, template: str, title: str, status: int = 200, scripts: bool = False, **shown: Any
) -> Response:
    """Return a page made of a template; only a page with `scripts` may run those of this site."""
    language = language_of(request)
    text = _environment().get_template(f"{template}.html.j2").render(
        title=title,
        lang=language,
        w=words(language),
        say=_speaker(language),
        switch=_switch(request, language),
        path=request.url.path,
        **shown,
    )  # fmt: skip
    policy = POLICY.format(scripts="'self'" if scripts else "'none'")
    headers = {"Content-Security-Policy": policy, "Vary": "Accept, Accept-Language, Cookie", **CAUTION}
    response = HTMLResponse(text, status, headers)
    remember(request, response)
    return response


def missing(request: Request, what: str, near: tuple[tuple[str, str], ...] = ()) -> Response:
    """Return a friendly page for an address at which there is nothing; `near` are names and addresses to try."""
    return page(request, "missing", word(request, "missing"), 404, what=what, near=near)


def word(request: Request, key: str) -> str:
    """Return one of our words in the reader's language."""
    return WORDS[key].text(language_of(request))


def words(language: Language) -> Mapping[str, str]:
    """Return all our words in a language."""
    return {key: label.text(language) for key, label in WORDS.items()}


def _speaker(language: Language) -> Any:
    """Return what says a label in the language, and marks Chinese that stands on an English page."""

    def say(label: Label) -> str:
        foreign = language == "en" and label.zh and not label.en and not label.zh.isascii()
        return CHINESE.format(label.zh) if foreign else label.text(language)

    return say


def _switch(request: Request, language: Language) -> str:
    """Return the address of the same page in the other language."""
    return "?" + request.url.include_query_params(**{CHOICE: "zh" if language == "en" else "en"}).query
