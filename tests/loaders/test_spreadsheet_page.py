"""The page for archivists quotes the messages that the loaders give."""

import re
from pathlib import Path

import pytest
import unionkg.loaders

PAGE = Path(__file__).parents[2] / "docs" / "spreadsheets.md"
QUOTED = re.findall(r"^\| `([^`]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
CODE = "".join(path.read_text(encoding="utf-8") for path in Path(unionkg.loaders.__path__[0]).glob("*.py"))


def test_the_page_quotes_messages() -> None:
    assert len(QUOTED) >= 10


@pytest.mark.parametrize("message", QUOTED)
def test_the_message_exists(message: str) -> None:
    assert message in CODE or (message == "is not UTF-8" and "is not {encoding}" in CODE)
