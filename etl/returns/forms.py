"""A form of ours, read by its marker: what each cell is for is known, and nothing is guessed.

Title, sender and headings must still say what they said, else the sheet is refused; a line that
was moved is found by its label. Knows one sheet.
"""

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.utils import coordinate_to_tuple

from etl.returns.cells import Cell
from etl.returns.claims import Claim
from etl.returns.contexts import Told
from etl.returns.folding import closed_up
from etl.returns.grids import Grid
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.marker import SHEET, MarkedLine, MarkedSheet, Marker
from etl.returns.returned import LIST, LIST_TITLE, without_marks
from etl.returns.sheets import Sheet, SheetReading
from etl.returns.values import Value, read_value
from etl.returns.words import Words
from etl.returns.years import Period, published_in


def district_sheets(grids: tuple[Grid, ...], marker: Marker | None) -> list[Grid]:
    """The sheets on which a district reports: none of ours that tell, mark or complain."""
    beside = {SHEET, *(marker.beside if marker else ())}
    return [grid for grid in grids if grid.title not in beside and not is_list(grid)]


def is_list(grid: Grid) -> bool:
    """Whether the sheet is the list of issues that a check put in front."""
    return grid.title.startswith(LIST) and grid.shown(1, 1) == LIST_TITLE


def read_sheet(
    grid: Grid, marker: Marker | None, file: str, words: Words, told: Told
) -> SheetReading:
    """What a sheet gives: by the marker where it has one, by its content elsewhere."""
    own = tuple((place, text) for place, said in grid.comments if (text := without_marks(said)))
    plain = replace(grid, comments=own)
    marked = marker.sheet(grid.title) if marker else None
    if marker is None or marked is None:
        return Sheet(plain, file, words, told).reading
    return Form(plain, marked, marker.year, file, words).reading


