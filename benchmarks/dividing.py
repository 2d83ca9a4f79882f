"""The bundled report's facts divided between the engine, a person's decisions and a person's rows, as few as can be.

python -m benchmarks.dividing [--differences] [--write]

shiyan.csv is the report as a person read it, every fact a row. What the engine says by itself needs no row; a row with
one cell otherwise takes a correction; what it misses, or says otherwise in several cells, is a person's row; what it
says besides is rejected. With --write the collection's claims.csv and decisions.csv are made anew; reasons that stand
in decisions.csv already are kept. With --differences every fact is listed that the engine says otherwise, and how.
"""

import argparse
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from unionkg.graph.claims import COLUMNS, Claim
from unionkg.loaders.authority import load_authority
from unionkg.loaders.claim_cells import write_also, write_number
from unionkg.loaders.claim_tables import load_claims, write_claims
from unionkg.loaders.columns import DECISIONS
from unionkg.loaders.decision_tables import load_decisions
from unionkg.loaders.precedence import Precedence
from unionkg.loaders.readings import ENGINE, Readings, read_texts
from unionkg.loaders.source_texts import load_sources

SHIYAN = Path(__file__).resolve().parents[1] / "examples" / "shiyan"
REFERENCE = Path(__file__).with_name("shiyan.csv")
COMPARED = tuple(
    name for name in COLUMNS if name not in ("id", "quote", "start", "end", "source", "method", "confidence")
)
WHO, WHEN = "编者", "2026-11-23"
Words = Callable[[str], str]
Pair = tuple[Claim, tuple[str, ...]]  # the engine's row of a fact, and the columns in which it is otherwise


@dataclass(frozen=True, slots=True)
class Division:
    """Who says what: facts of the engine, corrections of (row, column, value), a person's rows, rejected rows.

    Among the entered rows, `linked` are those that the engine says too (other rows belong to them, or answers name
    them), `near` the others for which it has a row, with the columns that differ.
    """

    by_engine: tuple[Claim, ...]
    corrected: tuple[tuple[Claim, str, str], ...]
    entered: tuple[Claim, ...]
    rejected: tuple[Claim, ...]
    linked: tuple[Claim, ...] = ()
    near: tuple[tuple[Claim, Pair], ...] = ()


def main() -> None:
    """Print how the facts are divided, and with --write renew the collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--differences", action="store_true", help="list what the engine says otherwise")
    parser.add_argument("--write", action="store_true", help="make claims.csv and decisions.csv anew")
    arguments = parser.parse_args()
    division = divide()
    print(*table(division), sep="\n")
    if arguments.differences:
        print("", *_differences(division), sep="\n")
    if arguments.write:
        write_claims(division.entered, SHIYAN / "claims.csv", bom=False)
        (SHIYAN / "decisions.csv").write_text(_decisions(division), encoding="utf-8")


def divide() -> Division:
    """Return the division that the engine as it is makes necessary."""
    reference = tuple(load_claims(REFERENCE))
    texts = [replace(text, about={**text.about, "read": ENGINE}) for text in load_sources(SHIYAN)]
    readings = read_texts(texts, load_authority(SHIYAN), ())
    named = {text.name: text.text for text in texts}
    pairs = _pairs(reference, readings, named)
    pinned = {word for claim in reference for word in (claim.of, *claim.subject, *claim.objects)} | _answered()
    while True:
        division, lost = _divided(reference, readings, named, {id_: pairs[id_] for id_ in pairs.keys() - pinned})
        if not lost:
            held = [(claim, pairs[claim.id]) for claim in division.entered if claim.id in pairs]
            linked = tuple(claim for claim, (_, otherwise) in held if not otherwise)
            return replace(division, linked=linked, near=tuple(pair for pair in held if pair[1][1]))
        pinned |= lost


def _divided(
    reference: Sequence[Claim], readings: Readings, texts: Mapping[str, str], pairs: Mapping[str, Pair]
) -> tuple[Division, set[str]]:
    """Return a division by these pairs, and the facts whose row of the engine would be taken for another fact."""
    leaving = {id_: pair for id_, pair in pairs.items() if len(pair[1]) < 2}
    entered = tuple(claim for claim in reference if claim.id not in leaving and claim.of not in leaving)
    besides = [c for c in Precedence(entered, texts, readings.sense).further(readings.claims) if c.type != "evidence"]
    said = {claim.id for claim, _ in leaving.values()}
    division = Division(
        by_engine=tuple(claim for claim, otherwise in leaving.values() if not otherwise),
        corrected=tuple(
            (leaving[fact.id][0], column, _cell(fact, column))
            for fact in reference
            if fact.id in leaving
            for column in leaving[fact.id][1]
        ),
        entered=entered,
        rejected=tuple(claim for claim in besides if claim.id not in said),
    )
    standing = {claim.id for claim in besides}
    return division, {id_ for id_, (claim, _) in leaving.items() if claim.id not in standing}


def _answered() -> set[str]:
    """Return the ids that stand in answers: who cites these rows must find them again."""
    found = set[str]()
    for path in (SHIYAN / "answers").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found.update(row.get("id") or "" for row in csv.DictReader(file))
    return found


def _pairs(reference: Sequence[Claim], readings: Readings, texts: Mapping[str, str]) -> dict[str, Pair]:
    """Return for each fact the row of the engine that comes nearest, with the columns that differ."""
    precedence, pairs = Precedence(reference, texts, readings.sense), dict[str, Pair]()
    ids = {said.id: row.claim.id for said in readings.claims if (row := precedence.row_of(said))}
    for said in precedence.placed(readings.claims):
        if row := precedence.row_of(said):
            otherwise = tuple(_otherwise(replace(said, of=ids.get(said.of, said.of)), row.claim, readings.sense))
            if row.claim.id not in pairs or len(otherwise) < len(pairs[row.claim.id][1]):
                pairs[row.claim.id] = said, otherwise
    return pairs


def _otherwise(said: Claim, fact: Claim, sense: Words) -> Iterator[str]:
    """Yield the columns in which the engine's row is not what the fact is."""
    for column in COMPARED:
        one, other = getattr(said, column), getattr(fact, column)
        if fact.type == "partnership" and column in ("subject", "object"):  # it binds both alike
            one, other = (sorted(map(sense, (*claim.subject, *claim.objects))) for claim in (said, fact))
        elif column in ("subject", "object"):
            one, other = (
                sorted(map(sense, cell.split("|") if isinstance(cell, str) else cell)) for cell in (one, other)
            )
        elif column == "also":
            one, other = ({key: sorted(map(sense, words)) for key, words in cell.items()} for cell in (one, other))
        if (column == "kind" and fact.type == "organization" and not other) or (column == "note" and not other):
            continue  # the union's form stands in the tables; a note of the engine does no harm
        if one != other:
            yield column


