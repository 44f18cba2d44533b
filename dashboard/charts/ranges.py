"""From the first year to the last: a line a district, hollow where it began, full where it is."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import Scale, amount_in_words, missing_in_words
from dashboard.charts.districts import beside, height_for, names
from dashboard.charts.template import bare_axis, figure
from dashboard.charts.years import hover
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

NAMES = 62
Row = dict[str, Any]


def dot_ranges(
    table: pd.DataFrame, indicator: Indicator, scale: Scale, last: int, palette: Palette
) -> go.Figure:
    """The districts of an answer of `queries.trend`, up to the year `last`; its order stays.

    A small dot for each year between, so that a fall on the way is seen. A district without a
    figure in the last year says why, and ends in its last hollow dot.
    """
    series: dict[str, list[Row]] = {}
    for row in records(table):
        if row["year"] <= last and row["basis"] == "reported":
            series.setdefault(row["region"], []).append(row)
    districts = list(series.values())
    present = [[r for r in rows if r["value"] is not None] for rows in districts]
    values = [float(r["value"] / scale.power) for rows in present for r in rows]
    traces = [
        trace
        for place, rows in enumerate(present)
        for trace in _range(rows, place, indicator, scale, last, palette)
    ]
    ends = [_end(place, rows, indicator, scale, palette) for place, rows in enumerate(districts)]
    firsts = [rows[0] for rows in districts]
    return figure(
        traces,
        palette,
        height=height_for(len(districts)),
        margin={"l": NAMES, "r": 0, "t": 24, "b": 8},
        xaxis=_amounts_axis(values, scale, palette),
        yaxis=bare_axis(showticklabels=False, range=[len(districts) - 0.5, -0.5]),
        annotations=[
            *names(firsts, NAMES, palette, absent=[not rows for rows in present]),
            *ends,
        ],
        hovermode="closest",
    )


def _amounts_axis(values: list[float], scale: Scale, palette: Palette) -> Row:
    """From the least to the most, with room for the numbers beside the last dots."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    span = high - low or 1.0
    return bare_axis(
        side="top",
        showgrid=True,
        gridcolor=palette.rule,
        nticks=5,
        ticksuffix=scale.unit,
        tickfont={"color": palette.muted, "size": 12},
        range=[low - span * 0.06, high + span * 0.24],
    )


def _range(
    rows: list[Row], place: int, indicator: Indicator, scale: Scale, last: int, palette: Palette
) -> list[Row]:
    if not rows:
        return []
    x = [float(r["value"] / scale.power) for r in rows]
    full = [r["year"] == last for r in rows]
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": x,
            "y": [place] * len(x),
            "line": {"color": palette.soft, "width": 3},
            "marker": {
                "size": [13 if f else 9 if n == 0 else 6 for n, f in enumerate(full)],
                "color": [
                    palette.strong if f else palette.paper if n == 0 else palette.soft
                    for n, f in enumerate(full)
                ],
                "line": {"color": palette.strong, "width": [0 if f else 1.5 for f in full]},
                "opacity": 1,
            },
            "customdata": [hover(r, indicator) for r in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]


def _end(place: int, rows: list[Row], indicator: Indicator, scale: Scale, palette: Palette) -> Row:
    """The last value beside the rightmost dot, or why the last year has none."""
    right = max(
        (float(r["value"] / scale.power) for r in rows if r["value"] is not None), default=0
    )
    amount = amount_of(rows[-1])
    if amount is None or amount.value is None:
        return beside(
            place, missing_in_words(rows[-1]["missing_reason"]), palette, x=right, quiet=True
        )
    return beside(place, f" <b>{amount_in_words(amount, indicator)}</b>", palette, x=right)
