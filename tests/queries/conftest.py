"""The bundled collection in two engines: Oxigraph, which the product uses, and rdflib, which must answer alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal
from rdflib.term import Identifier
from unionkg.building import DERIVED, Graphs, make_graphs
from unionkg.graph.derivation import derive
from unionkg.graph.identity import Minter
from unionkg.graph.ox_terms import from_ox
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.store import NO_BINDINGS, Bindings, Rows, Store
from unionkg.loaders.folders import load_folder
from unionkg.queries.asking import ask
from unionkg.queries.catalog import questions

SHIYAN = Path(__file__).parents[2] / "examples" / "shiyan"
LATER = {
    "later.txt": "张湾区总工会的后续消息\n\n如今，张湾区总工会共有会员52000人，工会组织637家。\n",
    "claims.csv": (
        "id,type,subject,object,measure,value,unit,qualifier,verbatim,quote,source\n"
        "m,statistic,张湾区总工会,工会会员,members,52000,person,exact,52000人,共有会员52000人,later.txt\n"
        "o,statistic,张湾区总工会,工会组织,organizations,637,place,exact,637家,工会组织637家,later.txt\n"
    ),
}


class RdflibStore:
    """A Store over rdflib: the second opinion. No triple stands in two graphs, so one graph is their union."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.graph = Graph()
        for quad in quads:
            self.graph.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))

    def select(self, query: str, bindings: Bindings = NO_BINDINGS) -> Rows:
        found = self.graph.query(query, initBindings=_initial(bindings))
        names = tuple(str(name) for name in found.vars or ())
        rows = ({str(name): term for name, term in row.items() if str(name) in names} for row in found.bindings)
        return Rows(names, tuple(row for row in rows if not _of_nothing(row, bindings)))

    def construct(self, query: str, bindings: Bindings = NO_BINDINGS) -> Graph:
        return self.graph.query(query, initBindings=_initial(bindings)).graph or Graph()

    def ask(self, query: str, bindings: Bindings = NO_BINDINGS) -> bool:
        return bool(self.graph.query(query, initBindings=_initial(bindings)).askAnswer)

    def answer(self, query: str, media_type: str, bindings: Bindings = NO_BINDINGS) -> bytes:
        raise NotImplementedError

    def graphs(self) -> tuple[str, ...]:
        raise NotImplementedError

    def n_quads(self) -> Iterator[str]:
        raise NotImplementedError


def _initial(bindings: Bindings) -> dict[str, Identifier]:
    return {name: term for name, term in bindings.items() if isinstance(term, Identifier)}


def _of_nothing(row: Mapping[str, object], bindings: Bindings) -> bool:
    """Whether this is rdflib's row for GROUP BY over no solutions at all; SPARQL 1.1 (18.5.1.1) has none there."""
    return all(name in bindings or term in (Literal(""), Literal(0)) for name, term in row.items())


def read(*folders: Path) -> Sequence[ox.Quad]:
    minter = Minter()
    graphs = make_graphs([load_folder(folder, minter) for folder in folders], minter)
    store = ox.Store()
    for quads in graphs.values():
        store.bulk_extend(quads)
    store.bulk_extend(list(derive(store, ox.NamedNode(minter.graph(DERIVED)))))
    return list(store)


def in_oxigraph(quads: Iterable[ox.Quad]) -> OxigraphStore:
    store = ox.Store()
    store.bulk_extend(quads)
    return OxigraphStore(store)


@pytest.fixture(scope="session")
def second_opinion(shiyan_graphs: Graphs) -> Store:
    return RdflibStore(chain.from_iterable(shiyan_graphs.values()))


@pytest.fixture(scope="session")
def asked(shiyan_store: Store, second_opinion: Store) -> Callable[[str, str], Rows]:
    """Give the rows of a question from an engine, asking each once."""
    stores = {"oxigraph": shiyan_store, "rdflib": second_opinion}
    return cache(lambda engine, name: ask(stores[engine], questions()[name]))


@pytest.fixture(scope="session")
def two_sources(tmp_path_factory: pytest.TempPathFactory) -> Sequence[ox.Quad]:
    """Give the bundled collection and a later source that counts more members in 张湾, and as many organizations."""
    folder = tmp_path_factory.mktemp("later")
    for name, text in LATER.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read(SHIYAN, folder)


@pytest.fixture(scope="session", params=["oxigraph", "rdflib"])
def comparing(request: pytest.FixtureRequest, two_sources: Sequence[ox.Quad]) -> Store:
    return in_oxigraph(two_sources) if request.param == "oxigraph" else RdflibStore(two_sources)
