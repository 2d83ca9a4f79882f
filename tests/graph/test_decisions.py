"""The log of decisions: who wins, what an undo takes back, and that nothing depends on the order of rows."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from unionkg.graph.authority import Authority, UnionEntry
from unionkg.graph.claims import Claim
from unionkg.graph.decisions import Decision, content_key, in_force
from unionkg.graph.errors import Place
from unionkg.graph.verdicts import Settled, settle

HERE = Place("claims.csv", 2)
NAMES = ("东江县总工会", "西湖区总工会", "北山市总工会", "南岭区总工会")
TABLES = Authority(unions=tuple(UnionEntry(f"99010{n}", name, HERE) for n, name in enumerate(NAMES)))
CLAIMS = tuple(
    Claim(f"c{n}", "award", f"第{n}句话", "brief.txt", HERE, subject=(NAMES[n],), object="先进单位", confidence="C")
    for n in range(4)
)


def correct(claim: Claim, decision: Decision) -> Claim:
    return replace(claim, object=decision.correction[1])


def settled(decisions: list[Decision]) -> Settled:
    return settle(TABLES, CLAIMS, decisions, correct)


def state(decisions: list[Decision]) -> tuple[object, ...]:
    after = settled(decisions)
    return after.claims, after.authority, after.withheld


@st.composite
def decided(draw: st.DrawFn) -> list[Decision]:
    """Draw decisions about claims and pairs of names, one a minute."""
    decisions = []
    for minute in range(draw(st.integers(0, 8))):
        action = draw(st.sampled_from(("accept", "reject", "correct", "note", "same-as")))
        claim = draw(st.sampled_from(CLAIMS))
        target, value = (
            claim.id,
            {"correct": f"object={draw(st.sampled_from('甲乙丙'))}等奖", "note": "待查"}.get(action, ""),
        )
        if action == "same-as":
            target, value = draw(st.permutations(NAMES))[:2]
        when = f"2026-11-24T09:{minute:02}:00+08:00"
        key = content_key(claim) if action != "same-as" else ""
        decisions.append(Decision(f"d{minute}", when, "李娜", action, target, key, value, "核对"))
    return decisions


def undone(decisions: list[Decision], prefix: str, hour: int) -> Iterator[Decision]:
    for minute, one in enumerate(decisions):
        when = f"2026-11-24T{hour}:{minute:02}:00+08:00"
        yield Decision(f"{prefix}{one.id}", when, "李娜", "undo", one.id, "", "", "误")


@given(decided(), st.randoms(use_true_random=False))
def test_undoing_every_decision_in_any_order_leaves_what_was_loaded(decisions: list[Decision], random: object) -> None:
    undos = list(undone(decisions, "u", 10))
    random.shuffle(undos)  # type: ignore[attr-defined]
    assert state([*decisions, *undos]) == (CLAIMS, TABLES, ())


@given(decided())
def test_undoing_the_undos_brings_every_decision_back(decisions: list[Decision]) -> None:
    undos = list(undone(decisions, "u", 10))
    assert in_force([*decisions, *undos, *undone(undos, "v", 11)]) == tuple(decisions)


@given(decided(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_where_times_are_known(decisions: list[Decision], random: object) -> None:
    rows = [*decisions, *undone(decisions[:2], "u", 10)]
    shuffled = [*rows, *rows[:1]]  # a merge by hand may leave a row twice
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state(shuffled) == state(rows)


@given(decided())
def test_what_was_settled_once_is_settled_alike_again(decisions: list[Decision]) -> None:
    assert state(decisions) == state(decisions)


@given(decided())
def test_no_claim_is_lost_without_a_rejection(decisions: list[Decision]) -> None:
    after = settled(decisions)
    rejected = {one.claim for one in decisions if one.action == "reject"}
    assert {claim.id for claim in after.withheld} <= rejected
    assert {claim.id for claim in (*after.claims, *after.withheld)} == {claim.id for claim in CLAIMS}


def test_a_key_says_what_a_claim_says_and_not_where_it_lies() -> None:
    claim = replace(CLAIMS[0], source="river/reports/brief.txt", id="other", method="rule", confidence="A", start=3)
    assert content_key(claim) == "award ¦ 东江县总工会 ¦ 先进单位 ¦ ¦ ¦ 第0句话 ¦ reports/brief.txt"
