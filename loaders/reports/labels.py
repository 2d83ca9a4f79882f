"""The words around a number taken apart: what stands before the thing it counts, the verb, the thing itself."""

import re
from dataclasses import dataclass
from functools import cache

from unionkg.loaders.reports.lexicon import read_yaml
from unionkg.loaders.reports.vocabulary import Vocabulary

TIME = re.compile(
    "(?:截至|自|从|到|于|在)?(?:(?:20\\d\\d年|\\d{1,2}[月日])[初底末]?|[年月][初底末])+(?:以来|以前|之前|前|间|[上下]半年|起)?,?|"
    "[一二三四五六七八九十两几多近\\d]{1,3}年(?:来|间|以来)|半年来|(?:元旦|春节|两节|“两节”)?期间"
)
OVER = re.compile("用?([一二三四五六七八九十]|\\d{1,2})年(?:来|间|以来|(?:左右)?(?:的)?时间)")
FROM = re.compile(
    "[由从](?:原来|最初|上年|去年|前年|年初|20\\d\\d年[初底末]?|\\d{1,2}年前)?的?$"
)  # 工种由2017年的 147个增加到222个
OWNED = ("国有", "所有", "私有", "民有", "人均", "户均")
UNIONS = re.compile("(?:(?:各级|各地|基层|全[市省区县州])?工会)(?!组织(?!了)|会)")
HEADING = re.compile("【[^】]{1,16}】|(?:[一二三四五六七八九十]|\\d{1,2})(?:是|要)")
ASIDE = re.compile("\\([^()]{8,}\\)$")  # said of the thing by the way
AMONG = re.compile("(?<=..)[中里](?:有|包括|含|包含)(?=..)")
MEASURED = re.compile("的(?:占比|比例|比重|数量|总数|总量|覆盖率|覆盖面|满意度|平均[^的]{1,6})$")
ETC = re.compile("(?<![平高中初同均对优])等(?![级额次待奖])")
LATER = re.compile(
    "(?:提升|提高|增长|增加|上升|扩大|发展|下降|减少|降低|升|增|降)[到至]了?(?:20\\d\\d年|目前|现在)?的?"
)
SINCE = re.compile("(?<=.) ?(?:[一二三四五六七八九十两近]年|今年以|去年以|近年|半年)来$")
PLAN = re.compile("未来\\d{1,2}年|未来[一二三四五六七八九十两]年")
DOERS = ("这些", "这批", "这几", "上述")
FURTHEST = 12  # characters before the verb
SUFFIXES = ("率", "量", "额", "面", "数", "度")  # what these words make a noun of: 签订率, 发放量
SHARES = ("率", "增幅", "降幅", "涨幅", "比例", "比重", "占比", "覆盖面", "满意度", "知晓度")
GROWTH = (
    "增长", "下降", "提高", "增加", "提升", "减少", "建会", "入会", "覆盖", "建档", "参训", "就业", "参与", "签约",
    "达标", "办结", "完成", "签订", "建制", "调解成功", "好评", "满意",
)  # fmt: skip
SUMS = (
    "资金", "金额", "费", "款", "费用", "经费", "收入", "产值", "额", "金", "补贴", "价值", "增收", "利润", "投资",
    "投入", "工资", "薪酬", "损失", "效益",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lead:
    """What comes before the thing: how often, whether it lies ahead (计划), over how long, the verb, and the rest."""

    rate: str
    ahead: str
    over: str
    verb: str
    light: str
    rest: str

    def planned(self) -> str:
        """Return the verb of what lies ahead, which its label needs: 计划 举办; not that there is something: 将有."""
        return self.light if self.ahead and not self.light.endswith("有") else ""


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return one of the lists of counting.yaml; KeyError when there is none."""
    return Vocabulary(_lists()[name])


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    content = read_yaml("unionkg.loaders.reports", "counting.yaml")
    assert isinstance(content, dict)
    return {str(name): tuple(str(words).split()) for name, words in content.items()}


def listed(name: str) -> tuple[str, ...]:
    """Return the words of a list of counting.yaml."""
    return _lists()[name]


def lead_of(text: str) -> Lead:
    """Take the words before a thing apart: adverbs, time and place go, one verb of doing stays."""
    rate = ahead = over = light = verb = ""
    text = _without_doer(text)
    while text := text.lstrip(" ,、;:。)(】"):
        if found := HEADING.match(text):
            text = text[found.end() :]
            continue
        if union := UNIONS.match(text):
            rest = text[union.end() :]
            acts = _longest(rest, "heads", "ahead", "openers", "light", "acts")
            acting = rest.startswith(listed("towards")) or (acts and acts not in listed("heads"))
            text = rest if acting else text
        if found := PLAN.match(text):
            over, ahead, text = found[0], "计划", text[found.end() :]
        elif found := OVER.match(text):
            over, text = f"{found[1]}年", text[found.end() :]
        elif found := TIME.match(text):
            text = text[found.end() :]
        elif word := vocabulary("rates").leading(text):
            rate, text = "每年" if word == "每年度" else word, text[len(word) :]
        elif word := _longest(text, "heads", "ahead", "openers", "light", "acts"):
            if word in listed("heads") or text[len(word) :] in SUFFIXES:
                break
            ahead = "计划" if word in listed("ahead") else ahead
            if word in listed("acts"):
                verb, text = word, text[len(word) :].removeprefix("了")
                break
            light = word if word in listed("light") else light
            text = text[len(word) :]
        else:
            break
    whole = vocabulary("openers").leading(text) if verb and text.startswith(("全", "我", "该")) else ""
    return Lead(rate, ahead, over, verb, light, without_vague(text[len(whole) :]))


def _without_doer(text: str) -> str:
    """Return the words from the verb on, where what was named before does it: 这些驿站 服务职工."""
    if not text.startswith(DOERS):
        return text
    at = vocabulary("acts").find(text[:FURTHEST], vocabulary("heads"))
    return text[at:] if at < min(len(text), FURTHEST) else text


def _longest(text: str, *names: str) -> str:
    return max((vocabulary(name).leading(text) for name in names), key=len)


def without_vague(text: str) -> str:
    """Return a noun without the words before it that do not narrow it: 各类, 广大."""
    while word := vocabulary("vague").leading(text):
        if len(text) - len(word) < 2:
            break
        text = text[len(word) :]
    return text


def without_links(text: str) -> str:
    """Return the words on the left of a number without those that only link them to it: 达, 已有, 发展到."""
    text = FROM.sub("", text.rstrip(" ,、(:"))
    while (word := vocabulary("links").trailing(text)) and not text.endswith(OWNED):
        text = text[: -len(word)].rstrip(" ,、(:")
    return SINCE.sub("", text)


def last_of(thing: str, acting: str) -> str:
    """Return the noun at the end of the words on the left of a number, without what only describes it.

    What people did (`acting`) describes them: 参加 活动的企业.
    """
    if (aside := ASIDE.search(thing)) and aside.start() > 1:
        thing = thing[: aside.start()]
    if acting in listed("plain"):
        return thing.removesuffix("的")
    thing = AMONG.split(thing)[-1]
    if MEASURED.search(thing):
        return thing
    thing = ETC.split(thing.removesuffix("的").removesuffix("等").rpartition("的")[2])[-1]
    return thing.rpartition(" ")[2] if len(thing.rpartition(" ")[2]) > 1 else thing


def brought_about(text: str) -> str:
    """Return the words after the last verb that only brings things about: …召开 座谈交流会; not 签订 率."""
    cuts = [at + len(w) for w in listed("hard") if (at := text.rfind(w)) > 0 and at + len(w) + 1 < len(text)]
    return text[max(cuts) :] if cuts and text[max(cuts) :] not in SUFFIXES else ""


def founded_of(text: str) -> str:
    """Return 企事业单位工会 for 企事业单位建立工会, or ""."""
    at = text.rfind("工会")
    head = text[: at if at > 0 else 0]
    word = next((w for w in listed("founding") if w in head), "")
    whose, _, kind = head.partition(word) if word else ("", "", "")
    whose = lead_of(whose).rest
    new, kind = word if word.startswith("新") else "", kind.removeprefix("的")
    return f"{whose}{new}{kind}{text[at:]}" if len(whose) > 1 and len(kind) <= 4 else ""


def noun_of(text: str) -> str:
    """Return the noun on the right of a number: up to the verb, mark or preposition that ends it."""
    cut = re.search("[,。;:!?\n《》【】—…/|]|(?<=[^“”、和])“(?=送|[^“”]{2,24}”[^,。;]{0,10}(?:称号|荣誉))", text)
    text = text[: cut.start()] if cut else text
    if text[:1] in "、和及与" or (text.startswith("等") and not text.startswith(("等级", "等额", "等离子"))):
        return ""
    return (
        _balanced(text[: _ends().find(text, vocabulary("joined"))].strip(" 、和及与"))
        .removesuffix("基础上")
        .rstrip("里内中后的")
    )


@cache
def _ends() -> Vocabulary:
    """Return the words that end a noun: those listed, and the verbs that are no nouns."""
    verbs = (word for word in (*listed("acts"), *listed("light")) if len(word) > 1)
    return Vocabulary({*listed("ends"), *set(verbs).difference(listed("nouny"))})


def _balanced(text: str) -> str:
    """Return the text without a bracket or quotation mark that is not closed, and without a list's further members."""
    for opening, closing in ("()", "“”"):
        if text.count(opening) != text.count(closing):
            text = (
                text[: text.rfind(opening)] if text.count(opening) > text.count(closing) else text[: text.find(closing)]
            )
    return text.strip(" 、和及与")


def suffixed(thing: str, suffix: str) -> str:
    """Return the label of a thing with the word for its unit: 会员数, 职工人数, 工会干部培训批次, 建会率."""
    if suffix in ("率", "金额"):
        known = SHARES + GROWTH if suffix == "率" else SUMS
        if thing.endswith(SHARES if suffix == "率" else SUMS):
            return thing
        return thing + ("比例" if suffix == "率" and not thing.endswith(known) else suffix)
    if suffix == "人数":
        if thing.endswith(("人数", "总数", "总人数", "会员数", "职工数", "户籍人口", "人口")):
            return thing
        return thing + ("数" if thing.endswith(("会员", "人", "增加", "减少", "增长")) else "人数")
    if suffix == "人次":
        thing = thing.removesuffix("人数")
    if thing.endswith(suffix):
        return thing
    if suffix == "场次" and thing.endswith("场"):
        return thing + "次"
    return thing + suffix
