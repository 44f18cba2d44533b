"""Small multiples: one panel a district, all years, on one axis or each on its own."""

import math
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from catalogue import Catalogue, Indicator
from catalogue.wording import Scale, number_in_words
from dashboard.charts.template import bare_axis, figure
from dashboard.charts.years import hover, reach_of, value_in
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

Axis = Literal["shared", "own"]
ACROSS, ROW, GAP = 3, 118, 0.06  # panels side by side; pixels a row; of the width between panels


def small_multiples(
    table: pd.DataFrame,
    catalogue: Catalogue,
    indicator: Indicator,
    scale: Scale,
    palette: Palette,
    axis: Axis = "shared",
) -> go.Figure:
    """A panel for each district of `queries.trend`, in the fixed order and colours.

    All panels share one axis unless each has its `own`; a gap stays a gap, an absent district
    keeps an empty panel with its name.
    """
    order = {region.code: place for place, region in enumerate(catalogue.districts)}
    series: dict[str, list[dict[str, Any]]] = {}
    for row in records(table):
        series.setdefault(row["region"], []).append(row)
    panels = list(series.values())
    years = sorted({row["year"] for rows in panels for row in rows})
    every = [v for rows in panels for r in rows if (v := value_in(r, scale)) is not None]
    shared = reach_of(every or [0.0], indicator)
    down = max(1, math.ceil(len(panels) / ACROSS))
    traces, names = [], []
    axes: dict[str, Any] = {}
    for place, rows in enumerate(panels):
        colour = palette.category(order.get(rows[0]["region"], 0))
        own = [v for r in rows if (v := value_in(r, scale)) is not None]
        reach = reach_of(own or [0.0], indicator) if axis == "own" else shared
        domain = _domain(place, down)
        traces.append(_line(rows, place, indicator, scale, colour))
        axes |= _axes(place, domain, reach, years, palette)
        names += _names(rows, domain, indicator, scale, palette)
    return figure(
        traces,
        palette,
        height=ROW * down + 16,
        margin={"l": 4, "r": 4, "t": 4, "b": 12},
        annotations=names,
        hovermode="closest",
        **axes,
    )


def _domain(place: int, down: int) -> tuple[list[float], list[float]]:
    """Where a panel lies, x and y, of the whole; its name stands in the room above it."""
    row, column = divmod(place, ACROSS)
    wide = (1 - GAP * (ACROSS - 1)) / ACROSS
    left = column * (wide + GAP)
    upper = 1 - row / down
    return [left, left + wide], [upper - 0.8 / down, upper - 0.24 / down]


def _axes(
    place: int,
    domain: tuple[list[float], list[float]],
    reach: tuple[float, float],
    years: list[int],
    palette: Palette,
) -> dict[str, Any]:
    number = "" if place == 0 else str(place + 1)
    ends = [years[0], years[-1]] if len(years) > 1 else years
    return {
        f"xaxis{number}": bare_axis(
            domain=domain[0],
            anchor=f"y{number}",
            range=[years[0] - 0.7, years[-1] + 0.7] if years else [0, 1],
            tickvals=ends,
            ticktext=[str(year) for year in ends],
            tickfont={"color": palette.muted, "size": 11},
            showline=True,
            linecolor=palette.rule,
            automargin=False,
        ),
        f"yaxis{number}": bare_axis(
            domain=domain[1],
            anchor=f"x{number}",
            range=list(reach),
            showticklabels=False,
            zeroline=reach[0] < 0 < reach[1],
            zerolinecolor=palette.muted,
        ),
    }


def _line(
    rows: list[dict[str, Any]], place: int, indicator: Indicator, scale: Scale, colour: str
) -> dict[str, Any]:
    number = "" if place == 0 else str(place + 1)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "x": [r["year"] for r in rows],
        "y": [value_in(r, scale) for r in rows],
        "connectgaps": False,
        "line": {"color": colour, "width": 2.2},
        "marker": {"size": 6, "color": colour},
        "customdata": [hover(r, indicator) for r in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _names(
    rows: list[dict[str, Any]],
    domain: tuple[list[float], list[float]],
    indicator: Indicator,
    scale: Scale,
    palette: Palette,
) -> list[dict[str, Any]]:
    """The district above its panel on the left, its latest value on the right."""
    last = next((r for r in reversed(rows) if r["value"] is not None), None)
    amount = None if last is None else amount_of(last)
    said = "无数" if amount is None else f"<b>{number_in_words(amount, indicator, scale)}</b>"
    common = {
        "xref": "paper",
        "yref": "paper",
        "y": domain[1][1],
        "yanchor": "bottom",
        "yshift": 5,
        "showarrow": False,
    }
    font = {"color": palette.ink, "size": 12.5}
    return [
        {
            **common,
            "x": domain[0][0],
            "xanchor": "left",
            "text": rows[0]["region_name"],
            "font": font,
        },
        {**common, "x": domain[0][1], "xanchor": "right", "text": said, "font": font},
    ]
