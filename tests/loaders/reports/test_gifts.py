"""What a contribution consists of."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract

GIFTS = [
    ("房县总工会采购茶叶30万元。", "采购茶叶"),
    ("房县总工会连续3年在竹溪购买香菇价值80余万元。", "购买香菇"),
    ("武昌区总工会向房县总工会捐赠棉衣价值12万元。", "房县总工会"),
    ("武昌区总工会拿出25万元救灾资金。", "救灾资金"),
    ("武昌区总工会捐款6万元用于添置桌椅。", "添置桌椅"),
    ("武昌区总工会筹集资金9万元,帮扶困难骑手30户。", "帮扶困难骑手"),
    ("武昌区总工会援助竹溪县。能力提升类项目21个,投入97万元。", "资金"),
    ("武昌区总工会慰问值班护士2万元。", "慰问值班护士"),
    ("武昌区总工会发放慰问款7万元。", "慰问款"),
    ("武昌区总工会筹集送温暖资金30万元,走访骑手。", "送温暖资金"),
    ("武昌区总工会为伤员送去价值3万元的棉被。", "伤员"),
    ("武昌区总工会向武昌区困难职工慈善总会爱心捐款2万元。", "武昌区困难职工慈善总会"),
    ("武昌区总工会捐建驿站4座,价值16万元。", "捐建驿站"),
    ("武昌区总工会向坚守在桥头的养路工送上4万元慰问金。", "养路工"),
    ("武昌区总工会共发放助学金52万元人民币。", "助学金"),
]
GIVERS = [
    ("武昌区爱心基金会已募集善款9万元。武昌区总工会致谢。", "武昌区爱心基金会"),
    ("武昌区总工会维权支出80万元,慰问金60万元。", "武昌区总工会"),
]


@pytest.mark.parametrize(("text", "gift"), GIFTS)
def test_a_gift_is_named(text: str, gift: str) -> None:
    found = [c.text("object") for c in extract(document_of(text)) if c.type == "contribution"]
    assert found == [gift]


@pytest.mark.parametrize(("text", "giver"), GIVERS)
def test_a_giver_is_named(text: str, giver: str) -> None:
    found = [c.text("subject") for c in extract(document_of(text)) if c.type == "contribution"]
    assert found == [giver]
