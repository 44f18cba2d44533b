"""Who joined to the right of zero, who must have left to the left of it, the net beside."""

from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue.wording import plain
from dashboard.charts.districts import beside, height_for, key_of_colours, names
from dashboard.charts.template import bare_axis, figure
from dashboard.palette import Palette
from warehouse.comparison import records

NAMES, NETS = 62, 92
Row = dict[str, Any]


def gains_and_losses(
    table: pd.DataFrame, words: tuple[str, str], region: str, palette: Palette
) -> go.Figure:
    """Bars from zero both ways, `words` for joined and left, of an answer of `queries.turnover`.

    The parts of `region` in its order; a district that cannot be worked out says why and shows
    no more than what joined.
    """
    rows = [row for row in records(table) if row["region"] != region]
    places = list(range(len(rows)))
    joined = [None if r["joined"] is None else float(r["joined"]) for r in rows]
    left = [None if r["left"] is None else -float(r["left"]) for r in rows]
    most = max((v for v in joined if v is not None), default=1.0) or 1.0
    least = min((v for v in left if v is not None), default=0.0)
    labels = [_net(place, row, palette) for place, row in enumerate(rows)]
    absent = [r["joined"] is None and r["left"] is None for r in rows]
    key = key_of_colours([(words[1], palette.fall), (words[0], palette.rise)], palette)
    return figure(
        [
            _bars(left, places, palette.fall, [_said(r, "left", words[1]) for r in rows]),
            _bars(joined, places, palette.rise, [_said(r, "joined", words[0]) for r in rows]),
        ],
        palette,
        height=height_for(len(rows)),
        margin={"l": NAMES, "r": NETS, "t": 32, "b": 8},
        barmode="relative",
        bargap=0.36,
        xaxis=bare_axis(
            showticklabels=False,
            range=[least * 1.5, most * 1.2],
            zeroline=True,
            zerolinecolor=palette.muted,
        ),
        yaxis=bare_axis(showticklabels=False, range=[len(rows) - 0.5, -0.5]),
        annotations=[*names(rows, NAMES, palette, absent=absent), *labels, key],
    )


def _bars(values: list[float | None], places: list[int], colour: str, said: list[str]) -> Row:
    return {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": places,
        "text": ["" if v is None else f"{abs(v):.0f}" for v in values],
        "textposition": "outside" if colour else "none",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "marker": {"color": colour, "cornerradius": 2},
        "customdata": said,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _said(row: Row, name: str, words: str) -> str:
    value: Decimal | None = row[name]
    number = "无法计算" if value is None else plain(value)
    sample = "（示例）" if row["sample"] else ""
    return f"<b>{row['region_name']}</b>　{words}　{number}{sample}"


def _net(place: int, row: Row, palette: Palette) -> Row:
    """What is more, in a column of its own at the right edge, or that it cannot be said."""
    words = "净增无法计算"
    if row["net"] is not None:
        words = f"净增 <b>{'+' if row['net'] > 0 else ''}{plain(row['net'])}</b>"
    return beside(place, words, palette, x=1, quiet=row["net"] is None) | {"xref": "paper"}
