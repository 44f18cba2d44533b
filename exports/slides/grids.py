"""A table on slides, native: as many slides as its rows need, the head on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from exports.fitting import fits, lines_of_head, lines_of_row, sides, unbroken, widths
from exports.palette import LIGHT
from exports.slides.deck import FOOT, INNER, LEFT, TOP, Deck, colour, write
from exports.tables import Cell, Table

ROWS = 12
ROW_MOST = 43.0
"""What a row has where there are few, in points."""
LINE, WITHIN = 1.45, 6.0
"""A line to the height of its letters, in the highest of the fonts that stand in; what a cell
keeps free above and below, in points."""
SIZES, MANY = (18, 16, 14, 12, 11, 10, 9), 8
"""Of the words, the largest first; that only where there are not many rows."""
LEGIBLE = 12
"""Down to this size smaller words are better than a cell on two lines."""
SIDES = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
SPARE = 8.0
"""What a cell of a slide keeps free at its sides beside what every table does, in points."""
ABOVE_FOOT = 0.1
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How rows stand on a slide: size of words, widths, heights of the head and of each row."""

    points: float
    widths: list[float]
    head: float
    rows: list[float]

    @property
    def spare(self) -> float:
        """What the slide has left below them; less than nothing where they run over its foot."""
        return (FOOT - ABOVE_FOOT - TOP) * 72 - self.head - sum(self.rows)


def add_grids(deck: Deck, table: Table, note: str = "") -> None:
    """The table under what it shows, as many rows to a slide as it holds, shared out evenly.

    `note` stands below each title, or there the table's own.
    """
    parts = _parts(table)
    for number, part in enumerate(parts, 1):
        more = f"（{number}/{len(parts)}）" if len(parts) > 1 else ""
        # Where there is a chart, what it shows is the title of the chart's slide.
        insight = table.insight if table.chart is None else ""
        below = note or (table.title if insight else "")
        slide = deck.slide(
            f"{insight or table.title}{more}", table.source, sample=table.sample, note=below
        )
        _add(slide, table, part)


def _parts(table: Table) -> list[Rows]:
    """As few slides as hold the rows by their height, twelve at most on each."""
    rows, parts = table.rows, [table.rows]
    for count in range(-(-len(rows) // ROWS), len(rows) + 1):
        size = -(-len(rows) // max(1, count)) or ROWS
        parts = [rows[start : start + size] for start in range(0, len(rows), size)]
        if all(_layout(table, part).spare >= 0 for part in parts):
            break
    return parts


def _layout(table: Table, rows: Rows) -> Layout:
    room = INNER * 72 - SPARE * len(table.columns)
    sizes = SIZES if len(rows) <= MANY else SIZES[1:]
    legible = (size for size in sizes if size >= LEGIBLE and unbroken(table, size, room))
    held = (size for size in sizes if fits(table, size, room))
    points = next(legible, None) or next(held, sizes[-1])
    given = widths(table, points, room)
    return Layout(
        points=points,
        widths=given,
        head=_height(lines_of_head(table, points, given), points),
        rows=[_height(lines_of_row(row, points, given), points) for row in rows],
    )


def _height(lines: int, points: float) -> float:
    return lines * points * LINE + WITHIN


def _add(slide: Any, table: Table, rows: Rows) -> None:
    made = _layout(table, rows)
    more = max(0.0, made.spare) / max(1, len(rows))
    heights = [max(height, min(ROW_MOST, height + more)) for height in made.rows]
    grid = slide.shapes.add_table(
        len(rows) + 1,
        len(table.columns),
        Inches(LEFT),
        Inches(TOP),
        Inches(INNER),
        Pt(made.head + sum(heights)),
    ).table
    for row, height in zip(grid.rows, [made.head, *heights], strict=True):
        row.height = Pt(height)
    _fill(grid, table, rows, made.points, made.widths)


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
