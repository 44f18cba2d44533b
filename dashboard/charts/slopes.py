"""Slopes: one indicator, two years, one line a district; who moved up and who did not."""

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

LEFT, RIGHT, TOP, BELOW = 78, 124, 30, 12  # pixels around the two years


def slope(
    table: pd.DataFrame, catalogue: Catalogue, indicator: Indicator, scale: Scale, palette: Palette
) -> go.Figure:
    """Lines between the two years of `queries.two_years`, named with both values at their ends.

    A district without a value in one of them, or whose series breaks between them, has no line:
    a point stands where there is a value. Amounts start at zero, ranks run downwards.
    """
    order = {region.code: place for place, region in enumerate(catalogue.districts)}
    rows = [r for r in records(table) if r["value"] is not None or r["then_value"] is not None]
    ends = [
        float(v / scale.power) for r in rows for v in (r["then_value"], r["value"]) if v is not None
    ]
    reach = reach_of(ends or [0.0], indicator)
    height = max(320, LINE_HEIGHT * len(rows) + 80)
    room = height - TOP - BELOW
    colours = [palette.category(order.get(r["region"], 0)) for r in rows]
    years = [str(table["then_year"].iloc[0]), str(table["year"].iloc[0])] if len(table) else []
    return figure(
        [_line(row, years, indicator, scale, c) for row, c in zip(rows, colours, strict=True)],
        palette,
        height=height,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BELOW},
        xaxis=_two_years(palette),
        yaxis=bare_axis(showticklabels=False, range=list(reach)),
        shapes=[_upright(x, palette) for x in (0, 1)],
        annotations=[
            *_heads(years, palette),
            *_names(rows, colours, "then_", indicator, scale, (reach, room)),
            *_names(rows, colours, "", indicator, scale, (reach, room)),
        ],
        hovermode="closest",
    )


def _two_years(palette: Palette) -> dict[str, Any]:
    return bare_axis(range=[-0.02, 1.02], showticklabels=False, color=palette.muted)


def _upright(x: int, palette: Palette) -> dict[str, Any]:
    line = {"color": palette.rule, "width": 1}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _heads(years: list[str], palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "x": place,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 6,
            "text": f"{year}年",
            "font": {"color": palette.muted, "size": 12.5},
            "showarrow": False,
        }
        for place, year in enumerate(years)
    ]


def _line(
    row: dict[str, Any], years: list[str], indicator: Indicator, scale: Scale, colour: str
) -> dict[str, Any]:
    ends = [row["then_value"], row["value"]]
    comparable = row["change"].amount is not None
    return {
        "type": "scatter",
        "mode": "lines+markers" if comparable else "markers",
        "x": [0, 1],
        "y": [None if v is None else float(v / scale.power) for v in ends],
        "line": {"color": colour, "width": 2.2},
        "marker": {"size": 8, "color": colour},
        "customdata": [
            _hover(row, prefix, year, indicator)
            for prefix, year in zip(("then_", ""), years, strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _hover(row: dict[str, Any], prefix: str, year: str, indicator: Indicator) -> str:
    amount = amount_of(row, prefix)
    words = "" if amount is None else amount_in_words(amount, indicator)
    sample = "（示例）" if row[f"{prefix}sample"] else ""
    return f"<b>{row['region_name']}</b>　{year}年　{words}{sample}"


def _names(
    rows: list[dict[str, Any]],
    colours: list[str],
    prefix: str,
    indicator: Indicator,
    scale: Scale,
    axis: tuple[tuple[float, float], float],
) -> list[dict[str, Any]]:
    """The values on the left, names and values on the right, moved apart."""
    present = [
        (row, colour, amount, float(row[f"{prefix}value"] / scale.power))
        for row, colour in zip(rows, colours, strict=True)
        if row[f"{prefix}value"] is not None and (amount := amount_of(row, prefix)) is not None
    ]
    moved = shifts([value for *_, value in present], *axis)
    left = prefix == "then_"
    return [
        {
            "x": 0 if left else 1,
            "xanchor": "right" if left else "left",
            "xshift": -9 if left else 9,
            "y": value,
            "yshift": shift,
            "text": number_in_words(amount, indicator, scale)
            if left
            else f"{row['region_name']} {number_in_words(amount, indicator, scale)}",
            "font": {"color": colour, "size": 12.5},
            "showarrow": False,
        }
        for (row, colour, amount, value), shift in zip(present, moved, strict=True)
    ]
