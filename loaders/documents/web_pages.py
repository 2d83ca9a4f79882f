"""Web pages: the article by trafilatura, and what the page says of its title, date and authors beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

from unionkg.graph.errors import BadInput, Place
from unionkg.loaders.decoding import decode, read_bytes
from unionkg.loaders.documents.bylines import credit_kind
from unionkg.loaders.documents.page_parts import page_parts
from unionkg.loaders.documents.parts import Draft, Part, bare, compose, with_captions
from unionkg.loaders.documents.stated_dates import stated_date
from unionkg.loaders.documents.views import plain_view

LARGEST = 10_000_000  # bytes; a page of more is a dump
TAGS = 20_000  # an article with its menus has some hundreds
HEAD = 200_000  # characters in which a page speaks of itself
CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE
)
META = re.compile(r"<meta\b([^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
DATES = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish-date", "publishtime",
    "publish_time", "datepublished", "firstpublishedtime",
)  # fmt: skip
TITLES = ("articletitle", "og:title")
TITLE = re.compile(r"<title[^<>]*>([^<]{1,500})", re.IGNORECASE)
SITE = re.compile(r"\s*(?:[_|–—]|\s-\s|-(?=\S{2,12}$)).*")
CANONICAL = re.compile(
    r"""<link\b[^<>]{0,200}rel=["']canonical["'][^<>]{0,200}href=["']([^"'<>]{1,500})""", re.IGNORECASE
)
MANY = 12  # parts above the article in which bylines stand
TELLING = 12  # letters of a part that tell where the article is


def read_page(path: Path) -> Iterator[Draft]:
    """Yield the article of an HTML file; raise BadInput when it is too large or holds no text."""
    content = read_bytes(path)
    place = Place(str(path))
    if len(content) > LARGEST:
        raise BadInput(place, f"the page holds {len(content) >> 20} MB; save the article alone")
    declared = CHARSET.search(content[:4096])
    page = decode(content, place, declared[1].decode() if declared else "")
    meta = dict(_meta(page[:HEAD]))
    title = _title(page, meta)
    parts = list(with_captions(_of_article(list(page_parts(page)), _article(page), title)))
    if not parts:
        raise BadInput(place, "the page shows no text; save it from the browser once it is loaded")
    date = next((date for key in DATES if (date := stated_date(meta.get(key, "")))), "")
    url = CANONICAL.search(page, 0, HEAD)
    yield compose(parts, title, date, url[1] if url else "")


def _article(page: str) -> str:
    """Return the letters and digits of the article, by which it is found again in the page; "" when none is found.

    None is found in a page nested too deeply for the parser, and none looked for in a page of so many tags that the
    search, which is not linear in them, would not end soon.
    """
    if page.count("<") > TAGS:
        return ""
    import trafilatura  # here, because it takes longer to import than most commands take to run

    found = trafilatura.bare_extraction(page, favor_recall=True, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return bare(" ".join(body.itertext())) if body is not None else ""


def _of_article(parts: Sequence[Part], article: str, title: str) -> Iterator[Part]:
    """Yield the parts of a page from the first to the last that stand in the article, with its title and bylines.

    What the search left out between them is kept: captions, short paragraphs, parts that it took for repetitions.
    """
    texts = [bare(part.text) for part in parts]
    inside = [at for at, text in enumerate(texts) if len(text) >= TELLING and text in article]
    first, end = (inside[0], inside[-1] + 1) if inside else (0, len(parts))
    while end < len(parts) and ((texts[end] and texts[end] in article) or parts[end].text.endswith("。")):
        end += 1
    above = range(first + 1) if inside else range(len(parts))
    head = max((at for at in above if title and texts[at] == bare(title)), default=-1)
    for at in range(max(head, 0, first - MANY), first):
        if at == head or _is_of_head(parts[at]) or (head >= 0 and texts[at] and texts[at] in article):
            yield parts[at]
    yield from parts[max(first, head) : end]


def _is_of_head(part: Part) -> bool:
    told = part.text.startswith("—") or part.text.endswith("。") or part.told == ("heading", 1)
    return told or bool(credit_kind(plain_view(part.text)))


def _meta(page: str) -> Iterator[tuple[str, str]]:
    for match in META.finditer(page):
        attributes = {name.lower(): unescape(value or other) for name, value, other in ATTRIBUTE.findall(match[1])}
        key = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        yield key.lower(), attributes.get("content", "")


def _title(page: str, meta: Mapping[str, str]) -> str:
    stated = next((meta[key] for key in TITLES if meta.get(key)), "")
    found = TITLE.search(page, 0, HEAD)
    return " ".join(stated.split()) or (SITE.sub("", " ".join(unescape(found[1]).split())) if found else "")
