"""Tables in reports: every number with the unit of its column and the words of its row."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract

TITLE = "房县总工会全年数据\n\n"
TABLES = [
    pytest.param("科目\t场次\t人次\n读书班\t6\t180\n体检\t4\t950", id="tabs"),
    pytest.param("| 科目 | 场次 | 人次 |\n|---|---|---|\n| 读书班 | 6 | 180 |\n| 体检 | 4 | 950 |", id="markdown"),
    pytest.param("科目　场次　人次\n\n读书班　6　180\n\n体检　4　950", id="full-width blanks"),
    pytest.param("科目,场次,人次\n读书班,6,180\n体检,4,950", id="commas"),
    pytest.param("科目 场次 人次\n读书班 6 180\n体检 4 950", id="blanks"),
    pytest.param("序号\t科目\t场次\t人次\n1\t读书班\t6\t180\n2\t体检\t4\t950", id="numbered rows"),
]


def found(text: str) -> list[tuple[str, str, str, float, str]]:
    claims = [c for c in extract(document_of(text)) if c.type in ("statistic", "contribution") and c.quantity]
    return [
        (c.type, c.text("subject"), c.text("object"), float(c.quantity.value or 0), c.quantity.unit)
        for c in claims
        if c.quantity
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_read_however_it_is_written(table: str) -> None:
    assert found(TITLE + table) == [
        ("statistic", "房县总工会", "读书班场次", 6, "场次"),
        ("statistic", "房县总工会", "读书班人次", 180, "人次"),
        ("statistic", "房县总工会", "体检场次", 4, "场次"),
        ("statistic", "房县总工会", "体检人次", 950, "人次"),
    ]


def test_sums_of_relief_are_contributions_and_others_statistics() -> None:
    relief = "救助情况\n单位：万元\n类别\t户数（户）\t金额\n大病救助\t1,200\t48.5\n合计\t1,200\t48.5"
    assert found(f"{TITLE}{relief}\n\n科目\t支出（万元）\n水电\t7") == [
        ("contribution", "房县总工会", "大病救助金额", 485000, "CNY"),
        ("contribution", "房县总工会", "救助情况合计金额", 485000, "CNY"),
        ("statistic", "房县总工会", "大病救助户数", 1200, "户"),
        ("statistic", "房县总工会", "救助情况合计户数", 1200, "户"),
        ("statistic", "房县总工会", "水电支出金额", 70000, "CNY"),
    ]


def test_a_row_s_union_has_its_numbers_and_the_report_s_the_total() -> None:
    table = "单位\t会员（万人）\n竹溪县总工会\t2.1\n郧西县总工会\t3\n合计\t5.1"
    assert [(subject, value) for _, subject, _, value, _ in found(TITLE + table)] == [
        ("竹溪县总工会", 21000),
        ("郧西县总工会", 30000),
        ("房县总工会", 51000),
    ]


@pytest.mark.parametrize(
    "text",
    ["科目\t场次\n读书班\t待定", "科目\t场次\n读书班\t6\t180", "姓名\t电话\n周明\t6180", "某日,场次,人次都在增加"],
)
def test_what_has_no_head_or_no_number_is_no_table(text: str) -> None:
    assert found(TITLE + text) == []
