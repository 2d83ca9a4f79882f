"""Authority tables are taken whole and linked, or every fault in them is named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.graph.authority import Area, Organization, Person, UnionEntry
from unionkg.graph.errors import BadInput, BadTable, DuplicateId, Place, Refused
from unionkg.loaders.authority import load_authority

Lay = Callable[..., Path]
AREAS = "key,code,name,name_en,aliases,parent,wikidata,note\n110000,110000,北京市,Beijing,北京|京,,Q956,\n"


@pytest.fixture
def folder(lay: Lay, tmp_path: Path) -> Callable[..., Path]:
    """Lay tables, each given by name, into one folder."""

    def write(**tables: str) -> Path:
        for name, text in tables.items():
            lay(f"{name}.csv", text)
        return tmp_path

    return write


def test_the_four_tables(folder: Callable[..., Path]) -> None:
    origin = folder(
        areas=AREAS + "110000-east,,东区,,,110000,,功能区\n",
        unions="代号,名称,层级,组织形式,上级,地区\nu1,市总工会,provincial,总工会,,110000\nu2,东区总工会,county,,u1,110000-east\n",
        people="key,name,aliases\nzhang,张三,老张\n",
        organizations="key,name,kind,area\npaper,日报社,报社,110000\n",
    )
    authority = load_authority(origin)
    areas, unions = str(origin / "areas.csv"), str(origin / "unions.csv")
    assert authority.areas == (
        Area("110000", "北京市", Place(areas, 2), "110000", "Beijing", ("北京", "京"), wikidata="Q956"),
        Area("110000-east", "东区", Place(areas, 3), parent="110000", note="功能区"),
    )
    assert authority.unions == (
        UnionEntry("u1", "市总工会", Place(unions, 2), level="provincial", form="总工会", area="110000"),
        UnionEntry("u2", "东区总工会", Place(unions, 3), level="county", higher="u1", area="110000-east"),
    )
    assert authority.people == (Person("zhang", "张三", Place(str(origin / "people.csv"), 2), ("老张",)),)
    assert authority.organizations == (
        Organization("paper", "日报社", Place(str(origin / "organizations.csv"), 2), kind="报社", area="110000"),
    )


def test_each_table_is_optional(tmp_path: Path) -> None:
    assert list(load_authority(tmp_path)) == []


def test_tables_may_lie_in_workbooks(lay_book: Lay, lay: Lay, tmp_path: Path) -> None:
    sheets = {
        "工会": [("代号", "名称", "地区"), ("u1", "总工会", 110000)],
        "地区": [("代号", "名称"), (110000.0, "北京市")],
    }
    book = lay_book({**sheets, "人员": [("代号", "姓名")], "别的": [("x",)]}, "登记.xlsx")
    lay("~$登记.xlsx", b"lock")
    lay("notes.txt", "随笔")
    for origin in (book, tmp_path):
        authority = load_authority(origin)
        assert [(entry.key, entry.name) for entry in authority] == [("110000", "北京市"), ("u1", "总工会")]
        assert authority.unions[0].place == Place(f"{book} (工会)", 2)


def test_a_table_and_a_workbook_add_up(lay_book: Lay, folder: Callable[..., Path]) -> None:
    lay_book({"地区": [("代号", "名称"), ("east", "东区")]}, "更多.xlsx")
    assert [area.key for area in load_authority(folder(areas=AREAS)).areas] == ["110000", "east"]


def test_a_division_code_that_excel_made_a_number(lay_book: Lay, tmp_path: Path) -> None:
    lay_book([("key", "code", "name"), ("a", 420300.0, "十堰市")], "areas.xlsx")
    assert load_authority(tmp_path).areas[0].code == "420300"


@pytest.mark.parametrize("code", ["110000", "110108001", "110108001002"])
def test_division_codes(folder: Callable[..., Path], code: str) -> None:
    assert load_authority(folder(areas=f"key,name,code\na,甲,{code}\n")).areas[0].code == code


@pytest.mark.parametrize(
    ("tables", "error", "says"),
    [
        (
            {"areas": "key,name\na.b,甲\n"},
            BadTable,
            "areas.csv:2 [key]: key 「a.b」 may hold ASCII letters, digits, _ and - only",
        ),
        ({"areas": "key,name\n,甲\n"}, BadTable, "areas.csv:2 [key]: key (代号) is empty; fill it in"),
        ({"people": "key,name\na,\n"}, BadTable, "people.csv:2 [name]: name (姓名) is empty; fill it in"),
        ({"areas": "key,name,code\na,甲,42030\n"}, BadTable, "areas.csv:2 [code]: 「42030」 is no division code"),
        ({"areas": "key,name,code\na,甲,012345\n"}, BadTable, "[code]: 「012345」 is no division code"),
        ({"areas": "key,name,wikidata\na,甲,956\n"}, BadTable, "[wikidata]: 「956」 is no Wikidata item"),
        ({"areas": "key,name\na,甲\n\na,乙\n"}, DuplicateId, "areas.csv:4 [key]: key a already stands at"),
        (
            {"areas": "key,name,parent\nnorth,甲,\neast,乙,nort\n"},
            BadTable,
            "areas.csv:3 [parent]: there is no area with the key nort; the nearest are north",
        ),
        (
            {"unions": "key,name,higher\na,甲,zz\n"},
            BadTable,
            "unions.csv:2 [higher]: there is no union with the key zz; enter it in unions, or leave the cell empty",
        ),
        ({"unions": "key,name,area\na,甲,b\n"}, BadTable, "unions.csv:2 [area]: there is no area with the key b"),
        ({"organizations": "key,name,area\na,甲,b\n"}, BadTable, "organizations.csv:2 [area]: there is no area"),
        (
            {"unions": "key,name,higher\na,甲,b\nb,乙,c\nc,丙,b\n"},
            BadTable,
            "unions.csv:3 [higher]: higher goes round in a circle, b → c → b; correct one of them",
        ),
        ({"areas": "key,name,parent\na,甲,a\n"}, BadTable, "parent goes round in a circle, a → a"),
        (
            {"areas": "key,name,code\na,甲,110000\nb,乙,110000\n"},
            BadTable,
            "areas.csv:3 [code]: code 110000 already belongs to a; a code stands for one area",
        ),
        ({"areas": "code,label\n1,甲\n"}, BadTable, "areas.csv:1: the header lacks key (代号), name (名称)"),
    ],
)
def test_what_is_refused(folder: Callable[..., Path], tables: dict[str, str], error: type[BadInput], says: str) -> None:
    with pytest.raises(error) as caught:
        load_authority(folder(**tables))
    assert says in str(caught.value)


def test_every_problem_is_named_at_once(folder: Callable[..., Path]) -> None:
    origin = folder(areas="key,name,code\n甲,甲,\nb,乙,1\n", people="key,name\nc,丙\nc,丁\n")
    with pytest.raises(Refused) as caught:
        load_authority(origin)
    assert [problem.place.column for problem in caught.value.problems] == ["key", "code", "key"]
    with pytest.raises(Refused) as caught:
        load_authority(folder(areas="key,name,parent\na,甲,b\nb,乙,a\nc,丙,d\ne,戊,e\n", people="key,name\n"))
    assert [problem.place.row for problem in caught.value.problems] == [4, 2, 5]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such folder or file; check its name"):
        load_authority(tmp_path / "nowhere")


def test_a_broken_workbook_in_the_folder_is_not_passed_over(lay: Lay, tmp_path: Path) -> None:
    lay("登记.xlsx", b"PK\x03\x04broken")
    with pytest.raises(BadTable, match=r"登记\.xlsx: the workbook is damaged"):
        load_authority(tmp_path)
