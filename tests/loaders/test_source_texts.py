"""Source texts keep every character, and their passages cover them without gap or overlap."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.graph.errors import BadInput, BadTable, DuplicateId, Refused
from unionkg.graph.evidence import Passage, SourceText
from unionkg.loaders.passages import find_passages
from unionkg.loaders.source_texts import load_source, load_sources

Lay = Callable[..., Path]
MARKDOWN = """# 两地工会手拉手

记者 张三

## 关键词:协作

东河县总工会同西山县总工会签了协议。

图:签约现场。
左一为张三。

## 阵地 ##

### 驿站

图：新建的驿站。
图:驿站内景。
"""
PLAIN = """两地工会手拉手
——东河县工会工作侧记

记者 张三

去年，两地往来渐密。

关键词 协作
东河县总工会同西山县总工会签了协议。
一、阵地建设
驿站建了十座。
（二）技能比武
比武办了三场。
二、这一行虽以数字开头，但它是一整句话。
图：比武现场
"""


def parts(text: str, passages: tuple[Passage, ...]) -> list[tuple[str, int, str, str]]:
    return [(p.kind, p.number, p.keyword, text[p.start : p.end].strip().partition("\n")[0]) for p in passages]


def test_markdown() -> None:
    assert parts(MARKDOWN, find_passages(MARKDOWN, markdown=True)) == [
        ("head", 0, "", "# 两地工会手拉手"),
        ("section", 1, "协作", "## 关键词:协作"),
        ("section", 2, "阵地", "## 阵地 ##"),
        ("section", 3, "驿站", "### 驿站"),
        ("caption", 1, "", "图:签约现场。"),
        ("caption", 2, "", "图：新建的驿站。"),
        ("caption", 3, "", "图:驿站内景。"),
    ]


def test_a_caption_goes_on_to_the_blank_line() -> None:
    caption = next(p for p in find_passages(MARKDOWN, markdown=True) if p.kind == "caption")
    assert MARKDOWN[caption.start : caption.end] == "图:签约现场。\n左一为张三。"


def test_plain_text() -> None:
    assert parts(PLAIN, find_passages(PLAIN, markdown=False)) == [
        ("head", 0, "", "两地工会手拉手"),
        ("section", 1, "协作", "关键词 协作"),
        ("section", 2, "阵地建设", "一、阵地建设"),
        ("section", 3, "技能比武", "（二）技能比武"),
        ("caption", 1, "", "图：比武现场"),
    ]


def test_without_headings_the_body_is_one_section() -> None:
    text = "两地工会手拉手\n记者 张三\n去年，两地往来渐密。\n今年更密。\n"
    assert find_passages(text, markdown=False) == (
        Passage("head", 0, 0, text.index("去年")),
        Passage("section", 1, text.index("去年"), len(text)),
    )
    assert find_passages("只有一句话。", markdown=True) == (Passage("section", 1, 0, 6),)
    assert find_passages("两地\n工会", markdown=True) == (Passage("section", 1, 0, 5),)
    assert find_passages("", markdown=True) == ()


def test_a_text_that_starts_with_a_heading_has_no_head() -> None:
    assert [p.kind for p in find_passages("## 甲\n乙。", markdown=True)] == ["section"]


LINES = st.lists(
    st.sampled_from(
        ["## 甲", "## 关键词:", "关键词 乙", "一、丙", "（一）丁", "图:戊", "图为己", "", " ", "庚。", "辛"]
    )
    | st.text(max_size=6)
)


@given(LINES.map("\n".join), st.booleans())
def test_passages_partition_any_text(text: str, markdown: bool) -> None:
    passages = find_passages(text, markdown=markdown)
    covering = [p for p in passages if p.kind != "caption"]
    captions = [p for p in passages if p.kind == "caption"]
    assert "".join(text[p.start : p.end] for p in covering) == text
    assert all(p.start < p.end for p in passages)
    assert all(one.end == other.start for one, other in pairwise(covering))
    assert [p.number for p in covering] in ([*range(len(covering))], [*range(1, len(covering) + 1)])
    assert [p.number for p in captions] == [*range(1, len(captions) + 1)]
    assert all(one.end <= other.start for one, other in pairwise(captions))
    assert all(any(c.start <= p.start and p.end <= c.end for c in covering) for p in captions)
    source = SourceText("t", text, passages)
    assert all((found := source.passage_of(at, at + 1)) and found.start <= at for at in range(len(text)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_the_same_from_every_encoding(lay: Lay, encoding: str) -> None:
    source = load_source(lay("t.md", MARKDOWN.replace("\n", "\r\n"), encoding))
    assert (source.name, source.text) == ("t.md", MARKDOWN)
    assert source.passages == find_passages(MARKDOWN, markdown=True)


def test_text_is_nfc(lay: Lay) -> None:
    assert load_source(lay("t.txt", "cafe\u0301\u3000工会\r完")).text == "café\u3000工会\n完"
    assert unicodedata.is_normalized("NFC", load_source(lay("u.txt", "\uf900")).text)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("t.txt", b"", "the file is empty"),
        ("t.txt", b"\x00\x01\x02\xff", "this is not a text file"),
        ("t.txt", b"\xff\xfe\x00", "byte 3 (0x00) is not UTF-16; save the file again as UTF-8"),
        ("t.docx", b"PK\x03\x04", "a source text is .txt or .md, not 「.docx」; save the report as plain text"),
    ],
)
def test_what_is_no_text(lay: Lay, name: str, content: bytes, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        load_source(lay(name, content))
    assert says in str(caught.value)


def test_missing_text(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        load_source(tmp_path / "none.md")
    with pytest.raises(BadInput, match="this is a folder"):
        load_source(tmp_path)


def test_the_listing_says_which_texts_and_what_of_them(lay: Lay, lay_csv: Lay, tmp_path: Path) -> None:
    lay("报道/甲.txt", "甲。")
    lay("乙.md", "乙。")
    lay("not-listed.txt", "丙。")
    lay_csv(
        [("文件名", "标题", "日期", "备注"), ("乙.md", "题", "2025年9月", ""), ("报道\\甲.txt", "", "", "录")],
        "sources.csv",
    )
    assert [(s.name, s.text, dict(s.about)) for s in load_sources(tmp_path)] == [
        ("乙.md", "乙。", {"title": "题", "date": "2025-09"}),
        ("报道\\甲.txt", "甲。", {"note": "录"}),
    ]


def test_without_a_listing_every_text_counts(lay: Lay, lay_book: Lay, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "README.md", "c.csv"):
        lay(name, "甲。")
    assert [(s.name, s.about) for s in load_sources(tmp_path)] == [("a.md", {}), ("b.txt", {})]
    lay_book({"来源": [("文件", "标题")]}, "空表.xlsx")
    assert [s.name for s in load_sources(tmp_path)] == ["a.md", "b.txt"]


def test_a_folder_may_hold_no_text(tmp_path: Path) -> None:
    assert list(load_sources(tmp_path)) == []


@pytest.mark.parametrize(
    "file", ["../secret.txt", "/etc/hostname", "..\\secret.txt", "sub/../../secret.txt", "link.txt"]
)
def test_a_listed_file_stays_inside_the_folder(lay: Lay, tmp_path: Path, file: str) -> None:
    lay("secret.txt", "机密。")
    lay("sub/sources.csv", f"file\n{file}\n")
    (tmp_path / "sub" / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BadTable, match=r"sources\.csv:2 \[file\]: .* lies outside"):
        list(load_sources(tmp_path / "sub"))


@pytest.mark.parametrize(
    ("listing", "error", "says"),
    [
        ("file\nnone.txt\n", BadTable, "sources.csv:2 [file]: none.txt is not in"),
        ("file,title\n,题\n", BadTable, "sources.csv:2 [file]: the file name is empty"),
        ("file\na.txt\na.txt\n", DuplicateId, "sources.csv:3 [file]: a.txt is listed twice; keep one row"),
        ("file,date\na.txt,昨天\n", BadTable, "sources.csv:2 [date]: date 「昨天」 cannot be read"),
        ("file\nsources.csv\n", BadInput, "a source text is .txt or .md, not 「.csv」"),
        ("name\na.txt\n", BadTable, "sources.csv:1: the header lacks file (文件)"),
    ],
)
def test_a_listing_that_is_refused(lay: Lay, tmp_path: Path, listing: str, error: type[BadInput], says: str) -> None:
    lay("a.txt", "甲。")
    lay("sources.csv", listing)
    with pytest.raises(error) as caught:
        list(load_sources(tmp_path))
    assert says in str(caught.value)


def test_every_bad_row_of_a_listing_is_named(lay: Lay, tmp_path: Path) -> None:
    lay("sources.csv", "file\nx.txt\ny.txt\n")
    with pytest.raises(Refused) as caught:
        list(load_sources(tmp_path))
    assert [problem.place.row for problem in caught.value.problems] == [2, 3]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such folder; name the folder that holds the source texts"):
        list(load_sources(tmp_path / "nowhere"))
