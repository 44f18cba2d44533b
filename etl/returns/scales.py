"""How the percentages of a line are written: 85, 0.85 or 85%, by what stands beside each.

Knows one table; what a cell claims is said in `etl.returns.values`.
"""

from collections.abc import Sequence

from etl.returns.cells import Cell
from etl.returns.meanings import Meanings
from etl.returns.orientation import Line
from etl.returns.tables import Table
from etl.returns.values import Scale


class Scales:
    """The scale of each row or column of percentages, looked at once."""

    def __init__(self, table: Table, meanings: Meanings) -> None:
        self.table, self.meanings = table, meanings
        self.seen: dict[int, Scale] = {}

    def of(self, row: Line, column: Line, unit: str) -> Scale:
        """What the heading or else the cells beside a percentage say of how it is written."""
        if unit:
            return "told"
        number = row.number if self.meanings.named_rows else column.number
        if number not in self.seen:
            self.seen[number] = _scale_of(self._beside(row, column))
        return self.seen[number]

    def _beside(self, row: Line, column: Line) -> list[Cell]:
        lines = self.table.lines
        if self.meanings.named_rows:
            return [lines.cell(row.number, one.number) for one in self.meanings.columns]
        return [lines.cell(number, column.number) for number in self.table.body]


def _scale_of(cells: Sequence[Cell]) -> Scale:
    if any(cell.percent or "%" in cell.shown or "％" in cell.shown for cell in cells):
        return "mixed"
    numbers = [cell.number for cell in cells if cell.number]
    return "plain" if any(abs(number) > 1 for number in numbers) else "unsure"
