"""Extraction from end to end: quotes that stand in the text, tiers, merged repetitions, linear time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.extraction import extract
from unionkg.loaders.reports.facts import facts
from unionkg.loaders.reports.merging import merged

WORDS = """房县总工会 武昌区总工会 县总工会 两地工会 向 与 签订 《协作协议》 捐赠 20余万元 3000册 主席 林小满 、 , 。
“春风”行动 举办 座谈会 (huì) （ ） 荣获 被 “ ” 全县 総工會"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


def claims(text: str) -> list[Candidate]:
    return merged(extract(document_of(text)))


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_quote_stands_in_the_text_whatever_the_text(text: str) -> None:
    document = document_of(text)
    for fact in facts(extract(document), document.text):
        assert fact["quote"]
        assert str(fact["quote"]) in document.text


def test_what_one_clause_says_is_tier_a_and_what_is_carried_over_is_b() -> None:
    found = {c.quantity.unit: c.tier for c in claims("房县总工会新建驿站12个,服务骑手900人次。") if c.quantity}
    assert found == {"个": "A", "人次": "B"}


def test_body_and_caption_give_one_claim_with_two_quotes() -> None:
    text = "武昌区总工会向房县总工会捐赠资金20万元。\n\n图为武昌区总工会向房县总工会捐赠20万元资金。"
    (gift,) = (c for c in claims(text) if c.type == "contribution")
    assert len(gift.evidence) == 1


def test_a_partnership_said_the_other_way_round_is_the_same() -> None:
    text = "武昌区总工会与房县总工会结对。房县总工会与武昌区总工会签订结对协议。"
    assert sum(c.type == "partnership" for c in claims(text)) == 1


def test_pinyin_that_a_page_inserted_does_not_hide_a_name() -> None:
    document = document_of("房县總工會(huì)主席林小滿出席(xí)。")
    (leader,) = (f for f in facts(extract(document), document.text) if f["type"] == "leader")
    assert leader["object"] == "房县总工会主席"
    assert leader["quote"] == "房县總工會(huì)主席林小滿"


@pytest.mark.parametrize("text", ["", "。", "工会", "工会" * 500, "总工会、" * 500, "“" * 500, "主席" * 500, "1" * 500])
def test_texts_of_nothing_but_marks_and_words_pass(text: str) -> None:
    assert isinstance(claims(text), list)


def test_shares_go_to_each_receiver() -> None:
    found = [
        c for c in claims("十堰市总工会向房县总工会、竹山县总工会分别拨付30万元和20万元。") if c.type == "contribution"
    ]
    assert {(c.text("object"), str(c.quantity and c.quantity.value)) for c in found} == {
        ("房县总工会", "300000"),
        ("竹山县总工会", "200000"),
    }


def test_couples_are_paired_with_each_other_only() -> None:
    text = "武昌区总工会与房县总工会、汉阳区总工会与竹山县总工会分别结对。"
    found = {frozenset((c.text("subject"), c.text("object"))) for c in claims(text) if c.type == "partnership"}
    assert found == {frozenset(("武昌区总工会", "房县总工会")), frozenset(("汉阳区总工会", "竹山县总工会"))}
