"""Colours that readers with a colour deficiency can tell apart, and text that can be read.

Simulation: Machado, Oliveira and Fernandes (2009), severity 1.0. Distance: CIE76 in L*a*b*.
"""

from itertools import combinations

import pytest

from dashboard.palette import DARK, LIGHT, Palette

MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Just noticeable is about 2.3; side by side as thin lines needs several times that.
APART = 12.0


def linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen(colour: str, deficiency: str | None) -> list[float]:
    rgb = linear(colour)
    if deficiency is None:
        return rgb
    rows = MACHADO[deficiency]
    return [min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in rows]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = rgb
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def distance(one: str, other: str, deficiency: str | None) -> float:
    pairs = zip(lab(seen(one, deficiency)), lab(seen(other, deficiency)), strict=True)
    return sum((p - q) ** 2 for p, q in pairs) ** 0.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("deficiency", [None, *MACHADO])
def test_no_two_districts_share_a_colour_for_any_reader(
    palette: Palette, deficiency: str | None
) -> None:
    near = {
        (one, other): round(distance(one, other, deficiency), 1)
        for one, other in combinations(palette.categories, 2)
        if distance(one, other, deficiency) < APART
    }
    assert near == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_in_charts_can_be_read(palette: Palette) -> None:
    assert {
        role: round(contrast(colour, palette.paper), 1)
        for role, colour in [
            ("ink", palette.ink),
            ("muted", palette.muted),
            ("accent", palette.accent),
        ]
        if contrast(colour, palette.paper) < 4.5
    } == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_names_at_the_ends_of_lines_can_be_read(palette: Palette) -> None:
    assert {
        c: round(contrast(c, palette.paper), 1)
        for c in palette.categories
        if contrast(c, palette.paper) < 3.0
    } == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_more_is_further_from_the_paper(palette: Palette) -> None:
    steps = [contrast(colour, palette.paper) for colour in palette.amounts]
    assert steps == sorted(steps)
