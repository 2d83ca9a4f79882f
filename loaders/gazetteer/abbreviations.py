"""One-character names of provinces and cities: known when asked for, never found in running text (京津冀)."""

import csv
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType


def _collect() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    with resources.files(__package__).joinpath("abbreviations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names[row["abbreviation"]] = (*names.get(row["abbreviation"], ()), row["name"])
    return names


# one character -> full names: 宁 is Ningxia and Nanjing
ABBREVIATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(_collect())
