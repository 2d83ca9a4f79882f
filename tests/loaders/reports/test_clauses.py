"""Sentences and clauses: where a rule's reach ends, in texts with marks and without."""

import pytest
from unionkg.loaders.reports.clauses import LONGEST_CLAUSE, LONGEST_SENTENCE, sentences


def parts(view: str) -> list[list[str]]:
    return [[view[c.start : c.end] for c in s.clauses] for s in sentences(view, 0, len(view))]


def test_stops_part_sentences_and_commas_clauses() -> None:
    assert parts("房县总工会建驿站,送清凉。还办培训!") == [["房县总工会建驿站", "送清凉"], ["还办培训"]]


def test_an_aside_is_never_parted() -> None:
    assert parts("房县总工会(下称“县总,工会”)办班,送岗") == [["房县总工会(下称“县总,工会”)办班", "送岗"]]


def test_an_aside_that_never_closes_swallows_nothing() -> None:
    assert parts("甲(乙,丙。丁") == [["甲(乙", "丙"], ["丁"]]


@pytest.mark.parametrize("view", ["工会" * 4000, "办“讲堂”送岗位" * 900, "(" * 9000, "甲,乙:" * 3000])
def test_a_text_without_stops_is_cut(view: str) -> None:
    found = list(sentences(view, 0, len(view)))
    assert all(s.end - s.start <= LONGEST_SENTENCE + LONGEST_CLAUSE for s in found)
    assert all(c.end - c.start <= LONGEST_CLAUSE for s in found for c in s.clauses)
    assert sum(s.end - s.start for s in found) >= 0.99 * len(view)
