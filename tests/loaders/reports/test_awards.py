"""Awards taken apart: every winner with every title, who granted it, and where nobody won anything."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.extraction import extract

Pairs = list[tuple[str, str]]


def awards(text: str) -> list[Candidate]:
    found = [candidate for candidate in extract(document_of(text)) if candidate.type == "award"]
    return sorted(found, key=lambda candidate: (candidate.slots["subject"].start, candidate.slots["object"].start))


def pairs(text: str) -> Pairs:
    return [(candidate.text("subject"), candidate.text("object")) for candidate in awards(text)]


WINNERS: list[tuple[str, Pairs]] = [
    (
        "最终,李小明荣获一等奖,王五一、赵刚荣获二等奖。",
        [("李小明", "一等奖"), ("王五一", "二等奖"), ("赵刚", "二等奖")],
    ),
    ("房县总工会等20家单位被授予“省先进单位”称号。", [("房县总工会等20家单位", "省先进单位")]),
    ("我县柳林小学教师何玉兰荣获省五一劳动奖章。", [("何玉兰", "省五一劳动奖章")]),
    (
        "竹溪县总工会选派的选手陈志强、刘伟分别夺得焊工组第一名和第三名。",
        [("陈志强", "焊工组第一名"), ("刘伟", "第三名")],
    ),
    ("赵立新,某厂工会主席,荣获“省优秀工会工作者”称号。", [("赵立新", "省优秀工会工作者")]),
    (
        "甲班组组长何平,乙车间主任罗亮,被评为“县先进工作者”。",
        [("何平", "县先进工作者"), ("罗亮", "县先进工作者")],
    ),
    ("冯小雨扎根山区。她先后获得“省劳动模范”等称号。", [("冯小雨", "省劳动模范")]),
    ("房县水务公司、房县中医医院2个集体荣获县先锋号。", [("房县水务公司", "县先锋号"), ("房县中医医院", "县先锋号")]),
    ("来自保康的王晓平获得刺绣竞赛一等奖。", [("王晓平", "刺绣竞赛一等奖")]),
    ("房县总工会代表队获得团体一等奖。", [("房县总工会", "团体一等奖")]),
    ("房县总工会“夜校”项目获评全省工会十大创新案例。", [("房县总工会“夜校”项目", "全省工会十大创新案例")]),
]


@pytest.mark.parametrize(("text", "expected"), WINNERS)
def test_winners_are_told_apart(text: str, expected: Pairs) -> None:
    assert pairs(text) == expected


TITLES: list[tuple[str, Pairs]] = [
    (
        "房县总工会荣获“省模范职工之家”“市先进单位”等称号。",
        [("房县总工会", "省模范职工之家"), ("房县总工会", "市先进单位")],
    ),
    ("房县代表队获得团体一、二等奖。", [("房县代表队", "团体一等奖"), ("房县代表队", "团体二等奖")]),
    ("房县代表队摘得金牌2枚、银牌3枚。", [("房县代表队", "金牌"), ("房县代表队", "银牌")]),
    ("李小明荣获金奖、周正荣获银奖。", [("李小明", "金奖"), ("周正", "银奖")]),
    ("何平荣获焊工组、电工组个人一等奖。", [("何平", "焊工组、电工组个人一等奖")]),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_are_told_apart(text: str, expected: Pairs) -> None:
    assert pairs(text) == expected


LISTS: list[tuple[str, Pairs]] = [
    (
        "县工人先锋号:房县客运公司甲班、房县供电公司乙班。",
        [("房县客运公司甲班", "县工人先锋号"), ("房县供电公司乙班", "县工人先锋号")],
    ),
    (
        "名单如下\n县五一劳动奖章\n何平 房县客运公司司机\n罗 亮 房县供电公司电工\n会议结束。",
        [("何平", "县五一劳动奖章"), ("罗亮", "县五一劳动奖章")],
    ),
    (
        "获得县首席技师称号的2名职工分别是:房县水务公司钳工何平、房县客运公司司机罗亮。",
        [("何平", "县首席技师"), ("罗亮", "县首席技师")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_hold_for_all_their_members(text: str, expected: Pairs) -> None:
    assert pairs(text) == expected


GRANTED = [
    ("何平被房县总工会评为“县优秀工会工作者”。", "房县总工会"),
    ("房县总工会授予何平等5名同志“县工匠”称号。", "房县总工会"),
    ("何平获房县总工会授予的“县工匠”称号。", "房县总工会"),
    ("何平荣获房县总工会“县工匠”称号。", "房县总工会"),
    ("何平荣获“县工匠”称号。", ""),
]


@pytest.mark.parametrize(("text", "grantor"), GRANTED)
def test_who_granted_it_is_no_winner(text: str, grantor: str) -> None:
    (award,) = awards(text)
    assert award.text("subject").startswith("何平")
    assert award.text("object") in ("县工匠", "县优秀工会工作者")
    assert award.text("grantor") == grantor


NOTHING = [
    "房县总工会获得财政补助资金50万元。",
    "房县总工会的做法获得职工好评。",
    "房县总工会力争年内荣获省先进单位称号。",
    "获得一等奖的选手可晋升技师。",
    "会上为获奖代表颁奖。",
    "房县总工会印发《关于表彰全县先进单位的决定》。",
    "他的工作室被命名为省级劳模创新工作室。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_won(text: str) -> None:
    assert pairs(text) == []


def test_the_quote_holds_winner_and_title() -> None:
    text = "县工人先锋号评选揭晓。何平扎根一线,荣获“县工匠”称号。"
    (award,) = awards(text)
    quote = text[award.start : award.end]
    assert "何平" in quote
    assert "县工匠" in quote
    assert award.tier == "B"


def test_a_title_over_many_lines_is_further_evidence() -> None:
    text = "县五一劳动奖章\n何平 房县客运公司司机\n罗亮 房县供电公司电工"
    assert [text[a:b] for award in awards(text) for a, b in award.evidence] == ["县五一劳动奖章", "县五一劳动奖章"]
