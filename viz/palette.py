"""Tell sorts of unions and relations apart by colour, shape and dash, so that no reader depends on colour alone.

The hues are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), darkened or lightened until they stand out.
"""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, Theme] = ("light", "dark")
PAPER = {"light": "#ffffff", "dark": "#14181d"}
INK = {"light": "#1b1f24", "dark": "#f1f3f5"}
HUES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442")
GREY = "#767676"
CORNERS = (4, 22, 12, 0)
DASHES: tuple[tuple[int, ...], ...] = ((), (14, 6), (14, 5, 3, 5), (8, 3))
DOTTED = (2, 5)  # kept for what is inferred
ENOUGH = 3.2  # WCAG 2.2, 1.4.11 asks 3:1 of lines and borders


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How one sort of unions is drawn: corner radius, border dash, and (fill, border, ink) of each theme."""

    corner: int
    dashes: tuple[int, ...]
    border: int
    colours: tuple[tuple[str, str, str], tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How one kind of relations is drawn: width, dash, and the line's colour in each theme."""

    width: int
    dashes: tuple[int, ...]
    colours: tuple[str, str]


def node_style(place: int, quiet: bool = False) -> NodeStyle:
    """Return the style of the sort at a place of the legend; a quiet sort is grey with a dashed border."""
    hue = GREY if quiet else HUES[place % len(HUES)]
    light, dark = (_box(hue, theme) for theme in THEMES)
    dashes = (5, 4) if quiet else ()
    return NodeStyle(CORNERS[place % len(CORNERS)], dashes, 1 if quiet else 2, (light, dark))


def edge_style(place: int, quiet: bool = False) -> EdgeStyle:
    """Return the style of the kind at a place of the legend; a quiet kind is a thin grey line."""
    hue = GREY if quiet else HUES[(place + 4) % len(HUES)]
    light, dark = (visible(hue, theme) for theme in THEMES)
    return EdgeStyle(1 if quiet else 3, DASHES[place % len(DASHES)], (light, dark))


def _box(hue: str, theme: Theme) -> tuple[str, str, str]:
    fill = mix(hue, PAPER[theme], 0.14 if theme == "light" else 0.26)
    return fill, visible(hue, theme), INK[theme]


def visible(hue: str, theme: Theme) -> str:
    """Return the hue, moved towards the ink just so far that it stands out from the paper."""
    for step in range(11):
        if contrast(colour := mix(INK[theme], hue, step / 10), PAPER[theme]) >= ENOUGH:
            return colour
    return INK[theme]


def mix(colour: str, base: str, share: float) -> str:
    """Return `share` of a colour over a base colour, all as #rrggbb."""
    mixed = (round(share * a + (1 - share) * b) for a, b in zip(_channels(colour), _channels(base), strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if (share := channel / 255) <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
