"""README files as programs: their console blocks are run in order, in one empty folder, and their output compared.

A block may be preceded by `<!-- file: NAME -->`, which makes it the content of that file. A line `…` of an expected
output stands for any lines. `python -m tests.readme` writes the real outputs into the files.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ("README.md", "README.zh.md")
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<body>.*?)```\n", re.DOTALL)
ANYTHING = "…"
MAKE = {"make demo": "unionkg demo"}  # what the target runs, once uv is there
LEFT_TO_OTHERS = ("make test", "git clone")
KEPT = {"unionkg demo": (24, 10)}  # how many first and last lines of a long output are shown


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a README and the output that stands below it."""

    command: str
    expected: str


def steps(text: str) -> Iterator[Step | tuple[str, str]]:
    """Yield the commands of a README and the files it writes, in order."""
    for block in BLOCK.finditer(text):
        if block["file"]:
            yield block["file"], block["body"]
        elif block["language"] == "console":
            for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                command, _, expected = part.partition("\n")
                yield Step(command, expected)


def run(command: str, folder: Path) -> str:
    """Run a command of ours in the folder and return what it prints (problems too, as a person sees them)."""
    words = shlex.split(MAKE.get(command, command))
    words[0] = shutil.which(words[0], path=str(Path(sys.executable).parent)) or words[0]
    environment = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environment)
    problems = "".join(line for line in done.stderr.splitlines(keepends=True) if not line.startswith("… "))
    return done.stdout + problems


def play(text: str, folder: Path) -> Iterator[tuple[Step, str]]:
    """Yield each command with its real output."""
    for step in steps(text):
        if isinstance(step, tuple):
            path = folder / step[0]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step[1], encoding="utf-8")
        elif not step.command.startswith(LEFT_TO_OTHERS):
            yield step, run(step.command, folder)


def alike(expected: str, real: str) -> bool:
    """Tell whether the real output is the expected one, in which a line `…` stands for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == ANYTHING else re.escape(line) + "\n" for line in expected.splitlines())
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in real.splitlines())) is not None


def _shown(step: Step, real: str) -> str:
    lines = [line.rstrip() for line in real.splitlines()]
    first, last = KEPT.get(MAKE.get(step.command, step.command), (40, 4))
    if len(lines) > first + last + 1:
        lines = [*lines[:first], ANYTHING, *lines[-last:]]
    return "".join(line + "\n" for line in lines)


def rewrite(path: Path) -> None:
    """Write the real outputs into a README."""
    text, at = path.read_text(encoding="utf-8"), 0
    with tempfile.TemporaryDirectory() as folder:
        for step, real in play(text, Path(folder)):
            start = text.index(f"$ {step.command}\n{step.expected}", at) + len(f"$ {step.command}\n")
            text = text[:start] + _shown(step, real) + text[start + len(step.expected) :]
            at = start
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for name in FILES:
        rewrite(ROOT / name)
