"""Which unions a sentence brings together."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract

PAIRS = [
    ("武昌、黄陂、蔡甸三区总工会共同签署合作协议。", {"武昌黄陂", "武昌蔡甸", "黄陂蔡甸"}),
    ("武昌区总工会与房县总工会、黄陂区总工会与竹溪县总工会结对。", {"武昌房县", "黄陂竹溪"}),
    ("武昌区总工会先后与房县总工会、竹溪县总工会结对。", {"武昌房县", "武昌竹溪"}),
    ("武昌区、黄陂区总工会分别与房县、竹溪县总工会签订协作协议。", {"武昌房县", "黄陂竹溪"}),
    ("武昌—房县、黄陂—竹溪等地工会建立结对关系。", {"武昌房县", "黄陂竹溪"}),
    ("武昌区总工会对口援助房县总工会。", {"武昌房县"}),
    ("武昌区总工会赴房县总工会考察,双方签订协作协议。", {"武昌房县"}),
    ("武汉、黄石、鄂州等市总工会发起工会联盟。", {"武汉黄石", "武汉鄂州", "黄石鄂州"}),
    ("武昌区、房县两地工会合作协议在房县签订。", {"武昌房县"}),
    ("武昌区总工会与房县、竹溪、竹山等5县总工会签订协作协议。", {"武昌房县", "武昌竹溪", "武昌竹山"}),
    ("武昌区总工会接待房县总工会一行。", set()),
]


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_unions_are_paired_by_the_words_between_them(text: str, pairs: set[str]) -> None:
    claims = [c for c in extract(document_of(text)) if c.type == "partnership"]
    assert {c.text("subject")[:2] + c.text("object")[:2] for c in claims} == pairs
