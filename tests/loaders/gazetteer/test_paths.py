"""Texts that are nothing but names of places, each in the one before."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.loaders.gazetteer.places import gazetteer

PARTS = [
    "湖北省",
    "湖北",
    "十堰市",
    "十堰",
    "张湾区",
    "黄龙镇",
    "堰石村",
    "北京",
    "通州区",
    "通州",
    "朝阳",
    "市",
    "总工会",
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("湖北省十堰市丹江口市", ["湖北省", "十堰市", "丹江口市"]),
        ("北京通州区", ["北京市", "通州区"]),
        ("盐城射阳县", ["盐城市", "射阳县"]),
        ("江苏南通通州", ["江苏省", "南通市", "通州区"]),
        ("十堰市张湾区黄龙镇堰石村", ["十堰市", "张湾区", "黄龙镇", "堰石村"]),
        ("张湾区六四社区", ["张湾区", "六四社区"]),
        ("湖北十堰郧县", ["湖北省", "十堰市", "郧县"]),
        ("铜陵市郊区", ["铜陵市", "郊区"]),
        ("十堰武当山特区", ["十堰市", "武当山旅游经济特区"]),
        ("甘肃合作市", ["甘肃省", "合作市"]),
        ("海淀区", ["海淀区"]),
    ],
)
def test_rows_of_places(text: str, names: list[str]) -> None:
    assert [place.name for place in gazetteer().path(text)] == names


@pytest.mark.parametrize(
    "text", ["", "区", "今天", "通州区", "朝阳", "北京市总工会", "十堰市海淀区", "北京和十堰", "海淀区海淀区", "城关镇"]
)
def test_what_is_no_such_row_or_can_be_read_in_several_ways(text: str) -> None:
    assert gazetteer().path(text) == ()


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join) | st.text(max_size=80))
def test_each_place_of_a_row_lies_in_the_one_before(text: str) -> None:
    row = gazetteer().path(text)
    assert all(gazetteer().within(below, above) for above, below in pairwise(row))
