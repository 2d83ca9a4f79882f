"""One pass over a text finds every word that any rule asks for, so that the time does not grow with the rules."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

import ahocorasick

START = itemgetter(0)


class Hit(NamedTuple):
    """A word that stands at [start, end) of a view; a tuple, since there are so many of them."""

    start: int
    end: int
    word: str


class Scanner:
    """Finds a fixed set of words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word, word)
        self._automaton.make_automaton()

    def scan(self, view: str) -> "Hits":
        """Return all occurrences of the words in the view, overlapping ones too."""
        found: dict[str, list[Hit]] = {}
        for last, word in self._automaton.iter(view):
            found.setdefault(word, []).append(Hit(last + 1 - len(word), last + 1, word))
        return Hits(found)


class Hits:
    """Where each word stands in one view."""

    def __init__(self, found: dict[str, list[Hit]]) -> None:
        self._found = found
        self._groups: dict[int, tuple[tuple[str, ...], list[int], list[Hit]]] = {}

    def of(self, words: tuple[str, ...], start: int, end: int) -> Iterator[Hit]:
        """Yield the occurrences of the words that lie in [start, end) whole, in order."""
        starts, hits = self._group(words)
        at = bisect_left(starts, start)
        while at < len(hits) and starts[at] < end:
            if hits[at].end <= end:
                yield hits[at]
            at += 1

    def anywhere(self, words: tuple[str, ...]) -> bool:
        """Tell whether one of the words stands in the text."""
        return not self._found.keys().isdisjoint(words)

    def any(self, words: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether one of the words lies in [start, end) whole."""
        starts, hits = self._group(words)
        at = bisect_left(starts, start)
        while at < len(hits) and starts[at] < end:
            if hits[at].end <= end:
                return True
            at += 1
        return False

    def _group(self, words: tuple[str, ...]) -> tuple[list[int], list[Hit]]:
        key = id(words)  # long tuples are slow to hash; the entry keeps the tuple, so that its id stays its own
        if key not in self._groups:
            hits = sorted(self.all(words), key=START)
            self._groups[key] = words, [hit.start for hit in hits], hits
        return self._groups[key][1:]

    def all(self, words: Iterable[str]) -> Iterator[Hit]:
        """Yield every occurrence of the words, word by word."""
        for word in words:
            if word in self._found:
                yield from self._found[word]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in order without those that lie in another or overlap an earlier, longer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
