"""Command lines one after the other in one process, each as if it had been started alone.

Run as a program: `python door.py FOLDER` reads a JSON list of argument lists; the nth writes FOLDER/n.out and n.err,
and what it may read is FOLDER/stdin. The exit codes go to FOLDER/codes. The streams have the encoding of the locale,
as Python gives it to every program.
"""

import json
import os
import sys
from pathlib import Path

from unionkg.cli import main


def run(arguments: list[str], stem: Path) -> int:
    """Run the command line with its output in files; return its exit code."""
    for number, suffix in ((1, "out"), (2, "err")):
        file = os.open(f"{stem}.{suffix}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
        os.close(file)
    sys.argv = ["unionkg", *map(_handed, arguments)]
    with (
        open(1, "w", closefd=False) as sys.stdout,
        open(2, "w", closefd=False) as sys.stderr,
        stem.with_name("stdin").open() as sys.stdin,
    ):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0)
    raise AssertionError("main ends by an exit code")


def _handed(argument: str) -> str:
    """Return an argument as Python gets it in this locale, in UTF-8 where the locale knows no Chinese."""
    try:
        return os.fsdecode(os.fsencode(argument))
    except UnicodeEncodeError:
        return os.fsdecode(argument.encode())


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    codes = [run(line, folder / str(number)) for number, line in enumerate(json.load(sys.stdin))]
    (folder / "codes").write_text(json.dumps(codes), encoding="ascii")
