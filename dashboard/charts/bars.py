"""Ranked bars: one indicator, one year, every district, with the average as a line."""

from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import Scale, amount_in_words, missing_in_words, number_in_words
from dashboard.charts.template import bare_axis, figure
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

NAMES = 116  # pixels for the longest name and value at this size
ROW = 34
NEAR_EDGE = 0.2  # of the width: a name centred there would be cut off


def ranked_bars(
    table: pd.DataFrame,
    indicator: Indicator,
    scale: Scale,
    benchmark: tuple[str, Decimal] | None,
    palette: Palette,
) -> go.Figure:
    """Bars in the order of the table (`queries.by_district`); absent districts keep a row.

    The value stands beside the name, not at the bar's end, where the benchmark's line would
    cross it. Ranks are dots on a reversed axis: a longer bar would say that 60th beats 9th.
    """
    rows = records(table)
    values = [None if row["value"] is None else float(row["value"] / scale.power) for row in rows]
    trace = (_dots if indicator.kind == "rank" else _bars)(values, benchmark, scale, palette)
    trace |= {
        "x": values,
        "y": list(range(len(rows))),
        "customdata": [_hover(row, indicator) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    labels = [
        label
        for place, row in enumerate(rows)
        for label in _labels(place, row, indicator, scale, palette)
    ]
    reach = _range([v for v in values if v is not None] or [0.0], indicator, benchmark, scale)
    return figure(
        [trace],
        palette,
        height=max(120, ROW * len(rows) + 44),
        margin={"l": NAMES, "r": 0, "t": 28, "b": 8},
        bargap=0.32,
        xaxis=_amounts_axis(reach, indicator, palette),
        yaxis=bare_axis(showticklabels=False, range=[len(rows) - 0.5, -0.5]),
        shapes=_line(benchmark, scale, palette),
        annotations=[*labels, *_name_of_line(benchmark, reach, scale, palette)],
    )


def _labels(
    place: int, row: dict[str, Any], indicator: Indicator, scale: Scale, palette: Palette
) -> list[dict[str, Any]]:
    """The district's name at the left edge, its value right beside the bars."""
    amount = amount_of(row)
    absent = amount is None or amount.value is None
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None or absent
        else f"<b>{number_in_words(amount, indicator, scale)}</b>"
    )
    common = {"x": 0, "xref": "paper", "y": place, "showarrow": False}
    font = {"color": palette.muted if absent else palette.ink, "size": 13}
    return [
        {**common, "xanchor": "left", "xshift": -NAMES, "text": row["region_name"], "font": font},
        {**common, "xanchor": "right", "xshift": -8, "text": words, "font": font},
    ]


def _hover(row: dict[str, Any], indicator: Indicator) -> str:
    amount = amount_of(row)
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None
        else amount_in_words(amount, indicator)
    )
    sample = "（示例）" if row["sample"] else ""
    return f"<b>{row['region_name']}</b>　{words}{sample}"


def _bars(
    values: list[float | None],
    benchmark: tuple[str, Decimal] | None,
    scale: Scale,
    palette: Palette,
) -> dict[str, Any]:
    level = None if benchmark is None else float(benchmark[1] / scale.power)
    above = [level is None or (v is not None and v >= level) for v in values]
    colours = [palette.strong if a else palette.soft for a in above]
    return {
        "type": "bar",
        "orientation": "h",
        "marker": {"color": colours, "cornerradius": 3},
    }


def _dots(
    values: list[float | None],
    benchmark: tuple[str, Decimal] | None,
    scale: Scale,
    palette: Palette,
) -> dict[str, Any]:
    del values, benchmark, scale  # a dot says its place only
    marker = {"color": palette.strong, "size": 13}
    return {"type": "scatter", "mode": "markers", "marker": marker}


def _amounts_axis(reach: list[float], indicator: Indicator, palette: Palette) -> dict[str, Any]:
    return bare_axis(
        showticklabels=indicator.kind == "rank",
        tickfont={"color": palette.muted, "size": 12},
        range=reach,
    )


def _range(
    reach: list[float],
    indicator: Indicator,
    benchmark: tuple[str, Decimal] | None,
    scale: Scale,
) -> list[float]:
    if indicator.kind == "rank":
        return [max(reach) * 1.06 + 1, 0]
    also = [] if benchmark is None else [float(benchmark[1] / scale.power)]
    low, high = min(0.0, *reach, *also), max(0.0, *reach, *also)
    room = (high - low or 1.0) * 0.03
    return [low - (room if low < 0 else 0), high + room]


def _line(
    benchmark: tuple[str, Decimal] | None, scale: Scale, palette: Palette
) -> list[dict[str, Any]]:
    if benchmark is None:
        return []
    x = float(benchmark[1] / scale.power)
    line = {"color": palette.accent, "width": 1.5, "dash": "dot"}
    return [{"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}]


def _name_of_line(
    benchmark: tuple[str, Decimal] | None, reach: list[float], scale: Scale, palette: Palette
) -> list[dict[str, Any]]:
    """The line's name above it, on the side of it that has room."""
    if benchmark is None:
        return []
    x = float(benchmark[1] / scale.power)
    part = (x - reach[0]) / (reach[1] - reach[0])
    side = "left" if part < NEAR_EDGE else "right" if part > 1 - NEAR_EDGE else "center"
    return [
        {
            "x": x,
            "xanchor": side,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "text": f"{benchmark[0]} {scale.number(benchmark[1])}",
            "font": {"color": palette.accent, "size": 12},
            "showarrow": False,
        }
    ]
