"""A table on slides, native: as many slides as its rows need, the head on each."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from exports.fitting import fits, lines_of_head, sides, widths
from exports.palette import LIGHT
from exports.slides.deck import FOOT, INNER, LEFT, TOP, Deck, colour, write
from exports.tables import Cell, Table

ROWS = 12
HEAD_LINE, ROW_MOST = 0.3, 0.6
"""Inches: a line of the head, and what a row has where there are few."""
SIZES, MANY = (18, 16, 14, 12, 11, 10, 9), 8
"""Of the words, the largest first; that only where there are not many rows."""
SIDES = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
SPARE = 8.0
"""What a cell of a slide keeps free at its sides beside what every table does, in points."""
ABOVE_FOOT = 0.1


def add_grids(deck: Deck, table: Table, note: str = "") -> None:
    """The table under what it shows, up to twelve rows to a slide, shared out evenly.

    `note` stands below each title, or there the table's own.
    """
    rows = table.rows
    size = -(-len(rows) // -(-len(rows) // ROWS)) if rows else ROWS
    parts = [rows[start : start + size] for start in range(0, len(rows), size)]
    for number, part in enumerate(parts, 1):
        more = f"（{number}/{len(parts)}）" if len(parts) > 1 else ""
        # Where there is a chart, what it shows is the title of the chart's slide.
        insight = table.insight if table.chart is None else ""
        below = note or (table.title if insight else "")
        slide = deck.slide(
            f"{insight or table.title}{more}", table.source, sample=table.sample, note=below
        )
        _add(slide, table, part)


def _add(slide: Any, table: Table, rows: tuple[tuple[Cell, ...], ...]) -> None:
    count = len(table.columns)
    room = INNER * 72 - SPARE * count
    sizes = SIZES if len(rows) <= MANY else SIZES[1:]
    points = next((size for size in sizes if fits(table, size, room)), sizes[-1])
    given = widths(table, points, room)
    head_height = HEAD_LINE * (lines_of_head(table, points, given) + 0.4)
    left = FOOT - ABOVE_FOOT - TOP - head_height
    row_height = min(ROW_MOST, left / max(1, len(rows)))
    grid = slide.shapes.add_table(
        len(rows) + 1,
        count,
        Inches(LEFT),
        Inches(TOP),
        Inches(INNER),
        Inches(head_height + row_height * len(rows)),
    ).table
    grid.rows[0].height = Inches(head_height)
    for row in list(grid.rows)[1:]:
        row.height = Inches(row_height)
    _fill(grid, table, rows, points, given)


def _fill(
    grid: Any, table: Table, rows: Sequence[Sequence[Cell]], points: float, given: Sequence[float]
) -> None:
    aligned = [SIDES[side] for side in sides(table)]
    for position, width in enumerate(given):
        grid.columns[position].width = Pt(width + SPARE)
        head = grid.cell(0, position)
        head.fill.solid()
        head.fill.fore_color.rgb = colour(LIGHT.strong)
        _write(head, table.columns[position].title, points, "#FFFFFF", PP_ALIGN.CENTER)
    for line, cells in enumerate(rows, 1):
        for position, cell in enumerate(cells):
            ink = LIGHT.muted if cell.absent else LIGHT.ink
            place = grid.cell(line, position)
            place.fill.solid()
            place.fill.fore_color.rgb = colour("#FFFFFF" if line % 2 else LIGHT.amounts[0])
            _write(place, cell.words, points, ink, aligned[position])


def _write(place: Any, text: str, points: float, ink: str, align: Any) -> None:
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    place.margin_top = place.margin_bottom = Pt(2)
    place.margin_left = place.margin_right = Pt(SPARE / 2)
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = align
    write(paragraph, text, points, ink)