class Form:
    """Reads one marked sheet; the outcome is in `reading`."""

    def __init__(self, grid: Grid, marked: MarkedSheet, year: int, file: str, words: Words) -> None:
        self.grid, self.marked, self.file, self.words = grid, marked, file, words
        self.period = Period(year=year)
        self.reading = SheetReading(title=grid.title, heading=marked.told[0][1], tables=1)
        changed = list(self._changed())
        for place, found in changed:
            self._tell(place, found)
        if not changed:
            self._read()

    def _tell(self, place: str, found: Complaint) -> None:
        self.reading.issues.append(found.at(self.file, f"{self.grid.title}!{place}"))

    def _cell(self, place: str) -> Cell:
        return self.grid.cell(*coordinate_to_tuple(place))

    def _changed(self) -> Iterator[tuple[str, Complaint]]:
        """What no longer says what the form said: then nobody knows what the cells mean."""
        for place, expected in self.marked.told:
            shown = self._cell(place).shown
            if closed_up(shown) != closed_up(expected):
                found = shown.strip() or "空白"
                yield place, complaint("form_changed", expected=expected, found=found)
        if self.marked.region not in self.words.catalogue.regions:
            found = self.marked.region
            yield "A2", complaint("form_changed", expected="目录中的地区代码", found=found)

    def _read(self) -> None:
        for place, text in self.grid.comments:
            self._tell(place, complaint("cell_comment", found=text))
        self._date()
        rows = {}
        for line in self.marked.lines:
            row = self._row(line)
            if row is not None:
                rows[row] = line
        if any(self._answered(row, line) for row, line in rows.items()):
            for row, line in rows.items():
                self._line(row, line)
        else:
            self._tell("A1", complaint("form_blank"))
        self._strays(set(rows))

    def _date(self) -> None:
        cell = self._cell(self.marked.date_cell)
        self.reading.published = cell.day or published_in(f"报送日期：{cell.shown}")
        if cell.shown.strip() and self.reading.published is None:
            self._tell(cell.place, complaint("date_missing", found=self.period.year))

    def _row(self, line: MarkedLine) -> int | None:
        """Where the line stands; None, which is told, where it does not stand exactly once."""
        first, column = coordinate_to_tuple(line.label_cell)
        label = closed_up(line.label)
        if closed_up(self.grid.shown(first, column)) == label:
            return first
        found = [
            row
            for row in range(1, self.grid.height + 1)
            if closed_up(self.grid.shown(row, column)) == label
        ]
        if len(found) != 1 or line.indicator not in self.words.catalogue.indicators:
            self._tell(line.label_cell, complaint("form_line_missing", label=line.label))
            return None
        moved = complaint("form_line_moved", label=line.label, first=first, found=found[0])
        self._tell(self.grid.cell(found[0], column).place, moved)
        return found[0]

    def _answered(self, row: int, line: MarkedLine) -> bool:
        """Whether anything stands in the line: a number, a formula, or why there is none."""
        columns = (coordinate_to_tuple(p)[1] for p in (line.value_cell, line.reason_cell))
        cells = [self.grid.cell(row, column) for column in columns]
        return any(cell.shown.strip() or cell.formula for cell in cells)

    def _line(self, row: int, line: MarkedLine) -> None:
        columns = (coordinate_to_tuple(p)[1] for p in (line.unit_cell, line.value_cell))
        unit, cell = (self.grid.cell(row, column) for column in columns)
        reason = self.grid.shown(row, coordinate_to_tuple(line.reason_cell)[1]).strip()
        if row in self.grid.hidden_rows or cell.column in self.grid.hidden_columns:
            self._hidden(row, cell)
            return
        written = {"label": line.label, "found": cell.shown.strip() or reason or "空白"}
        try:
            value = self._value(cell, unit.shown.strip(), reason, line)
        except RefusedError as error:
            code, said = error.complaint.code, error.complaint.found
            self._tell(cell.place, Complaint(code, {**written, **said}))
            return
        for found in value.complaints:
            self._tell(cell.place, Complaint(found.code, {**written, **found.found}))
        self._claim(cell, line, value, written["found"])

    def _hidden(self, row: int, cell: Cell) -> None:
        if row in self.grid.hidden_rows:
            self._tell(str(row), complaint("hidden_row_skipped", found=row))
        else:
            letters = cell.place.rstrip("0123456789")
            self._tell(cell.place, complaint("hidden_column_skipped", found=letters))

    def _value(self, cell: Cell, unit: str, reason: str, line: MarkedLine) -> Value:
        """What the cell claims; where it is blank, the reason that was chosen. Raises
        `RefusedError`.
        """
        indicator = self.words.catalogue.indicator(line.indicator)
        blank = not cell.shown.strip() and not cell.formula
        if reason and not blank:
            raise RefusedError("value_and_reason", reason=reason)
        given = replace(cell, shown=reason) if blank else cell
        value = read_value(given, unit, indicator)
        if not reason:
            return value
        if value.missing_reason == "not_reported":  # 未统计, which the form offers: an answer
            value = replace(value, missing_reason="not_counted")
        return replace(value, complaints=())

    def _claim(self, cell: Cell, line: MarkedLine, value: Value, shown: str) -> None:
        if cell.number is not None:
            self.reading.numbers[cell.row, cell.column] = cell.number
        self.reading.claims.append(
            Claim(
                indicator=self.words.catalogue.indicator(line.indicator),
                region=self.words.catalogue.region(self.marked.region),
                period=self.period,
                value=value,
                cell=cell,
                locator=f"{self.grid.title}!{cell.place}",
                as_written=f"{line.label} {shown}{value.unit}",
                label=line.label,
            )
        )

    def _strays(self, rows: set[int]) -> None:
        """Numbers that somebody wrote where the form asks for nothing."""
        places = [coordinate_to_tuple(place) for place, _ in self.marked.told]
        heading, width = max(row for row, _ in places), max(column for _, column in places)
        for row in range(heading + 1, self.grid.height + 1):
            for column in range(1, self.grid.width + 1):
                cell = self.grid.cell(row, column)
                known = row in rows and column <= width
                if cell.number is not None and not known:
                    self._tell(cell.place, complaint("number_outside_table", found=cell.shown))
