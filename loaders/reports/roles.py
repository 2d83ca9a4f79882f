"""Who gives and who receives in a partnership, as the contributions under it tell."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from unionkg.graph.claims import Claim

PROVIDER, BENEFICIARY = "provider", "beneficiary"


def roles(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield each party's part in a partnership once, with the quote of the first contribution that shows it."""
    told = set[tuple[str, str, str]]()
    for claim in claims:
        if claim.type != "contribution" or not claim.of or claim.status != "reported":
            continue
        for kind, parties in ((PROVIDER, claim.subject), (BENEFICIARY, claim.objects)):
            for party in parties:
                if (claim.of, party, kind) not in told:
                    told.add((claim.of, party, kind))
                    yield _role(claim, party, kind)


def _role(claim: Claim, party: str, kind: str) -> Claim:
    said = hashlib.sha256(chr(31).join((claim.source, claim.of, party, kind)).encode()).hexdigest()
    bare = Claim(id=f"role-{said[:10]}", type="role", quote=claim.quote, source=claim.source, place=claim.place)
    return replace(
        bare, kind=kind, subject=(party,), of=claim.of, start=claim.start, end=claim.end, method=claim.method,
        confidence=claim.confidence,
    )  # fmt: skip
