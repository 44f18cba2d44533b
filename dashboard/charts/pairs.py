"""Two amounts of one unit in one row or year: the greater promise, and what of it has come."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import (
    Scale,
    amount_in_words,
    missing_in_words,
    number_in_words,
    plain,
    rounded,
)
from dashboard.charts.districts import beside, height_for, key_of_colours, names
from dashboard.charts.template import bare_axis, figure
from dashboard.charts.years import years_axis
from dashboard.palette import Palette
from warehouse.comparison import amount_of, records

NAMES = 62
Row = dict[str, Any]


def paired_bars(
    table: pd.DataFrame,
    promised: Indicator,
    come: Indicator,
    share: Indicator,
    scale: Scale,
    region: str,
    palette: Palette,
) -> go.Figure:
    """A wide bar for `promised`, a narrow one in it for `come`, and their `share` in words.

    Of an answer of `queries.side_by_side`, the parts of `region` only, in its order. A district
    without one of the two keeps its row and says why.
    """
    cells = {(row["region"], row["item"]): row for row in records(table)}
    codes = list(dict.fromkeys(row["region"] for row in records(table) if row["region"] != region))
    wide, narrow, shares = ([cells[code, i.key] for code in codes] for i in (promised, come, share))
    reach = [float(r["value"] / scale.power) for r in (*wide, *narrow) if r["value"] is not None]
    places = list(range(len(codes)))
    traces = [
        _bars(wide, promised, scale, places, width=0.62, colour=palette.soft),
        _bars(narrow, come, scale, places, width=0.26, colour=palette.strong),
    ]
    words = [
        _words(place, *trio, share, scale, palette)
        for place, trio in enumerate(zip(wide, narrow, shares, strict=True))
    ]
    absent = [r["value"] is None and n["value"] is None for r, n in zip(wide, narrow, strict=True)]
    key = key_of_colours([(promised.name, palette.soft), (come.name, palette.strong)], palette)
    return figure(
        traces,
        palette,
        height=height_for(len(codes)),
        margin={"l": NAMES, "r": 0, "t": 32, "b": 8},
        barmode="overlay",
        xaxis=bare_axis(showticklabels=False, range=[0, max(reach, default=1.0) * 1.32]),
        yaxis=bare_axis(showticklabels=False, range=[len(codes) - 0.5, -0.5]),
        annotations=[*names(wide, NAMES, palette, absent=absent), *words, key],
    )


def _bars(
    rows: list[Row],
    indicator: Indicator,
    scale: Scale,
    places: list[int],
    *,
    width: float,
    colour: str,
) -> Row:
    return {
        "type": "bar",
        "orientation": "h",
        "width": width,
        "y": places,
        "x": [None if r["value"] is None else float(r["value"] / scale.power) for r in rows],
        "marker": {"color": colour, "cornerradius": 2},
        "customdata": [said(row, indicator) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def said(row: Row, indicator: Indicator) -> str:
    """The row in words, for the pointer: place, name, amount, and that it is a sample."""
    amount = amount_of(row)
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None
        else amount_in_words(amount, indicator)
    )
    year = f"{row['year']}年　" if row.get("year") else ""
    sample = "（示例）" if row["sample"] else ""
    return f"<b>{row['region_name']}</b>　{year}{indicator.name}　{words}{sample}"


def _words(
    place: int, wide: Row, narrow: Row, share: Row, of: Indicator, scale: Scale, palette: Palette
) -> Row:
    values = [r["value"] for r in (wide, narrow) if r["value"] is not None]
    end = float(max(values) / scale.power) if values else 0.0
    if share["value"] is None:
        words = str(share["why"] or missing_in_words(share["missing_reason"])).rstrip("。")
        return beside(place, words, palette, x=end, quiet=True)
    amount = amount_of(share)
    if amount is None:
        return beside(place, "", palette, x=end)
    about = "" if amount.qualifier == "exact" else "约"
    return beside(
        place, f"{about}<b>{plain(rounded(amount.middle, 1))}</b>{of.unit}", palette, x=end
    )


def paired_years(
    table: pd.DataFrame, promised: Indicator, come: Indicator, scale: Scale, palette: Palette
) -> go.Figure:
    """Each year's two amounts as two columns. Of an answer of `queries.trends` about one region.

    The sums of the districts, and only complete ones: a sum that lacks a district would look
    like a fall, and stands as a word in its year instead. What a source says of the whole is a
    diamond of its own.
    """
    rows = records(table)
    years = sorted({row["year"] for row in rows})
    pairs = ((promised, palette.soft), (come, palette.strong))
    traces = [_columns(rows, i, scale, colour) for i, colour in pairs]
    told = [r for r in rows if r["basis"] == "reported" and r["value"] is not None]
    traces += [_diamonds([r for r in told if r["item"] == i.key], i, scale, palette)
               for i, _ in pairs]  # fmt: skip
    values = [v for t in traces for v in t["y"] if v is not None]
    key = key_of_colours([(i.name, colour) for i, colour in pairs], palette)
    return figure(
        traces,
        palette,
        height=330,
        margin={"l": 0, "r": 0, "t": 32, "b": 8},
        barmode="group",
        scattermode="group",
        scattergap=0.34,
        bargap=0.34,
        bargroupgap=0.06,
        xaxis=years_axis(years, palette) | {"range": [-0.5, len(years) - 0.5]},
        yaxis=bare_axis(showticklabels=False, range=[0, max(values, default=1.0) * 1.14]),
        annotations=[*_partial(rows, years, palette), key],
    )


def complete(row: Row) -> bool:
    """Whether the row is a sum of all districts, with a value."""
    whole = row["regions_counted"] == row["regions_expected"]
    return row["basis"] == "districts" and row["value"] is not None and whole


def _columns(rows: list[Row], indicator: Indicator, scale: Scale, colour: str) -> Row:
    mine = [r for r in rows if r["item"] == indicator.key]
    found = [r for r in mine if complete(r)]
    told = {r["year"] for r in mine if r["basis"] == "reported" and r["value"] is not None}
    return {
        "type": "bar",
        "x": [str(r["year"]) for r in found],
        "y": [float(r["value"] / scale.power) for r in found],
        "text": ["" if r["year"] in told else scale.number(r["value"]) for r in found],
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"size": 12},
        "constraintext": "none",
        "cliponaxis": False,
        "offsetgroup": indicator.key,
        "marker": {"color": colour, "cornerradius": 3},
        "customdata": [said(r, indicator) for r in found],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _diamonds(rows: list[Row], indicator: Indicator, scale: Scale, palette: Palette) -> Row:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "text": [_number(r, indicator, scale) for r in rows],
        "textposition": "top center",
        "cliponaxis": False,
        "offsetgroup": indicator.key,
        "x": [str(r["year"]) for r in rows],
        "y": [float(r["value"] / scale.power) for r in rows],
        "marker": {"symbol": "diamond", "size": 10, "color": palette.accent},
        "customdata": [said(r, indicator) for r in rows],
        "hovertemplate": "%{customdata}（公布）<extra></extra>",
    }


def _number(row: Row, indicator: Indicator, scale: Scale) -> str:
    amount = amount_of(row)
    return "" if amount is None else number_in_words(amount, indicator, scale)


def _partial(rows: list[Row], years: list[int], palette: Palette) -> list[Row]:
    """In the place of a sum that lacks a district, how many there are."""
    drawn = {row["year"] for row in rows if complete(row)}
    lacking = {
        row["year"]: f"{row['regions_counted']}/{row['regions_expected']}<br>未报齐"
        for row in rows
        if row["basis"] == "districts" and row["value"] is not None and row["year"] not in drawn
    }
    return [
        in_place_of_a_sum(place, "x", lacking[year], palette)
        for place, year in enumerate(years)
        if year in lacking
    ]


def in_place_of_a_sum(place: int, axis: str, words: str, palette: Palette) -> Row:
    """Words on the floor of a year. By its place: Plotly reads the year itself as a number."""
    return {
        "x": place,
        "xref": axis,
        "y": 0,
        "yanchor": "bottom",
        "text": words,
        "font": {"color": palette.muted, "size": 12},
        "showarrow": False,
    }
