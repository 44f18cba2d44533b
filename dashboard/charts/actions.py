"""Two actions that followed one another: two panels, two colours, never one series."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import Scale, number_in_words
from dashboard.charts.pairs import complete, in_place_of_a_sum, said
from dashboard.charts.template import bare_axis, figure
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

GAP = 0.08  # of the width, between the two panels
Row = dict[str, Any]


def two_actions(
    table: pd.DataFrame,
    before: Indicator,
    after: Indicator,
    titles: tuple[str, str],
    scale: Scale,
    palette: Palette,
) -> go.Figure:
    """`before` and `after` over their years, each in a panel of its own, on one scale.

    Of an answer of `queries.trends` about one region. Columns are complete sums of the
    districts, diamonds what a source says of the whole; a sum that lacks a district is a word.
    Enterprises and villages were registered anew, so that nothing leads over the gap.
    """
    rows = records(table)
    panels = [[r for r in rows if r["item"] == i.key] for i in (before, after)]
    years = [sorted({r["year"] for r in panel}) for panel in panels]
    shares = _domains(len(years[0]), len(years[1]))
    values = [float(r["value"] / scale.power) for r in rows if _is_drawn(r)]
    colours = (palette.missing, palette.strong)
    traces = [
        trace
        for n, (panel, indicator) in enumerate(zip(panels, (before, after), strict=True))
        for trace in _traces(panel, indicator, scale, colours[n], palette, axis=f"x{n + 1}")
    ]
    axis = bare_axis(showticklabels=False, range=[0, max(values, default=1.0) * 1.18])
    titled = zip(titles, shares, panels, strict=True)
    return figure(
        traces,
        palette,
        height=300,
        margin={"l": 0, "r": 0, "t": 46, "b": 8},
        bargap=0.42,
        xaxis=_axis(years[0], shares[0], palette),
        xaxis2=_axis(years[1], shares[1], palette),
        yaxis=axis,
        annotations=[
            *(_title(words, share, palette, empty=not panel) for words, share, panel in titled),
            *_partial(panels[0], years[0], "x", palette),
            *_partial(panels[1], years[1], "x2", palette),
        ],
    )


def _domains(left: int, right: int) -> tuple[list[float], list[float]]:
    """Every year as wide in one panel as in the other; a panel without years is not nothing."""
    part = max(left, 1) / (max(left, 1) + max(right, 1))
    part = min(max(part, 0.3), 0.7)
    return [0.0, part - GAP / 2], [part + GAP / 2, 1.0]


def _axis(years: list[int], domain: list[float], palette: Palette) -> Row:
    return bare_axis(
        type="category",
        categoryorder="array",
        categoryarray=[str(y) for y in years],
        range=[-0.5, max(len(years), 1) - 0.5],
        domain=domain,
        tickfont={"color": palette.muted},
        showline=True,
        linecolor=palette.rule,
    )


def _is_drawn(row: Row) -> bool:
    return complete(row) or (row["basis"] == "reported" and row["value"] is not None)


def _traces(
    rows: list[Row], indicator: Indicator, scale: Scale, colour: str, palette: Palette, *, axis: str
) -> list[Row]:
    sums = [r for r in rows if complete(r)]
    told = [r for r in rows if r["basis"] == "reported" and r["value"] is not None]
    both = {r["year"] for r in told}
    columns = _marks(sums, indicator, scale, axis) | {
        "type": "bar",
        "text": ["" if r["year"] in both else _words(r, indicator, scale) for r in sums],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": colour, "cornerradius": 3},
    }
    diamonds = _marks(told, indicator, scale, axis) | {
        "type": "scatter",
        "mode": "markers+text",
        "text": [_words(r, indicator, scale) for r in told],
        "textposition": "top center",
        "cliponaxis": False,
        "marker": {"symbol": "diamond", "size": 11, "color": palette.accent},
    }
    return [columns, diamonds]


def _words(row: Row, indicator: Indicator, scale: Scale) -> str:
    amount = amount_of(row)
    return "" if amount is None else number_in_words(amount, indicator, scale)


def _marks(rows: list[Row], indicator: Indicator, scale: Scale, axis: str) -> Row:
    return {
        "x": [str(r["year"]) for r in rows],
        "y": [float(r["value"] / scale.power) for r in rows],
        "xaxis": axis,
        "customdata": [said(r, indicator) for r in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _title(words: str, domain: list[float], palette: Palette, *, empty: bool) -> Row:
    return {
        "x": domain[0],
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "text": f"{words}，没有公布数" if empty else words,
        "font": {"color": palette.muted, "size": 12.5},
        "showarrow": False,
    }


def _partial(rows: list[Row], years: list[int], axis: str, palette: Palette) -> list[Row]:
    """In the place of a sum that lacks a district, how many there are."""
    drawn = {r["year"] for r in rows if _is_drawn(r)}
    return [
        in_place_of_a_sum(
            years.index(r["year"]),
            axis,
            f"{r['regions_counted']}/{r['regions_expected']}<br>未报齐",
            palette,
        )
        for r in rows
        if r["basis"] == "districts" and r["value"] is not None and r["year"] not in drawn
    ]
