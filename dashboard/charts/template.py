"""One layout for every chart: our fonts, no toolbar, zero lines, room for direct labels."""

from typing import Any

import plotly.graph_objects as go

from dashboard.palette import Palette

FONT = "'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif"
CONFIG: dict[str, Any] = {
    # The toolbar speaks English and Plotly bundles no Chinese: it stays away.
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}


def figure(
    data: list[dict[str, Any]], palette: Palette, *, height: int, **layout: Any
) -> go.Figure:
    """A figure in our template. Built once per release and question, so checking it is free."""
    base: dict[str, Any] = {
        "height": height,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": palette.ink},
        "margin": {"l": 0, "r": 0, "t": 28, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": palette.paper,
            "bordercolor": palette.rule,
            "font": {"family": FONT, "size": 13, "color": palette.ink},
            "align": "left",
        },
        "separators": ".",
    }
    return go.Figure({"data": data, "layout": {**base, **layout}})


def bare_axis(**settings: Any) -> dict[str, Any]:
    """An axis without line, grid or zoom; `settings` add to it."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "",
        "automargin": True,
        **settings,
    }


NESTED = ("annotations", "shapes", "data")
LENGTHS = ("size", "xshift", "yshift", "width", "l", "r", "t", "b", "height")


def enlarged(drawn: go.Figure, times: float) -> go.Figure:
    """The same figure with type, lines, margins and height so many times as large.

    Plotly has no scale of its own: a wall is read from across the room. Data stays untouched.
    """
    whole = drawn.to_plotly_json()

    def grown(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: grown(inner, key) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [grown(inner, name) for inner in value] if name in NESTED else value
        return value * times if name in LENGTHS and isinstance(value, (int, float)) else value

    return go.Figure(grown(whole), skip_invalid=True)
