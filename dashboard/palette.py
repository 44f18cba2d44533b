"""The colours of the dark theme, and which of the two is in use. Nothing here draws."""

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


def palette(*, dark: bool) -> Palette:
    """The colours of the theme in use."""
    return DARK if dark else LIGHT
