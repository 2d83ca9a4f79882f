"""Names and the places they mean: kept apart, held together by what holds them, former ones remembered."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.loaders.gazetteer import tables
from unionkg.loaders.gazetteer.places import ABBREVIATIONS, Place, gazetteer, villages

SHIYAN = Path(__file__).parents[3] / "examples" / "shiyan" / "areas.csv"


def codes(name: str) -> list[str]:
    return [place.code for place in gazetteer().named(name)]


def meant(name: str, *near: str) -> str:
    place = gazetteer().resolve(name, [only(each) for each in near])
    return f"{place.code} {place.name}" if place else ""


def only(name: str) -> Place:
    (place,) = gazetteer().named(name)
    return place


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("海淀", "海淀区"),
        ("十堰", "十堰市"),
        ("内蒙古", "内蒙古自治区"),
        ("广西", "广西壮族自治区"),
        ("新疆", "新疆维吾尔自治区"),
        ("黑龙江", "黑龙江省"),
        ("香港", "香港特别行政区"),
        ("恩施州", "恩施土家族苗族自治州"),
        ("西双版纳", "西双版纳傣族自治州"),
        ("长阳县", "长阳土家族自治县"),
        ("东乡族自治县", "东乡族自治县"),
        ("鄂伦春旗", "鄂伦春自治旗"),
        ("阿里地区", "阿里地区"),
        ("锡林郭勒", "锡林郭勒盟"),
        ("神农架", "神农架林区"),
        ("浦东", "浦东新区"),
        ("前郭县", "前郭尔罗斯蒙古族自治县"),
        ("花果街办", "花果街道"),
        ("花果街道办事处", "花果街道"),
        ("湖北口乡", "湖北口回族乡"),
        ("武当山特区", "武当山旅游经济特区"),
        ("十堰经开区", "十堰经济技术开发区"),
        ("雄安", "河北雄安新区"),
        ("烟台高新区", "烟台高新技术产业开发区"),
    ],
)
def test_short_name_means_the_full_one(name: str, full: str) -> None:
    assert meant(name).endswith(f" {full}")


def test_places_of_one_name_are_kept_apart() -> None:
    assert codes("通州区") == ["110112", "320612"]
    assert codes("海州区") == ["210902", "320706"]
    assert len(codes("鼓楼区")) == 4
    assert len(codes("城关镇")) > 50
    assert gazetteer().resolve("通州区") is None
    assert gazetteer().resolve("城关镇") is None


def test_a_place_nearby_tells_which_is_meant() -> None:
    assert meant("通州区", "南通市") == "320612 通州区"
    assert meant("通州区", "湖北省", "北京市") == "110112 通州区"
    assert meant("通州区", "湖北省") == ""
    assert meant("城关镇", "郧西县") == "420322100 城关镇"
    assert meant("朝阳", "北票市") == "211300 朝阳市"


def test_the_place_that_holds_its_namesakes_is_meant() -> None:
    assert meant("吉林") == "220000 吉林省"
    assert meant("南昌") == "360100 南昌市"
    assert meant("海南", "湖北省") == "460000 海南省"
    assert meant("朝阳") == ""


def test_one_character_stands_for_a_province_or_a_city() -> None:
    assert meant("鄂") == "420000 湖北省"
    assert [place.name for place in gazetteer().named("宁")] == ["宁夏回族自治区", "南京市"]
    assert gazetteer().resolve("宁") is None
    assert all(gazetteer().named(letter) for letter in ABBREVIATIONS)


def test_chain_goes_up_to_the_province() -> None:
    places = gazetteer()
    assert [place.name for place in places.chain(only("花果街道"))] == ["花果街道", "张湾区", "十堰市", "湖北省"]
    assert [place.name for place in places.chain(only("海淀区"))] == ["海淀区", "北京市"]
    assert [place.name for place in places.chain(only("神农架林区"))] == ["神农架林区", "湖北省"]
    assert [place.name for place in places.chain(only("武当山特区"))][1:] == ["丹江口市", "十堰市", "湖北省"]


def test_within_is_the_place_itself_or_what_it_lies_in() -> None:
    places, shiyan = gazetteer(), only("十堰市")
    assert places.within(shiyan, shiyan)
    assert places.within(only("花果街道"), shiyan)
    assert not places.within(shiyan, only("花果街道"))
    assert not places.within(only("海淀区"), shiyan)


def test_former_places_know_their_end_and_successor() -> None:
    (yun,) = gazetteer().named("郧县")
    assert (yun.until, yun.successor, yun.parent) == ("2014", "420304", "420300")
    (xiangfan,) = gazetteer().named("襄樊")
    assert xiangfan.until == "2010"
    assert gazetteer().at(xiangfan.successor) == only("襄阳市")
    assert (laiwu := gazetteer().named("莱芜市")[0]).until == "2018"
    assert gazetteer().at(laiwu.successor) == only("莱芜区")
    assert [place.until for place in gazetteer().named("番禺县")] == ["1992"]


def test_present_places_come_before_former_ones() -> None:
    assert [place.name for place in gazetteer().named("南宁")] == ["南宁市"]
    dates = [place.until != "" for place in gazetteer().named("江北区")]
    assert dates == sorted(dates)


def test_every_successor_and_every_place_above_is_known() -> None:
    for place, names in tables.areas():
        assert place in gazetteer().named(place.name)
        assert all(place in gazetteer().named(name) for name in names)
        assert gazetteer().chain(place)[-1].level == "province"
        assert not place.until or gazetteer().at(place.successor)


def test_townships_under_another_name() -> None:
    (town,) = gazetteer().named("将台地区")
    assert town in gazetteer().named("将台乡")
    assert gazetteer().at(town.code) == town


def test_unknown_names_mean_nothing() -> None:
    assert gazetteer().named("没有这个地方") == ()
    assert gazetteer().named("") == ()
    assert gazetteer().resolve("工会") is None
    assert gazetteer().at("999999") is None
    assert gazetteer().at("420303999") is None


def test_villages_are_looked_up_in_their_county() -> None:
    found = {place.name: place for place in villages("420303")}
    assert found["六四社区"] == Place("420303001007", "六四社区", "village", "420303001")
    assert [place.name for place in gazetteer().chain(found["堰石村"])][1:3] == ["黄龙镇", "张湾区"]
    assert len({place.code for place in villages("420303")}) == len(villages("420303"))
    assert villages("999999") == ()


def test_the_bundled_collection_has_the_same_codes() -> None:
    with SHIYAN.open(encoding="utf-8", newline="") as file:
        areas = [row for row in csv.DictReader(file) if len(row["code"]) >= 6]
    assert areas
    for row in areas:
        assert (place := gazetteer().at(row["code"]))
        assert place.name == row["name"]
        assert not row["parent"].isdigit() or row["parent"] == "000000" or place.parent == row["parent"]


@given(st.text(max_size=12), st.sampled_from(["北京市", "通州区", "黄龙镇", "郧县"]))
def test_any_string_may_be_asked_for(name: str, near: str) -> None:
    place = gazetteer().resolve(name, gazetteer().named(near))
    assert place is None or place in gazetteer().named(name)
