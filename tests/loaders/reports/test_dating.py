"""The date of a claim: the one that governs it, in its sentence or before; none that says something else."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract


def dates_of(text: str, kind: str = "statistic") -> list[str]:
    return [candidate.date for candidate in extract(document_of(text)) if candidate.type == kind]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023年5月8日,房县总工会慰问职工30人。", ["2023-05-08"]),
        ("房县总工会2023年慰问职工30人。", ["2023"]),
        ("2023年5月,房县总工会走进园区,慰问职工30人,服务骑手40人。", ["2023-05", "2023-05"]),
        ("2022年底,房县总工会有会员300人,比2020年增长20%。", ["2022", "2022"]),
        ("2023年5月,房县总工会走进园区。当天慰问职工30人。", ["2023-05"]),
        ("2023年5月,房县总工会走进园区;慰问职工30人。", ["2023-05"]),
        ("2023年5月,房县总工会走进园区。近年来慰问职工30人。", [""]),
        ("2023年5月,房县总工会走进园区。县总工会累计慰问职工30人。", [""]),
        ("2013年以来,房县总工会慰问职工30人。", [""]),
        ("房县总工会将于2024年12月开会,慰问职工30人。", [""]),
        ("房县总工会印发《2024年工作要点》,慰问职工30人。", [""]),
        ("房县总工会2021年、2022年分别慰问职工30人和40人。", ["2021", "2022"]),
        ("房县总工会2月30日慰问职工30人。", [""]),
    ],
)
def test_a_figure_gets_the_date_that_governs_it(text: str, dates: list[str]) -> None:
    assert dates_of(text) == dates


def test_the_words_at_the_meeting_lead_back_to_the_paragraph_before() -> None:
    text = "2023年5月8日,房县总工会召开座谈会。\n会上,房县总工会向竹溪县总工会捐赠帮扶资金20万元。"
    assert dates_of(text, "contribution") == ["2023-05-08"]


def test_a_union_and_a_standing_post_have_no_date() -> None:
    text = "2023年5月8日,房县总工会主席张伟到会。"
    assert dates_of(text, "leader") == [""]
    assert set(dates_of(text, "organization")) == {""}


def test_an_election_has_its_date() -> None:
    assert set(dates_of("2023年5月8日,张伟当选为房县总工会主席。", "leader")) == {"2023-05-08"}


def test_an_event_keeps_its_day_although_its_name_holds_a_year() -> None:
    text = "2023年12月22日,房县总工会2024年元旦春节送温暖活动启动。"
    assert "2023-12-22" in dates_of(text, "event")


def test_the_words_of_a_period_stand_beside_the_date() -> None:
    (found,) = [
        c for c in extract(document_of("房县总工会连续5年慰问职工30人。")) if c.quantity and c.quantity.unit == "人"
    ]
    assert found.period == "连续5年"
