"""What extraction finds and misses: our evaluation reports, and the reference corpus where it stands beside them.

python -m benchmarks.evaluate [--errors TYPE] [--reader rules|ner|baseline]

The held-out reports give totals by type only: `--errors` never lists a single error of them.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from unionkg.loaders.reports.facts import Fact as Found

from benchmarks import seed_facts
from benchmarks.readers import READERS, Read, rules
from benchmarks.reports import HELD_OUT as HELD_OUT_REPORTS
from benchmarks.reports import found_fact, reports
from benchmarks.scoring import Score, score

SHARED = Path(__file__).resolve().parents[2] / "shared"
HELD_OUT = (  # the articles that nobody read while the frames were written: those with odd numbers
    "001", "003", "007", "011", "025", "031", "033", "055", "101", "103", "105", "107", "201", "203", "207", "217",
)  # fmt: skip


def main() -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="", metavar="TYPE", help="list what was missed (-) and wrong (+), or all")
    parser.add_argument("--reader", choices=READERS, default="rules", help="rules, or what needs the extra ner")
    options = parser.parse_args()
    read = READERS[options.reader]()
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    _own(options.errors, read)
    _held_out(read)
    if (SHARED / "corpus" / "score.py").is_file():
        _reference(read, tiered=options.reader == "rules")
    else:
        print("The reference corpus does not lie beside the repository: its tables are left out.")


def _own(wanted: str, read: Read) -> None:
    start, characters, counts = time.perf_counter(), 0, dict[str, Score]()
    for report in reports():
        characters += len(report.text)
        for kind, found in score(report.facts, map(found_fact, read(report.text))).items():
            counts.setdefault(kind, Score()).add(found)
            if wanted in (kind, "all"):
                print(*(f"    {report.name} {kind} {example}" for example in found.examples), sep="\n")
    rate = characters / (time.perf_counter() - start)
    print(f"## Our evaluation reports ({len(list(reports()))}), {rate:,.0f} characters a second, first use included\n")
    print(*table(counts), sep="\n")


def _held_out(read: Read) -> None:
    counts = dict[str, Score]()
    for report in reports(HELD_OUT_REPORTS):
        for kind, found in score(report.facts, map(found_fact, read(report.text))).items():
            counts.setdefault(kind, Score()).add(found)
    print(f"## Held-out reports ({len(list(reports(HELD_OUT_REPORTS)))}), totals by type only\n")
    print(*table(counts), sep="\n")


def table(counts: Mapping[str, Score]) -> Iterator[str]:
    """Yield the lines of a Markdown table: precision, recall and F1 by type, and of all together."""
    total = Score()
    yield "| type | P | R | F1 | right | wrong | missed |"
    yield "|---|---|---|---|---|---|---|"
    for kind, found in sorted(counts.items()):
        total.add(found)
        yield _line(kind, found)
    yield _line("**all**", total)
    yield f"\nQualifier right: {total.qualified} of {total.numbers} numbers.\n"


def _line(kind: str, found: Score) -> str:
    shares = " | ".join(f"{share:.3f}" for share in (found.precision, found.recall, found.f1))
    return f"| {kind} | {shares} | {found.right} | {found.wrong} | {found.missed} |"


def _reference(read: Read, *, tiered: bool) -> None:
    """Let the corpus' own scorer judge: the half that frames were made on, the half kept back, and the seed."""
    articles = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in (SHARED / "corpus/articles").glob("*.json")}
    gold = {path.stem for path in (SHARED / "corpus" / "gold").glob("*.json")}
    with tempfile.TemporaryDirectory() as folder:
        _save(folder, {name: read(articles[name]["text"]) for name in sorted(gold)})
        _judge("developed on", [folder, "--ids", ",".join(sorted(gold - set(HELD_OUT)))])
        _judge("kept back", [folder, "--ids", ",".join(HELD_OUT)])
        _judge("all articles", [folder])
        if tiered:
            _save(folder, {name: rules(articles[name]["text"], "A") for name in sorted(gold)})
            _judge("all articles, tier A alone (its precision; what other tiers hold counts as missed)", [folder])
            seed_facts.report(list(seed_facts.judged()))
        _save(folder, {"seed": read((SHARED / "seed" / "article.txt").read_text(encoding="utf-8"))})
        _judge("the seed", [f"{folder}/seed.json", str(SHARED / "seed" / "gold"), "--check-quotes"])


def _save(folder: str, found: Mapping[str, Iterable[Found]]) -> None:
    for name, each in found.items():
        (Path(folder) / f"{name}.json").write_text(json.dumps(list(each), ensure_ascii=False), encoding="utf-8")


def _judge(title: str, arguments: Sequence[str]) -> None:
    command = [sys.executable, str(SHARED / "corpus" / "score.py"), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    print(f"## Reference corpus: {title}\n\n```\n{done.stdout}```\n")


if __name__ == "__main__":
    main()
