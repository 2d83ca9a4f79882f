"""How Chinese usage shortens the name of an administrative area: 恩施土家族苗族自治州 is 恩施州 and 恩施."""

import re
from collections.abc import Iterator

_PEOPLE = (
    "(?:各族|蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|"
    "佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|阿昌族|"
    "普米族|塔吉克族|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|京族|塔塔尔族|独龙族|鄂伦春族|赫哲族|门巴族|珞巴族|"
    "基诺族|蒙古|哈萨克|维吾尔|柯尔克孜|塔吉克|锡伯)+"
)
_AUTONOMOUS = re.compile(rf"(?P<stem>.+?){_PEOPLE}自治(?P<kind>[县州旗区])")
_OF_ONE_PEOPLE = re.compile(r"(?P<stem>.+?)族?自治(?P<kind>[县州旗区])")
_ETHNIC_TOWNSHIP = re.compile(rf"(?P<stem>.+?){_PEOPLE}(?:民族)?(?P<kind>[乡镇])")
_PLAIN = re.compile(r"(?P<stem>.+?)(?:特别行政区|行政委员会|省|地区|林区|新区|[市盟县区旗])")
_INNER_MONGOLIA = "内蒙古自治区"  # 蒙古 is no people here
_PROVINCE_OF_ZONE = re.compile("^(?:河北|山西|内蒙古|吉林|安徽|河南|湖南)(?!经济|高新)")


def short_names(name: str, level: str) -> Iterator[str]:
    """Yield the short names in use for the full `name` of a place of that level, longer first; often there is none."""
    match level:
        case "province" | "city" | "county":
            yield from _area(name, level)
        case "township":
            yield from _township(name)
        case "zone":
            yield from _zone(name)


def _area(name: str, level: str) -> Iterator[str]:
    if found := (name != _INNER_MONGOLIA and _AUTONOMOUS.fullmatch(name)) or _OF_ONE_PEOPLE.fullmatch(name):
        if level != "province":
            yield found["stem"] + found["kind"]
    else:
        found = _PLAIN.fullmatch(name)
    if found and len(found["stem"]) > 1:
        yield found["stem"]


def _township(name: str) -> Iterator[str]:
    if found := _ETHNIC_TOWNSHIP.fullmatch(name):
        yield found["stem"] + found["kind"]


def _zone(name: str) -> Iterator[str]:
    plain = _PROVINCE_OF_ZONE.sub("", name)
    yield plain
    yield re.sub("经济(?:技术)?开发区$", "经开区", plain)
    yield re.sub("高新?技术(?:产业)?(?:开发区|园区)$", "高新区", plain)
    yield re.sub("城乡一体化示范区$", "示范区", plain)
