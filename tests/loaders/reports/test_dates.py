"""Dates in reports: as short as they are known, and nothing guessed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.loaders.reports.dates import find_dates, find_periods


@pytest.mark.parametrize(
    ("text", "told", "first", "last"),
    [
        ("2023年8月1日", "", "2023-08-01", "2023-08-01"),
        ("2023-08-01 10:20", "", "2023-08-01", "2023-08-01"),
        ("2023.8.1", "", "2023-08-01", "2023-08-01"),
        ("二〇二三年八月", "", "2023-08", "2023-08"),
        ("2024年初竣工", "", "2024", "2024"),
        ("5月29日", "", "--05-29", "--05-29"),
        ("五月十二日", "", "--05-12", "--05-12"),
        ("5月29日", "2024-06-02", "2024-05-29", "2024-05-29"),
        ("12月22日", "2024-01-05", "2023-12-22", "2023-12-22"),
        ("去年底", "2024-01-05", "2023", "2023"),
        ("今年7月中旬", "2016-11-14", "2016-07", "2016-07"),
        ("今年2月", "", "--02", "--02"),
        ("去年", "", "", ""),
        ("近日", "2024-01-05", "2024", "2024"),
        ("近日", "2024-01-15", "2024-01", "2024-01"),
        ("近日", "", "", ""),
        ("目前", "2024-03-15", "2024-03", "2024-03"),
        ("昨日", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("上月", "2024-01-15", "2023-12", "2023-12"),
        ("今天", "", "", ""),
        ("2023年2月30日", "", "", ""),
        ("2月29日", "", "--02-29", "--02-29"),
        ("4月31日", "2024-05-01", "", ""),
        ("2022年12月8日至9日", "", "2022-12-08", "2022-12-09"),
        ("2016年至2020年", "", "2016", "2020"),
        ("2019—2023年", "", "2019", "2023"),
        ("7月25日至31日", "2025-07-29", "2025-07-25", "2025-07-31"),
        ("6日在杭州", "2023-09-08", "2023-09-06", "2023-09-06"),
        ("9日在杭州", "2023-09-08", "", ""),
    ],
)
def test_a_date_is_as_short_as_it_is_known(text: str, told: str, first: str, last: str) -> None:
    (found,) = find_dates(text, told)
    assert (found.first, found.last) == (first, last)


def test_today_is_the_day_on_which_the_report_was_sent() -> None:
    assert [date.first for date in find_dates("本报襄阳9月15日电 驿站今天启用。", "2024-09-16")] == ["2024-09-15"] * 2


@pytest.mark.parametrize("text", ["连续5年", "工人日报", "十月革命", "2.5万元", "10.5公里", "网址 1.2.3.4", "5年来"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize("text", ["连续5年", "近年来", "截至目前", "十四五期间", "五年来", "今年以来"])
def test_a_period_is_found_as_it_is_worded(text: str) -> None:
    assert [f"({text},)"[start:end] for start, end in find_periods(f"({text},)")] == [text]


def test_a_year_is_no_period() -> None:
    assert find_periods("2022年9月,二〇二三年八月,2016年至2020年") == ()


@given(
    st.text(st.sampled_from("0123456789年月日一二三十〇至-—近今去本上底.号 "), max_size=40),
    st.sampled_from(["", "2024-05-06"]),
)
def test_dates_stand_in_order_and_apart(text: str, told: str) -> None:
    found = find_dates(text, told)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(bool(date.first) == bool(date.last) for date in found)
