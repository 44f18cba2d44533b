"""What charts with a row for each district share: names and words at the left, no axis of names."""

from collections.abc import Sequence
from typing import Any

from dashboard.palette import Palette

ROW = 34
TOP, BOTTOM = 28, 8


def height_for(count: int) -> int:
    """Room for so many districts, and for the words above."""
    return max(120, ROW * count + TOP + BOTTOM + 8)


def names(
    rows: Sequence[dict[str, Any]], room: int, palette: Palette, *, absent: Sequence[bool]
) -> list[dict[str, Any]]:
    """Each district's name at the left edge, quieter where it has nothing to draw."""
    return [
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": -room,
            "y": place,
            "text": row["region_name"],
            "font": {"color": palette.muted if missing else palette.ink, "size": 13},
            "showarrow": False,
        }
        for place, (row, missing) in enumerate(zip(rows, absent, strict=True))
    ]


def beside(
    place: int, words: str, palette: Palette, *, x: float = 0, quiet: bool = False
) -> dict[str, Any]:
    """Words right of a value, in the row of a district."""
    return {
        "x": x,
        "y": place,
        "xanchor": "left",
        "xshift": 7,
        "text": words,
        "font": {"color": palette.muted if quiet else palette.ink, "size": 12.5},
        "showarrow": False,
    }


def key_of_colours(words: Sequence[tuple[str, str]], palette: Palette) -> dict[str, Any]:
    """What the colours mean, in one line above: a mark in the colour, then its word in ink."""
    text = "　".join(f'<span style="color:{colour}">■</span> {word}' for word, colour in words)
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "text": text,
        "font": {"color": palette.muted, "size": 12.5},
        "showarrow": False,
    }
