"""One-character names of provinces and cities: known when asked for, never found in a text (京津冀 is for its reader)."""

from collections.abc import Mapping
from types import MappingProxyType

_PROVINCES = (
    "京北京市 津天津市 冀河北省 晋山西省 蒙内蒙古自治区 辽辽宁省 吉吉林省 黑黑龙江省 沪上海市 申上海市 苏江苏省 浙浙江省 皖安徽省 闽福建省 赣江西省 鲁山东省 豫河南省 "
    "鄂湖北省 湘湖南省 粤广东省 桂广西壮族自治区 琼海南省 渝重庆市 川四川省 蜀四川省 贵贵州省 黔贵州省 云云南省 滇云南省 藏西藏自治区 陕陕西省 秦陕西省 甘甘肃省 陇甘肃省 "
    "青青海省 宁宁夏回族自治区 新新疆维吾尔自治区 港香港特别行政区 澳澳门特别行政区 台台湾省"
).split()
_CITIES = "宁南京市 甬宁波市 杭杭州市 锡无锡市 深深圳市 穗广州市 莞东莞市 榕福州市 厦厦门市 邕南宁市 蓉成都市 昆昆明市 筑贵阳市 汉武汉市 镐西安市".split()


def _collect() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for entry in (*_PROVINCES, *_CITIES):
        names[entry[0]] = (*names.get(entry[0], ()), entry[1:])
    return names


# one character -> full names: 宁 is Ningxia and Nanjing
ABBREVIATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(_collect())
