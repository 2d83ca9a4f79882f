"""Who reports from where and when, in the many ways that papers write it."""

import pytest
from unionkg.loaders.documents.reading import document_of

BODY = "柳溪县总工会同枫林县总工会商定，今后五年轮流办培训班，每年选派二十名职工互访，费用由两家对半承担。"
ZHOU = ("记者", "周大海")


@pytest.mark.parametrize(
    ("line", "kind", "date", "authors"),
    [
        ("2023-08-01 柳溪日报", "dateline", "2023-08-01", ()),
        ("发布时间：2023年8月1日 浏览次数：10", "dateline", "2023-08-01", ()),
        ("2023-08-01 10:20 来源：柳溪日报", "dateline", "2023-08-01", ()),
        ("[媒体]柳溪日报 27.11.2015", "dateline", "2015-11-27", ()),
        ("二〇二三年十二月二十一日", "dateline", "2023-12-21", ()),
        ("2023年8月", "dateline", "2023-08", ()),
        ("记者 周大海 2025年02月11日 柳溪日报客户端", "byline", "2025-02-11", (ZHOU,)),
        ("記者 周大海 來源：《柳溪日報》", "byline", "", (ZHOU,)),
        ("周大海 2022年07月11日 来源：《柳溪日报》", "byline", "2022-07-11", (("作者", "周大海"),)),
        ("2022-06-22 柳溪市融媒体中心 通讯员 钱川", "byline", "2022-06-22", (("通讯员", "钱川"),)),
        ("□本报记者 周大海", "byline", "", (ZHOU,)),
        ("（记者周大海 通讯员钱川）", "byline", "", (ZHOU, ("通讯员", "钱川"))),
        ("特约记者 周大海；本报通讯员 钱川", "byline", "", (("特约记者", "周大海"), ("通讯员", "钱川"))),
        ("文/图 周大海", "byline", "", (("作者", "周大海"),)),
        ("作者：周大海 编辑：钱川", "byline", "", (("作者", "周大海"), ("编辑", "钱川"))),
    ],
)
def test_lines_under_a_title(line: str, kind: str, date: str, authors: tuple[tuple[str, str], ...]) -> None:
    document = document_of(f"柳溪枫林两地工会结对\n{line}\n{BODY}")
    assert [block.kind for block in document.blocks] == ["title", kind, "paragraph"]
    assert (document.date, document.authors) == (date, authors)


@pytest.mark.parametrize(
    ("prefix", "date", "place"),
    [
        ("本报讯 ", "", ""),
        ("本报讯（记者 周大海）", "", ""),
        ("本报柳溪讯（记者 周大海 通讯员 钱川）", "", "柳溪"),
        ("新华社北京10月3日电（记者 周大海）", "--10-03", "北京"),
        ("据新华社北京10月3日电 ", "--10-03", "北京"),
        ("中新网柳溪5月1日电 ", "--05-01", "柳溪"),
        ("本报北京专电（记者 周大海） ", "", "北京"),
        ("本网狮泉河电(记者 周大海)", "", "狮泉河"),
        ("柳溪日报讯（记者 周大海）", "", ""),
        ("中国柳溪网1月11日讯(记者 周大海)", "--01-11", ""),
        ("《柳溪日报》（2022年09月16日 02版）本报北京9月15日电 （记者 周大海）", "2022-09-16", "北京"),
        ("2022-06-25 柳溪网讯 ", "2022-06-25", ""),
        ("2019-01-03 ", "2019-01-03", ""),
        ("25.05.2015 ", "2015-05-25", ""),
        ("Date: 2024-01-09. ", "2024-01-09", ""),
    ],
)
def test_datelines_before_the_first_sentence(prefix: str, date: str, place: str) -> None:
    document = document_of(prefix + BODY)
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        ("dateline", prefix.strip()),
        ("paragraph", BODY),
    ]
    assert (document.date, document.place) == (date, place)


@pytest.mark.parametrize(
    "text",
    [
        "2023年8月1日，柳溪县总工会召开大会，表彰一批先进集体和个人，并部署下一步工作。",
        "柳溪电视台、国家电网电力公司工会联合办了一场晚会，两千名职工到场观看，掌声不断。",
        "通过互联网北京的专家为柳溪县的职工讲了一课，大家听得很认真，还记了笔记。",
        "记者在柳溪县总工会看到，新的职工之家已经开门，前来看书的人很多，座位不够用。",
    ],
)
def test_sentences_are_no_datelines(text: str) -> None:
    document = document_of(text)
    assert [block.kind for block in document.blocks] == ["paragraph"]
    assert (document.date, document.place, document.authors) == ("", "", ())


@pytest.mark.parametrize(
    ("suffix", "authors"),
    [
        ("（记者 周大海）", (ZHOU,)),
        ("(周大海)", (("作者", "周大海"),)),
        ("（通讯员 钱川）", (("通讯员", "钱川"),)),
    ],
)
def test_bylines_after_the_last_sentence(suffix: str, authors: tuple[tuple[str, str], ...]) -> None:
    document = document_of(BODY + suffix)
    assert [document.text[b.start : b.end] for b in document.blocks] == [BODY, suffix]
    assert document.authors == authors


@pytest.mark.parametrize("suffix", ["（完）", "（左）", "（下转第三版）"])
def test_other_brackets_at_the_end_are_no_bylines(suffix: str) -> None:
    assert document_of(BODY + suffix).authors == ()


def test_a_signed_notice_is_dated_by_its_last_line() -> None:
    document = document_of(f"关于开展结对活动的通知\n各乡镇工会：\n{BODY}\n柳溪县总工会\n2023年8月1日")
    assert document.blocks[-1].kind == "dateline"
    assert document.date == "2023-08-01"


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert document_of(f"2023-02-30 柳溪日报\n{BODY}").date == ""
    assert document_of(f"本报北京2月29日电 {BODY}").date == "--02-29"


def test_a_date_in_a_sentence_is_not_the_date_of_the_report() -> None:
    assert document_of(f"柳溪枫林结对\n8月1日，{BODY}").date == ""


def test_a_chronicle_is_not_dated_by_its_entries() -> None:
    entries = "\n".join(f"{month}月1日\n{BODY}" for month in range(1, 9))
    assert document_of(f"柳溪工会大事记\n\n{entries}").date == ""
