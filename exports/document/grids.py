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
from docx.shared import RGBColor
from docx.table import _Cell

from exports.document.fitting import Fit
from exports.document.styles import HEADING_FONT, LOOKS, Align, add_words, set_font
from exports.fitting import PADDING, sides
from exports.tables import Cell, Table
from exports.texts import harmless

GREY = RGBColor(0x6B, 0x70, 0x76)
SIDES = {"left": Align.LEFT, "center": Align.CENTER, "right": Align.RIGHT}
EIGHTHS = {"thick": 12, "thin": 4}
"""Widths of lines, in eighths of a point."""
TOGETHER, FEW = 6, 2
"""A table of up to so many rows is not parted; of a longer one the first few stand with its head,
the last few with the note below."""


def add_grid(document: Document, table: Table, numbers: Mapping[str, int], fit: Fit) -> None:
    """The table at the end of the document. `numbers` are those of the sources."""
    grid = document.add_table(rows=0, cols=len(table.columns))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    style, aligned = document.styles[fit.style].style_id, [SIDES[side] for side in sides(table)]
    head = grid.add_row()
    for place, column, width in zip(head.cells, table.columns, fit.widths, strict=True):
        _head(place, column.title, style, LOOKS[fit.style].points)
        place.width = width
    _mark(head, "w:tblHeader")
    for number, cells in enumerate(table.rows, 1):
        row = grid.add_row()
        _mark(row, "w:cantSplit")
        left = len(table.rows) - number
        together = len(table.rows) <= TOGETHER or number <= FEW or left < FEW
        for place, cell, width, align in zip(row.cells, cells, fit.widths, aligned, strict=True):
            _write(place, cell, numbers, style, align)
            if together:
                place.paragraphs[0].paragraph_format.keep_with_next = True
            place.width = width
    for column, width in zip(grid.columns, fit.widths, strict=True):
        column.width = width  # LibreOffice goes by the column, Word by the cell
    _set_borders(grid)


def _head(place: _Cell, words: str, style: str, points: float) -> None:
    paragraph = place.paragraphs[0]
    paragraph._p.style = style  # noqa: SLF001 - by name each cell looks through all styles
    paragraph.alignment = Align.CENTER
    paragraph.paragraph_format.keep_with_next = True  # never alone at the foot of a page
    set_font(paragraph.add_run(harmless(words)), HEADING_FONT, points)


def _write(place: _Cell, cell: Cell, numbers: Mapping[str, int], style: str, align: Any) -> None:
    paragraph = place.paragraphs[0]
    paragraph._p.style = style  # noqa: SLF001
    run = add_words(paragraph, harmless(cell.words))
    if align != Align.LEFT:
        paragraph.alignment = align
    if cell.absent:
        run.font.color.rgb = GREY
    if cell.source in numbers:
        note = paragraph.add_run(f"[{numbers[cell.source]}]")
        note.font.superscript = True


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no word for it


def _set_borders(grid: Any) -> None:
    """Thick above and below, thin under the head and faint between the rows."""
    borders = OxmlElement("w:tblBorders")
    for side, kind, colour in (
        ("top", "thick", "000000"),
        ("bottom", "thick", "000000"),
        ("insideH", "thin", "BFBFBF"),
    ):
        borders.append(_border(side, kind, colour))
    properties = grid._tbl.tblPr  # noqa: SLF001
    properties.append(borders)
    properties.append(_margins())
    for place in grid.rows[0].cells:
        below = OxmlElement("w:tcBorders")
        below.append(_border("bottom", "thin", "000000"))
        place._tc.get_or_add_tcPr().append(below)  # noqa: SLF001


def _margins() -> Any:
    """Half of what a cell keeps free, at either side."""
    made = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(PADDING * 10)))  # twentieths of a point
        margin.set(qn("w:type"), "dxa")
        made.append(margin)
    return made


def _border(side: str, kind: str, colour: str) -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", EIGHTHS[kind]), ("space", 0), ("color", colour)):
        line.set(qn(f"w:{name}"), str(value))
    return line
