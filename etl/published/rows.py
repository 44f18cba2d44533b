"""A row of published facts: its cells by column, and how its numbers and dates are written.

Reads no file and judges nothing but whether a text is a number or a day at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from etl.figures import Issue, Severity

COLUMNS = (
    "region", "region_code", "period", "period_start", "period_end", "indicator", "key",
    "value_text", "value", "value_max", "unit", "qualifier", "status", "source", "note",
    "left_out",
)  # fmt: skip
NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
# Excel writes the dates of a CSV it has opened with strokes and without leading zeros.
DATE = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1949, 2100


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row's cells by column, and where it stands; `beyond` lies right of the last column."""

    file: str
    number: int
    cells: Mapping[str, str]
    beyond: tuple[str, ...] = ()

    def __getitem__(self, column: str) -> str:
        """The cell's text, trimmed; empty where there is none."""
        return self.cells[column]

    @property
    def as_written(self) -> str:
        """The source's own words for what was counted and how many."""
        return f"{self['indicator']} {self['value_text']}"

    def issue(self, code: str, column: str, message: str, severity: Severity = "error") -> Issue:
        """An issue at this row, in `column` where one is to blame."""
        place = f"第{self.number}行 {column}".rstrip()
        return Issue(code=code, severity=severity, file=self.file, place=place, message=message)


def number_in(text: str) -> Decimal | None:
    """A plain decimal number; None for anything else (1e9, 1,374, 约7)."""
    return Decimal(text) if NUMBER.fullmatch(text) else None


def date_in(text: str) -> date | None:
    """2022-12-31 or, as Excel saves it, 2022/12/31; None for what is no day of our time."""
    found = DATE.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
