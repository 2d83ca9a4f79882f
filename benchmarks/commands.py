"""Commands in processes of their own, as a user starts them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import Material
from benchmarks.measuring import Case, Table, measure

UNIONKG = str(Path(sys.executable).with_name("unionkg"))


def tables(material: Material, runs: int) -> Iterator[Table]:
    """Yield the table of how long commands take to start, beside what Python and rdflib take alone."""
    workspace = str(material.workspace.folder)
    cases = (
        Case("`python -c pass`", lambda: python("pass")),
        Case("`python -c 'import rdflib'`", lambda: python("import rdflib")),
        Case("`unionkg --help`", lambda: unionkg("--help")),
        Case("`unionkg query --help`", lambda: unionkg("query", "--help")),
        Case("`unionkg query cq07`", lambda: unionkg("query", "cq07", "-w", workspace)),
    )
    yield Table("Starting a command", measure(cases, runs))


def unionkg(*arguments: str) -> None:
    """Run our command to its end."""
    _run(UNIONKG, *arguments)


def python(program: str) -> None:
    """Run a line of Python to its end."""
    _run(sys.executable, "-c", program)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
