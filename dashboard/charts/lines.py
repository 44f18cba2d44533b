"""Lines over the years, one a district. Gaps stay gaps."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Break, Catalogue, Indicator
from catalogue.wording import Scale, number_in_words
from dashboard.charts.labels import LINE_HEIGHT, shifts
from dashboard.charts.template import figure
from dashboard.charts.years import (
    amounts_axis,
    break_line,
    break_names,
    hover,
    reach_of,
    value_in,
    years_axis,
)
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records


def trend_lines(
    table: pd.DataFrame,
    catalogue: Catalogue,
    indicator: Indicator,
    scale: Scale,
    breaks: tuple[Break, ...],
    palette: Palette,
) -> go.Figure:
    """One line a district, named at its end, in its fixed colour; ranks run downwards.

    A year without a figure interrupts the line. A count within the year is a hollow dot.
    """
    order = {region.code: place for place, region in enumerate(catalogue.districts)}
    series: dict[str, list[dict[str, Any]]] = {}
    for row in records(table):
        series.setdefault(row["region"], []).append(row)
    years = sorted({row["year"] for rows in series.values() for row in rows})
    height = max(360, LINE_HEIGHT * len(series) + 120)
    traces = [
        _line(rows, indicator, scale, palette.category(order.get(code, 0)), palette)
        for code, rows in series.items()
    ]
    values = [v for t in traces for v in t["y"] if v is not None] or [0.0]
    reach = reach_of(values, indicator)
    names = _names(traces, reach, height)
    return figure(
        traces,
        palette,
        height=height,
        margin={"l": 0, "r": 118, "t": 34, "b": 8},
        xaxis=years_axis(years, palette),
        yaxis=amounts_axis(reach, indicator, palette),
        shapes=[break_line(b, palette) for b in breaks if b.year - 1 in years],
        annotations=[*names, *break_names(breaks, years, palette)],
        hovermode="closest",
    )


def _line(
    rows: list[dict[str, Any]], indicator: Indicator, scale: Scale, colour: str, palette: Palette
) -> dict[str, Any]:
    full = [r["period_end"] is None or r["period_end"].month == 12 for r in rows]  # noqa: PLR2004
    last = next((r for r in reversed(rows) if r["value"] is not None), rows[-1])
    amount = amount_of(last)
    words = "" if amount is None else number_in_words(amount, indicator, scale)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [str(r["year"]) for r in rows],
        "y": [value_in(r, scale) for r in rows],
        "connectgaps": False,
        "line": {"color": colour, "width": 2.4},
        "marker": {
            "size": 8,
            "color": [colour if f else palette.paper for f in full],
            "line": {"color": colour, "width": 2},
        },
        "name": f"{rows[0]['region_name']} {words}",
        "customdata": [hover(r, indicator) for r in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _names(
    traces: list[dict[str, Any]], reach: tuple[float, float], height: int
) -> list[dict[str, Any]]:
    """Each line's name at its last point, moved apart where they would overlap."""
    named = [t for t in traces if any(v is not None for v in t["y"])]
    ends = [next(v for v in reversed(t["y"]) if v is not None) for t in named]
    return [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 8,
            "y": value,
            "yshift": shift,
            "text": trace["name"],
            "font": {"color": trace["line"]["color"], "size": 12.5},
            "showarrow": False,
        }
        for value, trace, shift in zip(ends, named, shifts(ends, reach, height - 60), strict=True)
    ]
