"""Where an issue lies: `表1!D7`, `表1!B5:B20`, `表1!5`, `表1!D`, `表1`, or the file as a whole.

Places to rectangles of cells, counted from 1. Knows no workbook but for the names of its sheets.
"""

import re
from collections.abc import Collection, Iterator
from itertools import product
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
END = r"(?P<column{0}>[A-Za-z]{{1,3}})?(?P<row{0}>[0-9]{{1,7}})?"
RANGE = re.compile(END.format(1) + "(?::" + END.format(2) + ")?")


class Place(NamedTuple):
    """A rectangle on a sheet, ends included; `sheet` is None for the file as a whole."""

    sheet: str | None
    first_row: int = 1
    first_column: int = 1
    last_row: int = LAST_ROW
    last_column: int = LAST_COLUMN

    @property
    def size(self) -> int:
        """How many cells."""
        rows = self.last_row - self.first_row + 1
        return rows * (self.last_column - self.first_column + 1)

    @property
    def whole_sheet(self) -> bool:
        """Whether no cell, row or column is meant, but all of them."""
        return self[1:] == (1, 1, LAST_ROW, LAST_COLUMN)

    @property
    def reference(self) -> str:
        """D7: the cell at the upper left."""
        return f"{letters(self.first_column)}{self.first_row}"

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every row and column."""
        rows = range(self.first_row, self.last_row + 1)
        return product(rows, range(self.first_column, self.last_column + 1))

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies within."""
        rows = self.first_row <= row <= self.last_row
        return rows and self.first_column <= column <= self.last_column


def place_of(written: str, sheets: Collection[str]) -> Place:
    """The place; of a sheet that is not there, the file as a whole."""
    if written in sheets:
        return Place(written)
    sheet, _, cells = written.rpartition("!")
    name = sheet.strip("'")
    found = RANGE.fullmatch(cells.replace("$", "")) if name in sheets else None
    return _rectangle(name, found) if found and found[0] else Place(None)


def _rectangle(sheet: str, found: re.Match[str]) -> Place:
    rows = [int(n) for n in (found["row1"], found["row2"]) if n]
    columns = [number(c) for c in (found["column1"], found["column2"]) if c]
    return Place(
        sheet,
        min(rows, default=1),
        min(columns, default=1),
        max(rows, default=LAST_ROW),
        max(columns, default=LAST_COLUMN),
    )


def number(column: str) -> int:
    """A is 1, AA is 27."""
    total = 0
    for letter in column.upper():
        total = total * 26 + ord(letter) - ord("A") + 1
    return total


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
