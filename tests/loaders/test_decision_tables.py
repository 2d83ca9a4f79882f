"""decisions.csv is added to and otherwise left alone, whatever wrote it before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unionkg.graph.decisions import Decision
from unionkg.graph.errors import BadInput, Place, Refused
from unionkg.loaders.decision_tables import add_decisions, load_decisions, read_when

Lay = Callable[..., Path]
REJECTED = Decision(
    id="d-0123456789",
    when="2026-11-24T10:05:00.120+08:00",
    who="李娜",
    action="reject",
    claim="g1",
    key="award ¦ 东江县总工会",
    value="",
    why="与原件不符,见第3页",
)
ROW = "2026-11-20,王磊,accept,p1,看过"


def test_a_file_is_made_as_excel_opens_it_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    later = replace(REJECTED, id="d-1", action="undo", claim=REJECTED.id, key="", why="=SUM(A1)")
    add_decisions([REJECTED], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,when,who,action,claim,key,value,why\n")
    add_decisions([later], path)
    assert list(load_decisions(path)) == [REJECTED, later]
    assert "'=SUM" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_stood_in_the_file_stays_byte_for_byte(lay: Lay, encoding: str, end: str, mark: str) -> None:
    rows = ["when,_页码,who,action,claim,why,id,key,value", "2026-11-20,7,王磊,accept,p1,看过原件、收据和合影,own-1,,"]
    text = "本单位的决定\n\n" + "\n".join(rows).replace(",", mark) + "\n"
    former = (text.removesuffix("\n") if not end else text.replace("\n", end)).encode(encoding)
    path = lay("decisions.csv", former)
    add_decisions([REJECTED], path)
    assert path.read_bytes().startswith(former)
    assert [one.id for one in load_decisions(path)] == ["own-1", REJECTED.id]
    assert list(load_decisions(path))[1] == REJECTED


def test_nothing_is_added_to_a_file_with_errors(lay: Lay) -> None:
    path = lay("decisions.csv", f"when,who,action,claim,why\n{ROW}\n2026-11-20,王磊,forget,p1,看过\n")
    before = path.read_bytes()
    with pytest.raises(BadInput, match=r"decisions\.csv:3"):
        add_decisions([REJECTED], path)
    assert path.read_bytes() == before


def test_all_errors_of_a_file_are_told_at_once(lay: Lay) -> None:
    path = lay("decisions.csv", "when,who,action,claim,why\n,王磊,accept,p1,看过\n2026-11-20,王磊,forget,p1,看过\n")
    with pytest.raises(Refused) as refused:
        list(load_decisions(path))
    assert [problem.place.row for problem in refused.value.problems] == [2, 3]


def test_a_row_without_an_id_gets_one_from_what_it_says(lay: Lay) -> None:
    (one,) = load_decisions(lay("decisions.csv", f"when,who,action,claim,why\n{ROW}\n"))
    (same,) = load_decisions(lay("decisions.csv", f"时间,何人,决定,陈述,理由\n{ROW.replace('accept', '采纳')}\n"))
    (other,) = load_decisions(lay("decisions.csv", f"when,who,action,claim,why\n{ROW}原件\n"))
    assert one.id == same.id != other.id


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026/11/4", "2026-11-04"),
        ("2026年11月4日", "2026-11-04"),
        ("2026/11/24 9:05", "2026-11-24T09:05:00+08:00"),
        ("2026-11-24T10:05:00Z", "2026-11-24T10:05:00+00:00"),
        ("2026-11-24T10:05:00.120-05:00", "2026-11-24T10:05:00.120-05:00"),
    ],
)
def test_times_are_read_as_excel_rewrites_them(cell: str, when: str) -> None:
    assert read_when(cell, Place("decisions.csv", 2)) == when


@given(st.text(alphabet="0123456789-/:. TZ+年月日", max_size=40))
def test_a_time_is_read_to_one_that_python_knows_or_refused(cell: str) -> None:
    try:
        when = read_when(cell, Place("decisions.csv", 2))
    except BadInput:
        return
    assert read_when(when, Place("decisions.csv", 2)) == when
    assert replace(REJECTED, when=when).moment.tzinfo is not None
