"""A sheet as a grid: its values at once, its cells as they are asked for.

Rows and columns count from 1. Says what stands where; nothing here knows what a table means,
nor which kind of file the sheet came from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from etl.returns.cells import PLAIN, Cell, Look, Value, cell_of, shown_value
from etl.returns.issues import Complaint

__all__ = ["Cell", "Grid", "Look", "Merge", "Sheets", "Value"]


class Merge(NamedTuple):
    """A merged range, ends included. Only its upper left cell holds anything."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One visible sheet, from A1 on.

    `values[row - 1][column - 1]` is what a cell holds: text, float, int, bool, date, datetime,
    time, timedelta, or "" for a blank. `looks` has, by (row, column), only the cells whose value
    alone does not say what they are. `comments` are pairs of a place (D7) and a text.
    `hidden_rows` and `hidden_columns` are hidden by hand, `filtered_rows` by a filter.
    """

    title: str
    values: Sequence[Sequence[Value]]
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    filtered_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @cached_property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.values)

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.values), default=0)

    def value(self, row: int, column: int) -> Value:
        """What the cell holds; "" outside the sheet."""
        if 0 < row <= self.height and 0 < column <= len(self.values[row - 1]):
            return self.values[row - 1][column - 1]
        return ""

    def cell(self, row: int, column: int) -> Cell:
        """The cell; a blank one outside the sheet."""
        return cell_of(row, column, self.value(row, column), self.look(row, column))

    def look(self, row: int, column: int) -> Look:
        """What is odd about the cell."""
        return self.looks.get((row, column), PLAIN)

    def shown(self, row: int, column: int) -> str:
        """What one sees in the cell."""
        look = self.look(row, column)
        return look.error or shown_value(self.value(row, column), look.number_format)

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Every cell, made at once: for small sheets."""
        columns = range(1, self.width + 1)
        return tuple(
            tuple(self.cell(row, column) for column in columns) for row in range(1, self.height + 1)
        )

    @cached_property
    def empty(self) -> bool:
        """Whether nothing stands on the sheet."""
        odd = any(look.formula or look.error for look in self.looks.values())
        return not odd and not any(value != "" for row in self.values for value in row)


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """The visible sheets of a file that hold anything, the names of the hidden ones, and what is
    to be said of the file as a whole.
    """

    grids: tuple[Grid, ...]
    hidden: tuple[str, ...] = ()
    complaints: tuple[Complaint, ...] = ()
