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


def count_text(findings: Iterable[Finding]) -> str:
    """Return how many violations and warnings there are."""
    severities = [finding.severity for finding in findings]
    violations, warnings = severities.count("violation"), severities.count("warning")
    return f"{violations} 处违规、{warnings} 处警告 / {violations} violations, {warnings} warnings"
