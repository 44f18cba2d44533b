"""The rows of one sheet, seen one by one: blank, headings, values, or text.

A merged cell counts once and, where it is asked for, in every place that it covers. Hidden
rows and columns are not there. Nothing here knows where a table begins.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from etl.returns.cells import Cell
from etl.returns.grids import Grid
from etl.returns.merges import anchors_of, span_of
from etl.returns.vocabulary import COLUMN_NUMBERS, axis_of, bare, is_note, reason_to_ignore
from etl.returns.words import Words
from etl.returns.years import FIRST, LAST, period_of_cell

Kind = Literal["blank", "header", "values", "text"]
PAIRED = 2  # pairs in a line
LABELS = ("region", "total", "of_which", "indicator")


class Lines:
    """The rows of a grid. Rows and columns count from 1."""

    def __init__(self, grid: Grid, words: Words) -> None:
        self.grid, self.words = grid, words
        self.anchors = anchors_of(grid)

    @cached_property
    def columns(self) -> list[int]:
        """The columns that are not hidden."""
        hidden = self.grid.hidden_columns
        return [c for c in range(1, self.grid.width + 1) if c not in hidden]

    @cached_property
    def _odd_rows(self) -> set[int]:
        looks = self.grid.looks.items()
        return {row for (row, _), look in looks if look.formula or look.error}

    def cell(self, row: int, column: int) -> Cell:
        """The cell, or the one whose merged range covers it."""
        return self.grid.cell(*self.anchors.get((row, column), (row, column)))

    def present(self, row: int, column: int) -> bool:
        """Whether the cell itself holds anything."""
        if self.grid.value(row, column) != "":
            return True
        look = self.grid.look(row, column)
        return look.formula or bool(look.error)

    def filled(self, row: int) -> list[Cell]:
        """The cells of the row that hold anything."""
        return [self.grid.cell(row, c) for c in self.columns if self.present(row, c)]

    def blank(self, row: int) -> bool:
        """Whether nothing is to be seen in the row."""
        if row in self.grid.hidden_rows:
            return True
        values = self.grid.values[row - 1]
        if values.count("") == len(values):
            return row not in self._odd_rows
        if not self.grid.hidden_columns:
            return False
        return not any(self.present(row, c) for c in self.columns)

    def sort(self, row: int, column: int) -> str | None:
        """What stands in a cell; None where nothing does. Years as numbers are values here."""
        cell = self.cell(row, column)
        if cell.day is not None:
            return "period"
        if cell.number is not None or cell.formula or cell.error:
            return "value"
        return self.words.sort(cell.shown) if cell.shown.strip() else None

    def _is_value(self, cell: Cell) -> bool:
        """A number, a mark that stands for one, a formula: but not a year."""
        if cell.formula or cell.error:
            return True
        if cell.number is not None:
            return not self._is_year(cell)
        return self.words.sort(cell.shown) in ("value", "missing")

    def _is_year(self, cell: Cell) -> bool:
        return cell.number is not None and period_of_cell(cell) is not None

    def kind(self, row: int) -> Kind:
        """What the row is, seen by itself."""
        if self.blank(row):
            return "blank"
        cells = self.filled(row)
        if any(self._is_value(c) for c in cells) or self._years_beside_a_label(cells):
            return "text" if self._signed(cells) else "values"
        return "header" if self._heads(cells) else "text"

    def _years_beside_a_label(self, cells: Sequence[Cell]) -> bool:
        """芙蓉区, 2022, 1998: the numbers are years by chance only. 年份, 2022, 2023 are years."""
        first = self.words.sort(cells[0].shown) if cells[0].number is None else None
        return first in LABELS and any(map(self._is_year, cells[1:]))

    def _signed(self, cells: Sequence[Cell]) -> bool:
        """A line of names and telephone numbers below the table."""
        texts = [c.shown for c in cells if c.number is None]
        texts = [text for text in texts if self.words.sort(text) != "sender"]
        signs = any(reason_to_ignore(t) == "签字栏" or axis_of(t) == "note" for t in texts)
        return signs and not any(self.words.sort(t) in LABELS for t in texts)

    def _heads(self, cells: Sequence[Cell]) -> bool:
        if len(cells) < 2 or any("：" in c.shown or ":" in c.shown for c in cells[:1]):  # noqa: PLR2004
            return False
        if self._pairs(cells):
            return False
        sorts: list[str] = [
            "period" if c.number is not None or c.day else self.words.sort(c.shown) for c in cells
        ]
        known = sum(s in ("axis", *LABELS, "period", "unit") for s in sorts)
        several = max(map(sorts.count, ("region", "period"))) > 1
        telling = "axis" in sorts or "indicator" in sorts or several
        return telling and (known >= 2 or "axis" in sorts) and "aside" not in sorts  # noqa: PLR2004

    def _pairs(self, cells: Sequence[Cell]) -> bool:
        """区县, 芙蓉区 or 年份, 2024年: what the sheet is of, each beside its name."""
        names, values = cells[::2], cells[1::2]
        named = all(axis_of(name.shown) in ("region", "period") for name in names)
        said = all(
            period_of_cell(v) is not None or self.words.sort(v.shown) == "region" for v in values
        )
        return len(names) == len(values) <= PAIRED and named and said

    def labelled(self, row: int) -> bool:
        """Whether a value of the row has a label to its left: a table without headings."""
        sorts = [self.sort(row, column) for column in self.columns]
        labels = [n for n, sort in enumerate(sorts) if sort in ("region", "indicator")]
        values = [n for n, sort in enumerate(sorts) if sort in ("value", "missing")]
        return bool(labels and values) and labels[0] < values[-1]

    def leads(self, above: int, row: int) -> bool:
        """Whether the row above belongs to the headings: bound by merges, and no title."""
        if above != row - 1:
            return False
        cells = self.filled(above)
        if any("：" in c.shown or ":" in c.shown for c in cells):
            return False
        spans = {c.column: span_of(c, self.grid) for c in cells}
        tall = any(bottom >= row for bottom, _ in spans.values())
        wide = [right - column for column, (_, right) in spans.items()]
        return (
            tall
            or (any(wide) and len(cells) > 1)
            or (any(wide) and cells[0].column > self._first(row) and len(cells) == 1)
        )

    def _first(self, row: int) -> int:
        return self.filled(row)[0].column

    def reaches(self, cell: Cell, column: int) -> bool:
        """Whether the cell's merged range reaches the column."""
        return cell.column <= column <= span_of(cell, self.grid)[1]

    def continues(self, row: int, headers: Sequence[int]) -> bool:
        """Whether the row goes on with the headings above it."""
        if self.blank(row):
            return False
        cells = self.filled(row)
        if self.numbers_columns(cells) or self._only_units(cells) or self._only_years(cells):
            return True
        if any(self._is_value(c) for c in cells):
            return False
        first = self._label_column(headers)
        above = self.anchors.get((row, first), (row, first))[0] in headers
        free = above or not self.present(row, first)
        beside = all(cell.column > first for cell in cells)
        # Also words that nobody knows: 男 and 女 below 会员数 make another indicator of it.
        return free and (beside or self.kind(row) == "header" or all(map(period_of_cell, cells)))

    def _only_units(self, cells: Sequence[Cell]) -> bool:
        """单位, 个, 万元: a row of units, with or without a label of its own."""
        stated = self.words.units.stated
        return all(stated(c.shown) or axis_of(c.shown) in ("unit", "either") for c in cells)

    def _only_years(self, cells: Sequence[Cell]) -> bool:
        """年份, 2024, 2024 below 指标, 芙蓉区, 天心区."""
        named = axis_of(cells[0].shown) == "period" and len(cells) > 1
        return named and all(period_of_cell(cell) is not None for cell in cells[1:])

    def _label_column(self, headers: Sequence[int]) -> int:
        """The column of the labels: the first that has a heading but a serial number's."""
        for column in self.columns:
            shown = self.cell(headers[0], column).shown.strip()
            if axis_of(shown) in ("region", "indicator", "period", "either"):
                return column
        return self.columns[0]

    def numbers_columns(self, cells: Sequence[Cell]) -> bool:
        """甲, 1, 2, 3: the columns' numbers, as forms of statistics have them."""
        texts = [bare(cell.shown) for cell in cells]
        numbers = [
            int(t.strip("()")) for t in texts if t.strip("()").isascii() and t.strip("()").isdigit()
        ]
        return (
            len(texts) > 2  # noqa: PLR2004
            and all(COLUMN_NUMBERS.fullmatch(t) for t in texts)
            and numbers == list(range(1, len(numbers) + 1))
            and (len(numbers) < len(texts) or len(numbers) > 2)  # noqa: PLR2004
        )

    def body_kind(self, row: int, keys: Sequence[int]) -> Kind:
        """What the row is below headings: `keys` are the columns that may hold labels."""
        values = self.grid.values[row - 1]
        labels = [values[key - 1] for key in keys if key <= len(values)]
        if any(isinstance(n, str) and self.words.sorts.get(n) in LABELS for n in labels):
            return "values"
        labels = [label for label in labels if label != ""]
        if labels and self._has_number(values) and not any(map(self._signs, map(str, labels))):
            return "values"
        if any(isinstance(n, str) and self.words.sort(n) in LABELS for n in labels):
            return "values"
        kind = self.kind(row)
        covered = any((row, k) in self.anchors and self.sort(row, k) in LABELS for k in keys)
        return "values" if kind in ("text", "header") and covered else kind

    def _signs(self, label: str) -> bool:
        """Whether a label may begin a line of notes or of signatures."""
        return is_note(label) or self.words.sort(label) == "sender"

    def _has_number(self, values: Sequence[object]) -> bool:
        return any(type(v) in (int, float) and not FIRST <= v <= LAST for v in values)  # type: ignore[operator]

    def alone(self, row: int) -> bool:
        """Whether a single cell of the row holds anything: quick, for every row is asked."""
        return len(values := self.grid.values[row - 1]) - values.count("") == 1

    def names_district(self, row: int) -> bool:
        """Whether the row says nothing but the name of a district."""
        cells = self.filled(row)
        return len(cells) == 1 and self.words.regions.spoken_of(cells[0].shown).kind == "region"

    def begins(self, row: int) -> str:
        """What the first cell of the row that holds anything shows."""
        return self.filled(row)[0].shown

    def axis(self, header: int, column: int) -> str | None:
        """What the heading of a column says that it holds."""
        return axis_of(self.cell(header, column).shown)
