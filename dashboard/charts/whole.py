"""The whole over the years: reported totals beside the districts' sums, never one series."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import Scale
from dashboard.charts.template import figure
from dashboard.charts.years import amounts_axis, hover, reach_of, value_in, years_axis
from dashboard.palette import Palette
from warehouse.comparison import records


def whole_columns(
    table: pd.DataFrame, indicator: Indicator, scale: Scale, palette: Palette
) -> go.Figure:
    """The whole over the years: columns for the districts' sum, diamonds for reported totals.

    A year in which districts are absent has no column: a partial sum would look like a fall.
    """
    rows = records(table)
    years = sorted({row["year"] for row in rows})
    sums = [r for r in rows if r["basis"] == "districts"]
    told = [r for r in rows if r["basis"] == "reported" and r["value"] is not None]
    whole = [r for r in sums if r["regions_counted"] == r["regions_expected"]]
    columns = _marks(whole, indicator, scale) | {
        "type": "bar",
        "marker": {"color": palette.soft, "cornerradius": 3},
        "width": 0.5,
    }
    diamonds = _marks(told, indicator, scale) | {
        "type": "scatter",
        "mode": "markers" if whole else "lines+markers",
        "marker": {"symbol": "diamond", "size": 10, "color": palette.strong},
        "line": {"color": palette.strong, "width": 2},
        "connectgaps": False,
    }
    values = [v for t in (columns, diamonds) for v in t["y"] if v is not None] or [0.0]
    return figure(
        [columns, diamonds],
        palette,
        height=240,
        margin={"l": 0, "r": 12, "t": 12, "b": 8},
        xaxis=years_axis(years, palette),
        yaxis=amounts_axis(reach_of(values, indicator), indicator, palette),
    )


def _marks(rows: list[dict[str, Any]], indicator: Indicator, scale: Scale) -> dict[str, Any]:
    return {
        "x": [str(r["year"]) for r in rows],
        "y": [value_in(r, scale) for r in rows],
        "customdata": [hover(r, indicator) for r in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
