import os
import subprocess
import sys
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from unionkg.viz.tiers import Placement, bend_column, placed

ROOM = 10.0
FAN = {"u": 0, "a": 1, "b": 1, "c": 1, "far": 2}

TANGLE = """from unionkg.viz.tiers import placed
columns = {f"{at:03}": at % 4 for at in range(90)}
links = [(f"{at:03}", f"{other:03}") for at in range(90) for other in (at * at % 83, at * 7 % 90) if at != other]
print(list(placed(columns, links, lambda name: 10.0).middles.items()))
"""


def place(columns: dict[str, int], links: list[tuple[str, str]]) -> Placement:
    return placed(columns, links, lambda _name: ROOM)


def test_a_union_stands_amid_what_it_runs() -> None:
    middles = place(FAN, [("u", "a"), ("u", "b"), ("u", "c")]).middles
    assert [middles[name] for name in "abc"] == [5.0, 15.0, 25.0]
    assert middles["u"] == 15.0


def test_lines_that_need_not_cross_do_not() -> None:
    columns = {"u": 0, "v": 0, "a": 1, "b": 1}
    middles = place(columns, [("u", "b"), ("v", "a"), ("u", "a"), ("v", "a")]).middles
    assert (middles["u"] < middles["v"]) == (middles["b"] < middles["a"])


def test_what_nothing_joins_stands_apart() -> None:
    columns = {"u": 0, "v": 0, "a": 1, "b": 1}
    middles = place(columns, [("u", "a"), ("v", "b")]).middles
    assert middles["u"] == middles["a"]
    assert middles["v"] == middles["b"]
    assert middles["v"] - middles["u"] > ROOM


def test_a_line_over_a_column_has_room_of_its_own() -> None:
    found = place(FAN, [("u", "a"), ("u", "b"), ("u", "c"), ("u", "far")])
    (bend,) = found.bends["u", "far"]
    assert bend_column(bend) == 1
    assert min(abs(found.middles[bend] - found.middles[name]) for name in "abc") >= ROOM


def test_single_names_and_nothing_at_all_are_placed() -> None:
    assert place({}, []).middles == {}
    assert set(place({"a": 0, "b": 2}, []).middles) == {"a", "b"}


@given(
    st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 4), min_size=1),
    st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")), max_size=20),
)
def test_no_two_names_of_a_column_overlap(columns: dict[str, int], pairs: list[tuple[str, str]]) -> None:
    links = [(a, b) for a, b in dict.fromkeys(pairs) if a != b and a in columns and b in columns]
    found = place(columns, links)
    assert columns.keys() <= found.middles.keys()
    at = {**columns, **{bend: bend_column(bend) for bends in found.bends.values() for bend in bends}}
    for one, other in combinations(at, 2):
        if at[one] == at[other]:
            assert abs(found.middles[one] - found.middles[other]) >= ROOM - 1e-6


def test_hashing_moves_nothing() -> None:
    seeds = ({**os.environ, "PYTHONHASHSEED": str(seed)} for seed in range(3))
    told = {
        subprocess.run([sys.executable, "-c", TANGLE], check=True, capture_output=True, env=e).stdout for e in seeds
    }
    assert len(told) == 1
    assert told != {b"[]\n"}
