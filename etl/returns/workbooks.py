"""An opened workbook to grids: values from calamine, what is odd about them from openpyxl.

Calamine is quick and reads the stored results; comments, hidden rows, strike-through, number
formats and formulas it does not see. Nothing here knows what a table means.
"""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell import Cell as OfficeCell
from openpyxl.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.returns.archives import COLUMN_LIMIT, Opened
from etl.returns.cells import GENERAL, PLAIN, Look, Value, is_percent
from etl.returns.grids import Grid, Merge, Sheets
from etl.returns.issues import RefusedError, complaint

# What openpyxl raises on parts that are XML but not what a workbook holds.
MALFORMED = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    LookupError,
    OSError,
    ParseError,
    TypeError,
    ValueError,
)
Stored = Mapping[str, Sequence[Sequence[Value]]]


def read_workbook(opened: Opened) -> Sheets:
    """Every visible sheet. Raises `RefusedError` where a library gives the workbook up."""
    content = opened.content
    try:
        stored, hidden = _stored(content)
        written, results = _looks(content), _looks(content, stored=True)
        grids = [_grid(written[n], results[n], values) for n, values in stored.items()]
    except (CalamineError, *MALFORMED) as error:
        raise RefusedError("not_a_workbook", found="工作簿的内部结构已损坏") from error
    complaints = list(opened.complaints)
    found = tuple(grid for grid in grids if not grid.empty)
    if not found:
        complaints.append(complaint("no_table_found"))
    return Sheets(grids=found, hidden=hidden, complaints=tuple(complaints))


def _stored(content: bytes) -> tuple[Stored, tuple[str, ...]]:
    """The values of each visible sheet, and the names of the hidden ones. Charts hold none."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        visible = [s.name for s in sheets if s.visible == SheetVisibleEnum.Visible]
        hidden = tuple(s.name for s in sheets if s.visible != SheetVisibleEnum.Visible)
        return {
            n: book.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in visible
        }, hidden


def _looks(content: bytes, *, stored: bool = False) -> dict[str, Worksheet]:
    """Each sheet as openpyxl sees it: its formulas, or what is stored as their results.

    Its warnings are about parts that we do not read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True, data_only=stored)
    return {sheet.title: sheet for sheet in book.worksheets}


def _grid(sheet: Worksheet, results: Worksheet, stored: Sequence[Sequence[Value]]) -> Grid:
    filtered = _filtered_rows(sheet)
    hidden = {n for n, row in sheet.row_dimensions.items() if row.hidden}
    merges = tuple(
        Merge(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges
    )
    return Grid(
        title=sheet.title,
        values=tuple(map(tuple, _uncovered(stored, merges))),
        looks=dict(_odd(sheet, results)),
        merges=merges,
        comments=tuple(_comments(sheet)),
        hidden_rows=frozenset(hidden - filtered),
        filtered_rows=frozenset(hidden & filtered),
        hidden_columns=frozenset(_hidden_columns(sheet)),
    )


def _uncovered(stored: Sequence[Sequence[Value]], merges: tuple[Merge, ...]) -> list[list[Value]]:
    """The values without those under a merged range: nobody sees them."""
    values = [list(row) for row in stored]
    for merge in merges:
        for row in range(merge.first_row, min(merge.last_row, len(values)) + 1):
            for column in range(merge.first_column, min(merge.last_column, len(values[0])) + 1):
                if (row, column) != (merge.first_row, merge.first_column):
                    values[row - 1][column - 1] = ""
    return values


def _odd(sheet: Worksheet, results: Worksheet) -> Iterator[tuple[tuple[int, int], Look]]:
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell):
                look = _look(cell, results.cell(cell.row, cell.column))
                if look != PLAIN:
                    yield (cell.row, cell.column), look


def _look(cell: OfficeCell, result: OfficeCell | MergedCell) -> Look:
    number_format = str(cell.number_format or GENERAL)
    return Look(
        number_format=number_format,
        percent=is_percent(number_format),
        struck=_struck(cell),
        indent=int(cell.alignment.indent or 0) if cell.alignment else 0,
        formula=cell.data_type == "f" and result.value is None,
        error=str(result.value) if result.data_type == "e" else "",
    )


def _struck(cell: OfficeCell) -> bool:
    """Struck through as a whole, or in part: then deleted digits run into those that stand."""
    if cell.font is not None and cell.font.strike:
        return True
    parts = cell.value if isinstance(cell.value, CellRichText) else ()
    return any(isinstance(p, TextBlock) and bool(p.font and p.font.strike) for p in parts)


def _comments(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and cell.comment:
                yield cell.coordinate, str(cell.comment.text).strip()


def _filtered_rows(sheet: Worksheet) -> set[int]:
    """Rows below the headings of an active filter: hidden there means filtered, not withdrawn."""
    if not sheet.auto_filter.ref or not sheet.auto_filter.filterColumn:
        return set()
    first, last = sheet.auto_filter.ref.rpartition(":")[::2]
    digits = [int("".join(c for c in end if c.isdigit()) or 0) for end in (first, last)]
    return set(range(digits[0] + 1, digits[1] + 1))


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            yield from range(column.min, min(column.max, COLUMN_LIMIT) + 1)
