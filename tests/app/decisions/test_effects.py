"""What a person settled shows in the graph after the next build, and is gone without a trace when it is withdrawn."""

import pytest
from unionkg.graph.errors import BadInput, BadQuestion, Refused
from unionkg.recording import Desk, recorded
from unionkg.workspace import Workspace

from tests.app.decisions.conftest import Office

GIFT = "?c ukg:claimId 'g1' ; a ukg:Contribution ."
DECIDED = "?d a ukg:Decision ; ukg:action ?action"


def test_an_accepted_claim_is_a_persons_word_and_says_whose(office: Office) -> None:
    assert [str(row["level"]) for row in office.ask(f"{GIFT} ?c ukg:confidence ?level")] == ["C"]
    office.run(
        "decide", "accept", "g1", "--why", "看过收据", "--who", "李娜", "--when", "2026-11-24T09:30:00+08:00"
    )  # fmt: skip
    office.build()
    assert not office.ask(f"{GIFT} ?c ukg:confidence ?level").solutions
    (row,) = office.ask(
        f"{GIFT} ?d ukg:decides ?c ; ukg:action ?action ; dcterms:description ?why ; prov:endedAtTime ?when ;"
        " prov:wasAssociatedWith/foaf:name ?who"
    )
    assert (str(row["action"]), str(row["why"]), str(row["who"])) == ("accept", "看过收据", "李娜")
    assert str(row["when"]).startswith("2026-11-24T09:30:00")


def test_a_doubtful_claim_that_is_accepted_is_reported(office: Office) -> None:
    office.change("claims.csv", "method,confidence\n", "method,confidence,status\n")
    office.change("claims.csv", "post,A\n", "post,A,doubtful\n")
    office.build()
    status = "?c a ukg:Tenure ; ukg:status/skos:notation ?status"
    assert [str(row["status"]) for row in office.ask(status)] == ["doubtful"]
    office.decide("accept", "l1")
    office.build()
    assert [str(row["status"]) for row in office.ask(status)] == ["reported"]


def test_a_rejected_claim_leaves_with_what_only_says_more_about_it(office: Office) -> None:
    office.decide("reject", "g1")
    office.build()
    assert not office.ask("?c a ukg:Contribution").solutions
    assert not office.ask("?quote oa:exact '图中可见捐资仪式'@zh").solutions
    (row,) = office.ask(f"{DECIDED} ; ukg:claimKey ?key OPTIONAL {{ ?d ukg:decides ?claim }}")
    assert "捐资30余万元" in str(row["key"])
    assert "claim" not in row
    assert "0 violations" in office.run("validate")


def test_what_belonged_to_a_rejected_partnership_stands_by_itself(office: Office) -> None:
    office.decide("reject", "p1")
    office.build()
    assert not office.ask("?p a ukg:Partnership").solutions
    assert office.ask(GIFT).solutions
    assert not office.ask("?c ukg:underPartnership ?p").solutions


def test_others_may_still_name_what_a_rejected_claim_declared(office: Office) -> None:
    office.decide("reject", "f1")
    office.build()
    assert not office.ask("?c a ukg:Undertaking").solutions
    (row,) = office.ask("?c a ukg:Inclusion ; ukg:whole ?w . ?w a ukg:Facility ; skos:prefLabel ?name")
    assert str(row["name"]) == "暖心驿站"
    office.decide("reject", "i1")
    office.build()
    assert not office.ask("?w a ukg:Facility").solutions


def test_a_corrected_claim_has_the_new_value_and_remembers_the_former(office: Office) -> None:
    office.decide("correct", "g1", "--kind", "goods")
    office.build()
    (row,) = office.ask(f"{GIFT} ?c ukg:contributionKind/skos:notation ?kind ; skos:editorialNote ?note")
    assert str(row["kind"]) == "goods"
    assert "「funds」" in str(row["note"])
    assert "李娜" in str(row["note"])
    assert not office.ask(f"{GIFT} ?c ukg:confidence ?level").solutions


def test_several_columns_are_corrected_at_once_and_a_quote_is_looked_up_again(office: Office) -> None:
    office.decide(
        "correct", "m1", "--quote", "女会员500人", "--verbatim", "500人", "--value", "500", "--object", "女会员"
    )  # fmt: skip
    office.build()
    claim = (
        "?c ukg:claimId 'm1' ; ukg:counts ?counts ; schema:value ?value ; ukg:evidence/oa:hasSelector/oa:exact ?quote"
    )
    (row,) = office.ask(claim)
    assert [str(row[name]) for name in ("counts", "value", "quote")] == ["女会员", "500", "女会员500人"]
    assert len(office.file.read_text(encoding="utf-8-sig").splitlines()) == 5


@pytest.mark.parametrize(
    ("correction", "problem"),
    [
        (("g1", "--value", "三十万"), "is not a plain number"),
        (("g1", "--unit", "箩"), "is not in the scheme unit"),
        (("g1", "--subject", "北海县总工会"), "is not the name of"),
        (("g1", "--quote", "从未写过的话"), "does not stand in"),
        (("l1", "--value", "3"), "needs a qualifier"),
        (("m1", "--value", "500"), "says 1200, not 500"),
    ],
)
def test_a_correction_that_a_build_would_refuse_is_not_written(
    office: Office, correction: tuple[str, ...], problem: str
) -> None:
    with pytest.raises((BadInput, Refused), match=problem):
        office.decide("correct", *correction)
    assert not office.file.exists()


