"""The words that recognisers and frames share, kept as data so that a word is added without Python."""

from functools import cache
from importlib.resources import files

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(package: str, name: str) -> object:
    """Return what a YAML file of a package holds."""
    return yaml.load(files(package).joinpath(name).read_text("utf-8"), LOADER)  # noqa: S506 - a safe loader


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    content = read_yaml("unionkg.loaders.reports", "lexicon.yaml")
    assert isinstance(content, dict)
    return {str(name): tuple(dict.fromkeys(str(words).split())) for name, words in content.items()}


def words(name: str) -> tuple[str, ...]:
    """Return the words of a list by its name; KeyError when there is none."""
    return _lists()[name]


def expand(notation: str) -> tuple[str, ...]:
    """Return the words of a notation: words parted by blanks, where `$name` stands for a list."""
    parts = (words(part[1:]) if part.startswith("$") else (part,) for part in notation.split())
    return tuple(dict.fromkeys(word for part in parts for word in part))
