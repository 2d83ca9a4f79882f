"""Numbers in reports: value, unit, bound, role; and what only looks like a number."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.loaders.reports.quantities import find_quantities

COUNTED = [
    ("捐出30万元", "300000", "CNY", "exact"),
    ("捐出30余万元", "300000", "CNY", "atLeast"),
    ("捐出30万余元", "300000", "CNY", "atLeast"),
    ("3亿多元", "300000000", "CNY", "atLeast"),
    ("近40万元", "400000", "CNY", "atMost"),
    ("约1.5万元", "15000", "CNY", "approx"),
    ("超过500人", "500", "人", "moreThan"),
    ("突破60个", "60", "个", "moreThan"),
    ("不少于50场", "50", "场", "atLeast"),
    ("上百万元", "1000000", "CNY", "order"),
    ("上千名", "1000", "人", "order"),
    ("数百人", "100", "人", "order"),
    ("万余人次", "10000", "人次", "order"),
    ("十几家", "10", "家", "order"),
    ("两万多名", "20000", "人", "atLeast"),
    ("三百余家", "300", "家", "atLeast"),
    ("一百二十三名", "123", "人", "exact"),
    ("一万五千元", "15000", "CNY", "exact"),
    ("1千万元", "10000000", "CNY", "exact"),
    ("1,100余名", "1100", "人", "atLeast"),
    ("5 万元", "50000", "CNY", "exact"),
    ("300 余名", "300", "人", "atLeast"),
    ("2000人次以上", "2000", "人次", "atLeast"),
    ("30%左右", "30", "%", "approx"),
    ("百分之三十", "30", "%", "exact"),
    ("3个百分点", "3", "个百分点", "exact"),
    ("200平方米", "200", "平方米", "exact"),
    ("历时3个多月", "3", "个月", "atLeast"),
    ("慰问800户次", "800", "户次", "exact"),
    ("50个工种", "50", "个", "exact"),
    ("2.5万群众", "25000", "人", "exact"),
    ("有一户", None, "", ""),
    ("签约30家", "30", "家", "exact"),
    ("附近3家", "3", "家", "exact"),
    ("附近30余家", "30", "家", "atLeast"),
    ("2023,300人", "300", "人", "exact"),
    ("亿" * 2000 + "元", None, "", ""),
]
APART = [
    "六个一批", "四个一", "“十星级”", "15分钟职工服务圈", "四点半学校", "2023年8月1日", "十四五", "两地工会", "前三名",
    "千方百计", "第一书记", "〔2023〕5号文", "10:30", "13800138000", "G316", "之一", "三分之二", "一名职工",
    "三元区", "九台区", "零件", "百万职工",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "qualifier"), COUNTED)
def test_a_number_has_value_unit_and_bound(text: str, value: str | None, unit: str, qualifier: str) -> None:
    found = [(q.value, q.unit, q.qualifier) for q in find_quantities(f"工会{text},")]
    assert found == ([] if value is None else [(Decimal(value), unit, qualifier)])


@pytest.mark.parametrize("text", APART)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("5万至8万元", 50000, 80000, "exact"),
        ("3-5万元", 30000, 50000, "exact"),
        ("三五名", 3, 5, "approx"),
        ("二三十人", 20, 30, "approx"),
    ],
)
def test_a_range_has_two_ends(text: str, low: int, high: int, qualifier: str) -> None:
    (found,) = find_quantities(text)
    assert (str(found.value), str(found.value_max), found.qualifier) == (str(low), str(high), qualifier)


def test_what_goes_to_a_number_of_places_is_no_range() -> None:
    found = find_quantities("下拨40万元到6个乡镇")
    assert [(str(q.value), q.value_max, q.unit) for q in found] == [("400000", None, "CNY"), ("6", None, "个")]


def test_several_gives_no_number() -> None:
    (found,) = find_quantities("曾多次赴京")
    assert (found.value, found.unit, found.qualifier) == (None, "次", "several")


def test_pairs_stay_two_numbers() -> None:
    assert [(str(q.value), q.unit) for q in find_quantities("接待6批45人次")] == [("6", "批"), ("45", "人次")]


def test_an_ordinal_counts_nothing() -> None:
    assert [q.ordinal for q in find_quantities("第五次会议来了5人")] == [True, False]


@pytest.mark.parametrize(
    ("text", "role", "per"),
    [
        ("每年培训2000人次", "annual", ("年",)),
        ("累计发放3万元", "cumulative", ()),
        ("计划新建站点100个", "target", ()),
        ("人均增收500元", "", ("人",)),
        ("计划已完成,发放3万元", "", ()),
    ],
)
def test_the_words_before_say_what_kind_of_number_it_is(text: str, role: str, per: tuple[str, ...]) -> None:
    (found,) = find_quantities(text)
    assert (found.role, found.per) == (role, per)


@given(st.text(st.sampled_from("0123456789.,一二三十百千万亿余多近约超上数几第元人次个家批至-年月“ ,。"), max_size=40))
def test_numbers_stand_in_order_and_apart(text: str) -> None:
    found = find_quantities(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(q.value_max is None or (q.value is not None and q.value < q.value_max) for q in found)


@given(st.integers(2, 10**9), st.sampled_from(["元", "人", "家"]))
def test_a_written_number_is_read_back(number: int, unit: str) -> None:
    (found,) = find_quantities(f"共{number}{unit}")
    assert (found.value, found.qualifier) == (Decimal(number), "exact")


def test_two_units_are_no_range() -> None:
    found = find_quantities("下拨370万元到14个市州,3人至5人")
    assert [(q.value, q.value_max, q.unit) for q in found] == [
        (Decimal(3700000), None, "CNY"),
        (Decimal(14), None, "个"),
        (Decimal(3), Decimal(5), "人"),
    ]
