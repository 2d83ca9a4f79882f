"""Union mentions: which unions a report's words mean, and how that was found out."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract, read
from unionkg.loaders.reports.references import Reference


def references(text: str) -> list[Reference]:
    return [r for r in read(document_of(text)).references if r.speaks]


def names(text: str) -> list[tuple[str, ...]]:
    return [r.names for r in references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖北省十堰市张湾区总工会来人。", [("张湾区总工会",)]),
        ("全国总工会、全总机关来人。", [("中华全国总工会",), ("中华全国总工会",)]),
        ("徐州工会人来了,徐州市总工会来人。", [("徐州市总工会",)]),
        ("成都、重庆两地工会座谈。", [("成都市总工会", "重庆市总工会")]),
        ("川渝两地工会座谈。", [("四川省总工会", "重庆市总工会")]),
        ("川渝工会很忙。", []),
        ("襄阳市教育工会很忙。市教育工会来人。", [("襄阳市教育工会",), ("襄阳市教育工会",)]),
        ("襄阳市总工会很忙。市教育工会来人。", [("襄阳市总工会",), ("襄阳市教育工会",)]),
        (
            "恩施土家族苗族自治州工会第八次代表大会闭幕。恩施州总工会很忙。",
            [("恩施土家族苗族自治州总工会",)],
        ),
        ("苏皖豫三市总工会座谈。", []),
        ("京津沪三市总工会座谈。", [("北京市总工会", "天津市总工会", "上海市总工会")]),
        ("粤桂琼三省(区)总工会座谈。", [("广东省总工会", "广西壮族自治区总工会", "海南省总工会")]),
        ("沪苏浙皖三省一市工会座谈。", [("上海市总工会", "江苏省总工会", "浙江省总工会", "安徽省总工会")]),
        ("上海、江苏、浙江总工会座谈。", [("上海市总工会", "江苏省总工会", "浙江省总工会")]),
        ("青川大桥机械有限公司工会成立。", [("青川大桥机械有限公司工会",)]),
        ("十堰经开区总工会来人。", [("十堰经开区总工会",)]),
        ("香港工会联合会来访。", [("香港工会联合会",)]),
    ],
)
def test_names_stand_without_the_place_above(text: str, expected: list[tuple[str, ...]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["各级工会组织要服务职工。", "推动企业工会建会。", "工会会员来了。", "街道工会在忙。"])
def test_unions_without_a_name_of_their_own_are_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "how"),
    [
        ("房县总工会很忙。县总工会也累。", "房县总工会", "owner"),
        (
            "房县总工会说话。\n\n一、竹山县:先行\n\n竹山县变化大,职工说县总工会好,大家都说县总工会真好,年年都好。",
            "竹山县总工会",
            "owner",
        ),
        ("房县总工会很忙,省总工会来人。", "湖北省总工会", "higher than owner"),
        ("房县总工会很忙,市总来人。", "十堰市总工会", "higher than owner"),
        ("房县总工会很忙。该会很累。", "房县总工会", "nearest"),
    ],
)
def test_relative_names_say_how_they_were_resolved(text: str, expected: str, how: str) -> None:
    last = references(text)[-1]
    assert (last.name, last.trace) == (expected, (how,))


def test_a_joint_name_means_those_named_before() -> None:
    last = references("武昌区总工会来到房县总工会。两地工会座谈。")[-1]
    assert last.names == ("武昌区总工会", "房县总工会")
    assert last.trace == ("nearest",)


def test_a_joint_name_that_counts_more_than_it_lists_is_not_filled_up() -> None:
    assert names("武汉、黄石三市总工会座谈。") == []


def test_a_gift_goes_to_somebody_else() -> None:
    text = "青岛、陇南两市工会座谈。青岛市总工会向市总工会捐款。"
    assert references(text)[-1].names == ("陇南市总工会",)


def test_a_place_that_no_table_knows_is_known_by_its_other_mentions() -> None:
    assert names("云隐县山高。云隐县总工会来人。") == [("云隐县总工会",)]


def test_an_abbreviated_name_is_the_long_one() -> None:
    assert names("武当山旅游经济特区总工会来人。武当山特区总工会来人。") == [("武当山旅游经济特区总工会",)] * 2


def test_a_bare_name_that_nothing_resolves_is_kept_for_review() -> None:
    found = list(extract(document_of("经开区总工会新建驿站10个。经开区总工会服务骑手1200人次。")))
    assert {(c.text("subject"), c.tier) for c in found} == {("经开区总工会", "C")}
