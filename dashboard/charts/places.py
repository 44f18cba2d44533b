"""Places in one list over the years: a better place higher, a bound as a stretch."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import amount_in_words
from dashboard.charts.template import bare_axis, figure
from dashboard.charts.years import hover, years_axis
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

Row = dict[str, Any]


def places_by_year(table: pd.DataFrame, indicator: Indicator, palette: Palette) -> go.Figure:
    """One region's places, of an answer of `queries.trend`; the first place is on top.

    A place that is only said to be among the first ten is a stretch from 1 to 10: a dot at 10
    would show a fall that nobody reported. Years without a place stay empty.
    """
    rows = records(table)
    years = sorted({row["year"] for row in rows})
    told = [row for row in rows if row["value"] is not None]
    bounds = [row for row in told if row["qualifier"] == "at_most"]
    exact = [row for row in told if row["qualifier"] != "at_most"]
    last = max((float(row["value"]) for row in told), default=1.0)
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": [str(row["year"]) for row in exact],
        "y": [float(row["value"]) for row in exact],
        "marker": {"color": palette.strong, "size": 13},
        "customdata": [hover(row, indicator) for row in exact],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return figure(
        [dots],
        palette,
        height=280,
        margin={"l": 0, "r": 0, "t": 12, "b": 8},
        xaxis=years_axis(years, palette) | {"range": [-0.5, len(years) - 0.5]},
        yaxis=bare_axis(
            range=[last + 1.5, 0.2],
            showgrid=True,
            gridcolor=palette.rule,
            nticks=6,
            tickfont={"color": palette.muted, "size": 12},
        ),
        shapes=[_stretch(years.index(row["year"]), float(row["value"]), palette) for row in bounds],
        annotations=[_words(years.index(row["year"]), row, indicator, palette) for row in told],
    )


def _stretch(place: int, last: float, palette: Palette) -> Row:
    return {
        "type": "rect",
        "x0": place - 0.07,
        "x1": place + 0.07,
        "y0": 1,
        "y1": last,
        "line": {"color": palette.strong, "width": 1.5, "dash": "dot"},
        "fillcolor": palette.soft,
    }


def _words(place: int, row: Row, indicator: Indicator, palette: Palette) -> Row:
    amount = amount_of(row)
    return {
        "x": place,
        "y": float(row["value"]),
        "yanchor": "top",
        "yshift": -9,
        "text": "" if amount is None else f"<b>{amount_in_words(amount, indicator)}</b>",
        "font": {"color": palette.ink, "size": 13},
        "showarrow": False,
    }
