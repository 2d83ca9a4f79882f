"""What the counted did, or what was done for them, as words that go before the thing: 参加技术比武, 获…称号."""

import re

from unionkg.loaders.reports.labels import listed, vocabulary

LONGEST = 24
TAIL = 20  # characters of what the counted did
GIFTS = ("送清凉", "送温暖", "送健康", "送文化", "送政策", "送岗位", "送法律")
EMPTY = ("展开", "进行", "开展", "实施", "举行", "举办")
GRANTED = ("授予", "命名", "认定", "评选", "选树", "表彰")
TITLED = re.compile("称号|荣誉|“|奖")
HONOUR = re.compile("称号|荣誉|奖|评|认定|命名|授予")
GIVEN_BY = re.compile("被[^,。;“]{2,16}?(?:命名|授予|评选|评定|评|认定|确认|确定|表彰|选树)(?:为|(?=“))")
THAT = ("此", "该", "这一", "上述", "以上", "此项", "该项", "这项")
PREPOSITIONS = ("与", "以", "从", "把", "对", "向", "为", "将", "给", "由", "因", "被", "和")
GOING = re.compile("[^,。;]{1,10}?(参加|到|来(?![信访电函自宾])|赴)(?=[^,。;]{2})")
NAMED = re.compile("(?:开展|实施|推进|举办|组织)“([^“”]{2,16})”(行动|活动|工程|计划|大赛|竞赛)")


def deed_of(text: str, granted: str) -> str:
    """Return the words before the thing that the text after it gives; `granted` is the clause up to the thing."""
    if title := title_of(text, granted):
        return title
    if text.removeprefix("每人").startswith(("送去", "送上", "送来")):
        return "帮扶" if "帮扶" in text else "慰问"
    return done_of(text)


def title_of(text: str, granted: str) -> str:
    """Return the title that the text gives to the counted: 荣获…称号, 被命名为…, 为… after a verb of granting."""
    if text.startswith(("“", "为")) and any(word in granted for word in GRANTED):
        return noun_title(text)
    if by := GIVEN_BY.match(text):
        return noun_title(text[by.end() :])
    if text.startswith("获") and text[1:2] != "“" and not HONOUR.search(text[:LONGEST]):
        return ""
    for honour in listed("honours"):
        if text.startswith(honour) and (honour.endswith(("为", "予")) or TITLED.search(text[:LONGEST])):
            return noun_title(text.removeprefix(honour))
    return ""


def going_of(text: str) -> str:
    """Return what people were sent to, for 组织劳模、职工来十堰疗休养: 到十堰疗休养; else ""."""
    sender = next((at for word in listed("sent") if (at := text.find(word)) >= 0), -1)
    found = GOING.match(text, sender) if sender >= 0 else None
    if found is None:
        return ""
    done = text[found.end() :]
    if "等" in done:
        done = done.rpartition("等")[2]
    return ("参加" if found[1] == "参加" else "到") + done


def noun_title(text: str) -> str:
    """Return the title of an honour without its marks: “全国模范职工之家”称号."""
    text = text.strip(" 为")
    end = next((at for word in ("荣誉称号", "称号", "荣誉") if (at := text.find(word)) > 0 and at <= LONGEST), -1)
    text = text[:end] if end > 0 else text.partition("”")[0]
    return "" if text in THAT or len(text) > LONGEST else text.replace("“", "").replace("”", "")


def does(text: str) -> bool:
    """Tell whether a verb of two characters or more stands in the text."""
    return any(len(word) > 1 and word in text for name in ("acts", "light") for word in listed(name))


def since_sum(text: str) -> str:
    """Return the words after 累计 or 共 where a verb follows it: 活动共 慰问农民工."""
    for marker in ("累计", "共计", "共", "已"):
        at = text.rfind(marker) + len(marker)
        if at > len(marker) and (vocabulary("acts").leading(text, at) or vocabulary("light").leading(text, at)):
            return text[at:]
    return text


def first_member(text: str) -> str:
    """Return the words up to the first 、 that stands in no bracket."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "、" and depth == 0:
            return text[:at]
    return text


def done_of(text: str) -> str:
    """Return what was done as words that go before a noun: 办理互助保险的."""
    if text.startswith("“") or text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    while (word := vocabulary("openers").leading(text)) and word != "实现":
        text = text[len(word) :]
    text = text.removesuffix("等")
    if text.startswith(GIFTS):
        return text[:3]
    if named := NAMED.match(text):
        return named[1].partition("、")[0] + named[2]
    text = text.partition("以及")[0].replace("了", "", 1)
    text = first_member(text.partition(",")[0].partition(";")[0]) if "等" not in text else text.partition(",")[0]
    if text[:1] in ("到", "在") and text[1:3] in ("线上", "线下"):
        return text[1:]
    verb = max((vocabulary(name).leading(text) for name in ("ends", "acts", "light", "plain", "honours")), key=len)
    if not verb or text in EMPTY or (text.startswith(PREPOSITIONS) and not does(text[1:])):
        return ""
    if "等" in text[2:-1]:
        text = verb + text.rpartition("等")[2]
    if "的" in text and verb in listed("plain"):
        text = verb + text.rpartition("的")[2]
    if "的" in text or len(text) > TAIL or len(text) < 2:
        return ""
    return text if text.startswith(listed("plain")) or len(text) <= 3 else f"{text}的"
