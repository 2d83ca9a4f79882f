"""A decision outlives new ids, is never applied to another claim, and is reported when its claim is gone."""

import re
from collections.abc import Callable

import pytest
from unionkg.graph.errors import BadInput, BadQuestion, BadTable, DuplicateId, Refused, UnionkgError

from tests.app.decisions.conftest import RIVER, Office

GIFTS = "?c a ukg:Contribution"
SECOND = next(row for row in RIVER["claims.csv"].splitlines(keepends=True) if row.startswith("g1,")).replace(
    "g1,", "g2,"
)


def rewrite(office: Office, former: str, new: str) -> None:
    """Change the claims as a newer reading of the report would."""
    office.change("claims.csv", former, new)
    office.build()


def test_a_decision_holds_when_the_report_is_read_again_with_other_ids(office: Office) -> None:
    office.decide("reject", "g1")
    office.decide("accept", "f1")
    text = RIVER["claims.csv"]
    head, *rows = text.splitlines(keepends=True)
    for number, former in enumerate(("p1", "g1", "e1", "f1", "i1", "l1", "m1")):
        rows = [re.sub(rf"(^|,){former},", rf"\1auto-{number},", row) for row in rows]
    office.lay({"claims.csv": head + "".join(reversed(rows))})
    assert "!" not in office.build()
    assert not office.ask(GIFTS).solutions
    (row,) = office.ask("?d ukg:action 'accept' ; ukg:decides ?c . ?c ukg:claimId ?id")
    assert str(row["id"]) == "auto-3"


def test_a_decision_whose_claim_is_gone_is_reported_and_holds_again_when_it_is_back(office: Office) -> None:
    office.decide("reject", "g1")
    before = office.file.read_bytes()
    rewrite(office, "捐资30余万元,brief", "向东江县总工会捐资30余万元,brief")
    assert "The claim of the decision “reject g1” is gone" in office.build()
    assert "0 violations, 1 warnings" in office.run("validate")
    assert office.ask(GIFTS).solutions
    assert "reject g1" in office.run("decide", "list")
    assert "reject" in office.run("review", "--all", "--format", "csv")
    assert office.file.read_bytes() == before
    rewrite(office, "向东江县总工会捐资30余万元,brief", "捐资30余万元,brief")
    assert not office.ask(GIFTS).solutions


def test_a_decision_is_not_applied_to_another_claim_that_took_its_id(office: Office) -> None:
    office.decide("reject", "l1")
    office.change("claims.csv", "l1,leader", "l0,leader")
    rewrite(office, "m1,statistic", "l1,statistic")
    assert office.ask("?c ukg:claimId 'l1' ; a ukg:Figure").solutions
    assert not office.ask("?c a ukg:Tenure").solutions


def test_what_the_quote_gives_now_is_named(office: Office) -> None:
    office.decide("accept", "m1")
    rewrite(office, "m1,statistic,,东江县总工会,会员,", "m9,statistic,,东江县总工会,工会会员,")
    assert "its quote now gives m9 「会员1200人」" in office.build()


def test_of_claims_that_say_the_same_the_one_of_the_id_is_meant(office: Office) -> None:
    rewrite(office, "e1,evidence", f"{SECOND}e1,evidence")
    office.decide("reject", "g2")
    office.build()
    assert [str(row["id"]) for row in office.ask(f"{GIFTS} ; ukg:claimId ?id")] == ["g1"]
    office.change("claims.csv", "g1,contribution", "h1,contribution")
    office.change("claims.csv", ",g1,", ",h1,")
    rewrite(office, "g2,contribution", "h2,contribution")
    assert "fits several claims" in office.build()
    assert len(office.ask(f"{GIFTS} ; ukg:claimId ?id")) == 2


def test_an_id_of_two_sources_is_named_with_its_source(office: Office) -> None:
    files = {name: text.replace("捐资30", "捐赠30") for name, text in RIVER.items() if name != "unions.csv"}
    office.lay(files, "later")
    office.build("river", "later")
    with pytest.raises(BadQuestion, match=r"later/brief\.txt/g1"):
        office.decide("reject", "g1")
    office.decide("reject", "later/brief.txt/g1")
    office.build()
    (row,) = office.ask(f"{GIFTS} ; ukg:evidence/oa:hasSelector/oa:exact ?quote FILTER(CONTAINS(?quote, '30'))")
    assert str(row["quote"]) == "捐资30余万元"


def test_a_row_written_by_hand_needs_neither_id_nor_key(office: Office, write: Callable[..., None]) -> None:
    write("2026/11/24 9:05,李娜,不采纳,g1,,与原件不符", encoding="gb18030")
    office.build()
    assert not office.ask(GIFTS).solutions
    (row,) = office.ask("?d a ukg:Decision ; dcterms:date ?when")
    assert str(row["when"]) == "2026-11-24T09:05:00+08:00"


def test_headings_may_be_chinese_and_the_lower_row_of_a_day_wins(office: Office) -> None:
    rows = "时间,何人,决定,陈述,理由\n2026-11-24,李娜,不采纳,g1,不符\n2026-11-24,李娜,采纳,g1,又核对过\n"
    office.file.write_text(rows, encoding="utf-8-sig")
    office.build()
    assert office.ask(GIFTS).solutions


