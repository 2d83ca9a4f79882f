"""A web page as bare lines, in time linear in its length however it is nested: what the page says around its article."""

import re
from collections.abc import Iterator
from html import unescape

TOKEN = re.compile(r"<!--|-->|</?([A-Za-z][A-Za-z0-9]*)[^<>]*>|<[^<>]*>|[^<-]+|.", re.DOTALL)
INLINE = frozenset("a abbr b big em font i label mark small span strong sub sup u".split())
SILENT = frozenset(("script", "style", "noscript", "template", "svg", "textarea", "select"))


def page_lines(page: str) -> Iterator[str]:
    """Yield the lines of text that a page shows, without blanks at their ends; entities are resolved."""
    line, silent, comment = list[str](), "", False
    for token in TOKEN.finditer(page):
        tag = (token[1] or "").lower()
        if comment or token[0] == "<!--":
            comment = token[0] != "-->"
        elif silent:
            silent = "" if tag == silent and token[0].startswith("</") else silent
        elif tag in SILENT and not token[0].startswith("</"):
            silent = "" if token[0].endswith("/>") else tag
        elif not tag and not token[0].startswith("<!"):
            line.append(token[0])
        elif tag not in INLINE:
            yield from _shown(line)
            line = []
    yield from _shown(line)


def _shown(line: list[str]) -> Iterator[str]:
    text = " ".join(unescape("".join(line)).split())
    if text:
        yield text
