"""A file that is no .xlsx (CSV, .xls, .et) as a workbook, so that it can be marked and returned.

Holds what was read: values in their cells, merged ranges, number formats. What the old file had
besides is not known here, and said.
"""

import io
import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.packing import parts_of
from etl.returns.cells import GENERAL, Value
from etl.returns.grids import Grid

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
BEYOND_EXACT = 1e15
LONGEST_TEXT, LONGEST_TITLE = 32_767, 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
UNREADABLE = "原文件无法读取"
DAY = "yyyy-mm-dd"


def converted(grids: Sequence[Grid]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The parts of a workbook with these sheets, and the name that each sheet has there.

    Where there are no sheets it has one that says so.
    """
    written = io.BytesIO()
    book = Workbook(written, OPTIONS)
    names: dict[str, str] = {}
    for grid in grids:
        names[grid.title] = _name(grid.title, set(names.values()))
        _draw(book, book.add_worksheet(names[grid.title]), grid)
    if not grids:
        book.add_worksheet(UNREADABLE)
    book.close()
    return parts_of(written.getvalue()), names


def _name(title: str, taken: set[str]) -> str:
    """The title as Excel allows a sheet to be called: a CSV is called like its file."""
    plain = FORBIDDEN.sub("_", title)[:LONGEST_TITLE] or "表"
    lowered = {name.lower() for name in taken}
    numbered = (f"{plain[: LONGEST_TITLE - 5]}({n})" for n in range(2, len(taken) + 3))
    return next(name for name in (plain, *numbered) if name.lower() not in lowered)


def _draw(book: Workbook, sheet: Worksheet, grid: Grid) -> None:
    formats: dict[str, Format] = {GENERAL: book.add_format()}

    def look(name: str) -> Format:
        if name not in formats:
            formats[name] = book.add_format({"num_format": name})
        return formats[name]

    for merge in grid.merges:
        first, last = (merge[0] - 1, merge[1] - 1), (merge[2] - 1, merge[3] - 1)
        sheet.merge_range(*first, *last, "", formats[GENERAL])
    for row, values in enumerate(grid.values):
        for column, value in enumerate(values):
            if value != "":
                name = GENERAL if isinstance(value, str) else _format(grid, row, column)
                _write(sheet, row, column, value, look(name))


def _format(grid: Grid, row: int, column: int) -> str:
    cell = grid.cell(row + 1, column + 1)
    return DAY if cell.day is not None and cell.number_format == GENERAL else cell.number_format


def _write(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    """Each value as what it is; a number that a spreadsheet cannot hold exactly as its text."""
    match value:
        case bool():
            sheet.write_boolean(row, column, value, look)
        case int() | float() if abs(value) < BEYOND_EXACT:
            sheet.write_number(row, column, value, look)
        case date() | time() | timedelta():
            sheet.write(row, column, value, look)
        case _:
            sheet.write_string(row, column, str(value)[:LONGEST_TEXT], look)
