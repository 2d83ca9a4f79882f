"""What the README shows is what happens."""

from pathlib import Path

import pytest

from tests.readme import FILES, ROOT, alike, play, steps


def test_every_command_of_the_readme_prints_what_it_shows(tmp_path: Path) -> None:
    played = list(play((ROOT / FILES[0]).read_text(encoding="utf-8"), tmp_path))
    assert len(played) >= 8
    for step, real in played:
        assert alike(step.expected, real), f"$ {step.command}\n{real}"


def test_both_readmes_show_the_same_commands_and_outputs() -> None:
    english, chinese = (list(steps((ROOT / name).read_text(encoding="utf-8"))) for name in FILES)
    assert english == chinese


@pytest.mark.parametrize("name", FILES)
def test_the_two_commands_come_first(name: str) -> None:
    commands = [
        step.command for step in steps((ROOT / name).read_text(encoding="utf-8")) if not isinstance(step, tuple)
    ]
    assert commands[:2] == ["make demo", "make test"]


def test_an_output_that_differs_is_seen() -> None:
    assert alike("a\n…\nz\n", "a\nb\nc\nz\n")
    assert not alike("a\n…\nz\n", "a\nb\nc\n")
    assert not alike("a\nb\n", "a\nb\nc\n")
