"""Web pages: the article in full, without the menus around it."""

import pytest
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import read_documents

from .conftest import Lay

LONG = "柳溪县总工会同枫林县总工会商定，今后五年轮流办培训班，每年选派二十名职工互访，费用由两家对半承担。"
MORE = "枫林县总工会向柳溪县总工会捐赠资金三十余万元，用于修缮职工之家；柳溪县总工会回赠茶叶、菌菇等土产。"
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>柳溪枫林结对_柳溪日报</title>
<link rel="canonical" href="http://a.example/1.html"><script>var a = "<p>脚本里的话不是正文</p>";</script></head><body>
<div class="nav"><a href="/">首页</a> | <a href="/a">新闻</a> | <a href="/b">服务</a></div><h1>柳溪枫林结对</h1>
<div class="info">2023年8月1日 来源：柳溪日报 记者 周大海</div><div id="article">{article}</div>
<div>责任编辑：吴一凡</div><div class="footer">版权所有 柳溪日报社</div></body></html>"""


def read(lay: Lay, article: str, charset: str = "utf-8", encoding: str = "utf-8") -> Document:
    (document,) = read_documents(lay("page.html", PAGE.format(charset=charset, article=article), encoding))
    return document


def told(document: Document, *kinds: str) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks if b.kind in kinds]


def test_what_a_page_says_of_itself(lay: Lay) -> None:
    document = read(lay, f"<p>{LONG}</p><p>{MORE}</p>")
    assert document.title == "柳溪枫林结对"
    assert document.date == "2023-08-01"
    assert document.url == "http://a.example/1.html"
    assert ("记者", "周大海") in document.authors
    assert told(document, "paragraph", "heading") == [("paragraph", LONG), ("paragraph", MORE)]


def test_paragraphs_are_not_torn_at_their_marks(lay: Lay) -> None:
    document = read(
        lay,
        f"<p>{LONG}</p><p><span>双</span><b>方</b>签<a>约</a>&nbsp;5&#19975;元&mdash;&mdash;好。</p><p>{MORE}</p>",
    )
    assert told(document, "paragraph")[1] == ("paragraph", "双方签约 5万元——好。")


def test_lines_parted_by_breaks(lay: Lay) -> None:
    document = read(lay, f"　　{LONG}<br><br>　　一、互访<br/>　　{MORE}")
    assert told(document, "paragraph", "heading") == [("paragraph", LONG), ("heading", "一、互访"), ("paragraph", MORE)]


def test_tables_keep_their_place_and_rows(lay: Lay) -> None:
    table = "<table><tr><th>单位</th><th>会员</th></tr><tr><td>柳溪县总工会</td><td>5万人</td></tr></table>"
    assert told(read(lay, f"<p>{LONG}</p>{table}<p>{MORE}</p>"), "paragraph") == [
        ("paragraph", LONG),
        ("paragraph", "单位\t会员"),
        ("paragraph", "柳溪县总工会\t5万人"),
        ("paragraph", MORE),
    ]


def test_a_table_that_lays_out_the_page_is_no_table(lay: Lay) -> None:
    document = read(lay, f"<table><tr><td><p>{LONG}</p><p>{MORE}</p></td><td>&nbsp;</td></tr></table>")
    assert told(document, "paragraph") == [("paragraph", LONG), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "picture", ["<figure><img src=a><figcaption>签约现场</figcaption></figure>", "<p><img src=a></p><p>签约现场</p>"]
)
def test_words_under_a_picture_are_its_caption(lay: Lay, picture: str) -> None:
    assert told(read(lay, f"<p>{LONG}</p>{picture}<p>{MORE}</p>"), "caption") == [("caption", "签约现场")]


def test_marked_headings(lay: Lay) -> None:
    document = read(lay, f"<h2>互访</h2><p>{LONG}</p><h3>茶艺</h3><p>{MORE}</p>")
    assert [(b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind == "heading"] == [
        (1, "互访"),
        (2, "茶艺"),
    ]


def test_single_damaged_bytes_do_not_lose_a_page(lay: Lay) -> None:
    content = PAGE.format(charset="gb2312", article=f"<p>{LONG}</p>" * 40).encode("gb18030")
    at = content.index("承担".encode("gb18030")) + 2
    (document,) = read_documents(lay("page.html", content[:at] + b"\xff" + content[at + 1 :]))
    assert "\ufffd" in document.text
    assert document.text.count(LONG) == 39


def test_big5(lay: Lay) -> None:
    (document,) = read_documents(lay("page.html", "<meta charset=big5><p>總工會召開會議，大家都來了。</p>", "big5"))
    assert document.text == "總工會召開會議，大家都來了。"


def test_big5_is_told_without_a_declaration(lay: Lay) -> None:
    (document,) = read_documents(lay("a.txt", "總工會召開會議，討論如何幫助有困難的會員。", "big5"))
    assert document.text == "總工會召開會議，討論如何幫助有困難的會員。"


@pytest.mark.parametrize("tag", ["div", "p", "b", "table><tr><td", "ul><li", "font"])
def test_a_page_nested_without_end(lay: Lay, tag: str) -> None:
    (document,) = read_documents(
        lay("page.html", "<html><body>" + f"<{tag}>" * 100_000 + f"<p>{LONG}</p></body></html>")
    )
    assert document.text == LONG


def test_entities_reach_no_file(lay: Lay) -> None:
    secret = lay("secret.txt", "机密")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>&x;{LONG}</p></body></html>'
    (document,) = read_documents(lay("page.html", page))
    assert LONG in document.text
    assert "机密" not in document.text


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-8", "iso-8859-1"])
def test_a_wrong_declaration_is_passed_over(lay: Lay, charset: str) -> None:
    assert read(lay, f"<p>{LONG}</p><p>{MORE}</p>", charset, "gb18030").title == "柳溪枫林结对"
