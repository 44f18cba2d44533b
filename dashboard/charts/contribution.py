"""Contribution: which district made the change of the whole, as bars on both sides of zero."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import Scale, plain, rounded
from dashboard.charts.bars import ROW
from dashboard.charts.template import bare_axis, figure
from dashboard.palette import Palette
from warehouse.comparison import records

NAMES = 124  # pixels for the longest name and gain at this size


def contribution_bars(
    table: pd.DataFrame, indicator: Indicator, scale: Scale, palette: Palette
) -> go.Figure:
    """Bars in the order of the table (`queries.contribution`), largest gain first.

    The gain stands beside the name with its sign; direction is a side and a shade, or by 红涨绿跌
    a colour, never a judgement.
    """
    rows = records(table)
    gains = [None if r["gained"] is None else float(r["gained"] / scale.power) for r in rows]
    neutral = indicator.polarity == "neutral"
    rose, fell = (palette.strong, palette.missing) if neutral else (palette.rise, palette.fall)
    colours = [rose if g is None or g >= 0 else fell for g in gains]
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": gains,
        "y": list(range(len(rows))),
        "marker": {"color": colours, "cornerradius": 3},
        "customdata": [_hover(row, indicator, scale) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    labels = [
        label for place, row in enumerate(rows) for label in _labels(place, row, scale, palette)
    ]
    return figure(
        [trace],
        palette,
        height=max(120, ROW * len(rows) + 20),
        margin={"l": NAMES, "r": 0, "t": 6, "b": 8},
        bargap=0.32,
        xaxis=bare_axis(
            showticklabels=False,
            range=_range(gains),
            zeroline=True,
            zerolinecolor=palette.muted,
            zerolinewidth=1,
        ),
        yaxis=bare_axis(showticklabels=False, range=[len(rows) - 0.5, -0.5]),
        annotations=labels,
    )


def _range(gains: list[float | None]) -> list[float]:
    present = [g for g in gains if g is not None]
    low, high = min(0.0, *present, 0.0), max(0.0, *present, 0.0)
    room = (high - low or 1.0) * 0.03
    return [low - (room if low < 0 else 0), high + room]


def signed_number(row: dict[str, Any], scale: Scale) -> str:
    """＋4.35, −0.2, 0; nothing for an absent one."""
    gained = row["gained"]
    if gained is None:
        return "无法计算"
    return f"{'+' if gained > 0 else ''}{scale.number(gained)}"


def _labels(
    place: int, row: dict[str, Any], scale: Scale, palette: Palette
) -> list[dict[str, Any]]:
    common = {"x": 0, "xref": "paper", "y": place, "showarrow": False}
    font = {"color": palette.ink, "size": 13}
    words = f"<b>{signed_number(row, scale)}</b>"
    return [
        {**common, "xanchor": "left", "xshift": -NAMES, "text": row["region_name"], "font": font},
        {**common, "xanchor": "right", "xshift": -8, "text": words, "font": font},
    ]


def _hover(row: dict[str, Any], indicator: Indicator, scale: Scale) -> str:
    pulled = row["pulled"]
    points = "" if pulled is None else f"　拉动{plain(rounded(pulled, 1))}个百分点"
    gained = f"{indicator.name}{signed_number(row, scale)}{scale.unit}"
    return f"<b>{row['region_name']}</b>　{gained}{points}"
