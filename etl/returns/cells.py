"""One cell of a return: what it holds, what one sees of it, and what is odd about it.

Knows number formats as spreadsheets write them. Nothing here reads a file.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils import get_column_letter

GENERAL = "General"
EXACT = 15  # digits that a spreadsheet keeps
LITERAL_PERCENT = ("\\%", "!%")  # a sign that is only written there

# What a cell may hold; a blank is "". Numbers are not yet rounded to what a spreadsheet keeps.
Value = str | float | date | time | timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What a cell's value alone does not say. `error` is the text one sees: #DIV/0!; `unseen` that
    its letters have the colour of the ground, `raised` that some of them stand above the line.
    """

    number_format: str = GENERAL
    percent: bool = False
    struck: bool = False
    unseen: bool = False
    raised: bool = False
    indent: int = 0
    formula: bool = False
    error: str = ""

    @property
    def telling(self) -> bool:
        """Whether it changes what a cell means, not only how a number is written."""
        return self.percent or self.struck or self.unseen or bool(self.indent)


PLAIN = Look()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell, counted from 1. `number` is set for true numbers only, as they are stored (0.125
    under a percentage format, with `percent`); `day` for dates; `shown` is what one sees of any
    value. `formula` means that no result was stored, `begins_1904` that the workbook counts its
    days from then on.
    """

    row: int
    column: int
    shown: str = ""
    number: Decimal | None = None
    day: date | None = None
    percent: bool = False
    struck: bool = False
    unseen: bool = False
    raised: bool = False
    formula: bool = False
    error: str = ""
    indent: int = 0
    number_format: str = GENERAL
    begins_1904: bool = False

    @property
    def place(self) -> str:
        """D7"""
        return f"{get_column_letter(self.column)}{self.row}"


def cell_of(
    row: int,
    column: int,
    value: Value,
    look: Look,
    number_format: str,
    *,
    begins_1904: bool = False,
) -> Cell:
    """The cell with this value, look and number format."""
    number = number_of(value)
    shown = look.error or shown_value(value, number_format)
    return Cell(
        row=row,
        column=column,
        shown=shown,
        number=number,
        day=value if type(value) is date else value.date() if isinstance(value, datetime) else None,
        percent=look.percent and number is not None,
        struck=look.struck and bool(shown),
        unseen=look.unseen and bool(shown),
        raised=look.raised and bool(shown),
        formula=look.formula and not shown,
        error=look.error,
        indent=look.indent,
        number_format=number_format,
        begins_1904=begins_1904,
    )


def number_of(value: Value) -> Decimal | None:
    """A float to the digits that a spreadsheet keeps: 0.1 + 0.2 is 0.3. None for all else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return Decimal(f"{value:.{EXACT}g}")


def shown_value(value: Value, number_format: str = GENERAL) -> str:
    """What one sees of a value under a number format."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return shown_day(value, number_format)
    number = number_of(value)
    return str(value) if number is None else shown_number(number, number_format)


def is_percent(number_format: str) -> bool:
    r"""Whether numbers are shown in per cent: 0.0%, not 0"%" nor 0\%, as old workbooks have it."""
    return _decimals(number_format)[1]


def _decimals(number_format: str) -> tuple[int | None, bool]:
    """Decimals and whether in per cent; None for formats that we do not try to imitate."""
    first = number_format.partition(";")[0].replace("#,##0", "0").replace("_ ", "").strip()
    whole, _, fraction = first.removesuffix("%").partition(".")
    known = whole == "0" and not fraction.strip("0") and len(fraction) < EXACT - 5
    percent = first.endswith("%") and not first.endswith(LITERAL_PERCENT)
    return (len(fraction) if known else None), percent


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


_TOKEN = re.compile(r'\[[^\]]*\]|"([^"]*)"|[\\_*](.)|(y+|m+|d+)|([年月日/.\-])', re.IGNORECASE)


def shown_day(day: date, number_format: str) -> str:
    """The day as the cell shows it: 2024年 under yyyy"年"; 2024-12-31 where in doubt."""
    written = []
    for literal, escaped, part, sign in _TOKEN.findall(number_format.partition(";")[0]):
        width = len(part)
        match part[:1].lower():
            case "y":
                written.append(f"{day.year}" if width > 2 else f"{day.year % 100:02}")  # noqa: PLR2004
            case "m":
                written.append(f"{day.month:0{width}}")
            case "d":
                written.append(f"{day.day:0{width}}")
            case _:
                written.append(literal or escaped or sign)
    text = "".join(written).strip()
    return text if str(day.year) in text else day.isoformat()[:10]


_DIGITS = re.compile(r"-?[0-9,]+(?:\.[0-9]+)?")


def stored_and_shown(cell: Cell) -> str:
    """The number in a cell; also what one sees of it, where that is rounded: 12.5 shown as 13."""
    shown = cell.shown.strip()
    rounded = _DIGITS.fullmatch(shown) and Decimal(shown.replace(",", "")) != cell.number
    return f"{cell.number:f}（显示为{shown}）" if rounded else shown
