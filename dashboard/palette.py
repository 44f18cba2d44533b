"""The colours of the dark theme, of 红涨绿跌, and which are in use. Nothing here draws."""

from dataclasses import replace

from exports.palette import LIGHT, Palette

__all__ = ["DARK", "LIGHT", "Palette", "palette"]

DARK = Palette(
    ink="#E9E6E0",
    muted="#9AA5B1",
    paper="#14181D",
    rule="#333B45",
    accent="#E0695F",
    strong="#6FA3D2",
    soft="#355572",
    missing="#6B7580",
    rise="#6FA3D2",
    fall="#6B7580",
    amounts=(
        "#1C2A38",
        "#243A50",
        "#2C4A68",
        "#355C82",
        "#4478A6",
        "#6493BC",
        "#8DB0D0",
        "#B5CCE1",
    ),
    categories=(
        "#6FA3D2",
        "#E4665B",
        "#76C9A8",
        "#E2AA5A",
        "#8270B4",
        "#9AC2E2",
        "#C8A67E",
        "#A2A8B1",
        "#348897",
    ),
)


MARKET_LIGHT = replace(LIGHT, rise="#B5342B", fall="#1B7337")
MARKET_DARK = replace(DARK, rise="#EE7B70", fall="#63BB77")


def palette(*, dark: bool, market: bool = False) -> Palette:
    """The colours of the theme in use, by `market` with amounts red that rose, green that fell."""
    if market:
        return MARKET_DARK if dark else MARKET_LIGHT
    return DARK if dark else LIGHT
