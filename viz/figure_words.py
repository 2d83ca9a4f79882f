"""Say a figure in words, with its qualifier, so that a lower bound is never read as the number itself."""

from collections.abc import Mapping
from decimal import Decimal

from unionkg.viz.reading import Values, label, text, texts
from unionkg.viz.spec import Label

QUALIFIERS = {
    "exact": Label("", ""),
    "atLeast": Label("至少", "at least"),
    "moreThan": Label("超过", "more than"),
    "approx": Label("约", "about"),
    "atMost": Label("至多", "at most"),
    "order": Label("数量级为", "of the order of"),
    "several": Label("未给出数字", "no number given"),
}


def say_figure(figure: Values, concepts: Mapping[str, Values]) -> Label:
    """Return one line: what is measured, qualifier, number, unit, and the source's own wording.

    `concepts` are the described concepts by IRI; a word that is missing there is left out.
    """

    def named(name: str) -> Label:
        return label(concepts.get(text(figure, name), {}))

    qualifier = _qualifier(concepts.get(text(figure, "qualifier"), {}))
    number, unit, measure = _number(figure), _unit(figure, concepts), named("measure")
    counts, verbatim = text(figure, "counts"), text(figure, "verbatim")
    zh = "".join(
        (qualifier.zh, f" {number} " if qualifier.zh and number else number and f"{number} ", number and unit.zh)
    )
    en = " ".join(filter(None, (qualifier.en, number, number and (unit.en or unit.zh))))
    head_zh = measure.zh + (f"（{counts}）" if counts else "")
    head_en = (measure.en or measure.zh) + (f" ({counts})" if counts else "")
    return Label(
        _join((f"{head_zh}：{zh.strip()}" if head_zh else zh.strip(), verbatim and f"原文“{verbatim}”"), "，"),
        _join((f"{head_en}: {en}" if head_en else en, verbatim and f"in the source “{verbatim}”"), ", "),
    )


def _qualifier(concept: Values) -> Label:
    return QUALIFIERS.get(text(concept, "notation"), label(concept))


def _unit(figure: Values, concepts: Mapping[str, Values]) -> Label:
    units = [label(concepts.get(iri, {})) for name in ("unit", "per") for iri in texts(figure, name)]
    zh = "/".join(unit.zh for unit in units if unit.zh)
    return Label(zh, " per ".join(unit.en or unit.zh for unit in units if unit.zh))


def _number(figure: Values) -> str:
    if value := text(figure, "value"):
        return _digits(value)
    bounds = (text(figure, "minimum"), text(figure, "maximum"))
    return "–".join(_digits(bound) for bound in bounds if bound)


def _digits(value: str) -> str:
    number = Decimal(value)
    return f"{number.to_integral_value():,}" if number == number.to_integral_value() else f"{number.normalize():,f}"


def _join(parts: tuple[str, ...], by: str) -> str:
    return by.join(part for part in parts if part)
