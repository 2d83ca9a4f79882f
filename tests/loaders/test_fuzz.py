"""Damaged reports are read or refused with one clear error; what is said of them stands in them."""

from pathlib import Path

import pytest

from benchmarks.fuzz import outcome, warm


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_no_damaged_report_is_a_fault(first: int, tmp_path: Path) -> None:
    warm(tmp_path)  # what is loaded once is no case's time
    outcomes = [outcome(case, tmp_path) for case in range(first, first + 40)]
    assert [(each.case, each.fault) for each in outcomes if each.kind == "fault"] == []
    assert {each.kind for each in outcomes} == {"read", "refused"}
