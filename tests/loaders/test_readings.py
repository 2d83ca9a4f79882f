"""A collection whose texts the engine reads: its rows join a person's, who goes before it, and its names the tables."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.graph.claims import Claim
from unionkg.graph.errors import BadTable
from unionkg.graph.identity import Minter
from unionkg.loaders.folders import Folder, load_folder

Lay = Callable[..., Path]
TEXT = """清河县工会结对帮扶见闻

2025年3月,临江县总工会与东湖区总工会签订结对共建协议。东湖区总工会向临江县总工会捐赠帮扶资金20余万元。

临江县总工会现有会员1500人,基层工会86家。白沙镇总工会出台《职工互助办法》。

图:东湖区总工会向临江县总工会捐赠20余万元。
"""
HEAD = "id,type,kind,subject,object,of,measure,value,unit,qualifier,verbatim,quote,source\n"
PAIR = "p,partnership,paired-support,临江工会,东湖区总工会,,,,,,,结对共建,brief.txt\n"
GIFT = "g,contribution,funds,东湖区总工会,临江县总工会,p,amount,200000,cny,atLeast,20余万元,资金20余万元,brief.txt\n"
MEMBERS = "m,statistic,,临江县总工会,女会员,,members,1500,person,exact,1500人,现有会员1500人,brief.txt\n"
UNIONS = "key,name,aliases,level,form\nlj,临江县总工会,临江工会,county,general-federation\n"


@pytest.fixture
def load(lay: Lay, tmp_path: Path) -> Callable[..., Folder]:
    """Lay a collection with the text, given to the engine, and load it; `read` is what the sources table says."""

    def laid(rows: str = "", unions: str = UNIONS, read: str = "engine", text: str = TEXT, more: str = "") -> Folder:
        lay("river/brief.txt", text)
        lay("river/sources.csv", f"file,date,read\nbrief.txt,2025-04-01,{read}\n{more}")
        lay("river/unions.csv", unions)
        lay("river/claims.csv", HEAD + rows)
        return load_folder(tmp_path / "river", Minter())

    return laid


def of_type(folder: Folder, *types: str) -> list[Claim]:
    return [claim for claim in folder.claims if claim.type in types]


def newcomers(folder: Folder) -> set[str]:
    return {entry.name for entry in folder.newcomers}


@pytest.mark.parametrize("word", ["engine", "ENGINE", "引擎"])
def test_a_text_given_to_the_engine_is_read(load: Callable[..., Folder], word: str) -> None:
    (gift,) = of_type(load(read=word), "contribution")
    assert gift.subject == ("东湖区总工会",)
    assert (gift.object, str(gift.value), gift.verbatim) == ("临江县总工会", "200000", "20余万元")
    assert (gift.source, gift.quote) == ("river/brief.txt", "东湖区总工会向临江县总工会捐赠帮扶资金20余万元")
    assert gift.start is not None
    assert TEXT[gift.start : gift.start + len(gift.quote)] == gift.quote
    assert (gift.method, gift.confidence) != ("manual", "")


@pytest.mark.parametrize("word", ["", "manual", "人工"])
def test_a_text_is_not_read_unasked(load: Callable[..., Folder], word: str) -> None:
    folder = load(MEMBERS, read=word)
    assert [claim.id for claim in folder.claims] == ["m"]
    assert not newcomers(folder)


def test_only_the_texts_that_are_given_to_it_are_read(load: Callable[..., Folder], lay: Lay) -> None:
    lay("river/other.txt", "白沙镇总工会现有会员70人。")
    assert not [claim for claim in load(more="other.txt,,\n").claims if claim.source == "river/other.txt"]
    assert [claim for claim in load(more="other.txt,,engine\n").claims if claim.source == "river/other.txt"]


def test_another_word_is_refused(load: Callable[..., Folder]) -> None:
    with pytest.raises(BadTable, match=r"sources\.csv:2 \[read\]: read 「robot」 is neither engine nor manual"):
        load(read="robot")


def test_a_text_that_is_missing_is_refused(load: Callable[..., Folder]) -> None:
    with pytest.raises(BadTable, match=r"sources\.csv:3 \[file\]: gone\.txt is not in"):
        load(more="gone.txt,,engine\n")


def test_the_same_text_gives_the_same_rows(load: Callable[..., Folder]) -> None:
    assert load().claims == load().claims
    before, longer = load(), load(text=TEXT + "东湖区总工会现有会员900人。\n")
    assert {claim.id for claim in before.claims} < {claim.id for claim in longer.claims}


def test_names_of_the_tables_stay_and_others_join_them(load: Callable[..., Folder]) -> None:
    folder = load()
    assert "临江县总工会" not in newcomers(folder)
    assert {"东湖区总工会", "白沙镇总工会"} <= newcomers(folder)
    assert [union.name for union in folder.authority.unions] == ["临江县总工会"]


def test_a_name_is_led_back_to_the_table_by_its_code(load: Callable[..., Folder], lay: Lay) -> None:
    lay("river/areas.csv", "key,code,name\nxy,330101,县\nhz,330100,杭州市\n")
    unions = "key,name,level,form,area\nhz-gh,杭州总工会,prefecture,general-federation,hz\n"
    folder = load(unions=unions, text="杭州市总工会现有会员1500人。\n")
    (members,) = of_type(folder, "statistic")
    assert members.subject == ("杭州总工会",)
    assert not newcomers(folder)


def test_a_namesake_of_another_code_is_told_apart(load: Callable[..., Folder], lay: Lay) -> None:
    lay("river/areas.csv", "key,code,name,parent\nbj,110000,北京市,\ntz,110112,通州区,bj\n")
    unions = "key,name,level,form,area\ntzgh,通州区总工会,county,general-federation,tz\n"
    folder = load(unions=unions, text="南通市通州区总工会现有会员1500人。\n")
    (members,) = of_type(folder, "statistic")
    assert members.subject == ("通州区总工会(南通市)",)
    assert members.subject[0] in newcomers(folder)
    assert {area.code for area in folder.newcomers.areas} == {"320612", "320600", "320000", ""}


def test_the_row_of_a_person_goes_before_that_of_the_engine(load: Callable[..., Folder]) -> None:
    folder = load(PAIR + GIFT + MEMBERS)
    assert [claim.id for claim in of_type(folder, "partnership", "contribution")] == ["p", "g"]
    assert [(c.id, c.object) for c in of_type(folder, "statistic") if c.value == 1500] == [("m", "女会员")]
    assert [c.object for c in of_type(folder, "statistic") if c.value == 86] == ["基层工会"]


def test_a_quote_that_stands_elsewhere_is_kept_as_further_evidence(load: Callable[..., Folder]) -> None:
    quotes = [(c.of, c.quote) for c in of_type(load(PAIR + GIFT), "evidence")]
    assert quotes == [("g", "东湖区总工会向临江县总工会捐赠20余万元")]
    caption = "c,evidence,,,,g,,,,,,图:东湖区总工会向临江县总工会捐赠20余万元,brief.txt\n"
    assert [claim.id for claim in of_type(load(PAIR + GIFT + caption), "evidence")] == ["c"]


def test_rows_of_the_engine_hang_on_those_of_a_person(load: Callable[..., Folder]) -> None:
    folder = load(PAIR)
    assert {claim.of for claim in of_type(folder, "agreement", "contribution")} == {"p"}


def test_a_part_in_a_partnership_that_a_person_entered_is_not_told_again(load: Callable[..., Folder]) -> None:
    giver = "r,role,provider,东湖区总工会,,p,,,,,,捐赠帮扶资金,brief.txt\n"
    roles = [(claim.id == "r", claim.kind, claim.of) for claim in of_type(load(PAIR + giver), "role")]
    assert roles == [(True, "provider", "p"), (False, "beneficiary", "p")]
    other = giver.replace("provider", "host")
    kinds = [(claim.kind, claim.subject) for claim in of_type(load(PAIR + other), "role")]
    assert kinds == [("host", ("东湖区总工会",)), ("provider", ("东湖区总工会",)), ("beneficiary", ("临江县总工会",))]


def test_a_table_that_the_engine_wrote_is_a_persons(load: Callable[..., Folder]) -> None:
    members = next(claim for claim in load().claims if claim.value == 1500)
    row = (
        f"{members.id},statistic,,临江县总工会,会员,,members,1600,person,exact,,临江县总工会现有会员1500人,brief.txt\n"
    )
    folder = load(row)
    assert [(str(c.value), c.method) for c in folder.claims if c.id == members.id] == [("1600", "manual")]


def test_what_a_person_declares_is_no_newcomer(load: Callable[..., Folder]) -> None:
    declared = "b,organization,,白沙镇总工会,,临江县总工会,,,,,,白沙镇总工会出台,brief.txt\n"
    folder = load(declared)
    assert "白沙镇总工会" not in newcomers(folder)
    assert [claim.subject for claim in of_type(folder, "policy")] == [("白沙镇总工会",)]


def test_an_honour_of_a_thing_is_not_given_to_a_body_of_its_name(load: Callable[..., Folder]) -> None:
    folder = load(text="东湖区总工会建成祥福里职工驿站。祥福里职工驿站荣获“最美驿站”称号。\n")
    (award,) = of_type(folder, "award")
    assert award.subject == ("东湖区总工会/祥福里职工驿站",)
    assert "祥福里职工驿站" not in newcomers(folder)
    assert newcomers(load(text="祥福里职工驿站荣获“最美驿站”称号。\n")) == {"祥福里职工驿站"}


def test_the_engine_is_not_imported_where_no_text_is_given_to_it(load: Callable[..., Folder], tmp_path: Path) -> None:
    asking = (
        "import sys; from pathlib import Path; from unionkg.graph.identity import Minter;"
        "from unionkg.loaders.folders import load_folder; load_folder(Path(sys.argv[1]), Minter());"
        "print(any(name.startswith('unionkg.loaders.reports') for name in sys.modules))"
    )
    for read, imported in (("", "False"), ("engine", "True")):
        load(MEMBERS, read=read)
        command = [sys.executable, "-c", asking, str(tmp_path / "river")]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == imported


def test_two_names_of_one_union_make_no_pair(load: Callable[..., Folder]) -> None:
    unions = "key,name,aliases,level,form\nlj,临江县总工会,东湖区总工会,county,general-federation\n"
    folder = load(unions=unions)
    assert not of_type(folder, "partnership")
    assert {claim.of for claim in of_type(folder, "agreement", "contribution")} == {""}
    assert not of_type(folder, "role")


def test_another_post_of_a_person_is_another_fact(load: Callable[..., Folder]) -> None:
    text = "东湖区总工会主席李建国到场。临江县总工会主席李建国发言。\n"
    entered = "l,leader,,李建国,主席,临江县总工会,,,,,,临江县总工会主席李建国,brief.txt\n"
    posts = {(claim.of, claim.object) for claim in of_type(load(entered, text=text), "leader")}
    assert posts == {("临江县总工会", "主席"), ("东湖区总工会", "主席")}


def test_a_union_above_that_a_person_declares_leaves_no_link_behind(load: Callable[..., Folder]) -> None:
    declared = "b,organization,,杭州市总工会,,临江县总工会,,,,,,杭州市总工会,brief.txt\n"
    folder = load(declared, text="杭州市总工会和杭州市西湖区总工会现有会员1500人。\n")
    assert {(union.name, union.higher) for union in folder.newcomers.unions} == {("西湖区总工会", "")}
