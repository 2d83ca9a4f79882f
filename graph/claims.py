"""A claim as a row of the claims table: what one source says, before it becomes RDF."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from unionkg.graph.errors import Place

COLUMNS = (
    "id", "type", "kind", "subject", "object", "of", "also",
    "measure", "value", "value_max", "unit", "per", "qualifier", "verbatim", "period", "date",
    "quote", "start", "end", "source", "method", "confidence", "status", "note",
)  # fmt: skip
REQUIRED = ("id", "type", "quote", "source")


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the claims table (docs/claims.md); names are still words, offsets may be missing."""

    id: str
    type: str
    quote: str
    source: str
    place: Place
    kind: str = ""
    subject: tuple[str, ...] = ()
    object: str = ""
    of: str = ""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measure: str = ""
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    per: tuple[str, ...] = ()
    qualifier: str = ""
    verbatim: str = ""
    period: str = ""
    date: str = ""
    start: int | None = None
    end: int | None = None
    method: str = "manual"
    confidence: str = ""
    status: str = "reported"
    note: str = ""

    @property
    def objects(self) -> tuple[str, ...]:
        """The object cell read as names joined by `|`."""
        return tuple(name for name in (part.strip() for part in self.object.split("|")) if name)

    @property
    def has_figure(self) -> bool:
        """Whether the row carries a number, or says that it has none (several)."""
        return bool(self.qualifier or self.unit or self.value is not None or self.value_max is not None)
