"""Sections of a report: what stands under one heading, and the paragraphs and sentences in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from unionkg.loaders.documents.document import Block, Document
from unionkg.loaders.reports.clauses import Sentence, sentences

SILENT = frozenset({"byline", "dateline", "furniture"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that says something, and its sentences."""

    block: Block
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The stretch [start, end) under one heading of the first level; `heading` is None for a text without."""

    start: int
    end: int
    heading: Block | None
    paragraphs: tuple[Paragraph, ...]


def sections(document: Document, view: str) -> tuple[Section, ...]:
    """Return the sections in order; what stands before the first heading is one of its own."""
    groups: list[list[Block]] = [[]]
    for block in document.blocks:
        if block.kind == "heading" and block.level == 1 and groups[-1]:
            groups.append([])
        if block.kind not in SILENT:
            groups[-1].append(block)
    return tuple(_section(group, view) for group in groups if group)


def _section(blocks: list[Block], view: str) -> Section:
    heading = blocks[0] if blocks[0].kind == "heading" else None
    return Section(blocks[0].start, blocks[-1].end, heading, tuple(_paragraphs(blocks, view)))


def _paragraphs(blocks: Iterable[Block], view: str) -> Iterable[Paragraph]:
    return (Paragraph(block, tuple(sentences(view, block.start, block.end))) for block in blocks)
