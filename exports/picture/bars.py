"""Bars: name, a bar a series from the zero line, the number as the table writes it."""

from decimal import Decimal

from exports.palette import LIGHT
from exports.picture.canvas import Canvas
from exports.tables import Chart, Table, drawn

ROW, BAR, TEXT, GAP = 38, 22, 16, 12
NARROW, KEY = 26, 30
NAME_ROOM = 260
Frame = tuple[int, int, int, int]
"""Left, top, right, bottom of the drawing, in points."""


def _row(chart: Chart) -> int:
    several = len(chart.series) > 1
    return NARROW * len(chart.series) + 10 if several else ROW


def bar_height(chart: Chart) -> int:
    """The height that the bars need, and of several series their key."""
    return _row(chart) * chart.rows + 8 + (KEY if len(chart.series) > 1 else 0)


def draw_bars(canvas: Canvas, table: Table, chart: Chart, frame: Frame) -> None:
    """Bars of each row, in the order of the table; of one series the first in the stronger colour.

    An absent number has no bar, and the words that say why stand in its place.
    """
    left, top, right, _ = frame
    if len(chart.series) > 1:
        _key(canvas, table, chart, (left, top))
        top += KEY
    rows = table.rows[: chart.rows]
    cells = [[row[column] for column in chart.series] for row in rows]
    names = [canvas.fitted(row[chart.labels].words, NAME_ROOM, size=TEXT) for row in rows]
    values = [drawn(cell, chart.scale) or Decimal(0) for row in cells for cell in row]
    start = left + max(canvas.width_of(name, size=TEXT) for name in names) + GAP
    said = max(canvas.width_of(cell.words, size=TEXT) for row in cells for cell in row)
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    per = (right - said - GAP - start) / float(high - low or 1)
    zero = start + float(-low) * per
    high_of_row, wide = _row(chart), BAR if len(chart.series) == 1 else NARROW - 6
    for position, (name, row) in enumerate(zip(names, cells, strict=True)):
        middle = top + high_of_row * (position + 0.5)
        canvas.text((start - GAP, middle), name, size=TEXT, colour=LIGHT.ink, anchor="rm")
        for place, cell in enumerate(row):
            y = middle + (place - (len(row) - 1) / 2) * NARROW
            end = zero + float(drawn(cell, chart.scale) or Decimal(0)) * per
            colour = _colour(chart, position, place)
            canvas.box((zero, y - wide / 2), (end, y + wide / 2), colour=colour)
            canvas.text(
                (max(zero, end) + 8, y), cell.words, size=TEXT, colour=LIGHT.ink, anchor="lm"
            )
    canvas.line([(zero, top), (zero, top + high_of_row * len(rows))], colour=LIGHT.ink)


def _colour(chart: Chart, position: int, place: int) -> str:
    if len(chart.series) > 1:
        return LIGHT.strong if place == 0 else LIGHT.soft
    return LIGHT.strong if position == 0 else LIGHT.amounts[4]


def _key(canvas: Canvas, table: Table, chart: Chart, at: tuple[int, int]) -> None:
    """What each colour means, in one line above the bars."""
    x, y = at
    for place, column in enumerate(chart.series):
        canvas.box((x, y + 2), (x + 14, y + 16), colour=_colour(chart, 0, place))
        title = table.columns[column].title
        canvas.text((x + 20, y + 9), title, size=TEXT, colour=LIGHT.ink, anchor="lm")
        x += 20 + round(canvas.width_of(title, size=TEXT)) + 24
