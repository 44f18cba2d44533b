"""A file that is no .xlsx (CSV, .xls, .et) as a workbook, so that it can be marked and returned.

Holds what was read and whatever a reader goes by: merged ranges, number formats, comments,
strike-through, what is hidden. What the old file had besides is not known here, and said.
"""

import io
import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.packing import parts_of
from etl.returns.cells import GENERAL, PLAIN, Look, Value
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
NOT_CALCULATED = "（公式没有计算结果）"
DAY = "yyyy-mm-dd"


def converted(
    grids: Sequence[Grid], hidden: Sequence[str] = ()
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The parts of a workbook with these sheets, and the name that each sheet has there.

    A `hidden` sheet was not read: it is there, hidden and blank. Where there are no sheets the
    workbook has one that says so.
    """
    written = io.BytesIO()
    book = Workbook(written, OPTIONS)
    names: dict[str, str] = {}
    for grid in grids:
        names[grid.title] = _name(grid.title, set(names.values()))
        _Sheet(book, book.add_worksheet(names[grid.title]), grid).draw()
    if not grids:
        book.add_worksheet(UNREADABLE)
    for title in hidden:
        names[title] = _name(title, set(names.values()))
        book.add_worksheet(names[title]).hide()
    book.close()
    return parts_of(written.getvalue()), names


def _name(title: str, taken: set[str]) -> str:
    """The title as Excel allows a sheet to be called: a CSV is called like its file."""
    plain = FORBIDDEN.sub("_", title)[:LONGEST_TITLE] or "表"
    lowered = {name.lower() for name in taken}
    numbered = (f"{plain[: LONGEST_TITLE - 5]}({n})" for n in range(2, len(taken) + 3))
    return next(name for name in (plain, *numbered) if name.lower() not in lowered)


class _Sheet:
    """One sheet while it is written: everything that changes how it is read again."""

    def __init__(self, book: Workbook, sheet: Worksheet, grid: Grid) -> None:
        self.book, self.sheet, self.grid = book, sheet, grid
        self.looks: dict[tuple[str, Look], Format] = {}

    def draw(self) -> None:
        """Merged ranges, values, comments, and what is hidden."""
        for merge in self.grid.merges:
            first, last = (merge[0] - 1, merge[1] - 1), (merge[2] - 1, merge[3] - 1)
            self.sheet.merge_range(*first, *last, "", self._look(GENERAL, PLAIN))
        for row, values in enumerate(self.grid.values, 1):
            for column, value in enumerate(values, 1):
                self._cell(row, column, value)
        for place, text in self.grid.comments:
            self.sheet.write_comment(place, text)
        for row in self.grid.hidden_rows:
            self.sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in self.grid.hidden_columns:
            self.sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})

    def _cell(self, row: int, column: int, value: Value) -> None:
        """What is wrong with a cell stays wrong: a blank would be read as not reported."""
        look = self.grid.look(row, column)
        shown = look.error or (NOT_CALCULATED if look.formula and value == "" else value)
        if shown != "":
            name = GENERAL if isinstance(shown, str) else self._format(row, column)
            _write(self.sheet, row - 1, column - 1, shown, self._look(name, look))

    def _format(self, row: int, column: int) -> str:
        cell = self.grid.cell(row, column)
        plain = cell.day is not None and cell.number_format == GENERAL
        return DAY if plain else cell.number_format

    def _look(self, name: str, look: Look) -> Format:
        """The format with what a reader goes by: number format, strike-through, colour, indent."""
        key = (name, Look(struck=look.struck, unseen=look.unseen, indent=look.indent))
        if key not in self.looks:
            strike = {"font_strikeout": True} if look.struck else {}
            colour = {"font_color": "#FFFFFF"} if look.unseen else {}
            indent = {"indent": look.indent} if look.indent else {}
            self.looks[key] = self.book.add_format(
                {"num_format": name, **strike, **colour, **indent}
            )
        return self.looks[key]


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
