"""Candidates as rows of the claims table, which a person can mend and `build` can load."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from unionkg.graph.claims import Claim
from unionkg.graph.errors import Place
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.kinds import kind_of, level_of, programme_kind, unit_concepts
from unionkg.loaders.reports.measures import measure_of, unit_by_noun, without_deed, without_unit
from unionkg.loaders.reports.quantities import Quantity
from unionkg.loaders.reports.roles import roles

MONEY = ("资金", "金", "款", "经费", "补贴")
PER = {"年": "year", "月": "month", "人": "person", "户": "household", "亩": "mu"}
UNMEASURED = "单位表没有这个单位,数字只在引文里 / no such unit in the scheme: the number stands in the quote only"
NO_GRANTOR = "报道没有写明,或没有读出授予者 / who granted it is not said, or was not read"
DOUBTFUL = "读报引擎存疑,待人工裁定 / doubtful reading, to be settled by a person"


def rows(candidates: Iterable[Candidate], text: str, source: str, cast: Cast) -> Iterator[Claim]:
    """Yield a row for each candidate, and one more for each further quote; names go into the cast as they are met."""
    made: dict[str, tuple[Claim, Candidate]] = {}
    for candidate in candidates:
        if (row := _row(candidate, text, source, cast)) is not None:
            made.setdefault(row.id, (row, candidate))
    pairs = {frozenset((*row.subject, *row.objects)): row.id for row, _ in made.values() if row.type == "partnership"}
    linked = {row.id: _linked(row, pairs) for row, _ in made.values()}
    for row, candidate in made.values():
        yield linked[row.id]
        for number, (start, end) in enumerate(candidate.evidence, 2):
            yield replace(
                _bare(row, text, *trimmed(text, start, end)), id=f"{row.id}-q{number}", type="evidence", of=row.id
            )
    yield from roles(linked.values())


def _linked(row: Claim, pairs: Mapping[frozenset[str], str]) -> Claim:
    """Put a contribution or an agreement under the partnership of just these unions, where the report has one."""
    parties = {"contribution": (*row.subject, *row.objects), "agreement": row.objects}.get(row.type, ())
    of = pairs.get(frozenset(parties), "")
    return replace(row, of=of) if of else row


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without the blanks at its ends."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - (len(stretch) - len(stretch.rstrip()))


def _row(candidate: Candidate, text: str, source: str, cast: Cast) -> Claim | None:
    start, end = trimmed(text, candidate.start, candidate.end)
    claim = Claim(
        id=_id(candidate, source), type=candidate.type, quote=text[start:end], source=source, place=Place(source),
        start=start, end=end, date=candidate.date, period=candidate.period, method=candidate.frame,
        confidence=candidate.tier,
        status="doubtful" if candidate.tier == "C" else "reported", note=DOUBTFUL if candidate.tier == "C" else "",
    )  # fmt: skip
    if (parts := PARTS[candidate.type](candidate, claim, cast)) is None:
        return None
    if parts.type == "partnership":  # its kind is said somewhere in the report, not always where its parties are
        quotes = (text[slice(*stretch)] for stretch in candidate.evidence)
        parts = replace(parts, kind=kind_of("partnership", " ".join((claim.quote, *quotes))))
    return _with_number(parts, candidate, text)


def _bare(claim: Claim, text: str, start: int, end: int) -> Claim:
    return Claim(
        id=claim.id, type=claim.type, quote=text[start:end], source=claim.source, place=claim.place,
        start=start, end=end, method=claim.method,
    )  # fmt: skip


def _id(candidate: Candidate, source: str) -> str:
    """Return an id that a later reading of the same report gives to the same claim again."""
    quantity = candidate.quantity
    number = (quantity.value, quantity.value_max, quantity.unit) if quantity else ()
    goods = (candidate.text("goods"),) if "goods" in candidate.slots else ()
    said = [source, candidate.type, candidate.text("subject"), candidate.text("object"), *map(str, number), *goods]
    return f"{candidate.type}-{hashlib.sha256(chr(31).join(said).encode()).hexdigest()[:10]}"


def _with_number(claim: Claim, candidate: Candidate, text: str) -> Claim | None:
    quantity = candidate.quantity
    if quantity is None or quantity.ordinal:
        return None if claim.type == "statistic" else claim
    unit, verbatim = _unit(quantity, claim, text)
    if not unit or verbatim not in claim.quote:
        return replace(claim, note=claim.note or UNMEASURED) if claim.type != "statistic" else None
    low, high = quantity.value, quantity.value_max
    if quantity.qualifier == "atMost":
        low, high = None, quantity.value
    counted = claim.object if claim.type != "contribution" else candidate.text("goods")
    measure = measure_of(quantity.unit, counted, claim.quote)
    shown = without_deed(measure, claim.object, claim.quote) if claim.type == "statistic" else claim.object
    return replace(
        claim, object=shown, measure=measure, value=low, value_max=high, unit=unit,
        per=tuple(PER[word] for word in quantity.per if word in PER), qualifier=quantity.qualifier, verbatim=verbatim,
    )  # fmt: skip


def _unit(quantity: Quantity, claim: Claim, text: str) -> tuple[str, str]:
    """Return the unit and the number's words: townships, villages and trades are units of their own (7个乡镇)."""
    verbatim = text[quantity.start : quantity.end].strip()
    unit, noun = unit_by_noun(claim.object) if claim.type == "statistic" and quantity.unit == "个" else ("", "")
    if noun and text.startswith(noun, quantity.end) and verbatim + noun in claim.quote:
        verbatim += noun
    return unit or unit_concepts().get(quantity.unit, ""), verbatim


