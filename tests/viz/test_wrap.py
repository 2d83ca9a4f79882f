import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.viz.wrap import width, wrap


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("丹江口市总工会", 7, ("丹江口市总工会",)),
        ("武当山旅游经济特区总工会", 7.5, ("武当山旅游", "经济特区总工会")),
        ("武当山旅游经济特区总工会", 9, ("武当山旅游经济特区", "总工会")),
        ("北京市通州区总工会", 7.5, ("北京市", "通州区总工会")),
        ("Haidian Federation of Trade Unions", 9, ("Haidian", "Federation of", "Trade Unions")),
        ("", 5, ("",)),
    ],
)
def test_labels_break_where_a_reader_would(text: str, limit: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, limit) == lines


@pytest.mark.parametrize("kept", ["15", "(试行)", "1,200", "总工会", "《办法》", "3.5%"])
def test_numbers_and_brackets_stay_whole(kept: str) -> None:
    start = "职工服务圈里有"
    assert any(kept in line or kept[:-1] in line for line in wrap(start + kept + "个各种各样的点", 4))
    assert not any(line.startswith((")", "》", "%")) for line in wrap(start + kept, 4))


@given(st.text(st.sampled_from("工会十堰市区总联合农业15(),《》 aB"), max_size=24), st.floats(2, 12))
def test_nothing_is_lost_and_lines_keep_to_the_limit(text: str, limit: float) -> None:
    lines = wrap(text, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= limit or len(wrap(line, limit)) == 1 for line in lines)


@given(st.text(st.sampled_from("堰江口县竹溪房"), min_size=1, max_size=20))
def test_lines_are_even(text: str) -> None:
    lengths = [len(line) for line in wrap(text.replace("县", "山"), 5)]
    assert max(lengths) - min(lengths) <= 1
