"""Tenures: who holds which post, told from the words around a name."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract


def leaders(text: str) -> list[tuple[str, str]]:
    found = (c for c in extract(document_of(text)) if c.type == "leader")
    return [(c.text("subject"), c.text("object")) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "房县总工会党组书记、常务副主席林满一行到访。",
            [("林满", "房县总工会党组书记"), ("林满", "房县总工会常务副主席")],
        ),
        ("房县总工会主席欧阳小满说好。", [("欧阳小满", "房县总工会主席")]),
        ("房县总工会主席林小满(左二)与职工交谈。", [("林小满", "房县总工会主席")]),
        ("房县县委常委、县总工会主席林小满说好。", [("林小满", "房县县委常委"), ("林小满", "房县总工会主席")]),
        (
            "房县总工会副主席林小满、何大川和王一诺出席。",
            [(n, "房县总工会副主席") for n in ("林小满", "何大川", "王一诺")],
        ),
        (
            "房县总工会换届。林小满当选主席,何大川(兼)、王一诺(女)等2名同志当选副主席。",
            [("林小满", "房县总工会主席"), ("何大川", "房县总工会副主席"), ("王一诺", "房县总工会副主席")],
        ),
        (
            "会议选举林小满为房县总工会主席,何大川为副主席。",
            [("林小满", "房县总工会主席"), ("何大川", "房县总工会副主席")],
        ),
        ("玛曲县总工会主席才让多杰说好。", [("才让多杰", "玛曲县总工会主席")]),
        ("乌兰县总工会主席孟和格日勒说好。", [("孟和格日勒", "乌兰县总工会主席")]),
        ("房县总工会林小满副主席参加座谈。", [("林小满", "房县总工会副主席")]),
        (
            "十堰市人大常委会主任兼房县总工会主席林小满致欢迎词。",
            [("林小满", "十堰市人大常委会主任"), ("林小满", "房县总工会主席")],
        ),
        ("疏勒县总工会主席玉素甫•艾力说好。", [("玉素甫·艾力", "疏勒县总工会主席")]),
        (
            "会议选举林小满为房县总工会主席,何大川为经审主任。",
            [("林小满", "房县总工会主席"), ("何大川", "房县总工会经审主任")],
        ),
        (
            "县委常委、统战部长玉素甫·艾力当选房县总工会主席。",
            [("玉素甫·艾力", post) for post in ("县委常委", "统战部长", "房县总工会主席")],
        ),
        ("房县县委常委、副县长林小满致辞。", [("林小满", "房县县委常委"), ("林小满", "房县副县长")]),
        ("林小满任房县总工会党组书记。", [("林小满", "房县总工会党组书记")]),
        ("林小满,女,1970年生,现任房县总工会主席。", [("林小满", "房县总工会主席")]),
    ],
)
def test_posts_are_given_to_the_person_who_holds_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert leaders(text) == expected


@pytest.mark.parametrize(
    "text",
    ["房县总工会主席高度重视。", "房县总工会召开主席办公会。", "房县总工会主席候选人很多。", "房县总工会任免干部。"],
)
def test_what_is_no_name_holds_no_post(text: str) -> None:
    assert leaders(text) == []
