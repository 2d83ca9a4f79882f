"""Places in running text: found where they are named, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unionkg.loaders.gazetteer.places import gazetteer

ODDS = [
    "十堰市",
    "海淀",
    "通州区",
    "示范县",
    "城关镇",
    "中山",
    "总工会",
    "、",
    "和",
    "平安",
    "区域",
    "镇",
    "江苏",
    "丽",
    "，",
    "\U00020000",
    "a",
]


def found(text: str) -> list[str]:
    return [mention.name for mention in gazetteer().find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("北京市海淀区总工会到十堰回访", ["北京市", "海淀区", "十堰"]),
        ("内蒙古和恩施州的同志都来了", ["内蒙古", "恩施州"]),
        ("从丹江口出发，经房县到郧西", ["丹江口", "房县", "郧西"]),
        ("花果街道办事处与黄龙镇共建驿站", ["花果街道办事处", "黄龙镇"]),
        ("花果街办组织了慰问", ["花果街办"]),
        ("武当山特区总工会、十堰经开区总工会", ["武当山特区", "十堰经开区"]),
        ("雄安新区与苏州工业园区签约", ["雄安新区", "苏州工业园区"]),
        ("郧县和襄樊的老劳模", ["郧县", "襄樊"]),
        ("新疆生产建设兵团", ["新疆生产建设兵团"]),
        ("支援房县，支援范县", ["房县", "范县"]),
        ("北京、天津、河北三地", ["北京", "天津", "河北"]),
        ("海淀区域中心与上海市场", ["海淀", "上海"]),
    ],
)
def test_names_of_places(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "他穿着中山装",
        "和平年代的奋斗者",
        "长安街上灯火通明",
        "走在中山路和北京路上",
        "大会同意这个合作方案",
        "平安建设和公安工作",
        "创建示范县",
        "响应县委号召，完成县里任务，召开县级会议，提高县域治理能力",
        "新时代县域治理与管理县情",
        "推进乡镇平均覆盖",
        "确保定期开展慰问",
        "发扬中华民族传统",
        "荣获嘉奖一次",
        "经济宁可慢一点",
        "形成都市圈工会联盟",
        "隆重的大庆祝活动",
        "特大城镇与小城镇",
        "联合街道工会做工作",
        "女职工“安康杯”竞赛",
        "京津冀与川渝两地",
        "全市城区和郊区",
        "祁连山下，黄河南岸，东湖南路",
        "组长葛某带队",
        "东西南北中",
        "远大理想与新密码",
        "代县长讲话，弄清原因",
        "施用复合肥，走到半山腰",
    ],
)
def test_no_place_inside_other_words(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("广东中山的工友", ["广东", "中山"]),
        ("中山总工会发出倡议", ["中山"]),
        ("中山市总工会介绍，中山的工友都有保障", ["中山市", "中山"]),
        ("竹山、竹溪两县", ["竹山", "竹溪"]),
        ("普兰县总工会来电，慰问普兰职工", ["普兰县", "普兰"]),
        ("阳泉市城区的社区", ["阳泉市", "城区"]),
        ("四川公安系统", ["四川"]),
        ("湖北公安总工会", ["湖北", "公安"]),
    ],
)
def test_everyday_words_are_places_where_the_text_says_so(text: str, names: list[str]) -> None:
    assert found(text)[: len(names)] == names


def test_the_weightier_of_two_overlapping_names_is_found() -> None:
    assert found("建设美丽江苏") == ["江苏"]
    assert found("联合山东省总工会") == ["山东省"]
    assert found("来到大渡口慰问") == ["大渡口"]


def test_a_mention_keeps_every_place_it_may_mean() -> None:
    (mention,) = gazetteer().find("到通州区调研")
    assert (mention.start, mention.end, len(mention.places)) == (1, 4, 2)
    (towns,) = gazetteer().find("在城关镇召开")
    assert len(towns.places) > 50


def test_a_place_right_before_narrows_what_is_meant() -> None:
    assert [[place.code for place in mention.places] for mention in gazetteer().find("南通市通州区")] == [
        ["320600"],
        ["320612"],
    ]
    assert [[place.code for place in mention.places] for mention in gazetteer().find("北京朝阳")][1] == ["110105"]


@settings(deadline=None)  # the first asks for the tables
@given(st.lists(st.sampled_from(ODDS), max_size=30).map("".join) | st.text(max_size=200))
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for mention in gazetteer().find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.name
        assert mention.places
        assert set(mention.places) <= set(gazetteer().named(mention.name))
        end = mention.end
