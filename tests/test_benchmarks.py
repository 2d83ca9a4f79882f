"""The benchmarks run and print tables; no test says how long anything takes."""

import re

import pytest

from benchmarks.baseline import Baseline
from benchmarks.measuring import Case, Row, Table, measure
from benchmarks.run import main


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # rdflib warns of its own doing
def test_a_run_prints_its_machine_and_a_table_with_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--runs", "1", "loading"])
    printed = capsys.readouterr().out
    assert re.search(r"Python 3\.\d+\.\d+, pyoxigraph 0\.\d+", printed)
    assert printed.count("\n## ") == 1
    rows = [line for line in printed.splitlines() if line.startswith("| ") and not line.startswith("| what")]
    assert len(rows) == 4
    assert rows[0].endswith("| 1.000 |")


def test_a_name_that_is_not_measured_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nothing"])
    assert "nothing: choose from building" in capsys.readouterr().err


def test_cases_take_turns() -> None:
    order: list[str] = []
    rows = measure([Case("a", lambda: order.append("a")), Case("b", lambda: order.append("b"))], 3)
    assert order == ["a", "b"] * 3
    assert [(row.name, len(row.seconds)) for row in rows] == [("a", 3), ("b", 3)]


def test_a_table_shows_the_median_its_range_and_its_ratio_to_the_first() -> None:
    table = Table("Two things", (Row("one", (0.002, 0.001, 0.009)), Row("other", (1.0, 3.0, 2.0))))
    assert table.markdown().splitlines()[-2:] == [
        "| one | 2.00 ms | 1.00 ms – 9.00 ms | 1.000 |",
        "| other | 2.00 s | 1.00 s – 3.00 s | 1000.000 |",
    ]


class Splits:
    """A tagger that knows the names it is given, and takes every other character for a word."""

    def __init__(self, **names: str) -> None:
        self._names, self._word = names, re.compile("|".join([*names, "."]))

    def run(self, texts: list[str]) -> list[list[tuple[str, str]]]:
        return [[(word, self._names.get(word, "n")) for word in self._word.findall(text)] for text in texts]


def test_the_baseline_makes_claims_of_names_and_verbs() -> None:
    tagger = Splits(房县总工会="ORG", 武昌区总工会="ORG", 林小满="PER")
    text = (
        "武昌区总工会主席林小满说,武昌区总工会与房县总工会签订《结对协议》,捐赠1,200万余元。房县总工会会员达到2.5万人。"
    )
    found = {(f["type"], f["subject"], f["object"], f["value"], f["qualifier"]) for f in Baseline(tagger)(text)}
    assert found == {
        ("organization", "武昌区总工会", "", None, None),
        ("organization", "房县总工会", "", None, None),
        ("leader", "林小满", "武昌区总工会主席", None, None),
        ("partnership", "武昌区总工会", "房县总工会", None, None),
        ("agreement", "结对协议", "武昌区总工会|房县总工会", None, None),
        ("contribution", "武昌区总工会", "房县总工会", 12_000_000, "atLeast"),
        ("statistic", "房县总工会", "会员", 25_000, "exact"),
    }
