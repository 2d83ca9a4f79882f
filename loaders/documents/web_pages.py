"""Web pages: the article by trafilatura, and what the page says of its title, date and authors beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from unionkg.graph.errors import BadInput, Place
from unionkg.loaders.decoding import decode, read_bytes
from unionkg.loaders.documents.bylines import credit_kind
from unionkg.loaders.documents.page_lines import page_lines
from unionkg.loaders.documents.parts import REMARK, Draft, Part, compose, row_parts, with_captions
from unionkg.loaders.documents.stated_dates import stated_date
from unionkg.loaders.documents.views import plain_view

LARGEST = 10_000_000  # bytes; a page of more is a dump
HEAD = 200_000  # characters in which a page speaks of itself
CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
META = re.compile(r"<meta\b([^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
DATES = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish-date", "publishtime", "publish_time",
    "datepublished", "firstpublishedtime",
)  # fmt: skip
TITLES = ("articletitle", "og:title")
TITLE = re.compile(r"<title[^<>]*>([^<]{1,500})", re.IGNORECASE)
SITE = re.compile(r"\s*(?:[_|–—]|\s-\s|-(?=\S{2,12}$)).*")
CANONICAL = re.compile(r"""<link\b[^<>]{0,200}rel=["']canonical["'][^<>]{0,200}href=["']([^"'<>]{1,500})""", re.IGNORECASE)
MANY = 12  # lines between title and article in which bylines stand


def read_page(path: Path) -> Iterator[Draft]:
    """Yield the article of an HTML file; raise BadInput when it is too large or holds no text."""
    content = read_bytes(path)
    place = Place(str(path))
    if len(content) > LARGEST:
        raise BadInput(place, f"the page holds {len(content) >> 20} MB; save the article alone")
    declared = CHARSET.search(content[:4096])
    page = decode(content, place, declared[1].decode() if declared else "")
    lines = list(page_lines(page))
    if not lines:
        raise BadInput(place, "the page shows no text; save it from the browser once it is loaded")
    parts = list(with_captions(_article(page))) or [Part(line) for line in lines]
    meta = dict(_meta(page[:HEAD]))
    title = _title(page, meta)
    date = next((date for key in DATES if (date := stated_date(meta.get(key, "")))), "")
    url = CANONICAL.search(page, 0, HEAD)
    yield compose(_with_credits(parts, title, lines), title, date, url[1] if url else "")


def _article(page: str) -> Iterator[Part]:
    """Yield the parts of the article; nothing when none is found, as in a page nested too deeply for the parser."""
    import trafilatura  # here, because it takes longer to import than most commands take to run

    found = trafilatura.bare_extraction(
        page, favor_recall=True, include_comments=False, include_images=True, include_tables=True
    )
    for element in found.body if found is not None else ():
        yield from _parts(element)


def _parts(element: Any) -> Iterator[Part]:
    """Yield what one element of trafilatura's body holds: a part for a paragraph, each row, item and picture."""
    if element.tag == "table":
        for row in element.iter("row"):
            yield from row_parts([[Part(text)] if (text := _text(cell)) else [] for cell in row.iter("cell")])
    elif element.tag == "list":
        yield from (Part(text) for item in element.iter("item") if (text := _text(item)))
    elif text := _text(element):
        depth = element.get("rend", "") if element.tag == "head" else ""
        yield Part(text, ("heading", int(depth[1])) if re.fullmatch("h[1-6]", depth) else None)
    elif next(element.iter("graphic"), None) is not None:
        yield Part("")


def _text(element: Any) -> str:
    """Return the text of an element with a line end for each break and paragraph in it."""
    for inner in element.iter("lb", "p", "item"):
        if inner is not element:
            inner.text = "\n" + (inner.text or "")
    return "\n".join(" ".join(line.split()) for line in "".join(element.itertext()).split("\n")).strip()


def _meta(page: str) -> Iterator[tuple[str, str]]:
    for match in META.finditer(page):
        attributes = {name.lower(): unescape(value or other) for name, value, other in ATTRIBUTE.findall(match[1])}
        key = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        yield key.lower(), attributes.get("content", "")


def _title(page: str, meta: Mapping[str, str]) -> str:
    stated = next((meta[key] for key in TITLES if meta.get(key)), "")
    found = TITLE.search(page, 0, HEAD)
    return " ".join(stated.split()) or (SITE.sub("", " ".join(unescape(found[1]).split())) if found else "")


def _with_credits(parts: Sequence[Part], title: str, lines: Sequence[str]) -> Sequence[Part]:
    """Return the parts with the byline and dateline that stand on the page above them but were dropped with its menus."""
    known = {part.text for part in parts}
    if any(credit_kind(plain_view(part.text)) for part in parts[:4]):
        return parts
    starts = [at for at, line in enumerate(lines) if line in known and len(line) > REMARK]
    above = lines[max(0, starts[0] - MANY) : starts[0]] if starts else ()
    credits = [Part(line) for line in above if line not in known and credit_kind(plain_view(line))]
    titled = bool(parts) and (parts[0].told is not None or parts[0].text == title)
    return (*parts[:titled], *credits, *parts[titled:])
