"""Texts that the engine reads whenever their collection is loaded: what it finds joins what a person entered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from unionkg.graph.authority import Authority
from unionkg.graph.claim_types import ADDING
from unionkg.graph.claims import Claim
from unionkg.graph.errors import Place
from unionkg.graph.evidence import SourceText
from unionkg.loaders.newcomers import enter
from unionkg.loaders.precedence import Precedence

ENGINE = "engine"
KEPT = 16  # collections whose reading one process remembers
Told = tuple[str, str, str]  # a text's name, its characters, and the date that the sources table gives it


@dataclass(frozen=True, slots=True)
class Readings:
    """What the engine adds to a collection: claims that no person entered, and the names that no table holds.

    `sense` tells what a name stands for: names of one thing have one sense.
    """

    claims: tuple[Claim, ...] = ()
    newcomers: Authority = field(default_factory=Authority)
    sense: Callable[[str], str] = str


def read_texts(texts: Iterable[SourceText], authority: Authority, entered: Sequence[Claim]) -> Readings:
    """Return what the texts say that are to be read by the engine, apart from what a person entered already."""
    told = tuple((text.name, text.text, text.about.get("date", "")) for text in texts if is_for_engine(text))
    if not told:
        return Readings()
    found, met = _read(told)
    entering = enter(authority, met, entered)
    named = _of_two(map(entering.renamed, found), entering.sense)
    further = tuple(Precedence(entered, {name: text for name, text, _ in told}, entering.sense).further(named))
    return Readings(*entering.settled(entered, further), entering.sense)


def _of_two(claims: Iterable[Claim], sense: Callable[[str], str]) -> Iterator[Claim]:
    """Yield the claims without the pairs of which both names turned out to be one union's."""
    claims = list(claims)
    pairs = (claim for claim in claims if claim.type == "partnership")
    single = {(c.source, c.id) for c in pairs if len({sense(name) for name in (*c.subject, *c.objects)}) < 2}
    for claim in claims:
        if (claim.source, claim.of) in single and claim.type not in ADDING:
            yield replace(claim, of="")
        elif (claim.source, claim.id) not in single and (claim.source, claim.of) not in single:
            yield claim


def is_for_engine(text: SourceText) -> bool:
    """Tell whether the sources table wants the text to be read by the engine."""
    return text.about.get("read") == ENGINE


@lru_cache(maxsize=KEPT)
def _read(told: tuple[Told, ...]) -> tuple[tuple[Claim, ...], Authority]:
    from unionkg.loaders.documents.reading import document_of  # here, because the engine takes long to import
    from unionkg.loaders.reports.cast import Cast
    from unionkg.loaders.reports.collecting import collect

    cast = Cast()

    def claims() -> Iterator[Claim]:
        for name, text, date in told:
            document = document_of(text, name.partition("/")[2] or name)
            dated = replace(document, date=document.date if not date or "/" in date else date)
            for extracted in collect([dated], cast):
                yield from (replace(claim, source=name, place=Place(name)) for claim in extracted.claims)

    return tuple(claims()), cast.authority()
