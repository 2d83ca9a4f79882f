"""Collections as a person's decisions leave them, whoever asks: build, validate, export, review."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from unionkg.graph.authority import Authority
from unionkg.graph.decisions import Decision
from unionkg.graph.matching import Lost
from unionkg.graph.validation import Finding
from unionkg.graph.verdicts import Settled, settle
from unionkg.loaders.claim_tables import corrected
from unionkg.loaders.decision_tables import load_decisions
from unionkg.loaders.folders import Folder
from unionkg.loaders.newcomers import join, without_idle

FILE = "decisions.csv"


def decisions_of(folders: Iterable[Folder], workspace: Path | None = None) -> tuple[Decision, ...]:
    """Return the decisions that the collections bring, then the workspace's own; raises what load_decisions raises."""
    own = workspace / FILE if workspace else None
    return (
        *(decision for folder in folders for decision in folder.decisions),
        *(load_decisions(own) if own and own.exists() else ()),
    )


def settled(authority: Authority, folders: Iterable[Folder], decisions: Sequence[Decision]) -> Settled:
    """Return the collections' claims and their joined tables as the decisions leave them; raises what settle raises.

    Names that reading met join the tables as far as a claim that still stands uses them.
    """
    folders = list(folders)
    joined, newcomers = join(authority, (folder.newcomers for folder in folders))
    after = settle(joined, (claim for folder in folders for claim in folder.claims), decisions, corrected)
    return replace(after, authority=without_idle(after.authority, newcomers, after.claims)) if newcomers else after


def lost_findings(lost: Iterable[Lost]) -> Iterator[Finding]:
    """Yield a warning for every decision that has nothing to hold on to; it stays in its file."""
    for one in lost:
        decision = one.decision
        advice_zh, advice_en = "决定仍保留在文件中,未起作用。", "It stays in its file, without effect."
        place = f"{decision.home or '.'}/{Path(decision.place.file).name}:{decision.place.row}"
        yield Finding(
            "warning", "decision_lost", place, decision.key or decision.claim,
            f"{one.zh}{advice_zh}", f"{one.en} {advice_en}",
        )  # fmt: skip
