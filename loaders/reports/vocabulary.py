"""Lists of words that a stretch of text is held against from its beginning or its end, the longest word first."""

from collections.abc import Iterable


class Vocabulary:
    """A fixed set of words, by their first and by their last character."""

    def __init__(self, words: Iterable[str]) -> None:
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            self._first.setdefault(word[0], []).append(word)
            self._last.setdefault(word[-1], []).append(word)

    def leading(self, text: str, at: int = 0) -> str:
        """Return the longest word that stands in the text at a position, or ""."""
        for word in self._first.get(text[at : at + 1], ()):
            if text.startswith(word, at):
                return word
        return ""

    def trailing(self, text: str) -> str:
        """Return the longest word in which the text ends, or ""."""
        for word in self._last.get(text[-1:], ()):
            if text.endswith(word):
                return word
        return ""

    def find(self, text: str, besides: "Vocabulary") -> int:
        """Return where the first of the words stands that is not in a word of the other list, or the text's length."""
        at = 0
        while at < len(text):
            if other := besides.leading(text, at):
                at += len(other)
            elif self.leading(text, at):
                return at
            else:
                at += 1
        return at
