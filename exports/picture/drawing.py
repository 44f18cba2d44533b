"""The frame of a picture: title, unit and mark above, source and release below."""

from exports.palette import LIGHT
from exports.picture.bars import bar_height, draw_bars
from exports.picture.canvas import Canvas
from exports.picture.lines import LINES_HEIGHT, draw_lines
from exports.tables import Table, open_in_words

WIDTH, MARGIN = 960, 36
TOP, BOTTOM = 104, 56
TITLE, NOTE, MARK = 24, 14, 120


def png_bytes(table: Table, mark: str) -> bytes:
    """The table's chart, 1920 pixels wide. `mark` names release and samples.

    Raises `ValueError` for a table without a chart, `LookupError` without a Chinese font.
    """
    chart = table.chart
    if chart is None or chart.rows == 0:
        raise ValueError(f"{table.title} has no chart")
    inside = bar_height(chart) if chart.kind == "bars" else LINES_HEIGHT
    canvas = Canvas(WIDTH, TOP + inside + BOTTOM)
    _above(canvas, table)
    draw = draw_bars if chart.kind == "bars" else draw_lines
    draw(canvas, table, chart, (MARGIN, TOP, WIDTH - MARGIN, TOP + inside))
    _below(canvas, table, mark)
    return canvas.png()


def _above(canvas: Canvas, table: Table) -> None:
    title = canvas.fitted(table.title, WIDTH - 2 * MARGIN - MARK, size=TITLE, bold=True)
    canvas.text((MARGIN, 30), title, size=TITLE, colour=LIGHT.ink, bold=True)
    unit = "" if table.chart is None else table.chart.scale.unit
    below = "；".join(filter(None, [f"单位：{unit}" if unit else "", open_in_words(table)]))
    line = canvas.fitted(below, WIDTH - 2 * MARGIN, size=NOTE + 1)
    canvas.text((MARGIN, 68), line, size=NOTE + 1, colour=LIGHT.muted)
    if table.sample:
        words, right = "示例数据", WIDTH - MARGIN
        wide = canvas.width_of(words, size=NOTE, bold=True)
        canvas.box((right - wide - 20, 34), (right, 60), colour=LIGHT.accent, radius=4)
        canvas.text((right - 10, 47), words, size=NOTE, colour="white", anchor="rm", bold=True)


def _below(canvas: Canvas, table: Table, mark: str) -> None:
    y = canvas.height - 34
    canvas.line([(MARGIN, y - 8), (WIDTH - MARGIN, y - 8)], colour=LIGHT.rule)
    room = WIDTH - 2 * MARGIN - canvas.width_of(mark, size=NOTE) - 24
    source = canvas.fitted(table.source, room, size=NOTE)
    canvas.text((MARGIN, y), source, size=NOTE, colour=LIGHT.muted)
    canvas.text((WIDTH - MARGIN, y), mark, size=NOTE, colour=LIGHT.muted, anchor="ra")
