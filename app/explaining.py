"""What became of every sentence of a report: the claims it gave, with frame, tier and steps, or why it gave none."""

from collections.abc import Iterator

from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.collecting import Extracted
from unionkg.loaders.reports.coverage import coverage
from unionkg.loaders.reports.extraction import read

SIGNS = {"used": "+", "rejected": "?", "unused": "·"}


def explain(extracted: Extracted) -> Iterator[str]:
    """Yield the lines of a coverage report, and below them the counts."""
    text = extracted.document.text
    counts = dict.fromkeys(SIGNS, 0)
    for covered in coverage(read(extracted.document), extracted.candidates):
        counts[covered.state] += 1
        why = f"   [{covered.why}]" if covered.why else ""
        yield f"{SIGNS[covered.state]} {' '.join(text[covered.start : covered.end].split())}{why}"
        yield from map(_claim, covered.candidates)
    for advice in extracted.advice:
        yield from (f"× {rejected.words}   [{advice.who}: {rejected.why}]" for rejected in advice.rejected)
    used, rejected, unused = counts.values()
    yield f"{extracted.document.name}: 用到{used}句、放弃{rejected}句、无可说{unused}句"
    yield f"{extracted.document.name}: {used} sentences used, {rejected} rejected, {unused} without anything to say"


def _claim(candidate: Candidate) -> str:
    parts = " | ".join(slot.text for slot in candidate.slots.values())
    quantity = candidate.quantity
    number = f" = {quantity.value} {quantity.unit} {quantity.qualifier}" if quantity else ""
    steps = f" ← {', '.join(dict.fromkeys(candidate.trace))}" if candidate.trace else ""
    return f"    {candidate.tier} {candidate.frame}: {parts}{number}{steps}"
