"""A table on a sheet, with frozen header and native chart; and the lines as the CSV has them.

Numbers are numbers in the base unit; what is absent is grey text, which SUM passes over.
"""

from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from catalogue.wording import Scale, column_scale
from exports.delimited import cell as delimited_cell
from exports.tables import UNSCALED, Cell, Table
from exports.workbook.book import Book, set_height, set_widths, write_text
from exports.workbook.charts import insert_chart
from exports.workbook.formats import number_format
from warehouse.comparison import records

HEAD_ROW = 2
TITLE_POINTS, HEAD_POINTS = 26, 22
MOST_OF_LINES = 18
NUMBERS = ("数值", "全市值", "目标")


def table_sheet(book: Book, sheet: Worksheet, table: Table) -> None:
    """Title, unit and mark, the table from row 3 on, its source line, then its chart."""
    sheet.set_row(0, TITLE_POINTS)
    write_text(sheet, 0, 0, table.title, book.look("title"))
    mark = "含示例数据　" if table.sample else ""
    write_text(sheet, 1, 0, f"{mark}{book.told.mark}", book.look("subtitle"))
    sheet.set_row(HEAD_ROW, HEAD_POINTS)
    for column, head in enumerate(table.columns):
        write_text(sheet, HEAD_ROW, column, head.of_values, book.look("head"))
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


def _texts(table: Table) -> list[list[str]]:
    """What stands in each column, for its width; the head of a number may take two lines."""
    return [
        [column.of_values, *(f"{cells[position].words}   " for cells in table.rows)]
        for position, column in enumerate(table.columns)
    ]


def write_cell(book: Book, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    """A number with its format, grey words where it is absent, else words."""
    if cell.value is None:
        look = book.look("absent" if cell.absent else "text")
        write_text(sheet, row, column, cell.base_words or cell.words, look)
    else:
        look = book.look("number", number_format(cell))
        sheet.write_number(row, column, float(cell.value), look)


def lines_sheet(book: Book, sheet: Worksheet) -> None:
    """数据: a line a figure, the columns of the CSV; codes are text, numbers in 万 and 亿."""
    lines = records(book.told.lines)
    names = [str(name) for name in book.told.lines.columns]
    for column, name in enumerate(names):
        write_text(sheet, 0, column, name, book.look("head"))
    texts = [[delimited_cell(line[name]) for name in names] for line in lines]
    columns = [[n, *(line[c] for line in texts)] for c, n in enumerate(names)]
    widths = set_widths(sheet, columns, MOST_OF_LINES)
    scales = _scales(book, lines)
    for row, line in enumerate(lines, 1):
        scale = scales.get(line.get("指标代码"), UNSCALED)
        for column, name in enumerate(names):
            write_cell(book, sheet, row, column, _line_cell(name, line, scale))
        set_height(sheet, row, texts[row - 1], widths)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(lines)), len(names) - 1)
    sheet.repeat_rows(0)


def _scales(book: Book, lines: list[dict[str, Any]]) -> dict[Any, Scale]:
    """One scale for all numbers of an indicator."""
    values: dict[Any, list[Decimal]] = {}
    for line in lines:
        found = (line.get(name) for name in NUMBERS)
        values.setdefault(line.get("指标代码"), []).extend(
            v for v in found if isinstance(v, Decimal)
        )
    known = {i.key: i for i in book.told.indicators}
    return {key: column_scale(found, known[key]) for key, found in values.items() if key in known}


def _line_cell(name: str, line: dict[str, Any], scale: Scale) -> Cell:
    value = line[name]
    if name == "数值" and value is None:
        return Cell(words=str(line.get("缺失原因") or ""), absent=True)
    if isinstance(value, Decimal) and name in NUMBERS:
        return Cell(words="", value=value, scale=scale)
    if isinstance(value, Decimal | int):
        return Cell(words="", value=Decimal(value))
    return Cell(words=str(value or ""))
