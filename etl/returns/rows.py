"""The rows below a form's headings to claims and issues: every row is read or accounted for.

Knows one sheet; which district and file it belongs to is settled elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from catalogue.meaning import Indicator
from etl.figures import Issue
from etl.returns.grids import Cell, Grid
from etl.returns.heads import Head
from etl.returns.issues import RefusedError, complaint
from etl.returns.labels import Labels
from etl.returns.values import Value, read_value


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One row that was read."""

    indicator: Indicator
    value: Value
    locator: str
    as_written: str


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One row that names an indicator."""

    number: int
    indicator: Indicator
    label: str
    cell: Cell
    unit: str

    @property
    def content(self) -> tuple[str, str]:
        return self.cell.shown.strip(), self.unit


def _bare(cells: Mapping[str, Cell]) -> bool:
    """Whether a row has neither a unit nor a number: only such a row may be set aside."""
    value = cells["value"]
    numberless = not value.formula and not any(sign.isdigit() for sign in value.shown)
    return numberless and not cells["unit"].shown.strip()


class Rows:
    """Reads the rows of one form on one sheet; what it finds is in `claims` and `issues`."""

    def __init__(self, grid: Grid, head: Head, labels: Labels, *, year: int, file: str) -> None:
        self.grid, self.head, self.labels, self.year, self.file = grid, head, labels, year, file
        self.known = {*head.columns.values(), *grid.hidden_columns}
        self.issues: list[Issue] = list(self._look_of_sheet())
        self.claims: list[Claim] = []
        self._read()

    def _place(self, place: object) -> str:
        return f"{self.grid.title}!{place}"

    def _refuse(self, error: RefusedError, place: object, **found: object) -> None:
        self.issues.append(error.complaint.at(self.file, self._place(place), **found))

    def _look_of_sheet(self) -> Iterator[Issue]:
        """What the sheet hides or says beside the table."""
        shown = {cell.column for row in self.grid.rows for cell in row if cell.shown}
        for column in sorted(shown & self.grid.hidden_columns):
            letter = get_column_letter(column)
            found = complaint("hidden_column_skipped", found=letter)
            yield found.at(self.file, self._place(letter))
        for place, text in self.grid.comments:
            yield complaint("cell_comment", found=text).at(self.file, self._place(place))
        for cell in self.head.unread:
            ignored = complaint("row_ignored", found=cell.shown.strip(), reason="表头上方的文字")
            yield ignored.at(self.file, self._place(cell.place))
        for cell in self.grid.rows[self.head.row - 1]:
            if cell.shown.strip() and cell.column not in self.known:
                unknown = complaint("unknown_column", found=cell.shown.strip())
                yield unknown.at(self.file, self._place(cell.place))

    def _read(self) -> None:
        named: dict[str, list[_Row]] = {}
        for number, row in enumerate(self.grid.rows[self.head.row :], self.head.row + 1):
            found = (
                self._row(number, row) if any(c.shown.strip() or c.formula for c in row) else None
            )
            if found is not None:
                named.setdefault(found.indicator.key, []).append(found)
        for rows in named.values():
            if self._agree(rows):
                self._claim(rows[0])

    def _row(self, number: int, row: tuple[Cell, ...]) -> _Row | None:
        """The row, if it names an indicator; else it is accounted for here."""
        if number in self.grid.hidden_rows:
            hidden = complaint("hidden_row_skipped", found=number)
            self.issues.append(hidden.at(self.file, self._place(number)))
            return None
        if number in self.grid.filtered_rows:
            filtered = complaint("filtered_rows_included", found=number)
            self.issues.append(filtered.at(self.file, self._place(number)))
        cells = {name: row[column - 1] for name, column in self.head.columns.items()}
        first = next(cell for cell in row if cell.shown.strip() or cell.formula)
        reason = self.head.layout.reason_to_ignore(first.shown) if _bare(cells) else None
        if reason:
            ignored = complaint("row_ignored", found=first.shown.strip(), reason=reason)
            self.issues.append(ignored.at(self.file, self._place(first.place)))
            return None
        label = cells["label"] if cells["label"].shown.strip() else first
        return self._named(number, label, cells["value"], cells["unit"])

    def _named(self, number: int, label: Cell, value: Cell, unit: Cell) -> _Row | None:
        written = label.shown.strip()
        try:
            if label.struck:
                raise RefusedError("strikethrough", label="这一行", found=written)
            indicator = self.labels.indicator(written, self.year)
        except RefusedError as error:
            self._refuse(error, label.place, found=written)
            return None
        return _Row(
            number=number, indicator=indicator, label=written, cell=value, unit=unit.shown.strip()
        )

    def _agree(self, rows: list[_Row]) -> bool:
        """Whether the rows that name one indicator all say the same. One always does."""
        first, *others = rows
        same = all(row.content == first.content for row in others)
        for row in others:
            code = "duplicate_row" if same else "duplicate_row_differs"
            found = complaint(code, found=row.label, first=first.number)
            self.issues.append(found.at(self.file, self._place(row.cell.place)))
        return same

    def _claim(self, row: _Row) -> None:
        written = {"label": row.label, "found": row.cell.shown.strip() or "空白"}
        try:
            value = read_value(row.cell, row.unit, row.indicator, self.head.layout)
        except RefusedError as error:
            self._refuse(error, row.cell.place, **written)
            return
        for found in value.complaints:
            self.issues.append(found.at(self.file, self._place(row.cell.place), **written))
        self.claims.append(
            Claim(
                indicator=row.indicator,
                value=value,
                locator=self._place(row.cell.place),
                as_written=f"{row.label} {row.cell.shown.strip()}{value.unit}",
            )
        )
