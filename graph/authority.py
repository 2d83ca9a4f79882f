"""What the federation's own tables say: areas, unions, people and other organizations, with their keys."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from unionkg.graph.errors import Place


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative division or functional zone; `code` is GB/T 2260 or empty, `parent` a key."""

    key: str
    name: str
    place: Place
    code: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    wikidata: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnionEntry:
    """A union; `level` and `form` are concepts, `higher` is a union's key, `area` an area's."""

    key: str
    name: str
    place: Place
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    level: str = ""
    form: str = ""
    higher: str = ""
    area: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as sources print the name; never completed."""

    key: str
    name: str
    place: Place
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that is not a union: Party committee, bureau, newspaper, firm."""

    key: str
    name: str
    place: Place
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""
    area: str = ""
    note: str = ""


Entry = Area | UnionEntry | Person | Organization


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority tables of a collection; `same` leads from a name that no table has to the one it is known by."""

    areas: tuple[Area, ...] = ()
    unions: tuple[UnionEntry, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Authority":
        """Return the tables that hold these entries."""
        entries = tuple(entries)
        return cls(
            areas=tuple(entry for entry in entries if isinstance(entry, Area)),
            unions=tuple(entry for entry in entries if isinstance(entry, UnionEntry)),
            people=tuple(entry for entry in entries if isinstance(entry, Person)),
            organizations=tuple(entry for entry in entries if isinstance(entry, Organization)),
        )

    def __iter__(self) -> Iterator[Entry]:
        yield from self.areas
        yield from self.unions
        yield from self.people
        yield from self.organizations
