"""Every frame finds its own examples, and nothing in its counter-examples."""

import pytest
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.extraction import extract
from unionkg.loaders.reports.frame_files import Example, Frame, frame_types, frames

MAKING = [frame for frame in frames() if frame.slots]
EXAMPLES = [pytest.param(f, e, id=f"{f.id}-{n}") for f in MAKING for n, e in enumerate(f.examples)]
COUNTER = [pytest.param(f, text, id=f"{f.id}-{n}") for f in MAKING for n, text in enumerate(f.counter)]


def found(frame: Frame, text: str) -> list[Candidate]:
    return [candidate for candidate in extract(document_of(text)) if candidate.frame == frame.id]


@pytest.mark.parametrize(("frame", "example"), EXAMPLES)
def test_a_frame_finds_its_example(frame: Frame, example: Example) -> None:
    slots = [{name: candidate.text(name) for name in example.want} for candidate in found(frame, example.text)]
    assert any(all(want in slot[name] for name, want in example.want.items()) for slot in slots), slots


@pytest.mark.parametrize(("frame", "text"), COUNTER)
def test_a_frame_finds_nothing_in_its_counter_example(frame: Frame, text: str) -> None:
    assert [candidate.slots for candidate in found(frame, text)] == []


@pytest.mark.parametrize("frame", MAKING, ids=lambda frame: frame.id)
def test_every_frame_shows_what_it_finds_and_what_not(frame: Frame) -> None:
    assert frame.examples
    assert frame.counter


def test_every_file_of_frames_is_tried() -> None:
    assert {frame.type for frame in frames()} == set(frame_types())
