"""Ranked bars: name, bar from the zero line, the number as the table writes it."""

from decimal import Decimal

from exports.palette import LIGHT
from exports.picture.canvas import Canvas
from exports.tables import Chart, Table, drawn

ROW, BAR, TEXT, GAP = 38, 22, 16, 12
NAME_ROOM = 260
Frame = tuple[int, int, int, int]
"""Left, top, right, bottom of the drawing, in points."""


def bar_height(chart: Chart) -> int:
    """The height that the bars need."""
    return ROW * chart.rows + 8


def draw_bars(canvas: Canvas, table: Table, chart: Chart, frame: Frame) -> None:
    """One bar a row, first place first; the first in the stronger colour."""
    left, top, right, _ = frame
    rows = table.rows[: chart.rows]
    column = chart.series[0]
    names = [canvas.fitted(row[chart.labels].words, NAME_ROOM, size=TEXT) for row in rows]
    shown = [row[column].words for row in rows]
    values = [drawn(row[column], chart.scale) or Decimal(0) for row in rows]
    start = left + max(canvas.width_of(name, size=TEXT) for name in names) + GAP
    room = right - max(canvas.width_of(words, size=TEXT) for words in shown) - GAP
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    per = (room - start) / float(high - low or 1)
    zero = start + float(-low) * per
    for position, (name, words, value) in enumerate(zip(names, shown, values, strict=True)):
        middle = top + ROW * position + ROW / 2
        end = zero + float(value) * per
        canvas.text((start - GAP, middle), name, size=TEXT, colour=LIGHT.ink, anchor="rm")
        colour = LIGHT.strong if position == 0 else LIGHT.amounts[4]
        canvas.box((zero, middle - BAR / 2), (end, middle + BAR / 2), colour=colour)
        beside = max(zero, end) + 8
        canvas.text((beside, middle), words, size=TEXT, colour=LIGHT.ink, anchor="lm")
    canvas.line([(zero, top), (zero, top + ROW * len(rows))], colour=LIGHT.ink)
