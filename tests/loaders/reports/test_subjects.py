"""Whose a claim is: the union that acts, that a name begins with, or that a meeting speaks for."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract
from unionkg.loaders.reports.merging import merged

SUBJECTS = [
    ("房县总工会主持会议。县职工服务中心昨日揭牌。", "facility", "房县职工服务中心", "房县总工会"),
    ("十堰市总工会介绍,该市第四届厨艺大赛昨日开幕。", "event", "第四届厨艺大赛", "十堰市总工会"),
    ("房县总工会主席林小满在全国工会县级工作会议上发言。", "event", "全国工会县级工作会议", "中华全国总工会"),
    ("房县老街口骑手驿站揭牌,是十堰市总工会建成的。", "facility", "房县老街口骑手驿站", "十堰市总工会"),
    ("武昌区总工会举办茶艺大赛。活动由房县总工会主办。", "event", "茶艺大赛", "房县总工会"),
    ("房县总工会落实武昌区总工会《茶山劳作办法》。", "policy", "茶山劳作办法", "武昌区总工会"),
    ("走进武昌区总工会职工书屋,座无虚席。", "facility", "武昌区总工会职工书屋", "武昌区总工会"),
    ("房县第二届茶艺竞赛开幕\n\n来源:房县今报\n\n县总工会主席到场。", "event", "房县第二届茶艺竞赛", "房县总工会"),
    ("十堰晚报讯 湖北省召开2023年茶艺表彰大会。市总工会到场。", "event", "2023年茶艺表彰大会", "湖北省总工会"),
]


@pytest.mark.parametrize(("text", "kind", "object_", "subject"), SUBJECTS)
def test_a_name_finds_its_union(text: str, kind: str, object_: str, subject: str) -> None:
    found = {(c.text("object"), c.text("subject")) for c in extract(document_of(text)) if c.type == kind}
    assert (object_, subject) in found


NUMBERS = [
    ("房县总工会召开会议,亮出账单:竹溪县总工会、竹山县总工会受援。会上启动项目40个。", "房县总工会"),
    ("房县总工会亮出账单:武昌区总工会捐出一批图书。其中童书60册。", "武昌区总工会"),
    ("房县总工会成立全县首家茶艺行业工会联合会,吸收会员70人。", "房县总工会"),
    ("房县总工会开展走访,武昌、黄陂两地6个区县总工会、80名干部参加。", "房县总工会"),
    ("十堰市总工会部署义诊。荆门市总工会发来贺信。\n\n截至9日,全市义诊出诊87场。", "十堰市总工会"),
    ("房县总工会建起驿站。某驿站被省总工会评为最美驿站。该会还为骑手体检310人次。", "房县总工会"),
    (
        "湖北十堰、襄阳、荆门三市总工会签订备忘录。宜昌、黄冈两市总工会派人观摩。\n\n三市工会互派教员64名。",
        "十堰市总工会",
    ),
    ("房县总工会划拨资金200万元,其中城关镇总工会80万元、军店镇总工会70万元。", "房县总工会"),
    ("房县总工会接到求助。武昌区总工会捐赠的物资运抵,包括棉被1500床、马灯1200盏。", "武昌区总工会"),
    ("房县总工会年度数据\n\n一、服务阵地\n\n驿站总数402个。\n\n城关镇总工会获评先进。", "房县总工会"),
    ("房县县镇两级工会办起夜校64所。", "房县总工会"),
    ("房县今报讯 县镇两级工会办起夜校64所。", "房县总工会"),
    ("兵团总工会办起夜校64所。", "新疆生产建设兵团总工会"),
    ("第十一师总工会办起夜校64所。", "第十一师总工会"),
    ("十堰市总工会统筹安排。今年以来,房县建成驿站64座。", "房县总工会"),
    ("房县总工会发力,建起镇级联合工会135家,村级灵活就业人员联合工会122家。", "房县总工会"),
    ("房县总工会召开年会。会上,城关镇总工会、军店镇总工会作交流发言,60名先进工作者受到表彰。", "房县总工会"),
    ("房县工会年报\n\n开展竞赛1386场。城关镇总工会承办茶艺赛。新命名工作室45个。", "房县总工会"),
    ("武昌区总工会主办。县委宣传部、房县总工会办起夜校64所。", "房县总工会"),
    ("泽州县总工会送暖。县总工会出力。县总工会接到求助。\n\n向商务局、经信局工会送去棉被1200床。", "泽州县总工会"),
    ("海南省总工会动员。海南县级以上工会建起夜校64所。", "海南省总工会"),
    ("县总工会年报\n\n来源:房县今报\n\n县总工会召开年会。\n\n新建驿站402个。", "房县总工会"),
]


@pytest.mark.parametrize(("text", "subject"), NUMBERS)
def test_a_number_is_the_acting_unions(text: str, subject: str) -> None:
    counted = [c for c in extract(document_of(text)) if c.quantity and c.quantity.value and c.quantity.value > 30]
    assert {c.text("subject") for c in counted} == {subject}


def test_the_sum_of_another_union_is_its_gift() -> None:
    text = "武昌区总工会安排救灾资金430万元,连同全总的200万元救灾资金一起发放。"
    given = {
        (c.text("subject"), str(c.quantity.value))
        for c in extract(document_of(text))
        if c.type == "contribution" and c.quantity
    }
    assert given == {("武昌区总工会", "4300000"), ("中华全国总工会", "2000000")}


def test_what_was_received_is_the_givers_gift() -> None:
    found = extract(document_of("房县总工会日前收到省总工会拨款64万元。"))
    assert {c.text("subject") for c in found if c.type == "contribution"} == {"湖北省总工会"}


def test_unions_that_nobody_names_are_meant_by_no_word_for_a_level() -> None:
    text = "19个省市工会支援12个受援地州工会的82个县(市)工会。"
    assert "19个省市工会" not in {c.text("subject") for c in extract(document_of(text)) if c.type == "organization"}


def test_a_group_named_by_its_provinces_is_of_the_cities_that_it_counts() -> None:
    text = "江苏徐州、安徽宿州、河南商丘三市总工会商定,成立苏皖豫三市工会联盟。"
    found = {c.text("subject") for c in extract(document_of(text)) if c.type == "organization"}
    assert found == {"徐州市总工会", "宿州市总工会", "商丘市总工会"}


def test_a_place_alone_is_a_doubtful_subject() -> None:
    (claim,) = [c for c in extract(document_of("十堰市总工会统筹安排。房县共建成驿站64座。")) if c.quantity]
    assert (claim.text("subject"), claim.tier) == ("房县总工会", "B")


def test_both_of_a_later_paragraph_are_those_that_the_report_paired_before() -> None:
    text = (
        "武昌区总工会与房县总工会结对。\n\n两地工会合办夜校。\n\n"
        "黄陂区总工会与竹山县总工会也结对。\n\n会上,双方续签《茶山协议》。"
    )
    (signed,) = [c for c in extract(document_of(text)) if c.type == "agreement"]
    assert signed.text("object") == "武昌区总工会|房县总工会"


def test_a_place_that_was_visited_is_doubtful_unless_it_says_where_it_lies() -> None:
    text = "武昌区总工会一行参观职工书屋、李明劳模工作室,又看了房县城关镇劳动者驿站。"
    tiers = {c.text("object"): c.tier for c in extract(document_of(text)) if c.type == "facility"}
    assert tiers == {"李明劳模工作室": "C", "房县城关镇劳动者驿站": "B"}


def test_one_figure_of_heading_and_body_is_one_claim() -> None:
    text = "一、房县总工会:1200个驿站\n\n房县总工会建成骑手驿站1200个。"
    (claim,) = [c for c in merged(extract(document_of(text))) if c.type == "statistic"]
    assert len(claim.evidence) == 1


def test_a_list_of_the_elected_holds_names_that_no_table_knows() -> None:
    text = "房县总工会选举王小明为主席,李大海、仉丰年、阿依古丽·买买提、巨力等4名同志当选副主席。"
    people = {c.text("subject") for c in extract(document_of(text)) if c.type == "leader"}
    assert people == {"王小明", "李大海", "仉丰年", "阿依古丽·买买提", "巨力"}
