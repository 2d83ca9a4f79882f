"""What a mention of unions was resolved to, with the steps that led there."""

from dataclasses import dataclass

from unionkg.loaders.reports.naming import Union


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch [start, end) that means these unions; `trace` says how it was resolved, `explicit` if named.

    `spots` are the stretches of the places that a joint name lists, `listed` the unions of those that a crowd lists.
    """

    start: int
    end: int
    names: tuple[str, ...]
    trace: tuple[str, ...]
    explicit: bool
    kind: str
    codes: tuple[str, ...] = ()
    modifier: bool = False
    spots: tuple[tuple[int, int], ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether it is a mention of unions and not only of an area or of whose something is."""
        return self.kind not in ("area", "crowd") and not self.modifier

    @property
    def name(self) -> str:
        """The first name."""
        return self.names[0]

    @property
    def unions(self) -> list[Union]:
        """The unions that it means."""
        return [Union(name, code) for name, code in zip(self.names, self.codes, strict=True)]
