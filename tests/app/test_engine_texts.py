"""A build of texts that the engine reads: twice the same, with a person's decisions, beside other collections."""

from pathlib import Path

from tests.app.conftest import Run, content, quads

TEXT = (
    "2025年3月,临江县总工会与东湖区总工会签订结对共建协议。东湖区总工会向临江县总工会捐赠帮扶资金20余万元。\n"
    "临江县总工会现有会员1500人,基层工会86家。\n"
)
HEAD = "id,when,who,action,claim,key,value,why\n"


def lay(folder: Path, text: str = TEXT, **tables: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brief.txt").write_text(text, encoding="utf-8")
    (folder / "sources.csv").write_text("文件,读法\nbrief.txt,引擎\n", encoding="utf-8")
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text(lines, encoding="utf-8")
    return folder


def members(folder: Path, run: Run) -> str:
    """Return the id of the engine's row about 1500 members."""
    lines = run("extract", folder / "brief.txt").out.splitlines()
    return next(line.partition(",")[0] for line in lines if "1500人" in line)


def test_a_text_alone_makes_a_graph_and_a_second_build_changes_nothing(desk: Path, run: Run) -> None:
    folder = lay(desk / "river")
    assert run("build", folder, "-w", desk / "ws").code == 0
    before = content(desk / "ws")
    assert any('"20余万元"' in quad for quad in quads(desk / "ws"))
    again = run("build", "-w", desk / "ws")
    assert (again.code, again.out.startswith("没有变化")) == (0, True)
    assert content(desk / "ws") == before
    assert run("validate", "-w", desk / "ws").code == 0


def test_a_decision_about_a_row_of_the_engine_holds(desk: Path, run: Run) -> None:
    folder = lay(desk / "river")
    id_ = members(folder, run)
    assert run("build", folder, "-w", desk / "ws").code == 0
    assert run("decide", "correct", id_, "--measure", "members", "--why", "会员", "-w", desk / "ws").code == 0
    built = run("build", "-w", desk / "ws")
    assert (built.code, "warning" in built.err) == (0, False)
    assert any(id_ in quad and "members" in quad for quad in quads(desk / "ws"))


def test_a_rejected_row_takes_the_names_along_that_only_it_used(desk: Path, run: Run) -> None:
    text = TEXT + "白沙镇总工会出台《职工互助办法》。\n"
    folder = lay(desk / "river", text)
    rows = [
        line.partition(",")[0] for line in run("extract", folder / "brief.txt").out.splitlines() if "白沙镇" in line
    ]
    assert run("build", folder, "-w", desk / "ws").code == 0
    assert any("白沙镇总工会" in quad for quad in quads(desk / "ws"))
    reject = "".join(f",2026-01-0{day},李,reject,{row},,,不是\n" for day, row in enumerate(rows, 1))
    (desk / "ws" / "decisions.csv").write_text(HEAD + reject, encoding="utf-8")
    assert run("build", "-w", desk / "ws").code == 0
    named = [quad for quad in quads(desk / "ws") if '"白沙镇总工会"' in quad]
    assert not named
    assert any('"东湖区总工会"' in quad for quad in quads(desk / "ws"))


def test_a_decision_whose_row_the_engine_says_no_more_is_reported(desk: Path, run: Run) -> None:
    folder = lay(desk / "river")
    id_ = members(folder, run)
    decisions = f"{HEAD},2026-01-02,李,reject,{id_},,,重复\n"
    assert "is gone" not in run("build", lay(folder, decisions=decisions), "-w", desk / "ws").err
    later = lay(desk / "later" / "river", TEXT.replace("1500人", "1600人"), decisions=decisions)
    built = run("build", later, "-w", desk / "ws")
    assert built.code == 0
    assert f"The claim of the decision “reject {id_}” is gone" in built.out + built.err


def test_names_that_another_collection_holds_are_not_entered_twice(desk: Path, run: Run) -> None:
    folder = lay(desk / "river", "杭州市总工会现有会员1500人。\n")
    areas = "key,code,name\n330100,330100,杭州市\n"
    unions = "key,name,level,form,area\nhz,杭州总工会,prefecture,general-federation,330100\n"
    tables = lay(desk / "tables", "杭州总工会现有会员1600人。\n", areas=areas, unions=unions)
    assert run("build", folder, tables, "-w", desk / "ws").code == 0
    (iri,) = {quad.split()[0] for quad in quads(desk / "ws") if '"杭州市总工会"' in quad and "Label" in quad}
    assert iri.endswith("/union-hz>")


def test_names_that_no_table_has_are_to_be_reviewed(desk: Path, run: Run) -> None:
    unions = "key,name,level,form\nlj,临江县总工会,county,general-federation\n"
    assert run("build", lay(desk / "river", unions=unions), "-w", desk / "ws").code == 0
    queue = run("review", "--format", "csv", "-w", desk / "ws").out
    assert "名称「东湖区总工会」不在表中" in queue
    assert "名称「临江县总工会」" not in queue


def test_a_name_that_was_read_is_found_to_be_one_of_the_tables(desk: Path, run: Run) -> None:
    unions = "key,name,level,form\nbs,白沙镇工会联合会,township,general-federation\n"
    folder = lay(desk / "river", TEXT + "白沙镇总工会出台《职工互助办法》。\n", unions=unions)
    assert run("build", folder, "-w", desk / "ws").code == 0
    same = run("decide", "same-as", "白沙镇总工会", "白沙镇工会联合会", "--why", "改制前的名称", "-w", desk / "ws")
    assert same.code == 0
    assert run("build", "-w", desk / "ws").code == 0
    (labelled,) = {quad.split()[0] for quad in quads(desk / "ws") if '"白沙镇总工会"' in quad and "Label" in quad}
    assert labelled.endswith("/union-bs>")
