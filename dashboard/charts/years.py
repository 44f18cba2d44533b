"""What charts over years share: the axes, the hover words, and the lines of series breaks."""

from collections.abc import Sequence
from typing import Any

from catalogue import Break, Indicator
from catalogue.wording import Scale, amount_in_words, missing_in_words
from dashboard.charts.template import bare_axis
from dashboard.palette import Palette
from warehouse.comparison import amount_of

CIRCLED = "①②③④⑤⑥⑦⑧⑨"
WHOLE = 100  # percent
MOST_NAMED = 7
"""As many years stand side by side on a phone."""


def value_in(row: dict[str, Any], scale: Scale) -> float | None:
    return None if row["value"] is None else float(row["value"] / scale.power)


def hover(row: dict[str, Any], indicator: Indicator) -> str:
    amount = amount_of(row)
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None
        else amount_in_words(amount, indicator)
    )
    end = row["period_end"]
    whole_year = end is None or (end.month, end.day) == (12, 31)
    as_of = "" if whole_year else f"（截至{end.isoformat()}）"
    sample = "（示例）" if row["sample"] else ""
    return f"<b>{row['region_name']}</b>　{row['year']}年　{words}{as_of}{sample}"


def reach_of(values: Sequence[float], indicator: Indicator) -> tuple[float, float]:
    """From zero for amounts; around the values for ratios and ranks, where zero says nothing."""
    low, high = min(values), max(values)
    room = (high - low or abs(high) or 1.0) * 0.08
    if indicator.kind == "rank":
        return high + room + 0.5, max(0.0, low - room - 0.5)
    if indicator.kind == "ratio" and low > 0:
        return low - room, min(high + room, 100.5) if high <= 100 else high + room  # noqa: PLR2004
    return min(0.0, low - (room if low < 0 else 0)), max(0.0, high) + room


def years_axis(years: list[int], palette: Palette) -> dict[str, Any]:
    """The years; of many every second one is named, the last always, so that none is turned."""
    many = len(years) > MOST_NAMED
    few = {"tickvals": [str(y) for y in years[::-1][::2]], "tickangle": 0} if many else {}
    return bare_axis(
        type="category",
        categoryorder="array",
        categoryarray=[str(y) for y in years],
        range=[-0.3, len(years) - 0.7],
        tickfont={"color": palette.muted},
        showline=True,
        linecolor=palette.rule,
        **few,
    )


def amounts_axis(
    reach: tuple[float, float], indicator: Indicator, palette: Palette
) -> dict[str, Any]:
    del indicator
    return bare_axis(
        showgrid=True,
        gridcolor=palette.rule,
        nticks=6,
        range=list(reach),
        tickfont={"color": palette.muted, "size": 12},
        tickformat="~r" if max(map(abs, reach)) < 10 else "d",  # noqa: PLR2004
        zeroline=reach[0] < 0,
        zerolinecolor=palette.muted,
    )


def break_line(broken: Break, palette: Palette) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": str(broken.year - 1),
        "x1": str(broken.year - 1),
        "x0shift": 0.5,
        "x1shift": 0.5,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": palette.accent, "width": 1.2, "dash": "dot"},
    }


def break_names(
    breaks: tuple[Break, ...], years: list[int], palette: Palette
) -> list[dict[str, Any]]:
    return [
        {
            "x": years.index(b.year - 1) + 0.5,
            "xref": "x",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "text": f"{CIRCLED[place]} 口径断点",
            "font": {"color": palette.accent, "size": 12},
            "showarrow": False,
        }
        for place, b in enumerate(breaks)
        if b.year - 1 in years
    ]
