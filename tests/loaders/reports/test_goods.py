"""Goods and shares: which numbers are gifts, of what, by whom and to whom."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.extraction import extract
from unionkg.loaders.reports.merging import merged
from unionkg.loaders.reports.rows import rows


def contributions(text: str) -> list[Candidate]:
    return [c for c in merged(extract(document_of(text))) if c.type == "contribution"]


def given(text: str) -> list[tuple[str, str, int]]:
    return [
        (c.text("subject"), c.text("object"), int(c.quantity.value or 0)) for c in contributions(text) if c.quantity
    ]


GOODS = [
    ("房县总工会送去雨衣80件、胶鞋60双,手电筒40支。", [("雨衣", 80), ("胶鞋", 60), ("手电筒", 40)]),
    ("房县总工会共发放绿豆150袋,毛巾400条,总价值5万余元。", [("绿豆", 150), ("毛巾", 400), ("毛巾", 50000)]),
    ("房县总工会把大米90袋和面粉70袋送到养路工手中。", [("大米", 90), ("面粉", 70)]),
    ("房县总工会将50箱酸奶,60份面包送到哨卡。", [("酸奶", 50), ("面包", 60)]),
    ("房县总工会将一批物资,共计700件雨披、900个头灯,捐赠给巡线工。", [("雨披", 700), ("头灯", 900)]),
    ("房县总工会给骑手准备了200份清凉礼包,送清凉到站点。", [("清凉礼包", 200)]),
    ("房县总工会为骑手赠送350份平安包。", [("平安包", 350)]),
    ("房县总工会筹集消毒液300瓶、手套2000个等防疫物资。", [("消毒液", 300), ("手套", 2000)]),
]
NO_GOODS = [
    "房县总工会发放权益手册3000册。",
    "房县总工会赠送5000份互助保险。",
    "房县总工会举行捐赠仪式,发布岗位300个。",
    "房县总工会捐建职工书屋8个。",
    "房县总工会为办公室购置电脑12台。",
    "房县总工会为骑手购买意外险360份,为驿站配备冰箱12台。",
    "房县总工会负责物资配送,经过几天忙碌,收割稻谷20吨。",
    "房县总工会送去大米,新建驿站16个。",
    "房县总工会向骑手送去毛巾,竹溪县总工会配备血压计20台。",
]


@pytest.mark.parametrize(("text", "goods"), GOODS)
def test_every_member_of_a_list_of_gifts_is_given(text: str, goods: list[tuple[str, int]]) -> None:
    assert sorted(given(text)) == sorted(("房县总工会", thing, number) for thing, number in goods)


@pytest.mark.parametrize("text", NO_GOODS)
def test_what_is_counted_only_is_not_given(text: str) -> None:
    assert given(text) == []


def test_goods_on_their_way_are_their_giver_s() -> None:
    text = "房县总工会募集的第二批物资运抵竹溪县,包括棉被260床、挂面180箱。"
    assert given(text) == [("房县总工会", "棉被", 260), ("房县总工会", "挂面", 180)]


def test_two_gifts_of_one_number_are_two_rows_with_receiver_and_goods() -> None:
    text = "武昌区总工会向房县总工会捐赠雨衣200套、头盔200套。"
    found = [row for row in rows(contributions(text), text, "r.txt", Cast()) if row.type == "contribution"]
    assert [(row.object, row.also["goods"]) for row in found] == [("房县总工会", ("雨衣",)), ("房县总工会", ("头盔",))]


SHARES = [
    (
        "武昌区总工会划拨救灾款60万元,其中郧西县总工会35万元、竹溪县总工会25万元。",
        [
            ("武昌区总工会", "救灾款", 600000),
            ("武昌区总工会", "郧西县总工会", 350000),
            ("武昌区总工会", "竹溪县总工会", 250000),
        ],
    ),
    (
        "武昌区总工会分别拨付房县总工会8万元,竹溪县总工会6万元,共计14万元。",
        [("武昌区总工会", "房县总工会", 80000), ("武昌区总工会", "竹溪县总工会", 60000)],
    ),
    (
        "房县总工会和竹溪县总工会分别拨付救灾款8万元、6万元。",
        [("房县总工会", "救灾款", 80000), ("竹溪县总工会", "救灾款", 60000)],
    ),
]


@pytest.mark.parametrize(("text", "shares"), SHARES)
def test_a_sum_that_is_shared_has_its_givers_and_receivers(text: str, shares: list[tuple[str, str, int]]) -> None:
    assert set(shares) <= set(given(text))
    assert {giver for giver, _, _ in given(text)} == {giver for giver, _, _ in shares}


def test_goods_that_a_union_got_are_the_other_union_s_gift() -> None:
    text = "武昌区总工会伸出援手,房县总工会收到口罩6000只、防护用品90件。"
    found = [(c.text("subject"), c.text("object"), c.text("goods")) for c in contributions(text)]
    assert found == [("武昌区总工会", "房县总工会", "口罩"), ("武昌区总工会", "房县总工会", "防护用品")]
