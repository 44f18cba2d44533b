"""Spread: every district as a dot on one axis, with the middle half and the line of the whole.

The axis runs upwards, so that names stand beside their dots whatever the width of the screen.
"""

from decimal import Decimal
from statistics import quantiles
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Catalogue, Indicator
from catalogue.wording import Scale, amount_in_words, number_in_words
from dashboard.charts.labels import LINE_HEIGHT, shifts
from dashboard.charts.template import bare_axis, figure
from dashboard.charts.years import reach_of
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

TOP, BELOW, DOTS = 14, 14, 0.3  # pixels above and below; where the dots stand, of the width
ENOUGH = 4  # values from which a middle half says anything


def spread(
    table: pd.DataFrame,
    catalogue: Catalogue,
    indicator: Indicator,
    scale: Scale,
    benchmark: tuple[str, Decimal] | None,
    palette: Palette,
) -> go.Figure:
    """Dots of `queries.by_district`, largest on top (ranks: the first place).

    Zero is drawn as a line wherever values stand on both sides of it, so that below is below;
    absent districts are no dots.
    """
    order = {region.code: place for place, region in enumerate(catalogue.districts)}
    rows = [row for row in records(table) if row["value"] is not None]
    values = [float(row["value"] / scale.power) for row in rows]
    reach = _reach(values, indicator)
    height = max(300, LINE_HEIGHT * len(rows) + 60)
    colours = [palette.category(order.get(row["region"], 0)) for row in rows]
    return figure(
        [_dots(rows, values, colours, indicator, palette)],
        palette,
        height=height,
        margin={"l": 8, "r": 8, "t": TOP, "b": BELOW},
        xaxis=bare_axis(visible=False, range=[0, 1]),
        yaxis=bare_axis(showticklabels=False, range=list(reach)),
        shapes=[
            *_middle_half(values, palette),
            *_levels(reach, benchmark, scale, palette),
        ],
        annotations=[
            *_names(rows, values, (reach, height - TOP - BELOW), indicator, scale, palette),
            *_name_of_benchmark(benchmark, scale, palette),
        ],
        hovermode="closest",
    )


def _reach(values: list[float], indicator: Indicator) -> tuple[float, float]:
    """Around the values, ranks downwards: dots have no length that would need a zero."""
    if not values or indicator.kind == "rank":
        return reach_of(values or [0.0], indicator)
    room = (max(values) - min(values) or abs(values[0]) or 1.0) * 0.08
    return min(values) - room, max(values) + room


def _dots(
    rows: list[dict[str, Any]],
    values: list[float],
    colours: list[str],
    indicator: Indicator,
    palette: Palette,
) -> dict[str, Any]:
    said = []
    for row in rows:
        amount = amount_of(row)
        words = "" if amount is None else amount_in_words(amount, indicator)
        said.append(f"<b>{row['region_name']}</b>　{words}{'（示例）' if row['sample'] else ''}")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [DOTS] * len(rows),
        "y": values,
        "marker": {"size": 12, "color": colours, "line": {"color": palette.paper, "width": 1.5}},
        "customdata": said,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _middle_half(values: list[float], palette: Palette) -> list[dict[str, Any]]:
    """The box between the quartiles, and the median in it."""
    if len(values) < ENOUGH:
        return []
    low, median, high = quantiles(values, n=4, method="inclusive")
    x = {"x0": DOTS - 0.05, "x1": DOTS + 0.05, "layer": "below"}
    line = {"color": palette.muted, "width": 2}
    return [
        {"type": "rect", **x, "y0": low, "y1": high, "fillcolor": palette.rule, "line_width": 0},
        {"type": "line", **x, "y0": median, "y1": median, "line": line},
    ]


def _levels(
    reach: tuple[float, float],
    benchmark: tuple[str, Decimal] | None,
    scale: Scale,
    palette: Palette,
) -> list[dict[str, Any]]:
    """Zero where it lies within, and the benchmark."""
    across = {"type": "line", "x0": 0, "x1": DOTS + 0.08, "layer": "below"}
    zero = {"y0": 0, "y1": 0, "line": {"color": palette.muted, "width": 1}}
    levels = [{**across, **zero}] if min(reach) < 0 < max(reach) else []
    if benchmark is not None:
        y = float(benchmark[1] / scale.power)
        line = {"color": palette.accent, "width": 1.5, "dash": "dot"}
        levels.append({**across, "y0": y, "y1": y, "line": line})
    return levels


def _names(
    rows: list[dict[str, Any]],
    values: list[float],
    axis: tuple[tuple[float, float], float],
    indicator: Indicator,
    scale: Scale,
    palette: Palette,
) -> list[dict[str, Any]]:
    """Name and value right of each dot, with a thin line to it."""
    names = []
    for row, value, shift in zip(rows, values, shifts(values, *axis), strict=True):
        amount = amount_of(row)
        words = "" if amount is None else number_in_words(amount, indicator, scale)
        names.append(
            {
                "x": DOTS,
                "y": value,
                "ax": 58,
                "ay": -shift,
                "xanchor": "left",
                "text": f"{row['region_name']} <b>{words}</b>",
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 0.8,
                "arrowcolor": palette.missing,
                "standoff": 7,
                "font": {"color": palette.ink, "size": 12.5},
            }
        )
    return names


def _name_of_benchmark(
    benchmark: tuple[str, Decimal] | None, scale: Scale, palette: Palette
) -> list[dict[str, Any]]:
    if benchmark is None:
        return []
    return [
        {
            "x": 0,
            "xanchor": "left",
            "y": float(benchmark[1] / scale.power),
            "yanchor": "bottom",
            "text": f"{benchmark[0]}<br>{scale.number(benchmark[1])}",
            "align": "left",
            "font": {"color": palette.accent, "size": 12},
            "showarrow": False,
        }
    ]