def _cell(claim: Claim, column: str) -> str:
    value = getattr(claim, column)
    if column == "also":
        return write_also(value)
    return (
        write_number(value)
        if column in ("value", "value_max")
        else "|".join(value)
        if isinstance(value, tuple)
        else str(value)
    )


def table(division: Division) -> Iterator[str]:
    """Yield the lines of a Markdown table: how many facts of each type are said by whom."""
    columns = (
        [claim.type for claim in division.by_engine],
        [claim.type for claim, _, _ in division.corrected],
        [claim.type for claim in division.entered],
        [claim.type for claim in division.linked],
        [claim.type for claim, _ in division.near],
        [claim.type for claim in division.rejected],
    )
    counts = [Counter(types) for types in columns]
    yield "| type | by the engine | corrected | a person's row | of these said too | said otherwise | rejected |"
    yield "|---|---|---|---|---|---|---|"
    for type_ in sorted(set().union(*counts)):
        yield f"| {type_} | " + " | ".join(str(count[type_]) for count in counts) + " |"
    yield "| all | " + " | ".join(str(count.total()) for count in counts) + " |"


def _differences(division: Division) -> Iterator[str]:
    for fact, (said, otherwise) in division.near:
        cells = (f"{column} 「{_cell(said, column)}」 for 「{_cell(fact, column)}」" for column in otherwise)
        yield f"{fact.id} ({said.id}): {'; '.join(cells)}"


def _decisions(division: Division) -> str:
    """Return decisions.csv; a decision that stands there already keeps who, when and why."""
    known = {(one.action, one.claim, one.value): one for one in load_decisions(SHIYAN)}
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(DECISIONS.known)
    for action, claim, value, why in _settled(division):
        one = known.get((action, claim.id, value))
        when, who, why = (one.when, one.who, one.why) if one else (WHEN, WHO, why)
        writer.writerow(["", when, who, action, claim.id, "", value, why])
    return lines.getvalue()


def _settled(division: Division) -> Iterable[tuple[str, Claim, str, str]]:
    for claim, column, value in division.corrected:
        yield "correct", claim, f"{column}={value}", f"引擎读作「{_cell(claim, column)}」,原文「{claim.quote}」"
    for claim in division.rejected:
        said = "".join(claim.subject) + (f":{claim.object}" if claim.object else "")
        yield "reject", claim, "", f"引擎读作「{said}」,人工通读没有这一条;原文「{claim.quote}」"


if __name__ == "__main__":
    main()
