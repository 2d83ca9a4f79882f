"""A collection that is too large for one map is drawn in parts, and the command says so."""

from pathlib import Path

import pytest

from tests.app.conftest import Run


def test_a_large_collection_is_drawn_in_parts(
    workspace: Path, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("MOST", "READABLE"):
        monkeypatch.setattr(f"unionkg.viz.dividing.{limit}", 1)
    ran = run("map", "partnership", "-o", desk / "map.html", "-w", workspace)
    page = (desk / "map.html").read_text(encoding="utf-8")
    assert ran.code == 0
    assert f"分成 {page.count('data-part=')} 张图" in ran.err


def test_a_small_one_is_drawn_whole(workspace: Path, desk: Path, run: Run) -> None:
    ran = run("map", "-o", desk / "map.html", "-w", workspace)
    assert (ran.code, ran.err) == (0, "")
    assert "data-part=" not in (desk / "map.html").read_text(encoding="utf-8")
