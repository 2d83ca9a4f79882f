"""Findings of the validation as a person reads them."""

from collections.abc import Iterable

from unionkg.graph.validation import Finding

MARKS = {"violation": "✗", "warning": "!"}


def findings_text(findings: Iterable[Finding]) -> str:
    """Return the findings, each with its messages and the node it is about."""
    return "\n".join(_text(finding) for finding in sorted(findings))


def _text(finding: Finding) -> str:
    value = f" ({finding.value})" if finding.value else ""
    return f"{MARKS[finding.severity]} {finding.zh} {finding.en}\n    {finding.focus}{value} [{finding.check}]"
