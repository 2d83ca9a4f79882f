"""A plain view has the length of its text, whatever stands in that."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.loaders.documents.views import plain_view, unfold_radicals

ANYTHING = st.text(st.characters() | st.characters(categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("２０２３年，捐款５．５万元（约）", "2023年,捐款5.5万元(约)"),
        ("Ａ類：１００％！", "A类:100%!"),
        ("東河縣總工會聯合會", "东河县总工会联合会"),
        ("⼯会⻓⾦", "工会长金"),
        ("一\u3000二\xa0三\t四\n五", "一 二 三 四\n五"),
        ("㎡与…“引号”。、《书名》", "㎡与…“引号”。、《书名》"),
        ("plain ASCII, 5%", "plain ASCII, 5%"),
        ("", ""),
        ("總\ud800工\n會", "总\ud800工\n会"),
    ],
)
def test_what_is_made_plain(text: str, view: str) -> None:
    assert plain_view(text) == view


@given(ANYTHING)
def test_a_view_keeps_the_length(text: str) -> None:
    assert len(plain_view(text)) == len(text)


@given(st.text(st.characters(min_codepoint=0x2E80, max_codepoint=0x9FFF)))
def test_a_view_keeps_the_length_of_chinese(text: str) -> None:
    assert len(plain_view(text)) == len(text)


@given(st.text())
def test_a_view_of_a_view_of_ascii_is_the_same(text: str) -> None:
    view = plain_view(text)
    assert [b for a, b in zip(text, view, strict=True) if a.isascii()] == [
        " " if a in "\t\x0b\x0c" else a for a in text if a.isascii()
    ]


def test_every_kangxi_radical_becomes_its_character() -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    assert unfold_radicals(radicals) == unicodedata.normalize("NFKC", radicals)
