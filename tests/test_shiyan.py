"""The bundled collection, which the engine and a person read together, stays in step with its reference reading."""

from pathlib import Path

from unionkg.building import decide
from unionkg.loaders.claim_tables import load_claims
from unionkg.loaders.folders import Folder

from benchmarks.dividing import REFERENCE, divide
from tests.conftest import SHIYAN


def test_every_decision_finds_its_claim(shiyan: Folder) -> None:
    settled = decide([shiyan])
    assert shiyan.decisions
    assert not settled.lost
    assert len(settled.decided) == len(shiyan.decisions)


def test_what_a_person_entered_stands_in_the_reference() -> None:
    def said(path: Path) -> dict[str, tuple[object, ...]]:
        return {c.id: (c.type, c.kind, c.subject, c.object, c.value, c.quote, c.note) for c in load_claims(path)}

    reference = said(REFERENCE)
    entered = said(SHIYAN / "claims.csv")
    assert entered
    assert {id_: reference.get(id_) for id_ in entered} == entered


def test_every_fact_of_the_reference_is_said_by_somebody() -> None:
    division = divide()
    assert len(division.by_engine) + len(division.corrected) + len(division.entered) == len(
        list(load_claims(REFERENCE))
    )
    assert len({claim.id for claim in division.by_engine}) == len(division.by_engine) > 0


def test_the_engine_adds_no_name_that_nobody_needs(shiyan: Folder) -> None:
    tables = {(type(entry), entry.key) for entry in shiyan.authority}
    assert {(type(entry), entry.key) for entry in decide([shiyan]).authority} == tables
