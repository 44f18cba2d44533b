"""A sheet as a grid: its values at once, its cells as they are asked for.

Rows and columns count from 1. Says what stands where; nothing here knows what a table means,
nor which kind of file the sheet came from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from etl.returns.cells import GENERAL, PLAIN, Cell, Look, Value, cell_of, shown_value
from etl.returns.issues import Complaint

__all__ = ["Cell", "Grid", "Look", "Merge", "Sheets", "Value"]


class Merge(NamedTuple):
    """A merged range, ends included. Only its upper left cell holds anything."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


RowFormats = Callable[[int], Mapping[int, str]]


def _general(_row: int) -> Mapping[int, str]:
    return {}


class Formats:
    """The number formats of a sheet, looked for when the first number is shown."""

    def __init__(self, load: Callable[[], RowFormats] = lambda: _general) -> None:
        """`load` gives what gives a row's formats by column, where they are not General."""
        self._load = load

    @cached_property
    def _row(self) -> RowFormats:
        return lru_cache(self._load())

    def at(self, row: int, column: int) -> str:
        """The number format of one cell."""
        return self._row(row).get(column, GENERAL)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One visible sheet, from A1 on.

    `values[row - 1][column - 1]` is what a cell holds: text, float, int, bool, date, datetime,
    time, timedelta, or "" for a blank; all rows are equally long. `looks` has, by
    (row, column), only the cells whose value alone does not say what they are. `comments` are
    pairs of a place (D7) and a text.
    `hidden_rows` and `hidden_columns` are hidden by hand, `filtered_rows` by a filter. Days are
    counted from 1904 on where it `begins_1904`.
    """

    title: str
    values: Sequence[Sequence[Value]]
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    filtered_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: Formats = field(default_factory=Formats, compare=False, repr=False)
    begins_1904: bool = False

    @cached_property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.values)

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.values[0]) if self.values else 0

    def value(self, row: int, column: int) -> Value:
        """What the cell holds; "" outside the sheet."""
        if 0 < row <= self.height and 0 < column <= self.width:
            return self.values[row - 1][column - 1]
        return ""

    def cell(self, row: int, column: int) -> Cell:
        """The cell; a blank one outside the sheet."""
        value, look = self.value(row, column), self.looks.get((row, column), PLAIN)
        number_format = self._format(row, column, value, look)
        return cell_of(row, column, value, look, number_format, begins_1904=self.begins_1904)

    def look(self, row: int, column: int) -> Look:
        """What is odd about the cell; its number format is told by `cell` only."""
        return self.looks.get((row, column), PLAIN)

    def _format(self, row: int, column: int, value: Value, look: Look) -> str:
        """The number format, looked up only for what it changes."""
        if isinstance(value, str) or look.number_format != GENERAL:
            return look.number_format
        return self.formats.at(row, column)

    def shown(self, row: int, column: int) -> str:
        """What one sees in the cell."""
        value, look = self.value(row, column), self.look(row, column)
        return look.error or shown_value(value, self._format(row, column, value, look))

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
