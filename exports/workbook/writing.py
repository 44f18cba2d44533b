"""The order of a workbook's sheets."""

from exports.briefing import Briefing
from exports.workbook import covers, sheets
from exports.workbook.book import Book

LINES = "数据"
ACROSS = 6
"""With more columns than this a sheet is printed across."""


def workbook_bytes(told: Briefing) -> bytes:
    """封面, 说明, 摘要, one table a sheet, 数据. The same briefing gives the same bytes."""
    book = Book(told)
    front = book.sheet(covers.COVER)
    notes = book.sheet(covers.NOTES)
    contents = [(covers.NOTES, "指标口径、资料来源、图例")]
    if any(section.paragraphs for section in told.sections):
        said = book.sheet(covers.SAID)
        covers.said(book, said)
        contents.append((covers.SAID, "可直接引用的句子"))
    tables = [table for section in told.sections for table in section.tables]
    for number, table in enumerate(tables, 1):
        across = len(table.columns) > ACROSS
        sheet = book.sheet(f"表{number} {table.title}", landscape=across)
        sheets.table_sheet(book, sheet, table)
        contents.append((str(sheet.name), table.title))
    data = book.sheet(LINES, landscape=True)
    sheets.lines_sheet(book, data)
    contents.append((str(data.name), "逐条数据，附来源、位置和原文"))
    covers.notes(book, notes)
    covers.cover(book, front, contents)
    return book.content()
