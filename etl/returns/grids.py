"""An opened workbook to grids of cells: what each cell holds, shows, and what is odd about it.

Values come from calamine, which is quick and reads the stored results; comments, hidden rows,
strike-through, number formats and formulas from openpyxl, which alone sees them. Nothing
here knows what a table means.
"""

import io
import math
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell import Cell as OfficeCell
from openpyxl.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.returns.archives import COLUMN_LIMIT, Opened
from etl.returns.issues import RefusedError

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
EXACT = 15  # digits that a spreadsheet keeps


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell. `number` is set for true numbers only; `shown` is what one sees of any value."""

    row: int
    column: int
    shown: str = ""
    number: Decimal | None = None
    percent: bool = False
    struck: bool = False
    formula: bool = False
    error: str = ""

    @property
    def place(self) -> str:
        """D7"""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One visible sheet, from A1 on. Rows and columns count from 1."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    comments: tuple[tuple[str, str], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    filtered_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the sheet."""
        return not any(cell.shown or cell.formula for row in self.rows for cell in row)


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """The visible sheets of a workbook, and the names of the hidden ones."""

    grids: tuple[Grid, ...]
    hidden: tuple[str, ...]


def read_sheets(opened: Opened) -> Sheets:
    """Every visible sheet. Raises `RefusedError` where a library gives the workbook up."""
    content = opened.content
    try:
        stored, hidden = _stored(content)
        looks = _looks(content)
        grids = tuple(_grid(looks[name], rows) for name, rows in stored.items())
        if any(cell.formula for grid in grids for row in grid.rows for cell in row):
            results = _looks(content, stored=True)
            grids = tuple(_with_errors(grid, results[grid.title]) for grid in grids)
    except (CalamineError, *MALFORMED) as error:
        raise RefusedError("not_a_workbook", found="工作簿的内部结构已损坏") from error
    return Sheets(grids=grids, hidden=hidden)


def _stored(content: bytes) -> tuple[dict[str, Sequence[Sequence[object]]], tuple[str, ...]]:
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


def _grid(sheet: Worksheet, stored: Sequence[Sequence[object]]) -> Grid:
    filtered = _filtered_rows(sheet)
    hidden = {n for n, row in sheet.row_dimensions.items() if row.hidden}
    return Grid(
        title=sheet.title,
        rows=tuple(_rows(sheet, stored)),
        comments=tuple(_comments(sheet)),
        hidden_rows=frozenset(hidden - filtered),
        filtered_rows=frozenset(hidden & filtered),
        hidden_columns=frozenset(_hidden_columns(sheet)),
    )


def _with_errors(grid: Grid, results: Worksheet) -> Grid:
    """Formulas whose stored result is an error say so: calamine shows those as blanks."""

    def told(cell: Cell) -> Cell:
        result = results.cell(cell.row, cell.column) if cell.formula else None
        if result is None or result.data_type != "e":
            return cell
        error = str(result.value)
        return replace(cell, shown=error, error=error, formula=False)

    return replace(grid, rows=tuple(tuple(map(told, row)) for row in grid.rows))


def _rows(sheet: Worksheet, stored: Sequence[Sequence[object]]) -> Iterator[tuple[Cell, ...]]:
    for row, values in enumerate(stored, 1):
        yield tuple(
            _cell(sheet.cell(row, column), row, column, value)
            for column, value in enumerate(values, 1)
        )


def _cell(look: OfficeCell | MergedCell, row: int, column: int, value: object) -> Cell:
    if isinstance(look, MergedCell):  # covered by the cell at the range's upper left
        return Cell(row=row, column=column)
    error = str(look.value) if look.data_type == "e" else ""
    number_format = str(look.number_format)
    number = _number(value)
    shown = error or (shown_number(number, number_format) if number is not None else _text(value))
    return Cell(
        row=row,
        column=column,
        shown=shown,
        number=number,
        percent=number is not None and _decimals(number_format)[1],
        struck=bool(shown) and _struck(look),
        formula=look.data_type == "f" and not shown,
        error=error,
    )


def _number(value: object) -> Decimal | None:
    """A float to the digits that a spreadsheet keeps: 0.1 + 0.2 is 0.3."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return Decimal(f"{value:.{EXACT}g}")


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return str(value)


def _struck(look: OfficeCell) -> bool:
    """Struck through as a whole, or in part: then deleted digits run into those that stand."""
    if look.font is not None and look.font.strike:
        return True
    parts = look.value if isinstance(look.value, CellRichText) else ()
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


def _decimals(number_format: str) -> tuple[int | None, bool]:
    """Decimals and whether in per cent; None for formats that we do not try to imitate."""
    first = number_format.partition(";")[0].replace("#,##0", "0").replace("_ ", "").strip()
    whole, _, fraction = first.removesuffix("%").partition(".")
    known = whole == "0" and not fraction.strip("0") and len(fraction) < EXACT - 5
    return (len(fraction) if known else None), first.endswith("%")


def shown_number(number: Decimal, number_format: str) -> str:
    """The number as the cell shows it: 61234.50 under 0.00, 12.5% under 0.0%."""
    decimals, percent = _decimals(number_format)
    value = number * 100 if percent else number
    if value and not -EXACT < value.adjusted() < EXACT:
        return str(value)
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{value:,f}" if "#,##0" in number_format else f"{value:f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}%" if percent else text
