"""A table on a sheet, with frozen header and native chart; and the lines as the CSV has them.

Numbers are numbers in the base unit, shown in the unit of their head; what is absent is grey
text, which SUM passes over.
"""

from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from exports.delimited import cell as delimited_cell
from exports.tables import Cell, Table
from exports.workbook.book import Book, set_height, set_widths, write_text
from exports.workbook.charts import insert_chart
from exports.workbook.formats import number_format, whole_format
from warehouse.comparison import records

HEAD_ROW = 2
TITLE_POINTS, HEAD_POINTS = 26, 22
MOST_OF_LINES = 18
SCALED = "单元格存元、个等基本单位的数，按所标单位显示"


def table_sheet(book: Book, sheet: Worksheet, table: Table) -> None:
    """Title, unit and mark, the table from row 3 on, its source line, then its chart."""
    sheet.set_row(0, TITLE_POINTS)
    write_text(sheet, 0, 0, table.title, book.look("title"))
    write_text(sheet, 1, 0, _below_title(book, table), book.look("subtitle"))
    sheet.set_row(HEAD_ROW, HEAD_POINTS)
    for column, head in enumerate(table.columns):
        write_text(sheet, HEAD_ROW, column, head.title, book.look("head"))
    for row, cells in enumerate(table.rows, HEAD_ROW + 1):
        for column, cell in enumerate(cells):
            write_cell(book, sheet, row, column, cell)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.repeat_rows(HEAD_ROW)
    set_widths(sheet, _texts(table))
    last = HEAD_ROW + len(table.rows)
    write_text(sheet, last + 1, 0, table.source, book.look("subtitle"))
    if table.chart is not None:
        insert_chart(book, sheet, table, first=HEAD_ROW + 1, at=last + 3)


def _below_title(book: Book, table: Table) -> str:
    """The release and 含示例数据; and that a number is more than it looks, where it is shown so."""
    cells = (cell for row in table.rows for cell in row if cell.value is not None)
    scaled = any(cell.scale.power != 1 for cell in cells)
    mark = book.told.marked(sample=table.sample)
    return f"{mark}　{SCALED}" if scaled else mark


def _texts(table: Table) -> list[list[str]]:
    """What stands in each column, for its width; the head of a number may take two lines."""
    return [
        [column.title, *(f"{cells[position].words}   " for cells in table.rows)]
        for position, column in enumerate(table.columns)
    ]


def write_cell(book: Book, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    """A number with its format, grey words where it is absent, else words."""
    if cell.value is None:
        look = book.look("absent" if cell.absent else "text")
        write_text(sheet, row, column, cell.words, look)
    else:
        look = book.look("number", number_format(cell))
        sheet.write_number(row, column, float(cell.value), look)


def lines_sheet(book: Book, sheet: Worksheet) -> None:
    """数据: a line a figure, the columns of the CSV; codes are text, numbers in the base unit."""
    lines = records(book.told.lines)
    names = [str(name) for name in book.told.lines.columns]
    for column, name in enumerate(names):
        write_text(sheet, 0, column, name, book.look("head"))
    texts = [[_said(line[name]) for name in names] for line in lines]
    columns = [[n, *(line[c] for line in texts)] for c, n in enumerate(names)]
    widths = set_widths(sheet, columns, MOST_OF_LINES)
    for row, line in enumerate(lines, 1):
        for column, name in enumerate(names):
            _write_value(book, sheet, row, column, name, line)
        set_height(sheet, row, texts[row - 1], widths)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(lines)), len(names) - 1)
    sheet.repeat_rows(0)


def _write_value(
    book: Book, sheet: Worksheet, row: int, column: int, name: str, line: dict[str, Any]
) -> None:
    """A number in the base unit with its thousands apart; why there is none; else words."""
    value = line[name]
    if isinstance(value, Decimal | int):
        number = Decimal(value)
        sheet.write_number(row, column, float(number), book.look("number", whole_format(number)))
    elif name == "数值" and value is None:
        write_cell(book, sheet, row, column, Cell(words=line.get("缺失原因") or "", absent=True))
    else:
        write_text(sheet, row, column, str(value or ""), book.look("text"))


def _said(value: Any) -> str:
    """What stands in a cell, for its width and height."""
    return f"{value:,f}" if isinstance(value, Decimal) else delimited_cell(value)
