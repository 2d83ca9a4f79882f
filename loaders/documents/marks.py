"""How a line shows what it is: headings by their numbers, captions by their words, page furniture by its labels."""

import re

HEADING = 40  # a longer line that starts with a numeral is a paragraph
SHORT = 30  # so long an unnumbered heading may be
CAPTION = 80
FURNITURE = 120
NUMERAL = "[一二三四五六七八九十百]+"
LEVELS = (
    (1, re.compile(rf"关键词(?:\s*[:/|·]\s*|\s+)\S|{NUMERAL}、|第{NUMERAL}(?:章|部分|篇|节)")),
    (2, re.compile(rf"\({NUMERAL}\)")),
    (3, re.compile(r"\d{1,2}(?:[.、](?!\d)|\s)\s*\S|[①-⑳]|\(\d{1,2}\)")),
)
CLOSING = tuple("。;,:、!?…")
CAPTIONED = re.compile(
    r"""[(]?(?:[上下左右本]图|题图|资料图片?|组图|图[片]?\s*\d{0,2}\s*(?:[:/]|为|说)|照片\s*[:为])
    | !\[ | .{0,12}图为
    | .*\((?:[左右中][一二三四五六七八九起]?|前排|后排|[上下]图|资料图|图)[^()]{0,8}\)
    | .*\S\s*/?\s*(?:摄影?|供图|/图)[)]?[。]?$
    """,
    re.VERBOSE,
)
SIGNED = "责任编辑|责编|编辑|编审|审核|校对|值班编[委辑]|[初复终]审|监制|审校"
LABELLED = re.compile(
    rf"""(?:【\s*)?(?:
      (?:{SIGNED})\s*[:/丨|]
    | (?:当前|现在|您(?:现在)?(?:所在)?的?)位置 | 首页\s*[>»|/-] | [上下]一[篇条页]\s*(?:[:>»]|$|文章)
    | 返回(?:顶部|首页|列表) | 分享[到至]\s*(?::|微信|微博|QQ|朋友圈|$) | 字[体号]\s*[:】]
    | (?:关闭|打印)(?:本页|窗口|文章)?\s*(?:$|[|\]】]) | (?:我要)?(?:收藏|举报|评论|点赞|纠错)\s*(?:[|(\s]|$)
    | 扫一扫 | 扫码 | 长按识别 | 快捷登录 | 使用道具 | 关注我们 | 点击(?:上方|蓝字|下方|关注|进入) | 转载请注明
    | (?:免责|特别)?声明\s*(?::|$) | 版权(?:声明|所有) | (?:主办|承办)单位\s*: | 技术支持\s*:
    | 网站地图 | 联系我们\s*(?:[|:]|$) | Copyright | © | \(c\) | Powered\sby | .{{0,20}}(?:ICP备|公网安备)
    | (?:相关|推荐|延伸|热门|最新)(?:阅读|新闻|链接|文章|报道|推荐)\s*:?$ | (?:猜你喜欢|友情链接)\s*:?$
    | (?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[:\d]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
LINKS_FOLLOW = re.compile(r"(?:相关|推荐|延伸|热门|最新|友情|猜你)\S{0,6}\s*:?$")
MENU = re.compile(r"\s*(?:[|>»]|>>)\s*|\s{2,}")
ITEM = 12  # so long the names of a menu are at most


def heading_level(view: str) -> int:
    """Return the level of a numbered heading's line (关键词 X, 一、X: 1; （一）X: 2; 1. X: 3), or 0."""
    if len(view) > HEADING or view.endswith(("。", ";", ",", ":", "、")):
        return 0
    return next((level for level, mark in LEVELS if mark.match(view)), 0)


def is_caption(view: str) -> bool:
    """Tell whether a line names its picture: 图为…, …（左）…, 张三 摄, a Markdown image."""
    return len(view) <= CAPTION and CAPTIONED.match(view) is not None


def is_furniture(view: str) -> bool:
    """Tell whether a line belongs to the page: a menu, 责任编辑, 上一篇, 分享到, a notice of rights."""
    return len(view) <= FURNITURE and (LABELLED.match(view) is not None or _is_menu(view))


def opens_links(view: str) -> bool:
    """Tell whether only titles of other pages follow: 相关阅读."""
    return LINKS_FOLLOW.match(view) is not None


def _is_menu(view: str) -> bool:
    if view.startswith("|") and view.endswith("|"):
        return False  # a row of a Markdown table
    items = MENU.split(view)
    marks = sum(view.count(mark) for mark in "|>»")
    return marks >= 2 and all(len(item) <= ITEM for item in items)