def test_a_note_is_kept_with_the_claim(office: Office) -> None:
    office.run("decide", "note", "m1", "--why", "年底的数字", "--who", "李娜")
    office.build()
    assert "年底的数字" in office.values("?c ukg:claimId 'm1' ; skos:editorialNote ?note")[-1]
    assert [str(row["level"]) for row in office.ask("?c ukg:claimId 'm1' ; ukg:confidence ?level")] == ["A"]


def test_two_entries_that_are_one_have_one_iri_and_both_names(office: Office) -> None:
    office.decide("same-as", "湖城市西湖区总工会", "西湖区总工会")
    office.build()
    names = office.ask("?u a ukg:Union ; skos:prefLabel|skos:altLabel ?name FILTER(CONTAINS(STR(?name), '西湖'))")
    assert {str(row["u"]).rpartition("-")[2] for row in names} == {"990200"}
    assert {str(row["name"]) for row in names} == {"西湖区总工会", "西湖工会", "湖城市西湖区总工会"}
    assert office.ask("?u skos:altLabel '西湖工会'@zh ; ukg:higherUnion/skos:prefLabel '汉江市总工会'@zh").solutions
    assert office.ask("?d ukg:action 'same-as' ; ukg:decides ?u . ?u a ukg:Union").solutions


def test_a_name_that_no_table_has_becomes_an_alias(office: Office) -> None:
    office.change("claims.csv", "g1,contribution,funds,西湖区总工会", "g1,contribution,funds,西湖总工会")
    with pytest.raises(Refused, match="西湖总工会"):
        office.build()
    copy = office.workspace / "sources" / "river" / "claims.csv"
    copy.write_bytes((office.folder / "river" / "claims.csv").read_bytes())
    office.decide("same-as", "西湖总工会", "西湖区总工会")
    office.build()
    assert office.values("<https://w3id.org/unionkg/id/union-990200> skos:altLabel ?name") == ["西湖工会", "西湖总工会"]


def test_two_names_of_a_person_whom_no_table_has(office: Office) -> None:
    office.change("brief.txt", "到场", "到场,林主席一舟讲话")
    office.change(
        "claims.csv",
        "m1,stat",
        "l2,leader,union,林一舟同志,主席,东江县总工会,,,,,,林主席一舟讲话,brief.txt,post,C\nm1,stat",
    )
    office.build()
    assert len(office.ask("?p a foaf:Person")) == 2
    office.decide("same-as", "林一舟同志", "林一舟")
    office.build()
    (row,) = office.ask("?p a foaf:Person ; skos:prefLabel ?name ; skos:altLabel ?other")
    assert (str(row["name"]), str(row["other"])) == ("林一舟", "林一舟同志")
    assert len(office.ask("?c a ukg:Tenure")) == 2


def test_names_that_nobody_bears_or_of_two_sorts_are_not_joined(office: Office) -> None:
    with pytest.raises(BadQuestion, match="无此会"):
        office.decide("same-as", "无此会", "西湖区总工会")
    office.lay({"areas.csv": "key,name\n990100,东江县\n"})
    office.build()
    with pytest.raises(BadInput, match="of sort"):
        office.decide("same-as", "东江县", "东江县总工会")


@pytest.mark.parametrize(
    "decision",
    [
        ("accept", "g1"),
        ("reject", "p1"),
        ("reject", "f1"),
        ("correct", "g1", "--kind", "goods", "--date", "2025-09"),
        ("same-as", "湖城市西湖区总工会", "西湖区总工会"),
        ("not-same-as", "湖城市西湖区总工会", "西湖区总工会"),
    ],
)
def test_an_undo_leaves_the_graph_as_it_was_byte_for_byte(office: Office, decision: tuple[str, ...]) -> None:
    before = office.export()
    office.decide(*decision)
    office.build()
    assert office.export() != before
    written = [row.split(",")[0] for row in office.file.read_text(encoding="utf-8-sig").splitlines()[1:]]
    for id_ in written:
        office.decide("undo", id_)
    office.build()
    assert office.export() == before
    assert len(office.file.read_text(encoding="utf-8-sig").splitlines()) == 1 + 2 * len(written)


def test_a_later_decision_wins_and_an_undone_undo_counts_no_more(office: Office) -> None:
    rejected = office.decide("reject", "g1")
    office.decide("accept", "g1")
    office.build()
    assert office.ask(GIFT).solutions
    again = office.decide("reject", "g1")
    withdrawn = office.decide("undo", again)
    office.build()
    assert office.ask(GIFT).solutions
    office.decide("undo", withdrawn)
    office.build()
    assert not office.ask(GIFT).solutions
    states = {decision.decision.id: decision.state for decision in recorded(Desk(Workspace.open(office.workspace), ""))}
    assert states[rejected].endswith("overridden")
    assert states[withdrawn].endswith("withdrawn")
    assert states[again].endswith("in force")


def test_the_exported_table_is_the_settled_one(office: Office) -> None:
    office.decide("reject", "m1")
    office.decide("correct", "g1", "--kind", "goods")
    target = office.folder / "out.csv"
    office.run("export", "-o", str(target))
    table = target.read_text(encoding="utf-8-sig")
    assert "1200" not in table
    assert "g1,contribution,goods" in table
