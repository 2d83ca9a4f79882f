"""Reports become claims on the command line: a table, a list of facts, or a collection that can be built."""

import csv
import io
import json
from pathlib import Path

import docx
import pytest

from tests.app.conftest import Run

REPORT = """松桃秀山两地工会签约

本报讯(记者 龙晓燕)5月8日,贵州省松桃县总工会与重庆市秀山县总工会签订《武陵山工会结对共建协议》。

松桃县总工会主席吴建军介绍,秀山县总工会向松桃县总工会捐赠帮扶资金20余万元,建成职工书屋2家。
"""
PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>{title}</title></head><body><article><h1>{title}</h1>
{paragraphs}</article></body></html>"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_report_becomes_a_claims_table(run: Run, report: Path) -> None:
    rows = table(run("extract", report).out)
    found = {(row["type"], row["subject"], row["object"], row["of"][:11]) for row in rows}
    assert ("leader", "吴建军", "主席", "松桃苗族自治县总工会") in found or (
        "leader",
        "吴建军",
        "主席",
        "松桃县总工会",
    ) in found
    assert {row["type"] for row in rows} >= {"organization", "partnership", "agreement", "leader", "contribution"}
    assert all(REPORT[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows)
    gift = next(row for row in rows if row["type"] == "contribution")
    assert (gift["value"], gift["unit"], gift["qualifier"], gift["verbatim"]) == (
        "200000",
        "cny",
        "atLeast",
        "20余万元",
    )
    assert gift["of"] == next(row["id"] for row in rows if row["type"] == "partnership")


def test_facts_have_the_shape_of_reference_facts(run: Run, report: Path) -> None:
    facts = json.loads(run("extract", report, "--format", "json").out)
    assert {"type", "subject", "object", "value", "value_max", "unit", "qualifier", "date", "quote"} == set(facts[0])
    assert all(fact["quote"] in REPORT for fact in facts)


def test_a_collection_of_reports_is_built_and_asked(run: Run, report: Path, tmp_path: Path) -> None:
    collection, workspace = tmp_path / "reports", tmp_path / "workspace"
    assert run("extract", report, "-o", collection).code == 0
    built = run("build", collection, "-w", workspace)
    assert (built.code, built.problems) == (0, [])
    assert run("validate", "-w", workspace).code == 0
    shown = run("query", "partners", "-p", "union=秀山县总工会", "-w", workspace)
    assert "松桃" in shown.out
    assert "签订《武陵山工会结对共建协议》" in shown.out


def test_every_kind_of_file_gives_the_same_claims(run: Run, report: Path, tmp_path: Path) -> None:
    title, *paragraphs = [line for line in REPORT.splitlines() if line]
    page, word = tmp_path / "report.html", tmp_path / "report.docx"
    content = PAGE.format(title=title, paragraphs="\n".join(f"<p>{line}</p>" for line in paragraphs))
    page.write_bytes(content.encode("gb18030"))
    written = docx.Document()
    for line in (title, *paragraphs):
        written.add_paragraph(line)
    written.save(str(word))
    read = [{row["quote"] for row in table(run("extract", path).out)} for path in (report, page, word)]
    assert read[0] == read[1] == read[2]


def test_it_says_what_became_of_every_sentence(run: Run, report: Path) -> None:
    shown = run("extract", report, "--explain").out
    assert "agreement." in shown
    assert "sentences used" in shown


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(run: Run, report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no document")
    ran = run("extract", broken, report, tmp_path / "missing.txt")
    assert ran.code == 2
    assert len(table(ran.out)) > 5
    assert [str(broken) in ran.problems[0], "missing.txt" in ran.problems[1], len(ran.problems)] == [True, True, 2]


def test_a_report_that_is_not_chinese_is_named(run: Run, report: Path, tmp_path: Path) -> None:
    english = tmp_path / "english.txt"
    english.write_text(
        "Two county unions signed an agreement on 8 May; 20 reading rooms were opened.\n", encoding="utf-8"
    )
    ran = run("extract", report, english)
    assert [line for line in ran.err.splitlines() if "not a Chinese text" in line] == [
        "unionkg: english.txt: 不像中文报道,规则只读中文 / not a Chinese text; the rules read Chinese only"
    ]
    assert table(ran.out)


def test_reports_of_one_name_stay_apart_and_of_one_text_are_taken_once(run: Run, tmp_path: Path) -> None:
    texts = {
        "a/r.txt": "房县总工会会员3万人。",
        "b/R.txt": "竹溪县总工会会员2万人。",
        "c/s.md": "房县总工会会员3万人。",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text + "\n", encoding="utf-8")
    ran = run("extract", *(tmp_path / name for name in texts), "-o", tmp_path / "out")
    assert "s.md: 与 r.txt 同文,只收一次 / has the text of r.txt, taken once" in ran.err
    written = {path.name: path.read_text(encoding="utf-8").strip() for path in (tmp_path / "out").glob("*.txt")}
    assert written == {"r.txt": "房县总工会会员3万人。", "R-2.txt": "竹溪县总工会会员2万人。"}
    assert run("build", tmp_path / "out", "-w", tmp_path / "workspace").code == 0


def test_a_claims_table_that_a_person_may_have_mended_is_not_overwritten(
    run: Run, report: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("extract", report, "-o", out).code == 0
    (out / "claims.csv").write_text("mended", encoding="utf-8")
    refused = run("extract", report, "-o", out)
    assert (refused.code, "there is a claims table" in refused.err) == (2, True)
    assert (out / "claims.csv").read_text(encoding="utf-8") == "mended"
    assert run("extract", report, "-o", out, "--force").code == 0
    assert table((out / "claims.csv").read_text(encoding="utf-8-sig"))
