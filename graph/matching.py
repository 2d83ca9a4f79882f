"""Which claim a decision is about, also after its report was read again and the claim has another id."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from unionkg.graph.claims import Claim
from unionkg.graph.decisions import MARK, Decision, content_key, settle_key


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that has nothing to hold on to, and why, in both languages."""

    decision: Decision
    zh: str
    en: str


class Matches:
    """All claims as they were loaded, by id and by what they say."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_id: dict[str, list[Claim]] = defaultdict(list)
        self._by_key: dict[str, list[Claim]] = defaultdict(list)
        self._by_quote: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            key = content_key(claim)
            self._by_id[claim.id].append(claim)
            self._by_key[key].append(claim)
            self._by_quote[_quoted(key)].append(claim)

    def named(self, word: str) -> list[Claim]:
        """Return the claims of an id, or of `SOURCE/ID` where several sources have it."""
        source, _, id_ = word.rpartition("/")
        return [c for c in self._by_id.get(id_, ()) if not source or f"/{c.source}".endswith(f"/{source}")]

    def find(self, decision: Decision) -> Claim | Lost:
        """Return the one claim that the decision is about: by its key, of equal ones by its id; without a key by id."""
        named = [claim for claim in self.named(decision.claim) if _within(claim, decision)]
        if not decision.key:
            return named[0] if len(named) == 1 else self._lost(decision, named)
        equal = [claim for claim in self._by_key.get(settle_key(decision.key), ()) if _within(claim, decision)]
        chosen = [claim for claim in equal if claim in named] or equal
        return chosen[0] if len(chosen) == 1 else self._lost(decision, chosen)

    def _lost(self, decision: Decision, several: list[Claim]) -> Lost:
        what = f"{decision.action} {decision.claim}"
        if several:
            ids = ", ".join(f"{claim.source}/{claim.id}" for claim in several[:4])
            return Lost(
                decision, f"决定「{what}」合于几条陈述({ids}):请在 claim 栏写明来源/编号。",
                f"The decision “{what}” fits several claims ({ids}): write SOURCE/ID in its column claim.",
            )  # fmt: skip
        near = [c for c in self._by_quote.get(_quoted(settle_key(decision.key)), ()) if _within(c, decision)]
        now = "、".join(f"{claim.id} 「{claim.quote}」" for claim in near[:3])
        return Lost(
            decision, f"决定「{what}」所指的陈述已不在" + (f";同一引文现有:{now}。" if near else "。"),
            f"The claim of the decision “{what}” is gone" + (f"; its quote now gives {now}." if near else "."),
        )  # fmt: skip


def _within(claim: Claim, decision: Decision) -> bool:
    return not decision.home or claim.source.startswith(f"{decision.home}/")


def _quoted(key: str) -> str:
    return MARK.join(key.split(MARK)[-2:]) if key else ""
