"""A table on slides, native: as many slides as its rows need, the head on each."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from exports.fitting import fits, sides, widths
from exports.palette import LIGHT
from exports.slides.deck import INNER, LEFT, TOP, Deck, colour, write
from exports.tables import Cell, Table

ROWS = 12
ROW_HEIGHT = 0.42
SIZES = (16, 14, 12, 11, 10, 9)
SIDES = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
SPARE = 8.0
"""What a cell of a slide keeps free at its sides beside what every table does, in points."""


def add_grids(deck: Deck, table: Table, note: str = "") -> None:
    """The table, up to twelve rows to a slide, shared out evenly; `note` below each title."""
    rows = table.rows
    size = -(-len(rows) // -(-len(rows) // ROWS)) if rows else ROWS
    parts = [rows[start : start + size] for start in range(0, len(rows), size)]
    for number, part in enumerate(parts, 1):
        more = f"（{number}/{len(parts)}）" if len(parts) > 1 else ""
        slide = deck.slide(f"{table.title}{more}", table.source, sample=table.sample, note=note)
        _add(slide, table, part)


def _add(slide: Any, table: Table, rows: tuple[tuple[Cell, ...], ...]) -> None:
    count = len(table.columns)
    grid = slide.shapes.add_table(
        len(rows) + 1,
        count,
        Inches(LEFT),
        Inches(TOP),
        Inches(INNER),
        Inches(ROW_HEIGHT * (len(rows) + 1)),
    ).table
    room = INNER * 72 - SPARE * count
    points = next((size for size in SIZES if fits(table, size, room)), SIZES[-1])
    aligned = [SIDES[side] for side in sides(table)]
    for position, width in enumerate(widths(table, points, room)):
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
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = align
    write(paragraph, text, points, ink)
