"""A report as extraction sees it: one text whose characters can be cited, and what each stretch of it is."""

import re
from dataclasses import dataclass
from typing import Literal

_HAN = re.compile(r"[\u3400-\u9fff]")
Kind = Literal["title", "subtitle", "byline", "dateline", "heading", "caption", "paragraph", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch [start, end) of a document's text in code points, without blanks and marks (#, **) at its edges.

    `level` is 0 but for headings: 1 `关键词 X`, `一、X`, and the highest that a Markdown, Word or web page marks below
    its title; 2 `（一）X`; 3 `1. X`. `furniture` belongs to the page, not to the report: menus, 责任编辑, 上一篇.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its text in NFC with LF line ends, and the blocks that hold every non-blank line of it, in order.

    `date` is ISO 8601, as short as stated (`2025-09-03`, `2025-09`, `--09-03` where no year is given), or "".
    `authors` are pairs of role (记者 通讯员 特约记者 作者 编辑 摄影) and name; `place` is the dateline's.
    """

    name: str
    text: str
    blocks: tuple[Block, ...] = ()
    date: str = ""
    url: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    place: str = ""

    @property
    def title(self) -> str:
        """The text of the title block, or ""."""
        return next((self.text[block.start : block.end] for block in self.blocks if block.kind == "title"), "")

    @property
    def is_chinese(self) -> bool:
        """Whether Han characters are at least a tenth of the letters of the first 10,000 characters."""
        head = self.text[:10_000]
        return 10 * len(_HAN.findall(head)) >= sum(map(str.isalpha, head)) > 0
