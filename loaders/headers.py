"""The line that names the columns: found below titles and instructions, in Chinese or English, and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from unionkg.graph.errors import BadTable, Place
from unionkg.loaders.columns import bilingual, headings_of, settle_heading
from unionkg.loaders.delimited import Line

OWN = "_"  # headings that start so are the writer's own and are passed over


@dataclass(frozen=True, slots=True)
class Header:
    """A header line: the column of each cell, None where it has no heading of ours, "" where it is the writer's own."""

    line: Line
    columns: tuple[str | None, ...]

    def repeats(self, line: Line, headings: Mapping[str, str]) -> bool:
        """Tell whether a later line names the same columns again, as the second line of a bilingual header does."""
        again = _columns(line, headings)
        if line.number == self.line.number + 1:
            pairs = zip(line.cells, again, self.columns, strict=False)
            return all(column is not None and column == named for cell, column, named in pairs if cell)
        return again == self.columns


def find_header(lines: list[Line], required: tuple[str, ...], known: tuple[str, ...], place: Place) -> Header:
    """Return the line that names most columns; raise BadTable when it lacks one, has a strange one or one twice."""
    if not lines:
        raise BadTable(place, "the table is empty; its first row names the columns")
    headings = headings_of(known)
    line = max(lines, key=lambda line: (sum(settle_heading(cell) in headings for cell in line.cells), -line.number))
    header = Header(line, _columns(line, headings))
    place = Place(place.file, line.number)
    _check_missing(header, required, known, place)
    _check_strange(header, headings, place)
    _check_double(header, known, place)
    return header


def _columns(line: Line, headings: Mapping[str, str]) -> tuple[str | None, ...]:
    return tuple("" if cell.startswith(OWN) else headings.get(settle_heading(cell)) for cell in line.cells)


def _check_missing(header: Header, required: tuple[str, ...], known: tuple[str, ...], place: Place) -> None:
    missing = [name for name in required if name not in header.columns]
    if missing:
        names = ", ".join(bilingual(name, known) for name in missing)
        raise BadTable(place, f"the header lacks {names}; {_nearest_present(header, missing, known)}")


def _nearest_present(header: Header, missing: list[str], known: tuple[str, ...]) -> str:
    wanted = [heading for heading, name in headings_of(known).items() if name in missing]
    near = [cell for cell in _strange(header) if get_close_matches(settle_heading(cell), wanted, n=1, cutoff=0.5)]
    if near:
        return f"rename the nearest present: {'、'.join(near)}"
    present = "、".join(cell[:20] for cell in header.line.cells[:8] if cell)
    return f"add it to the first row, which has {present}"


def _check_strange(header: Header, headings: Mapping[str, str], place: Place) -> None:
    for cell in _strange(header):
        near = get_close_matches(settle_heading(cell), headings, n=1, cutoff=0.5)
        meant = f"write {headings[near[0]]} if you meant that, or " if near else ""
        raise BadTable(place, f"column 「{cell[:40]}」 is unknown; {meant}start its name with {OWN} to keep it out")


def _strange(header: Header) -> list[str]:
    return [cell for cell, column in zip(header.line.cells, header.columns, strict=True) if cell and column is None]


def _check_double(header: Header, known: tuple[str, ...], place: Place) -> None:
    for name in known:
        if header.columns.count(name) > 1:
            at = " and ".join(str(at) for at, column in enumerate(header.columns, start=1) if column == name)
            raise BadTable(place, f"column {bilingual(name, known)} stands twice (columns {at}); keep one")
