"""Deliberate faults of the graph (tests/faults), each found by validation with the check that is meant for it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import pyoxigraph as ox
import pytest
from unionkg.building import DERIVED, make_graphs
from unionkg.graph.derivation import derive
from unionkg.graph.oxigraph_store import OxigraphStore
from unionkg.graph.validation import checks, validate
from unionkg.loaders.folders import Folder

from tests.faults import claims, entities, evidence, figures
from tests.faults.data import MINTER, Checks, Data, Fault

ROWS = (
    "s00-author-1", "s01-new-members", "s01-brand", "s01-brand-1", "s02-partnership", "s02-role-provider",
    "s02-mandarin", "s02-centre", "s02-centre-support", "s03-leader", "s03-leader-caption", "s03-six",
    "s03-six-endorsed", "s04-slogan",
)  # fmt: skip
ALL = [*claims.FAULTS, *figures.FAULTS, *entities.FAULTS, *evidence.FAULTS]
FAULTS = [pytest.param(fault, names, id=fault.__name__.replace("_", " ")) for fault, names in ALL]


@pytest.fixture(scope="module")
def sound(shiyan: Folder) -> Sequence[ox.Quad]:
    """Assemble a few rows of every kind, shortcuts included."""
    part = replace(shiyan, claims=tuple(claim for claim in shiyan.claims if claim.id in ROWS))
    graphs = make_graphs([part], MINTER)
    store = ox.Store()
    store.bulk_extend(chain.from_iterable(graphs.values()))
    return [*store, *derive(store, ox.NamedNode(MINTER.graph(DERIVED)))]


@pytest.fixture
def data(shiyan: Folder, sound: Sequence[ox.Quad]) -> Data:
    return Data(sound, MINTER.source(shiyan.texts[0]), shiyan.texts[0].sha256[:12])


def test_the_bundled_collection_has_no_finding(shiyan: Folder, shiyan_store: OxigraphStore) -> None:
    assert list(validate(shiyan_store, shiyan.texts)) == []


def test_the_unmutated_excerpt_has_no_finding(shiyan: Folder, data: Data) -> None:
    assert list(validate(OxigraphStore(data.store), shiyan.texts)) == []


@pytest.mark.parametrize(("fault", "names"), FAULTS)
def test_a_fault_is_found_by_its_check(shiyan: Folder, data: Data, fault: Fault, names: Checks) -> None:
    node = fault(data)
    shaped = any(check.startswith("shape:") for check in names)  # SHACL is run where it is to find something
    found = list(validate(OxigraphStore(data.store), shiyan.texts, sorted(data.touched) if shaped else ()))
    assert {finding.check for finding in found} == set(names)
    assert (names[0], str(node)) in {(finding.check, finding.focus) for finding in found}
    assert all(finding.zh and finding.en for finding in found)


def test_every_check_has_its_fault() -> None:
    tried = {name for _, names in ALL for name in names}
    assert {name for name, *_ in checks()} <= tried
    assert {"value_not_in_verbatim", "quote_not_in_text", "text_missing"} <= tried
    assert len(ALL) > 70
