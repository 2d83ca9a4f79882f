"""Reads damaged reports by the thousand: none may crash, hang, say more than one error, or yield a quote of nothing.

python -m benchmarks.fuzz [--cases 100000] [--seed 1]
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from unionkg.graph.errors import BadInput, Refused
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import read_documents
from unionkg.loaders.reports.extraction import extract

from benchmarks.mutating import WRITERS, damaged, written
from benchmarks.reports import reports

LIMIT = 2.0  # seconds of processor time for each 100,000 bytes, packed or unpacked, or less: other work does not count
BLOCK = 100_000
CHUNK = 200


class Hang(BaseException):
    """Reading took longer than its limit; no reader may catch this."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: `read`, `refused`, or a fault in words."""

    case: int
    kind: str
    fault: str = ""
    seconds: float = 0.0


@cache
def texts() -> tuple[str, ...]:
    """Return the reports that are damaged: our own."""
    return tuple(report.text for report in reports())


def outcome(case: int, folder: Path) -> Outcome:
    """Return what becomes of the case of a number, which is its seed; the file of a fault stays in the folder."""
    chance = random.Random(case)
    text = damaged(chance, chance.choice(texts()))
    ending, content = written(chance, text)
    path = folder / f"case-{case}{ending}"
    path.write_bytes(content)
    blocks = max(BLOCK, len(content), len(text.encode(errors="replace"))) / BLOCK
    limit = LIMIT * blocks
    started = time.process_time()
    signal.signal(signal.SIGPROF, _hang)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        kind, fault = _read(path)
    except Hang:
        kind, fault = "fault", f"longer than {limit:.1f} s"
    except Exception as error:  # noqa: BLE001 whatever gets out is what is looked for
        kind, fault = "fault", f"{type(error).__name__}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if kind != "fault":
        path.unlink()
    return Outcome(case, kind, fault, (time.process_time() - started) / blocks)


def _hang(_number: int, _frame: FrameType | None) -> None:
    raise Hang


def _read(path: Path) -> tuple[str, str]:
    kind = "read"
    try:
        for document in read_documents(path):
            if fault := next(_ungrounded(document), ""):
                return "fault", fault
    except (BadInput, Refused) as problem:
        kind = "refused"
        if not str(problem).strip():
            return "fault", "an error without words"
    return kind, ""


def _ungrounded(document: Document) -> Iterator[str]:
    """Yield the claims whose quote or slots do not stand in the document."""
    size = len(document.text)
    for found in extract(document):
        stretches = [(found.start, found.end), *((slot.start, slot.end) for slot in found.slots.values())]
        if any(not 0 <= start <= end <= size for start, end in stretches):
            yield f"{found.frame} cites a stretch outside the text: {stretches}"
        elif not document.text[found.start : found.end].strip():
            yield f"{found.frame} has an empty quote"


def warm(folder: Path) -> None:
    """Read one report of each format, so that no case pays for what is loaded once."""
    for ending, write in WRITERS:
        path = folder / f"warm-{os.getpid()}{ending}"
        path.write_bytes(write(random.Random(ending), texts()[0]))
        _read(path)
        path.unlink()


def _chunk(first: int, last: int, folder: Path) -> list[Outcome]:
    return [outcome(case, folder) for case in range(first, last)]


def main() -> None:
    """Print how many cases were read and refused; exit 1 when any is a fault, naming its file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first case")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="unionkg-fuzz-"))
    last = chosen.seed + chosen.cases
    counts: Counter[str] = Counter()
    slowest = 0.0
    with ProcessPoolExecutor(os.cpu_count(), initializer=warm, initargs=(folder,)) as pool:
        firsts = range(chosen.seed, last, CHUNK)
        for found in pool.map(_chunk, firsts, [min(first + CHUNK, last) for first in firsts], [folder] * len(firsts)):
            counts.update(each.kind for each in found)
            slowest = max(slowest, *(each.seconds for each in found))
            for each in found:
                if each.fault:
                    print(f"case {each.case}: {each.fault}", flush=True)
            if sys.stderr.isatty():
                print(f"\r{counts.total():,} of {chosen.cases:,}", end="", file=sys.stderr)
    print(f"{counts.total():,} cases: {counts['read']:,} read, {counts['refused']:,} refused, {counts['fault']} faults")
    print(f"slowest: {slowest:.2f} s for 100,000 bytes")
    if counts["fault"]:
        sys.exit(f"the files of the faults stand in {folder}")
    folder.rmdir()


if __name__ == "__main__":
    main()
