"""Collections: a document a row, and the bad rows named after the good ones were read."""

import json

import pytest
from unionkg.graph.errors import BadInput, Refused
from unionkg.loaders.documents.reading import read_documents

from .conftest import Lay


def test_rows_under_chinese_headings(lay: Lay) -> None:
    table = '编号,标题,正文,日期,网址\n甲1,柳溪结对,"柳溪结对\n大家都来了。",2023年8月1日,http://a.example/\n,,只有一句话。,,\n'
    first, second = read_documents(lay("集.csv", table, "gb18030"))
    assert (first.name, first.title, first.date, first.url) == ("甲1", "柳溪结对", "2023-08-01", "http://a.example/")
    assert first.text == "柳溪结对\n大家都来了。"
    assert (second.name, second.text) == ("集-3", "只有一句话。")


def test_a_title_goes_before_the_text(lay: Lay) -> None:
    (document,) = read_documents(lay("a.jsonl", json.dumps({"title": "柳溪\n结对", "text": "大家都来了。\n"})))
    assert document.text == "柳溪 结对\n\n大家都来了。\n"
    assert document.title == "柳溪 结对"


def test_a_list_of_objects(lay: Lay) -> None:
    documents = list(read_documents(lay("a.json", json.dumps([{"text": "一。"}, {"id": 2, "text": "二。"}]))))
    assert [(document.name, document.text) for document in documents] == [("a-1", "一。"), ("2", "二。")]


def test_bad_rows_do_not_stop_good_ones(lay: Lay) -> None:
    path = lay("a.jsonl", '{"text": "一。"}\n{bad\n{"text": 5}\n\n[]\n{"text": "二。"}\n')
    documents = read_documents(path)
    assert [next(documents).text, next(documents).text] == ["一。", "二。"]
    with pytest.raises(Refused) as refused:
        next(documents)
    assert [problem.place.row for problem in refused.value.problems] == [2, 3, 5]


def test_half_characters_become_a_sign(lay: Lay) -> None:
    (document,) = read_documents(lay("a.json", '{"text": "甲\\ud800乙"}'))
    assert document.text == "甲\ufffd乙"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "a,b\n1,2\n", "no column is called text or 正文"),
        ("a.csv", 'text\n"abc\n', "quotation"),
        ("a.json", "[" * 200_000, "nest too deeply"),
        ("a.json", '{"text": ' + "9" * 10_000 + "}", "too long"),
        ("a.json", "{", "no JSON"),
        ("a.json", '{"a": 1}', "no text"),
        ("a.jsonl", '"text"', "no text"),
    ],
)
def test_what_holds_no_texts(lay: Lay, name: str, content: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        list(read_documents(lay(name, content)))
