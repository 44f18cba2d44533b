"""A table on slides, native: as many slides as its rows need, the head on each."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from exports.palette import LIGHT
from exports.slides.deck import INNER, LEFT, TOP, Deck, colour, write
from exports.tables import Cell, Table
from exports.workbook.book import width_of

ROWS = 12
ROW_HEIGHT = 0.42
LEAST, MOST, HEAD = 6, 30, 16
MANY = 8
"""From so many columns on, the words are smaller."""


def add_grids(deck: Deck, table: Table) -> None:
    """The table, up to twelve rows to a slide, shared out evenly."""
    rows = table.rows
    size = -(-len(rows) // -(-len(rows) // ROWS)) if rows else ROWS
    parts = [rows[start : start + size] for start in range(0, len(rows), size)]
    for number, part in enumerate(parts, 1):
        more = f"（{number}/{len(parts)}）" if len(parts) > 1 else ""
        slide = deck.slide(f"{table.title}{more}", table.source, sample=table.sample)
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
    points = 14 if count < MANY else 11
    for position, width in enumerate(_widths(table)):
        grid.columns[position].width = width
        head = grid.cell(0, position)
        head.fill.solid()
        head.fill.fore_color.rgb = colour(LIGHT.strong)
        _write(head, table.columns[position].title, points, "#FFFFFF", PP_ALIGN.CENTER)
    for line, cells in enumerate(rows, 1):
        for position, cell in enumerate(cells):
            right = cell.value is not None or cell.absent
            ink = LIGHT.muted if cell.absent else LIGHT.ink
            place = grid.cell(line, position)
            place.fill.solid()
            place.fill.fore_color.rgb = colour("#FFFFFF" if line % 2 else LIGHT.amounts[0])
            _write(place, cell.words, points, ink, PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT)


def _write(place: Any, text: str, points: float, ink: str, align: Any) -> None:
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    place.margin_top = place.margin_bottom = Pt(2)
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = align
    write(paragraph, text, points, ink)


def _widths(table: Table) -> list[Any]:
    wanted = []
    for position, column in enumerate(table.columns):
        texts = [
            min(HEAD, width_of(column.title)),
            *(width_of(r[position].words) for r in table.rows),
        ]
        wanted.append(min(MOST, max(LEAST, *texts)) + 3)
    return [Inches(INNER * width / sum(wanted)) for width in wanted]
