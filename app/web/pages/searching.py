"""Find things by what people call them: whole names, parts, abbreviations such as 海淀总工会, and pinyin."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from unionkg.viz.reading import Values, texts
from unionkg.web.pages.holdings import Holdings

EXACT, BEGINNING, INSIDE, ABBREVIATED, SPELT = range(5)
MOST = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, with the name by which it was; the lower its rank the better."""

    rank: int
    name: str
    iri: str


def search(holdings: Holdings, words: str) -> tuple[Hit, ...]:
    """Return what bears a name like the words, the best first; unions before others of the same rank."""
    wanted = _folded(words)
    if not wanted:
        return ()
    hits = (hit for iri, values in holdings.names.items() if (hit := _best(wanted, iri, _names(values))))
    shown = (hit for hit in hits if holdings.address(hit.iri))
    return tuple(sorted(shown, key=lambda hit: (hit.rank, _place(holdings, hit.iri), len(hit.name), hit.iri))[:MOST])


def _names(values: Values) -> Iterable[str]:
    return (*texts(values, "label"), *texts(values, "alias"))


def _best(wanted: str, iri: str, names: Iterable[str]) -> Hit | None:
    ranked = ((rank, name) for name in names if (rank := _rank(wanted, _folded(name))) is not None)
    best = min(ranked, key=lambda found: (found[0], len(found[1])), default=None)
    return Hit(best[0], best[1], iri) if best else None


def _rank(wanted: str, name: str) -> int | None:
    if name == wanted:
        return EXACT
    if name.startswith(wanted):
        return BEGINNING
    if wanted in name:
        return INSIDE
    if len(wanted) < 2:
        return None
    if wanted.isascii():
        return SPELT if any(wanted.replace(" ", "") in spelt for spelt in _pinyin(name)) else None
    return ABBREVIATED if _abbreviates(wanted, name) else None


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of the short form stand in the name in their order."""
    rest = iter(name)
    return all(char in rest for char in short)


@lru_cache(maxsize=100_000)
def _pinyin(name: str) -> tuple[str, ...]:
    """Return a name in pinyin without tones, whole and by its initials; nothing for a name without Chinese."""
    if name.isascii():
        return ()
    from pypinyin import lazy_pinyin  # its tables take a while to load, and few search so

    syllables = lazy_pinyin(name)
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _place(holdings: Holdings, iri: str) -> int:
    thing = holdings.web.things.get(iri)
    return 0 if thing and thing.sort == "Union" else 1
