"""Figures of an area or its economy are told beside a union's work, and are none of it."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract

AREA = [
    "房县是香菇之乡,菌菇从业人员15万人。",
    "房县有产业园区6个。",
    "全县新就业形态劳动者约有4000人。",
    "全县森林覆盖率达80%。",
    "全县拥有7家规上企业。",
    "全县拥有非公企业900家。",
    "当地累计搬迁移民3万人。",
    "该厂注册资金600万元,年产值2亿元。",
]
DEEDS = [
    "全县覆盖菌菇从业人员15万人。",
    "全县新就业形态劳动者入会4000人。",
    "竞赛带动产值2亿元。",
    "排查产业园区6个。",
    "9家规上企业开展技能比赛。",
]


def _labels(text: str) -> list[str]:
    found = extract(document_of(f"房县总工会开展慰问活动。{text}"))
    return [c.text("object") for c in found if c.type == "statistic"]


@pytest.mark.parametrize("text", AREA)
def test_what_an_area_has_is_no_figure_of_its_union(text: str) -> None:
    assert _labels(text) == []


@pytest.mark.parametrize("text", DEEDS)
def test_what_a_union_did_for_them_is_its_figure(text: str) -> None:
    assert len(_labels(text)) == 1
