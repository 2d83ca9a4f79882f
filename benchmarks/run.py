"""`python -m benchmarks.run`: measure beside peers, and print the tables of docs/benchmarks.md."""

import argparse
import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import asking, building, commands, exporting, loading, maps, reading, serving
from benchmarks.material import Material, material
from benchmarks.measuring import Told

MEASURED: Mapping[str, Callable[[Material, int], Iterator[Told]]] = {
    "building": building.tables,
    "loading": loading.tables,
    "asking": asking.tables,
    "exporting": exporting.tables,
    "commands": commands.tables,
    "reading": reading.tables,
    "maps": maps.tables,
    "serving": serving.tables,
}
PACKAGES = ("pyoxigraph", "rdflib", "pyshacl", "pyvis", "unionkg")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what was measured, and on which machine."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(MEASURED)}; without names all")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (default 5)")
    given = parser.parse_args(arguments)
    if unknown := set(given.names) - MEASURED.keys():
        parser.error(f"{', '.join(sorted(unknown))}: choose from {', '.join(MEASURED)}")
    print(heading(given.runs))
    with TemporaryDirectory() as folder:
        made = material(Path(folder))
        for name in given.names or MEASURED:
            for table in MEASURED[name](made, given.runs):
                print(table.markdown(), flush=True)


def heading(runs: int) -> str:
    """Return when, where and on what the times were taken."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return "\n".join(
        (
            f"- {datetime.now(UTC):%Y-%m-%d}, median of {runs} runs that take turns",
            f"- {processor()}, {cores} cores, {waiting()}; {platform.system()} {platform.release()}",
            f"- Python {platform.python_version()}, {versions}",
            "",
        )
    )


def waiting() -> str:
    """Return how busy the machine is with other things, where the system tells it."""
    return f"load {os.getloadavg()[0]:.1f} before the start" if hasattr(os, "getloadavg") else "load unknown"


def processor() -> str:
    """Return the processor's name where the system tells it."""
    table = Path("/proc/cpuinfo")
    lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


if __name__ == "__main__":
    main()
