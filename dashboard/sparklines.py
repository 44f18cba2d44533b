"""A sparkline: the last years of one number, as small as a word.

Markup out; asks nothing. For tables and cards, where a chart of its own would be too much; to
be drawn by `blocks.markup`, because `st.html` takes pictures out.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from catalogue import Indicator
from catalogue.changes import unsaid
from catalogue.quantities import Amount
from catalogue.wording import amount_in_words, missing_in_words
from dashboard.markup import text

WIDTH, HEIGHT, EDGE = 84, 24, 3  # pixels; the edge is room for the dot
FEWEST = 2  # one point is no line

Series = Sequence[tuple[int, Decimal | None]]
"""Years in order, each with its value or None for a gap."""


def sparkline(series: Series, indicator: Indicator, *, sample: bool = False) -> str:
    """A line that gaps interrupt, a dot on the last value; nothing with fewer than two values.

    Amounts stand on zero. Ranks run downwards: a rising line is a better place. Read aloud it
    gives every year in words.
    """
    values = [value for _, value in series if value is not None]
    if len(values) < FEWEST:
        return ""
    points = _points(series, values, indicator)
    lines = "".join(
        f'<polyline points="{" ".join(f"{x},{y}" for x, y in run)}"/>'
        for run in _runs(points)
        if len(run) > 1
    )
    alone = "".join(
        f'<circle class="one" cx="{run[0][0]}" cy="{run[0][1]}" r="1.4"/>'
        for run in _runs(points)
        if len(run) == 1
    )
    x, y = next(point for point in reversed(points) if point is not None)
    return (
        f'<svg class="spark{" sample" if sample else ""}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" aria-label="{text(in_words(series, indicator))}">'
        f'{lines}{alone}<circle cx="{x}" cy="{y}" r="2.4"/></svg>'
    )


def in_words(series: Series, indicator: Indicator) -> str:
    """2021年61.5亿元，2022年原文未提"""
    return "，".join(
        f"{year}年"
        + (
            missing_in_words(unsaid(year, indicator))
            if value is None
            else amount_in_words(Amount(value=value), indicator)
        )
        for year, value in series
    )


def _points(
    series: Series, values: Sequence[Decimal], indicator: Indicator
) -> list[tuple[float, float] | None]:
    stands = indicator.kind in ("stock", "flow")
    low = min(Decimal(0), *values) if stands else min(values)
    high = max(Decimal(0), *values) if stands else max(values)
    reach = high - low
    step = (WIDTH - 2 * EDGE) / max(1, len(series) - 1)
    points: list[tuple[float, float] | None] = []
    for place, (_, value) in enumerate(series):
        if value is None:
            points.append(None)
            continue
        part = float((value - low) / reach) if reach else 0.5
        part = 1 - part if indicator.kind == "rank" else part
        points.append(
            (round(EDGE + place * step, 1), round(HEIGHT - EDGE - part * (HEIGHT - 2 * EDGE), 1))
        )
    return points


def _runs(points: list[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The stretches between gaps."""
    runs = []
    for present, run in groupby(points, key=lambda point: point is not None):
        if present:
            runs.append([point for point in run if point is not None])
    return runs
