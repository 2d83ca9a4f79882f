"""How many queries a second an endpoint answers: ours beside `oxigraph serve` and rdflib-endpoint, over the same data.

Each server runs in a process of its own on loopback; they take turns, and their answers are compared first.
rdflib-endpoint comes from the package index into an environment of its own; a peer that cannot be had is left out.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from unionkg.building import DERIVED
from unionkg.graph.generations import publishing
from unionkg.ontology.terms import UKG
from unionkg.workspace import Workspace

from benchmarks.clients import Connection, Load, load
from benchmarks.material import Material
from benchmarks.measuring import duration

UNIONS = 20_000  # with ten triples each
SPAN = 2.0  # seconds of each turn
CONNECTIONS = (1, 8)
SKOS, RDF_TYPE = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PREFIXES = f"PREFIX ukg: <{UKG}> PREFIX skos: <{SKOS}> "
QUERIES: Mapping[str, str] = {
    "a union by its name": PREFIXES + 'SELECT ?u ?l WHERE { ?u skos:prefLabel "第12345工会"@zh ; ukg:unionLevel ?l }',
    "partners of partners of a union": PREFIXES
    + """SELECT DISTINCT ?name WHERE {
      ?u skos:prefLabel "第12345工会"@zh ; ukg:partnerOf/ukg:partnerOf ?other . ?other skos:prefLabel ?name }""",
    "unions counted by level and area": PREFIXES
    + """SELECT ?l ?a (COUNT(?u) AS ?n) WHERE { ?u a ukg:Union ; ukg:unionLevel ?l ; ukg:jurisdiction ?a }
      GROUP BY ?l ?a""",
    "10,000 rows": PREFIXES
    + "SELECT ?u ?name ?higher WHERE { ?u skos:prefLabel ?name ; ukg:higherUnion ?higher } LIMIT 10000",
}
LIMITED = "10,000 rows"  # which of all rows come is the engine's choice


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its name and the address of its endpoint."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Rates:
    """What the servers did with one query on so many connections."""

    title: str
    loads: Mapping[str, Sequence[Load]]

    def markdown(self) -> str:
        """Return a table; ratios are of answers a second, ours to theirs."""
        lines = [
            f"## {self.title}",
            "",
            "| server | answers a second | p50 | p99 | ours to it |",
            "|---|--:|--:|--:|--:|",
        ]
        rates = {name: median(len(each.times) / each.whole for each in loads) for name, loads in self.loads.items()}
        ours = next(iter(rates.values()))
        for name, loads in self.loads.items():
            times = [time for each in loads for time in each.times]
            high = quantiles(times, n=100)[98] if len(times) > 1 else times[0]
            cells = (
                name,
                f"{rates[name]:,.3g}",
                duration(median(times)),
                duration(high),
                f"{ours / rates[name]:.2f} ×",
            )
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join((*lines, ""))


def tables(material: Material, runs: int) -> Iterator[Rates]:  # noqa: ARG001 - the data is larger than the collection
    """Yield what each server does with each query."""
    with TemporaryDirectory() as folder, ExitStack() as running:
        workspace, data = _made(Path(folder))
        servers = [
            server
            for starting in (_ours(workspace), _oxigraph(workspace), _rdflib(data))
            if (server := running.enter_context(starting)) is not None
        ]
        _check_same(servers)
        for connections in CONNECTIONS:
            for name, query in QUERIES.items():
                loads: dict[str, list[Load]] = {server.name: [] for server in servers}
                for _ in range(runs):
                    for server in servers:
                        loads[server.name].append(load(server.address, query, connections, SPAN))
                many = f"{connections} connections" if connections > 1 else "one connection"
                yield Rates(f"Serving {name}, {many}", loads)


def quads(count: int) -> Iterator[ox.Quad]:
    """Yield unions in a tree, each with a name, a level, an area, partners, and its leader."""
    graph = ox.NamedNode("urn:example:country")

    def union(number: int) -> ox.NamedNode:
        return ox.NamedNode(f"https://w3id.org/unionkg/id/union-{number}")

    for number in range(count):
        this, leader = union(number), ox.NamedNode(f"https://w3id.org/unionkg/id/person-{number}")
        said: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
            (this, RDF_TYPE, ox.NamedNode(f"{UKG}Union")),
            (this, f"{SKOS}prefLabel", ox.Literal(f"第{number}工会", language="zh")),
            (this, f"{UKG}unionLevel", ox.NamedNode(f"https://w3id.org/unionkg/scheme/level-{number % 5}")),
            (this, f"{UKG}jurisdiction", ox.NamedNode(f"https://w3id.org/unionkg/id/area-{number % 31}")),
            (this, f"{UKG}higherUnion", union(number // 8)),
            (this, f"{UKG}partnerOf", union((number * 7 + 1) % count)),
            (union((number * 7 + 1) % count), f"{UKG}partnerOf", this),
            (leader, RDF_TYPE, ox.NamedNode(f"{UKG}Person")),
            (leader, f"{SKOS}prefLabel", ox.Literal(f"主席{number}", language="zh")),
            (leader, f"{UKG}leads", this),
        ]
        yield from (ox.Quad(subject, ox.NamedNode(predicate), value, graph) for subject, predicate, value in said)


def _made(folder: Path) -> tuple[Workspace, Path]:
    """Return a workspace whose store holds the data, and the data as a file."""
    workspace, data = Workspace.make(folder / "desk"), folder / "data.nq"
    found = list(dict.fromkeys(quads(UNIONS)))
    with publishing(workspace.root, {"urn:example:country": found}, workspace.minter.graph(DERIVED)):
        pass
    data.write_bytes(ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b"")
    return workspace, data


def _check_same(servers: Sequence[Server]) -> None:
    """Raise ValueError when two servers answer a query differently."""
    for name, query in QUERIES.items():
        answers = {server.name: _rows(server, query) for server in servers}
        first = next(iter(answers.values()))
        for server, rows in answers.items():
            if rows.total() != first.total() or (name != LIMITED and rows != first):
                raise ValueError(f"{server} answers {name!r} otherwise: {rows.total()} rows, not {first.total()}")


def _rows(server: Server, query: str) -> Counter[str]:
    line = Connection(server.address, query)
    try:
        found = json.loads(line.ask())["results"]["bindings"]
    finally:
        line.close()
    return Counter(json.dumps({name: term["value"] for name, term in row.items()}, sort_keys=True) for row in found)


@contextmanager
def _ours(workspace: Workspace) -> Iterator[Server | None]:
    port = _free_port()
    command = [_beside("unionkg"), "serve", "-w", workspace.folder, "--port", port, "--no-log"]
    with _running(command, port, "/healthz"):
        yield Server("unionkg serve", f"http://127.0.0.1:{port}/sparql")


@contextmanager
def _oxigraph(workspace: Workspace) -> Iterator[Server | None]:
    current = (workspace.root / "CURRENT").read_text().strip()
    port, program = _free_port(), _beside("oxigraph")
    if not program.exists():
        yield None
        return
    command = [program, "serve-read-only", "--location", workspace.root / current / "rdf", "--union-default-graph"]
    with _running([*command, "--bind", f"127.0.0.1:{port}"], port, "/"):
        yield Server("oxigraph serve-read-only", f"http://127.0.0.1:{port}/query")


@contextmanager
def _rdflib(data: Path) -> Iterator[Server | None]:
    port, uv = _free_port(), os.environ.get("UV") or shutil.which("uv") or "uv"  # `uv run` tells where it is
    needed = ("--with", "rdflib-endpoint[cli]==0.6.3", "--with", "rdflib==7.6.0")
    command = [uv, "run", "--quiet", "--isolated", "--no-project", *needed, "rdflib-endpoint", "serve"]
    try:
        subprocess.run([*command, "--help"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        print("rdflib-endpoint is left out: it cannot be installed here.")
        yield None
        return
    with _running([*command, "--host", "127.0.0.1", "--port", port, data], port, "/"):
        yield Server("rdflib-endpoint (rdflib in memory)", f"http://127.0.0.1:{port}/")


@contextmanager
def _running(command: Sequence[object], port: int, path: str) -> Iterator[None]:
    """Run a server while the block lasts, which begins when it listens; raise RuntimeError when it ends at once."""
    silence = subprocess.DEVNULL
    with subprocess.Popen(list(map(str, command)), stdout=silence, stderr=silence, start_new_session=True) as server:
        try:
            while not _listens(port, path):
                if server.poll() is not None:
                    raise RuntimeError(f"{command[0]} ended by itself")
                time.sleep(0.1)
            yield
        finally:
            os.killpg(server.pid, 15)


def _listens(port: int, path: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            return bool(line.recv(1))
    except OSError:
        return False


def _beside(program: str) -> Path:
    return Path(sys.executable).parent / program


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
