"""A quote is found at its exact place, or the reader is told what stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.graph.errors import Place, QuoteNotFound
from unionkg.graph.evidence import Passage, SourceText, Span, locate, nearest, normalise

PLACE = Place("claims.csv", 7)
TEXT = SourceText("a.txt", "青山区总工会有会员120人。河口县总工会有会员80余人。青山区总工会办了食堂。")


def test_a_quote_is_located() -> None:
    assert locate("会员80余人", TEXT, PLACE) == Span(21, 27)
    assert TEXT.text[21:27] == "会员80余人"


def test_a_quote_that_is_not_there_is_refused_with_the_nearest_text() -> None:
    with pytest.raises(QuoteNotFound, match=r"claims\.csv:7: .*「会员80多人」.*nearest text is 「会员80余人」"):
        locate("会员80多人", TEXT, PLACE)


def test_a_quote_that_stands_twice_needs_its_start() -> None:
    with pytest.raises(QuoteNotFound, match="stands 2 times"):
        locate("青山区总工会", TEXT, PLACE)
    assert locate("青山区总工会", TEXT, PLACE, start=28) == Span(28, 34)


@pytest.mark.parametrize(("start", "end"), [(22, None), (21, 28), (-1, None), (900, 906)])
def test_wrong_offsets_are_refused_with_the_right_ones(start: int, end: int | None) -> None:
    with pytest.raises(QuoteNotFound, match="it stands at 21–27"):
        locate("会员80余人", TEXT, PLACE, start, end)


def test_an_empty_quote_is_refused() -> None:
    with pytest.raises(QuoteNotFound, match="empty"):
        locate("", TEXT, PLACE)


def test_nothing_alike_has_no_nearest_text() -> None:
    assert nearest("quite another thing", TEXT.text) == ""


def test_the_smallest_passage_holds_the_evidence() -> None:
    passages = (Passage("section", 1, 0, 40), Passage("caption", 1, 28, 39))
    text = SourceText("a.txt", TEXT.text, passages)
    assert text.passage_of(28, 34) == passages[1]
    assert text.passage_of(0, 5) == passages[0]
    assert text.passage_of(21, 41) is None


@given(st.text(min_size=1), st.data())
def test_every_slice_of_a_text_is_found_at_its_offsets(text: str, data: st.DataObject) -> None:
    source = SourceText("a.txt", normalise(text))
    start = data.draw(st.integers(0, len(source.text) - 1)) if source.text else 0
    end = data.draw(st.integers(start + 1, len(source.text)))
    quote = source.text[start:end]
    if normalise(quote) == quote:
        assert locate(quote, source, PLACE, start) == Span(start, end)
