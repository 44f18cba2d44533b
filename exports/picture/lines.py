"""Lines over the years: gaps stay open, each line is named at its end, from zero on."""

from decimal import Decimal
from itertools import pairwise

from catalogue.wording import plain
from exports.palette import LIGHT
from exports.picture.bars import NAME_ROOM, Frame
from exports.picture.canvas import Canvas, Point
from exports.tables import Chart, Table, drawn

LINES_HEIGHT = 380
TEXT, DOT, APART = 15, 4, 20
STEPS = 4


def ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers from below `low` to above `high`, about five of them."""
    span = (high - low) or Decimal(1)
    rough = span / STEPS
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    found = [first]
    while found[-1] < high:
        found.append(found[-1] + step)
    return found


def draw_lines(canvas: Canvas, table: Table, chart: Chart, frame: Frame) -> None:
    """One line a column. What is absent is left open, never bridged and never zero."""
    rows = table.rows[: chart.rows]
    columns = [[drawn(row[column], chart.scale) for row in rows] for column in chart.series]
    present = [value for column in columns for value in column if value is not None]
    if not present:
        return
    marks = ticks(min(Decimal(0), *present), max(present))
    titles = [
        table.columns[column].title.removesuffix(f"（{chart.scale.unit}）")
        for column in chart.series
    ]
    names = [canvas.fitted(title, NAME_ROOM, size=TEXT) for title in titles]
    inner = _inner(canvas, names, marks, frame)
    labels = [canvas.fitted(row[chart.labels].words, NAME_ROOM, size=TEXT) for row in rows]
    _axes(canvas, labels, marks, inner)
    ends: list[tuple[float, str, str]] = []
    for position, column in enumerate(columns):
        colour = LIGHT.category(position)
        points = _points(column, marks, inner)
        _line(canvas, points, colour)
        _notes(canvas, points, [row[chart.series[position]].note for row in rows], colour)
        known = [point for point in points if point is not None]
        if known:
            ends.append((known[-1][1], names[position], colour))
    _name_lines(canvas, ends, inner)


def _inner(canvas: Canvas, names: list[str], marks: list[Decimal], frame: Frame) -> Frame:
    left, top, right, bottom = frame
    before = max(canvas.width_of(plain(mark), size=TEXT) for mark in marks) + 10
    after = max(canvas.width_of(name, size=TEXT) for name in names) + 16
    return round(left + before), top + 10, round(right - after), bottom - 34


def _axes(canvas: Canvas, labels: list[str], marks: list[Decimal], inner: Frame) -> None:
    left, _, right, bottom = inner
    for mark in marks:
        y = _height(mark, marks, inner)
        colour = LIGHT.ink if mark == 0 else LIGHT.rule
        canvas.line([(left, y), (right, y)], colour=colour, width=1)
        canvas.text((left - 8, y), plain(mark), size=TEXT, colour=LIGHT.muted, anchor="rm")
    for position, label in enumerate(labels):
        x = _across(position, len(labels), inner)
        canvas.text((x, bottom + 8), label, size=TEXT, colour=LIGHT.ink, anchor="ma")


def _height(value: Decimal, marks: list[Decimal], inner: Frame) -> float:
    _, top, _, bottom = inner
    return bottom - float((value - marks[0]) / (marks[-1] - marks[0])) * (bottom - top)


def _across(position: int, count: int, inner: Frame) -> float:
    left, _, right, _ = inner
    return left + (right - left) * (position + 0.5) / count


def _points(column: list[Decimal | None], marks: list[Decimal], inner: Frame) -> list[Point | None]:
    return [
        None if v is None else (_across(i, len(column), inner), _height(v, marks, inner))
        for i, v in enumerate(column)
    ]


def _line(canvas: Canvas, points: list[Point | None], colour: str) -> None:
    for before, after in pairwise(points):
        if before is not None and after is not None:
            canvas.line([before, after], colour=colour, width=2.5)
    for point in points:
        if point is not None:
            canvas.dot(point, DOT, colour=colour)


def _notes(canvas: Canvas, points: list[Point | None], notes: list[str], colour: str) -> None:
    """超4 or 截至5月 above its point, which else would pass for 4 and for the whole year."""
    for point, note in zip(points, notes, strict=True):
        if point is not None and note:
            at = (point[0], point[1] - DOT - 4)
            canvas.text(at, note, size=TEXT, colour=colour, anchor="ms")


def _name_lines(canvas: Canvas, ends: list[tuple[float, str, str]], inner: Frame) -> None:
    """Each line's name at its end, pushed apart so that none covers another."""
    _, top, right, bottom = inner
    ordered = sorted(ends)
    heights: list[float] = []
    for height, _, _ in ordered:
        heights.append(max(height, heights[-1] + APART if heights else top))
    limit: float = bottom
    for position in range(len(heights) - 1, -1, -1):
        heights[position] = min(heights[position], limit)
        limit = heights[position] - APART
    for height, (_, name, colour) in zip(heights, ordered, strict=True):
        canvas.text((right + 8, height), name, size=TEXT, colour=colour, anchor="lm")
