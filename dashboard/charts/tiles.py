"""The sketch map: one hexagon a district, placed by the catalogue's tile row and column.

Only relative position is meant; a public map with boundaries would need a 审图号. Even rows,
counted from 0, are shifted half a tile to the left.
"""

import math
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Catalogue, Indicator, Region
from catalogue.wording import Scale, missing_in_words, number_in_words
from dashboard.charts.template import bare_axis, figure
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

CORNERS = [math.radians(60 * corner + 30) for corner in range(6)]
SIZE = 0.96
HALF_LIGHT = 138  # of 255, by ITU-R BT.601: white text reads below it, ink above
WIDTH = math.sqrt(3)


def centre(region: Region) -> tuple[float, float] | None:
    """Where the region's tile stands, in units of a tile's radius; y grows downwards."""
    if region.tile_row is None or region.tile_column is None:
        return None
    shift = 0.0 if region.tile_row % 2 else -0.5
    return (region.tile_column + shift) * WIDTH, region.tile_row * 1.5


def tile_map(
    table: pd.DataFrame, catalogue: Catalogue, indicator: Indicator, scale: Scale, palette: Palette
) -> go.Figure:
    """Hexagons, darker for more; those without a value are hatched and say why.

    For indicators where less is better (ranks), darker is better. Districts without a tile
    place in the catalogue are not drawn; the table beside the map has them.
    """
    placed = [
        (row, place)
        for row in records(table)
        if (place := centre(catalogue.region(row["region"]))) is not None
    ]
    values = [row["value"] for row, _ in placed if row["value"] is not None]
    traces = [
        _tile(row, place, _shade(row["value"], values, indicator, palette), palette)
        for row, place in placed
    ]
    labels = _labels(placed, values, indicator, scale, palette)
    return figure(
        [*traces, labels],
        palette,
        height=330,
        margin={"l": 0, "r": 0, "t": 6, "b": 6},
        xaxis=bare_axis(visible=False, range=_span([x for _, (x, _y) in placed], WIDTH / 2)),
        yaxis=bare_axis(
            visible=False, range=_span([y for _, (_x, y) in placed], 1.0)[::-1], scaleanchor="x"
        ),
        hovermode=False,
    )


def _span(places: list[float], half: float) -> list[float]:
    """The axis range that holds every tile whole."""
    margin = half + 0.06
    return [min(places, default=0.0) - margin, max(places, default=0.0) + margin]


def _shade(
    value: Decimal | None, values: list[Decimal], indicator: Indicator, palette: Palette
) -> int | None:
    """The step of the ramp, by the value's place between least and most; None for no value."""
    if value is None:
        return None
    low, high = min(values), max(values)
    steps = len(palette.amounts) - 1
    part = Decimal(1) if high == low else (value - low) / (high - low)
    return round((1 - part if indicator.polarity == "lower" else part) * steps)


def _tile(
    row: dict[str, Any], place: tuple[float, float], shade: int | None, palette: Palette
) -> dict[str, Any]:
    x, y = place
    tile: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "x": [x + SIZE * math.cos(c) for c in (*CORNERS, CORNERS[0])],
        "y": [y + SIZE * math.sin(c) for c in (*CORNERS, CORNERS[0])],
        "line": {"width": 1.5 if row["sample"] else 0, "color": palette.muted, "dash": "dot"},
    }
    if shade is None:
        hatch = {
            "shape": "/",
            "fgcolor": palette.missing,
            "bgcolor": palette.paper,
            "size": 8,
            "solidity": 0.12,
        }
        return tile | {"fillpattern": hatch, "line": {"width": 1, "color": palette.missing}}
    return tile | {"fillcolor": palette.amounts[shade]}


def _labels(
    placed: list[tuple[dict[str, Any], tuple[float, float]]],
    values: list[Decimal],
    indicator: Indicator,
    scale: Scale,
    palette: Palette,
) -> dict[str, Any]:
    texts, colours = [], []
    for row, _ in placed:
        amount = amount_of(row)
        words = (
            missing_in_words(row["missing_reason"])
            if amount is None or amount.value is None
            else number_in_words(amount, indicator, scale)
        )
        texts.append(f"<b>{row['region_name']}</b><br>{words}")
        colours.append(_on(_shade(row["value"], values, indicator, palette), palette))
    return {
        "type": "scatter",
        "mode": "text",
        "x": [place[0] for _, place in placed],
        "y": [place[1] for _, place in placed],
        "text": texts,
        "textfont": {"color": colours, "size": 12},
    }


def _on(shade: int | None, palette: Palette) -> str:
    """Ink or paper, whichever reads better on the tile."""
    if shade is None:
        return palette.ink
    red, green, blue = (int(palette.amounts[shade][i : i + 2], 16) for i in (1, 3, 5))
    light = (red * 299 + green * 587 + blue * 114) / 1000
    return "#1F2933" if light > HALF_LIGHT else "#FFFFFF"
