"""A native table of a document, in the form of a statistical bulletin.

Three lines, repeated head, numbers to the right; what is absent is grey, and the number of
its source stands beside a figure.
"""

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, RGBColor
from docx.table import _Cell

from exports.document.styles import HEADING_FONT, TEXT_WIDTH, Align, set_font
from exports.tables import Cell, Table
from exports.texts import harmless
from exports.workbook.book import width_of

GREY = RGBColor(0x6B, 0x70, 0x76)
IN_TABLE = "表内"
HEAD_POINTS = 12
LEAST, MOST, PADDING = 6, 34, 4
EIGHTHS = {"thick": 12, "thin": 4}
"""Widths of lines, in eighths of a point."""


def add_grid(document: Document, table: Table, numbers: Mapping[str, int]) -> None:
    """The table at the end of the document. `numbers` are those of the sources."""
    grid = document.add_table(rows=0, cols=len(table.columns))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    widths, style = _widths(table), document.styles[IN_TABLE].style_id
    head = grid.add_row()
    for place, column, width in zip(head.cells, table.columns, widths, strict=True):
        _write(place, Cell(words=column.title), {}, style, head=True)
        place.width = width
    _mark(head, "w:tblHeader")
    for cells in table.rows:
        row = grid.add_row()
        _mark(row, "w:cantSplit")
        for place, cell, width in zip(row.cells, cells, widths, strict=True):
            _write(place, cell, numbers, style, head=False)
            place.width = width
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width  # LibreOffice goes by the column, Word by the cell
    _three_lines(grid)


def _write(place: _Cell, cell: Cell, numbers: Mapping[str, int], style: str, *, head: bool) -> None:
    paragraph = place.paragraphs[0]
    paragraph._p.style = style  # noqa: SLF001 - by name each cell looks through all styles
    run = paragraph.add_run(harmless(cell.words))
    if head:
        set_font(run, HEADING_FONT, HEAD_POINTS)
        paragraph.alignment = Align.CENTER
    elif cell.value is not None or cell.absent:
        paragraph.alignment = Align.RIGHT
    if cell.absent:
        run.font.color.rgb = GREY
    if cell.source in numbers:
        note = paragraph.add_run(f"[{numbers[cell.source]}]")
        note.font.superscript = True


def _widths(table: Table) -> list[Emu]:
    """The width of the text, shared by what stands in the columns; numbers are not broken."""
    wanted = [_wanted(table, position) for position in range(len(table.columns))]
    return [Emu(int(TEXT_WIDTH * width / sum(wanted))) for width in wanted]


def _wanted(table: Table, position: int) -> int:
    """How wide a column wants to be, in Latin letters: the head may take two lines."""
    cells = [row[position] for row in table.rows]
    head = -(-width_of(table.columns[position].title) // 2)
    numbers = [width_of(c.words) + (3 if c.source else 0) for c in cells if c.value is not None]
    texts = [min(MOST, width_of(c.words)) for c in cells if c.value is None]
    return max(LEAST, head, *numbers, *texts) + PADDING


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no word for it


def _three_lines(grid: Any) -> None:
    """Thick above and below, thin under the head and faint between the rows."""
    borders = OxmlElement("w:tblBorders")
    for side, kind, colour in (
        ("top", "thick", "000000"),
        ("bottom", "thick", "000000"),
        ("insideH", "thin", "BFBFBF"),
    ):
        borders.append(_border(side, kind, colour))
    grid._tbl.tblPr.append(borders)  # noqa: SLF001
    for place in grid.rows[0].cells:
        below = OxmlElement("w:tcBorders")
        below.append(_border("bottom", "thin", "000000"))
        place._tc.get_or_add_tcPr().append(below)  # noqa: SLF001


def _border(side: str, kind: str, colour: str) -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", EIGHTHS[kind]), ("space", 0), ("color", colour)):
        line.set(qn(f"w:{name}"), str(value))
    return line
