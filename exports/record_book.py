"""The whole record as a workbook: the codebook, and every line on one sheet.

Row by row and not in memory; more lines than a sheet holds are refused.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format

from exports.codebook import codebook
from exports.parameters import ExportError
from exports.record import COLUMNS, NUMBERS, Told, count_lines, nobody, plain_lines
from exports.texts import fitting
from exports.workbook.book import A4, FONT
from warehouse.comparison import records
from warehouse.database import Warehouse

SHEET_LINES = 1_048_575
"""What a sheet holds below its head; of more no office program would open the workbook."""
BATCH = 20_000
NARROW = 14
WIDTHS = {
    "含义": 90, "代码": 34, "名称": 34, "指标代码": 30, "指标": 26, "来源": 44, "发布者": 20,
    "文件": 34, "位置": 26, "原文": 40, "更正": 30,
}  # fmt: skip
"""Of the columns that hold words, in letters."""


def write_xlsx(warehouse: Warehouse, path: Path, *, sample: bool, told: Told = nobody) -> None:
    """The lines on one sheet after the codebook, row by row and not in memory.

    Raises `ExportError` where they are more than a sheet holds.
    """
    count = count_lines(warehouse, sample=sample)
    if count > SHEET_LINES:
        raise ExportError(too_long(count))
    cursor = warehouse.connection.cursor()
    try:
        cursor.execute(plain_lines(sample=sample))
        lines = _heard(_fetched(cursor), count, told)
        write_book(path, codebook(warehouse), lines)
    finally:
        cursor.close()
    told(1.0)


def too_long(count: int) -> str:
    """What to take instead of a workbook."""
    return (
        f"全部数据有{count}条，Excel一张工作表最多{SHEET_LINES}条，装不下；"
        "请改取CSV或Parquet，内容相同，不限条数"
    )


def _heard(lines: Iterator[Iterable[object]], count: int, told: Told) -> Iterator[Iterable[object]]:
    for number, line in enumerate(lines):
        if number % BATCH == 0:
            told(number / count)
        yield line


def write_book(path: Path, notes: pd.DataFrame, lines: Iterator[Iterable[object]]) -> None:
    """A workbook of the codebook and these lines; a row that is written is out of memory."""
    book = xlsxwriter.Workbook(
        str(path),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    head = book.add_format({"bold": True, "font_name": FONT, "bg_color": "#EEF3F8"})
    meanings = (list(row.values()) for row in records(notes))
    _sheet(book, "编码手册", list(map(str, notes.columns)), meanings, head)
    _sheet(book, "全部数据", [name for name, _, _ in COLUMNS], lines, head)
    book.close()


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[Iterable[object]]:
    while batch := cursor.fetchmany(BATCH):
        yield from batch


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    heads: list[str],
    lines: Iterator[Iterable[object]],
    look: Format,
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, WIDTHS.get(head, NARROW))
        sheet.write_string(0, column, head, look)
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            if value is None:
                continue
            if heads[column] in NUMBERS:
                sheet.write_number(row, column, float(str(value)))
            else:
                sheet.write_string(row, column, fitting(str(value)))
