"""What each line of a report is: told from wording, length and blank lines alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.graph.evidence import normalise
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import document_of

LONG = "柳溪县总工会同枫林县总工会商定，今后五年轮流办培训班，每年选派二十名职工互访，费用由两家对半承担。"
REPORT = f"""首页 > 工作动态 > 正文

携手同行 共建家园

——柳溪枫林两地工会结对记

本报记者 周大海 通讯员 钱小川、孙 立

关键词 结对
{LONG}
（一）培训
{LONG}

{LONG}



两地工会干部在培训班上交流。

剪纸进了车间
{LONG}（记者 周大海）

责任编辑：吴一凡
上一篇：柳溪开大会
相关阅读
枫林县总工会慰问环卫工
"""


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks]


def test_a_report() -> None:
    document = document_of(REPORT, "结对.txt")
    assert kinds(document) == [
        ("furniture", 0, "首页 > 工作动态 > 正文"),
        ("title", 0, "携手同行 共建家园"),
        ("subtitle", 0, "——柳溪枫林两地工会结对记"),
        ("byline", 0, "本报记者 周大海 通讯员 钱小川、孙 立"),
        ("heading", 1, "关键词 结对"),
        ("paragraph", 0, LONG),
        ("heading", 2, "（一）培训"),
        ("paragraph", 0, LONG),
        ("paragraph", 0, LONG),
        ("caption", 0, "两地工会干部在培训班上交流。"),
        ("heading", 1, "剪纸进了车间"),
        ("paragraph", 0, LONG),
        ("byline", 0, "（记者 周大海）"),
        ("furniture", 0, "责任编辑：吴一凡"),
        ("furniture", 0, "上一篇：柳溪开大会"),
        ("furniture", 0, "相关阅读"),
        ("furniture", 0, "枫林县总工会慰问环卫工"),
    ]
    assert document.name == "结对.txt"
    assert document.title == "携手同行 共建家园"
    assert document.authors == (("记者", "周大海"), ("通讯员", "钱小川"), ("通讯员", "孙立"), ("编辑", "吴一凡"))


def test_markdown_marks_are_no_part_of_a_block() -> None:
    text = f"# 柳溪纪事\n\n## 关键词:结对 ##\n\n{LONG}\n\n### 小处\n\n{LONG}\n\n**阵地**\n\n{LONG}\n\n![合影](a.jpg)"
    assert [kind for kind in kinds(document_of(text)) if kind[0] != "paragraph"] == [
        ("title", 0, "柳溪纪事"),
        ("heading", 1, "关键词:结对"),
        ("heading", 2, "小处"),
        ("heading", 1, "阵地"),
        ("caption", 0, "![合影](a.jpg)"),
    ]


def test_a_markdown_text_without_title_has_sections() -> None:
    assert [b.kind for b in document_of(f"## 甲事\n{LONG}\n## 乙事\n{LONG}").blocks] == ["heading", "paragraph"] * 2


@pytest.mark.parametrize(
    "text",
    ["柳溪县总工会有会员五万人", "柳溪县总工会开了会。\n会上签约。", "各乡镇工会：\n" + LONG, LONG],
)
def test_a_text_that_starts_with_a_sentence_has_no_title(text: str) -> None:
    assert document_of(text).title == ""


def test_two_title_lines() -> None:
    text = f"山水相连\n情谊相通\n——两地工会记事\n\n{LONG}"
    assert [b.kind for b in document_of(text).blocks] == ["title", "subtitle", "subtitle", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "图为签约现场。", "（图为职工在唱歌。）", "上图：新建的驿站", "签约现场（周大海 摄）", "驿站 钱小川/摄",
        "柳溪县总工会主席（左二）看望职工", "图1：会员人数",
    ],
)  # fmt: skip
def test_captions_are_told_by_their_words(line: str) -> None:
    assert kinds(document_of(f"{LONG}\n{line}\n{LONG}"))[1] == ("caption", 0, line)


def test_captions_at_the_ends_of_sections() -> None:
    section = f"\n{LONG}{LONG}\n大家在茶山上唱歌。"
    lines = "".join(f"\n关键词 第{number}事{section}" for number in "甲乙丙")
    assert [b.kind for b in document_of("柳溪纪事" + lines).blocks] == [
        "title",
        *["heading", "paragraph", "caption"] * 3,
    ]
    assert document_of(f"柳溪纪事{section}").blocks[-1].kind == "paragraph"


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、结对", 1),
        ("第二部分 培训", 1),
        ("关键词：阵地", 1),
        ("（十二）疗休养", 2),
        ("3.办实事", 3),
        ("2、好事", 3),
    ],
)
def test_numbered_headings(line: str, level: int) -> None:
    assert kinds(document_of(f"{LONG}\n{line}\n{LONG}"))[1] == ("heading", level, line)


@pytest.mark.parametrize(
    "line", ["一、这一段虽有数字打头，但它说完了一整句话。", "柳溪、枫林，", "第一次见面时，大家都说好。"]
)
def test_sentences_are_no_headings(line: str) -> None:
    assert kinds(document_of(f"{LONG}\n{line}\n{LONG}"))[1] == ("paragraph", 0, line)


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 >> 新闻", "分享到：微信 微博", "字体：大 中 小", "打印本页】【关闭】", "版权所有 柳溪县",
        "首页 | 新闻 | 服务 | 关于", "鄂ICP备00000000号", "Copyright 2020", "浏览次数：15", "下一篇：开会",
    ],
)  # fmt: skip
def test_page_furniture(line: str) -> None:
    assert kinds(document_of(f"{LONG}\n{line}"))[1] == ("furniture", 0, line)


LINES = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            "\u3000",
            "## ",
            "**",
            "一、甲",
            "记者 周大海",
            "图为甲。",
            LONG,
            "甲乙",
            "本报讯 ",
            "(记者 周大海)",
            "#",
            "——",
        ]
    )
    | st.text(max_size=30),
    max_size=12,
)


@given(LINES)
def test_blocks_hold_every_line_once_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = document_of(text)
    assert document.text == normalise(text)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end
        held = document.text[block.start : block.end]
        assert held == held.strip()
        assert "\n" not in held
        end = block.end
    starts, offset = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            starts.append((offset, offset + len(line)))
        offset += len(line) + 1
    assert all(any(first <= b.start and b.end <= last for b in document.blocks) for first, last in starts)
    assert all(any(first <= b.start and b.end <= last for first, last in starts) for b in document.blocks)


def test_the_rows_of_a_table_are_neither_headings_nor_menus() -> None:
    text = f"柳溪纪事\n\n{LONG}\n\n| 科目 | 金额 |\n| 读书 | 8 |\n\n合计 131 17.1\n\n{LONG}"
    assert {kind for kind, _, _ in kinds(document_of(text))[1:]} == {"paragraph"}
