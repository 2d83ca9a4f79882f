"""A small workspace of our own wording, and a person who sits before it."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from unionkg.cli import cli
from unionkg.graph.store import Rows
from unionkg.workspace import Workspace

PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX ukg: <https://w3id.org/unionkg/ns#>
"""
RIVER = {
    "unions.csv": (
        "key,name,aliases,level,form,higher\n"
        "990000,汉江市总工会,,prefecture,general-federation,\n"
        "990100,东江县总工会,,county,general-federation,990000\n"
        "990200,西湖区总工会,西湖工会,county,general-federation,\n"
        "990201,湖城市西湖区总工会,,county,general-federation,990000\n"
    ),
    "brief.txt": (
        "东江县总工会与西湖区总工会结对帮扶。西湖区总工会向东江县总工会捐资30余万元。图中可见捐资仪式。\n"
        "东江县总工会建成暖心驿站,驿站内设图书角。东江县总工会主席林一舟到场,东江县总工会有会员1200人,其中女会员500人。\n"
    ),
    "claims.csv": (
        "id,type,kind,subject,object,of,measure,value,unit,qualifier,verbatim,quote,source,method,confidence\n"
        "p1,partnership,paired-support,东江县总工会,西湖区总工会,,,,,,,东江县总工会与西湖区总工会结对帮扶,brief.txt,pair,A\n"
        "g1,contribution,funds,西湖区总工会,东江县总工会,p1,amount,300000,cny,atLeast,30余万元,捐资30余万元,brief.txt,give,C\n"
        "e1,evidence,,,,g1,,,,,,图中可见捐资仪式,brief.txt,give,B\n"
        "f1,facility,,东江县总工会,暖心驿站,,,,,,,东江县总工会建成暖心驿站,brief.txt,build,B\n"
        "i1,item,,东江县总工会/暖心驿站,图书角,,,,,,,驿站内设图书角,brief.txt,list,B\n"
        "l1,leader,union,林一舟,主席,东江县总工会,,,,,,东江县总工会主席林一舟,brief.txt,post,A\n"
        "m1,statistic,,东江县总工会,会员,,members,1200,person,exact,1200人,会员1200人,brief.txt,count,A\n"
    ),
}


class Office:
    """A person with a collection, a workspace and the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = folder / "work"
        self.file = self.workspace / "decisions.csv"

    def lay(self, files: Mapping[str, str], collection: str = "river") -> None:
        (self.folder / collection).mkdir(exist_ok=True)
        for name, text in files.items():
            (self.folder / collection / name).write_text(text, encoding="utf-8")

    def change(self, name: str, former: str, new: str) -> None:
        path = self.folder / "river" / name
        text = path.read_text(encoding="utf-8")
        assert former in text
        path.write_text(text.replace(former, new), encoding="utf-8")

    def run(self, *words: str, answers: str = "") -> str:
        """Return what a command prints, progress left out; its errors are raised."""
        words = (*words, "-w", str(self.workspace))
        done = CliRunner().invoke(cli, words, input=answers, catch_exceptions=False)
        return "".join(line for line in done.output.splitlines(keepends=True) if not line.startswith("… "))

    def build(self, *collections: str) -> str:
        return self.run("build", *(str(self.folder / name) for name in collections or ("river",)))

    def decide(self, *words: str) -> str:
        """Write a decision and return its id."""
        shown = self.run("decide", *words, "--why", "核对过原件", "--who", "李娜")
        return shown.partition(":")[0]

    def export(self) -> bytes:
        target = self.folder / "graph.trig"
        self.run("export", "--all", "-o", str(target))
        return target.read_bytes()

    def quads(self) -> set[str]:
        return set(Workspace.open(self.workspace).store().n_quads())

    def ask(self, pattern: str) -> Rows:
        return Workspace.open(self.workspace).store().select(f"{PREFIXES} SELECT * WHERE {{ {pattern} }}")

    def values(self, pattern: str) -> list[str]:
        return sorted(str(term) for row in self.ask(pattern) for term in row.values())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out the collection and build it once for all tests, which work on copies."""
    made = Office(tmp_path_factory.mktemp("office"))
    made.lay(RIVER)
    made.build()
    return made.folder


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Office:
    """Give a person the collection and a workspace in which it is built."""
    return Office(shutil.copytree(built, tmp_path / "office"))


@pytest.fixture
def write(office: Office) -> Callable[..., None]:
    """Write decisions.csv by hand: rows of when, who, action, claim, value, why, without ids and keys."""

    def write_(*rows: str, encoding: str = "utf-8") -> None:
        lines = ("when,who,action,claim,value,why", *rows)
        office.file.write_text("".join(f"{line}\n" for line in lines), encoding=encoding)

    return write_