@pytest.mark.parametrize(
    ("row", "place", "problem"),
    [
        ("2026-11-24,李娜,delete,g1,,不符", ":2 [action]", "is no decision"),
        ("昨天,李娜,reject,g1,,不符", ":2 [when]", "is no day"),
        ("2026-11,李娜,reject,g1,,不符", ":2 [when]", "is no day"),
        ("2026-11-24T25:00,李娜,reject,g1,,不符", ":2 [when]", "a time that no day has"),
        ("2026-11-24,,reject,g1,,不符", ":2 [who]", "is empty"),
        ("2026-11-24,李娜,reject,g1,,", ":2 [why]", "is empty"),
        ("2026-11-24,李娜,correct,g1,310000,不符", ":2 [value]", "is no correction"),
        ("2026-11-24,李娜,correct,g1,id=g9,不符", ":2 [value]", "is no correction"),
        ("2026-11-24,李娜,reject,g1,假的,不符", ":2 [value]", "takes no value"),
        ("2026-11-24,李娜,same-as,西湖工会,,简称", ":2 [value]", "needs another name"),
        ("2026-11-24,李娜,correct,g1,unit=箩,不符", "[corrected at", "is not in the scheme unit"),
        ("2026-11-24,李娜,correct,g1,value=三十万,不符", ":2 [value]", "is not a plain number"),
    ],
)
def test_an_error_in_the_file_is_told_with_file_and_row(
    office: Office, write: Callable[..., None], row: str, place: str, problem: str
) -> None:
    write(row)
    before = office.quads()
    with pytest.raises((BadInput, Refused)) as refused:
        office.build()
    assert "decisions.csv" in str(refused.value)
    assert place in str(refused.value)
    assert problem in str(refused.value)
    assert office.quads() == before


def test_two_decisions_cannot_share_an_id(office: Office) -> None:
    rows = "id,when,who,action,claim,why\nd1,2026-11-24,李娜,reject,g1,不符\nd1,2026-11-24,李娜,accept,g1,相符\n"
    office.file.write_text(rows, encoding="utf-8")
    with pytest.raises(DuplicateId, match=r"decisions\.csv:3"):
        office.build()
    office.file.write_text(rows.replace("accept,g1,相符", "reject,g1,不符"), encoding="utf-8")  # a row merged twice
    office.build()
    assert not office.ask(GIFTS).solutions


def test_undos_that_go_round_are_refused_and_one_of_nothing_is_reported(office: Office) -> None:
    head = "id,when,who,action,claim,why\n"
    circle = "d1,2026-11-24,李娜,undo,d2,误\nd2,2026-11-24,李娜,undo,d1,误\n"
    office.file.write_text(head + circle, encoding="utf-8")
    with pytest.raises(BadTable, match="in a circle"):
        office.build()
    office.file.write_text(head + "d1,2026-11-24,李娜,undo,d7,误\n", encoding="utf-8")
    assert "There is no decision d7" in office.build()


def test_names_joined_and_kept_apart_at_once_are_refused(office: Office, write: Callable[..., None]) -> None:
    write(
        "2026-11-24,李娜,not-same-as,汉江市总工会,西湖区总工会,两家",
        "2026-11-24,李娜,same-as,汉江市总工会,湖城市西湖区总工会,误",
        "2026-11-24,李娜,same-as,湖城市西湖区总工会,西湖区总工会,一家",
    )
    with pytest.raises(BadTable, match="to be kept apart"):
        office.build()


def test_a_collection_brings_decisions_of_its_own_about_its_own_claims(office: Office) -> None:
    own = "id,when,who,action,claim,why\nown-1,2026-11-20,编者,reject,m1,旧数\n"
    office.lay({"decisions.csv": own})
    other = {"note.txt": "东江县总工会有会员1300人。\n", "claims.csv": (
        "id,type,subject,object,measure,value,unit,qualifier,verbatim,quote,source\n"
        "m1,statistic,东江县总工会,会员,members,1300,person,exact,1300人,会员1300人,note.txt\n"
    )}  # fmt: skip
    office.lay(other, "later")
    office.build("river", "later")
    figures = "?c ukg:claimId 'm1' ; schema:value ?value"
    assert [str(row["value"]) for row in office.ask(figures)] == ["1300"]
    office.decide("undo", "own-1")
    office.build()
    assert sorted(str(row["value"]) for row in office.ask(figures)) == ["1200", "1300"]


def test_what_cannot_be_decided_is_told_in_a_sentence(office: Office) -> None:
    problems: tuple[tuple[str, ...], ...] = (
        ("reject", "g9"), ("undo", "d-0000000000"), ("accept", "g1", "--when", "昨天"), ("correct", "g1"),
    )  # fmt: skip
    for words in problems:
        with pytest.raises(UnionkgError):
            office.decide(*words)
    with pytest.raises(BadQuestion, match="--why"):
        office.run("decide", "accept", "g1", "--why", " ", "--who", "李娜")
    assert not office.file.exists()
    office.decide("accept", "g1", "--when", "2026-11-24")
    with pytest.raises(BadQuestion, match="written already"):
        office.decide("accept", "g1", "--when", "2026-11-24")