# What each type of candidate fills


def _organization(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    name = cast.union(candidate.text("subject"))
    return replace(claim, subject=(name,), kind=cast.form(name))


def _partnership(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    one, other = cast.union(candidate.text("subject")), cast.union(candidate.text("object"))
    if one == other:
        return None
    return replace(claim, subject=(one,), object=other)


def _agreement(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    parties = [cast.agent(name) for name in candidate.text("object").split("|") if name]
    if len(parties) < 2:
        return None
    return replace(claim, subject=(_cell(candidate.text("subject")),), object="|".join(parties))


def _leader(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    body, title = cast.post(candidate.text("object"))
    person = cast.person(candidate.text("subject"), body)
    return replace(claim, subject=(person,), object=title, of=body, kind=kind_of("leader", candidate.text("object")))


def _contribution(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    giver, words = cast.agent(candidate.text("subject")), candidate.text("object")
    receivers = [name for part in words.split("、") if (name := cast.known(part)) and name != giver]
    goods = _cell(candidate.text("goods") or ("" if receivers else words))
    also = {"goods": (goods,)} if goods else {}
    kind = "funds" if goods.endswith(MONEY) else kind_of("contribution", claim.quote)
    return replace(claim, subject=(giver,), object="|".join(receivers), also=also, kind=kind)


def _statistic(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    role = candidate.quantity.role if candidate.quantity else ""
    label = _as_written(without_unit(candidate.text("object"), candidate.quantity), claim.quote)
    counted = _cell(label) or _cell(claim.quote)
    return replace(claim, subject=(cast.agent(candidate.text("subject")),), object=counted, kind=role)


def _as_written(words: str, quote: str) -> str:
    """Return words of the quote with its brackets: the engine reads both kinds as one."""
    wide = words.replace("(", "（").replace(")", "）")
    return wide if "(" in words and "（" in quote and "(" not in quote else words


def _undertaking(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    subject, words = candidate.text("subject"), _cell(candidate.text("object"))
    if not subject or not words:
        return None
    program = candidate.type == "program"
    kind = programme_kind(words, claim.quote) if program else kind_of(candidate.type, words + claim.quote)
    return replace(claim, subject=(cast.agent(subject),), object=_as_written(words, claim.quote), kind=kind)


def _award(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    winner, words = cast.agent(candidate.text("subject")), _cell(candidate.text("object"))
    grantor, kind = candidate.text("grantor"), kind_of("award", words + claim.quote)
    also = {"grantor": (cast.agent(grantor),)} if grantor else {}
    if level := level_of(words):
        also["level"] = (level,)
    note = claim.note or ("" if grantor else NO_GRANTOR)
    return replace(claim, subject=(winner,), object=_as_written(words, claim.quote), kind=kind, also=also, note=note)


def _event(candidate: Candidate, claim: Claim, cast: Cast) -> Claim | None:
    subject, words = candidate.text("subject"), _cell(candidate.text("object"))
    if not subject:
        return None
    return replace(claim, subject=(cast.agent(subject),), object=words, kind=kind_of("event", words))


def _cell(words: str) -> str:
    """Return words as a cell of the table can hold them: in one line, without the signs that join cells."""
    return " ".join(words.replace("|", "、").replace(";", ",").split())


PARTS = {
    "organization": _organization, "partnership": _partnership, "agreement": _agreement, "leader": _leader,
    "contribution": _contribution, "statistic": _statistic, "program": _undertaking, "facility": _undertaking,
    "policy": _undertaking, "award": _award, "event": _event,
}  # fmt: skip
