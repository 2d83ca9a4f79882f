"""A collection as it lies on the desk: authority tables, claim rows and source texts, indexed but not yet joined."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from unionkg.graph.authority import Authority
from unionkg.graph.claim_types import ADDING, TYPES, ClaimType
from unionkg.graph.claims import Claim
from unionkg.graph.errors import BadInput, BadTable, DuplicateId, Refused
from unionkg.graph.evidence import SourceText
from unionkg.graph.identity import check_local_name


class Collection:
    """Rows by source and id; what is wrong with them is gathered, so that one run names every problem.

    `withheld` rows assert nothing, but other rows may name what they declare.
    """

    def __init__(
        self,
        authority: Authority,
        claims: Iterable[Claim],
        sources: Iterable[SourceText],
        withheld: Iterable[Claim] = (),
    ) -> None:
        self.authority = authority
        self._withheld = tuple(withheld)
        self.sources = {source.name: source for source in sources}
        self.problems: list[BadInput] = []
        self._rows: dict[tuple[str, str], Claim] = {}
        for claim in claims:
            with self.refusals():
                self._take(claim)

    def _take(self, claim: Claim) -> None:
        if claim.source not in self.sources:
            known = "、".join(self.sources) or "none"
            raise BadTable(claim.place, f"source 「{claim.source}」 is not among the source texts ({known})")
        if claim.type not in TYPES:
            raise BadTable(claim.place, f"type 「{claim.type}」 is unknown; it is one of {', '.join(TYPES)}")
        check_local_name(claim.id, "id", claim.place)
        first = self._rows.setdefault((claim.source, claim.id), claim)
        if first is not claim:
            raise DuplicateId(claim.place, f"id {claim.id} stands already at {first.place}")

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Gather the problem of one row and go on with the next."""
        try:
            yield
        except BadInput as problem:
            self.problems.append(problem)

    def settle(self) -> None:
        """Raise Refused when any row had a problem."""
        if self.problems:
            raise Refused(tuple({str(problem): problem for problem in self.problems}.values()))

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._rows.values())

    def of_type(self, *types: str) -> Iterator[Claim]:
        """Yield the rows of these types, in their order."""
        return (claim for claim in self if claim.type in types)

    def withheld_of(self, *types: str) -> Iterator[Claim]:
        """Yield the withheld rows of these types, in their order."""
        return (claim for claim in self._withheld if claim.type in types and claim.source in self.sources)

    def row(self, source: str, row_id: str) -> Claim | None:
        """Return the row of this id in the same source, or None."""
        return self._rows.get((source, row_id))

    def target(self, claim: Claim) -> Claim:
        """Return the row that `of` names; raise BadTable when there is none, or when it only adds to another."""
        target = self.row(claim.source, claim.of)
        if target is None or target.type in ADDING:
            raise BadTable(
                claim.place, f"of 「{claim.of}」 is not the id of a row of {claim.source} that makes a claim"
            )
        return target


def grammar(claim: Claim) -> ClaimType:
    """Return the grammar of the row's type."""
    return TYPES[claim.type]
