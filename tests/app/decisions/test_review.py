"""The queue names what needs a person, and each answer is on disk before the next question."""

import csv
import io

import pytest
from click.testing import CliRunner
from unionkg.cli import cli

from tests.app.decisions.conftest import Office

LATER = {
    "later.txt": "西湖总工会来信:东江县总工会有会员1300人,工会组织约60家,女会员600余人。\n",
    "claims.csv": (
        "id,type,subject,object,measure,value,unit,qualifier,verbatim,quote,source,method,confidence\n"
        "n1,statistic,东江县总工会,会员,members,1300,person,exact,1300人,会员1300人,later.txt,count,A\n"
        "n2,statistic,东江县总工会,女会员,members,600,person,atLeast,600余人,女会员600余人,later.txt,count,A\n"
    ),
}


def queue(office: Office, *words: str) -> list[dict[str, str]]:
    shown = office.run("review", "--format", "csv", *words)
    table = "".join(line for line in shown.splitlines(keepends=True) if "to be decided" not in line)
    return list(csv.DictReader(io.StringIO(table)))


def reasons(office: Office) -> dict[str, str]:
    return {row["id"]: row["why"] for row in queue(office)}


def test_the_queue_names_doubtful_claims_unknown_and_look_alike_names(office: Office) -> None:
    rows = {row["id"]: row for row in queue(office)}
    assert "confidence C" in rows["g1"]["why"]
    assert rows["g1"]["quote"] == "捐资30余万元"
    assert "30余万元" in rows["g1"]["statement"]
    assert "林一舟" in rows["l1"]["why"]
    assert "one and the same" in rows["西湖区总工会 = 湖城市西湖区总工会"]["why"]
    assert len(rows) == 3


def test_what_is_decided_leaves_the_queue_and_stands_under_all(office: Office) -> None:
    office.decide("accept", "g1")
    office.decide("reject", "l1")
    office.decide("not-same-as", "湖城市西湖区总工会", "西湖工会")
    assert "nothing to decide" in office.run("review")
    everything = {row["id"]: row["why"] for row in queue(office, "--all")}
    assert everything["g1"].startswith("accept (李娜")
    assert everything["l1"].startswith("reject (李娜")
    assert "核对过原件" in everything["湖城市西湖区总工会 = 西湖工会"]


def test_two_sources_that_differ_are_a_conflict_until_a_person_has_spoken(office: Office) -> None:
    office.lay(LATER, "later")
    office.build("river", "later")
    found = reasons(office)
    assert "later/later.txt" in found["m1"]
    assert "1200人" in found["n1"]
    assert "n2" not in found
    office.decide("accept", "m1")
    office.decide("accept", "n1")
    assert not {"m1", "n1"} & reasons(office).keys()


@pytest.mark.parametrize(
    ("qualifier", "words", "differs"),
    [
        ("atLeast", "1000余人", False),
        ("approx", "约1150人", False),
        ("approx", "约1000人", True),
        ("exact", "1000人", True),
    ],
)
def test_bounds_that_leave_room_for_each_other_do_not_conflict(
    office: Office, qualifier: str, words: str, differs: bool
) -> None:
    number = "".join(filter(str.isdigit, words))
    figure = f"members,{number},person,{qualifier},{words},会员{words},later.txt,count,A\n"
    header = LATER["claims.csv"].splitlines(keepends=True)[0]
    row = f"n1,statistic,东江县总工会,会员,{figure}"
    office.lay({"later.txt": f"东江县总工会有会员{words}。\n", "claims.csv": header + row}, "later")
    office.build("river", "later")
    assert ("m1" in reasons(office)) == differs


def test_a_name_that_no_table_has_comes_with_the_name_it_may_mean(office: Office) -> None:
    copy = office.workspace / "sources" / "river" / "claims.csv"
    copy.write_text(
        copy.read_text(encoding="utf-8").replace("funds,西湖区总工会", "funds,西湖区工会"), encoding="utf-8"
    )
    (row,) = [row for row in queue(office) if "西湖区工会」" in row["why"]]
    assert "perhaps 西湖区总工会" in row["why"]
    assert office.run("review", "-i", "--who", "李娜", answers="s\na\n简称\nq\n").count("✓") == 1
    office.build("river")
    assert "same-as,西湖区工会,,西湖区总工会,简称" in office.file.read_text(encoding="utf-8-sig")


def test_answers_are_written_one_by_one_and_can_be_undone(office: Office) -> None:
    shown = office.run("review", "-i", "--who", "李娜", answers="u\na\n\nu\nr\n收据不符\nc\n林一舟同志\n\ns\nr\n两家\n")
    assert "nothing was decided in this session yet" in shown
    assert "没有" in shown or "No table or claim has the name" in shown
    rows = list(csv.DictReader(io.StringIO(office.file.read_text(encoding="utf-8-sig"))))
    assert [(row["action"], row["why"]) for row in rows] == [
        ("accept", "与引文相符"), ("undo", "重新考虑"), ("reject", "收据不符"), ("not-same-as", "两家"),
    ]  # fmt: skip
    assert rows[1]["claim"] == rows[0]["id"]
    assert "2 decisions written" in shown


def test_nothing_is_lost_when_the_person_is_interrupted(office: Office) -> None:
    words = ("review", "-i", "--who", "李娜", "-w", str(office.workspace))
    done = CliRunner().invoke(cli, words, input="c\nkind=goods\n是物资\n")
    assert done.exit_code == 1
    assert "kind=goods,是物资" in office.file.read_text(encoding="utf-8-sig")
    office.build()
    assert office.ask("?c ukg:contributionKind/skos:notation 'goods'").solutions


def test_an_answer_that_cannot_be_is_told_and_asked_again(office: Office) -> None:
    shown = office.run("review", "-i", "--who", "李娜", answers="c\n数值=很多\n写错\nc\n类别=物资\n\nq\n")
    assert "is not a plain number" in shown
    assert "kind=物资" in shown
