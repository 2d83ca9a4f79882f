"""Whose names stand in a byline: words of two to four characters after a role, or words that start with a surname."""

import re
from collections.abc import Iterator

ROLES = {
    "特约记者": "特约记者", "特约通讯员": "通讯员", "通讯员": "通讯员", "记者": "记者",
    "作者": "作者", "撰稿": "作者", "撰文": "作者", "供稿": "作者", "文/图": "作者", "图/文": "作者", "文": "作者",
    "责任编辑": "编辑", "责编": "编辑", "编辑": "编辑", "编审": "编辑", "审核": "编辑", "校对": "编辑",
    "摄影": "摄影", "图": "摄影", "供图": "摄影",
}  # fmt: skip
ROLE = re.compile(
    r"(?P<role>特约(?:记者|通讯员)|(?:(?:本[报刊网台社]|见习|实习|首席|全媒体?|融媒体?)\s*){0,2}(?:记者|通讯员)|作者|撰[稿文]|供[稿图]"
    r"|责任编辑|责编|编辑|编审|审核|校对|摄影|文/图|图/文|[文图](?=[/:]))(?P<mark>\s*[:/|]\s*|\s*)"
)
HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
WORD = re.compile(rf"[{HAN}·]+")
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金贾韦夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞温乐裴洪季柳岳"
    "霍施牛齐解梅盛柴童关焦祝凌符费纪靳欧甘丛单涂詹翟申倪卫嘉鲁葛管米蓝耿喻左柯鲍樊辛游宁阮路伍穆安包蒲湛臧沙桑华海拓"
)
NO_NAMES = frozenset(
    ["手记", "观察", "调查", "走基层", "报道", "日报", "晚报", "编译", "整理", "综合", "了解", "获悉", "采访", "见闻"]
)
STOP = re.compile(r"[\d《\[]|来源|稿源|浏览|阅读|点击|发布|时间|日期")
TAIL = re.compile(r"(?:报道|摄影|摄|整理|文|供稿|供图)$")


def named_people(text: str, view: str) -> Iterator[tuple[str, str]]:
    """Yield role and name of the people whom a byline names, in the text's own characters.

    `view` is the line's plain view. Names before any role count as authors when they start with a surname.
    """
    roles = list(ROLE.finditer(view))
    first = roles[0].start() if roles else len(view)
    for start, end in _names(view, 0, first):
        if view[start] in SURNAMES and end - start <= 3:
            yield "作者", "".join(text[start:end].split())
    ends = [role.start() for role in roles[1:]] + [len(view)]
    for match, following in zip(roles, ends, strict=False):
        for start, end in _names(view, match.end(), following):
            if match["mark"] or view[start] in SURNAMES or start > match.end():
                yield role_of(match["role"]), "".join(text[start:end].split())


def role_of(word: str) -> str:
    """Return the role that a word of a byline stands for: 本报见习记者 is 记者."""
    return ROLES.get(word) or ("通讯员" if word.endswith("通讯员") else "记者")


def _names(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of names, up to the first digit or title mark; `刘 俊`, a name set with a blank, is one."""
    stop = STOP.search(view, start, end)
    alone: int | None = None
    for word in WORD.finditer(view, start, stop.start() if stop else end):
        first, last = word.span()
        if last - first == 1:
            if alone is not None and view[alone + 1 : first].isspace():
                yield alone, last
                alone = None
            else:
                alone = first
            continue
        alone = None
        tail = TAIL.search(word[0])
        last -= len(tail[0]) if tail and last - first > 2 else 0
        if 2 <= last - first <= (20 if "·" in word[0] else 4) and view[first:last] not in NO_NAMES:
            yield first, last
