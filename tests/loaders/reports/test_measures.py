"""Figures in the claims table: what they measure, in which unit, and what they count, as each report words it."""

import pytest
from unionkg.graph.claims import Claim
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import collect

FIGURES = [
    ("发展会员1200人。", "1200人", "members", "person"),
    ("发展新就业形态劳动者会员300人。", "300人", "new-employment-members", "person"),
    ("慰问环卫工人900名。", "900名", "beneficiaries", "person"),
    ("为80名困难职工发放救助金。", "80名", "beneficiaries", "person"),
    ("600名职工参加接力赛。", "600名", "participants", "person"),
    ("评选出岗位标兵25名。", "25名", "winners", "person"),
    ("评出个人一等奖2名。", "2名", "winners", "person"),
    ("表彰先进个人18名。", "18名", "commended", "person"),
    ("现有产业工人4000人。", "4000人", "persons", "person"),
    ("建成爱心驿站31座。", "31座", "facilities", "place"),
    ("建成劳模创新工作室7个。", "7个", "innovation-studios", "piece"),
    ("新建企业工会22家。", "22家", "enterprise-unions", "place"),
    ("现有基层工会组织540家。", "540家", "organizations", "place"),
    ("12家单位荣获全县先锋号称号。", "12家", "grantees", "place"),
    ("组织40家企业参加技能竞赛。", "40家", "participating-organizations", "place"),
    ("受理法律援助案件66件。", "66件", "cases", "piece"),
    ("竞赛覆盖18个工种。", "18个工种", "trades", "trade"),
    ("9个乡镇成立了总工会。", "9个乡镇", "township-unions", "township"),
    ("47个村建立了工会。", "47个村", "village-unions", "village"),
    ("覆盖行政村120个。", "120个", "coverage", "village"),
    ("筹集资金30万元。", "30万元", "funds-raised", "cny"),
    ("慰问困难职工260人(次)。", "260人(次)", "person-times", "person-time"),
    ("建会率达到92%。", "92%", "founding-rate", "percent"),
    ("开展夜校讲座14次。", "14次", "event-sessions", "time"),
    ("编发工作简报35期。", "35期", "count", "session"),
]
COUNTED = [
    ("发展会员1200人。", "发展会员"),
    ("现有会员1200人。", "工会会员"),
    ("举办健步走活动15场。", "健步走活动"),
    ("6个乡镇（街道）成立了总工会。", "成立总工会的乡镇（街道）"),
    ("覆盖行政村120个。", "行政村"),
    ("这些驿站服务快递员5000名。", "服务快递员"),
    ("建会率达到92%。", "建会率"),
]


def claims(text: str) -> list[Claim]:
    (extracted,) = collect([document_of(f"房县总工会一年工作\n\n{text}", "report.txt")], Cast())
    return list(extracted.claims)


def figures(text: str) -> list[Claim]:
    return [claim for claim in claims(text) if claim.has_figure]


@pytest.mark.parametrize(("text", "verbatim", "measure", "unit"), FIGURES)
def test_what_a_figure_measures_is_told_by_its_unit_and_by_what_it_counts(
    text: str, verbatim: str, measure: str, unit: str
) -> None:
    found = [(claim.verbatim, claim.measure, claim.unit) for claim in figures(f"房县总工会{text}")]
    assert found == [(verbatim, measure, unit)]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_what_is_counted_stands_without_what_measure_and_unit_say(text: str, counted: str) -> None:
    assert [claim.object for claim in figures(f"房县总工会{text}")] == [counted]


def test_a_number_that_is_only_asked_about_is_no_figure() -> None:
    assert [claim.verbatim for claim in figures("房县总工会建成驿站30座。这30座算不算在内,没有写明。")] == ["30座"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("房县总工会实施“一人一技”培养工程。", "project"),
        ("房县总工会推行“点单派单”机制。", "mechanism"),
        ("房县总工会开展“夏日清风”“秋日书香”等活动。", "campaign"),
        ("房县总工会叫响“房小工”服务品牌。", "brand"),
    ],
)
def test_the_noun_behind_its_name_tells_a_programme_s_kind(text: str, kind: str) -> None:
    assert {claim.kind for claim in claims(text) if claim.type == "program"} == {kind}


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("全国工人先锋号", ["national"]),
        ("湖北省五一劳动奖状", ["provincial"]),
        ("十堰市工人先锋号", None),
    ],
)
def test_an_award_is_of_the_level_that_its_title_says(title: str, level: list[str] | None) -> None:
    (award,) = [c for c in claims(f"房县总工会很忙。房县远山纺织有限公司荣获{title}。") if c.type == "award"]
    assert award.also.get("level") == (tuple(level) if level else None)


def test_a_partnership_is_of_the_kind_that_any_of_its_quotes_says() -> None:
    text = "房县总工会与竹山县总工会签订合作协议。\n\n房县总工会与竹山县总工会开展对口协作。"
    assert [claim.kind for claim in claims(text) if claim.type == "partnership"] == ["paired-cooperation"]


def test_who_gives_in_a_partnership_is_its_provider() -> None:
    gift, more = "房县总工会向竹山县总工会捐赠资金5万元", "房县总工会再向竹山县总工会捐赠资金8万元"
    text = f"房县总工会与竹山县总工会签订结对帮扶协议。{gift}。{more}。"
    found = claims(text)
    (pair,) = [claim.id for claim in found if claim.type == "partnership"]
    roles = [(c.subject, c.kind, c.of, c.quote) for c in found if c.type == "role"]
    assert roles == [
        (("房县总工会",), "provider", pair, gift),
        (("竹山县总工会",), "beneficiary", pair, gift),
    ]


def test_a_gift_outside_a_partnership_gives_nobody_a_role() -> None:
    found = claims("房县总工会向竹山县总工会捐赠资金5万元。")
    assert [claim.type for claim in found if claim.type in ("role", "contribution")] == ["contribution"]
