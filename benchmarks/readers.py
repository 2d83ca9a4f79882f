"""Who reads the evaluation's reports: the rules, the rules and a tagger, or a tagger and a few patterns."""

from collections.abc import Callable, Mapping

from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.opinions.names import Names
from unionkg.loaders.opinions.tagging import lac
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import collect
from unionkg.loaders.reports.facts import Fact, facts
from unionkg.loaders.reports.opinion import Opinion

from benchmarks.baseline import Baseline

Read = Callable[[str], list[Fact]]


def rules(text: str, tiers: str = "AB", *opinions: Opinion) -> list[Fact]:
    """Return the facts of some tiers that the rules find, and whoever is asked besides them."""
    (extracted,) = collect([document_of(text)], Cast(), opinions)
    return facts((c for c in extracted.candidates if c.tier in tiers), extracted.document.text)


def _with_tagger() -> Read:
    names = Names(lac())
    return lambda text: rules(text, "AB", names)


READERS: Mapping[str, Callable[[], Read]] = {
    "rules": lambda: rules, "ner": _with_tagger, "baseline": lambda: Baseline(lac()),
}  # fmt: skip
