"""One sheet to claims and issues: its tables found, oriented and read.

Knows one sheet of one file; what its sheets say together is settled elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from etl.figures import Issue
from etl.passages import SheetRow
from etl.returns.cells import Cell
from etl.returns.claiming import Claims
from etl.returns.claims import Claim
from etl.returns.contexts import Context, Told, context_of, of_form, with_file
from etl.returns.grids import Grid
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.ledgers import ledger_findings
from etl.returns.lines import Lines
from etl.returns.notes import spoken_against, table_texts, units_below, untold
from etl.returns.orientation import Orientation, oriented
from etl.returns.tables import Found, Table, find_tables
from etl.returns.vocabulary import reason_to_ignore
from etl.returns.within import totals
from etl.returns.words import Words

LEDGER_ROWS = 2_000  # from there on a sheet is not kept row by row


@dataclass(kw_only=True)
class SheetReading:
    """What one sheet gave. `numbers` are those of its tables by place, to know a copy by;
    `held` says whether there are any, `stopped` that the whole file is in doubt.
    """

    title: str
    heading: str = ""
    published: date | None = None
    claims: list[Claim] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    numbers: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    publisher: str = ""
    held: bool = False
    stopped: bool = False
    tables: int = 0


class Sheet:
    """Reads one grid; the outcome is in `reading`."""

    def __init__(self, grid: Grid, file: str, words: Words, told: Told) -> None:
        self.grid, self.file, self.words, self.told = grid, file, words, told
        self.reading = SheetReading(title=grid.title)
        self.spoken: set[str] = set()
        self.lines = Lines(grid, words)
        self.found: Found = find_tables(self.lines)
        self.reading.tables = len(self.found.tables)
        self._look_of_sheet()
        first = self.found.tables[0].captions if self.found.tables else ()
        for table in self.found.tables:
            self._table(table, first)
        self._outside()
        self.reading.issues.sort(key=_in_order)

    def _tell(self, place: str, found: Complaint) -> None:
        self.reading.issues.append(found.at(self.file, f"{self.grid.title}!{place}"))

    def _look_of_sheet(self) -> None:
        """What the sheet hides or says beside its tables."""
        for column in _hidden_with_content(self.grid):
            self._tell(column, complaint("hidden_column_skipped", found=column))
        for start, end in _runs(r for r in sorted(self.grid.hidden_rows) if _filled(self.grid, r)):
            rows = f"{start}" if start == end else f"{start}:{end}"
            self._tell(rows, complaint("hidden_row_skipped", found=rows.replace(":", "—")))
        for start, end in _runs(
            r for r in sorted(self.grid.filtered_rows) if _filled(self.grid, r)
        ):
            rows = f"{start}" if start == end else f"{start}:{end}"
            self._tell(rows, complaint("filtered_rows_included", found=rows.replace(":", "—")))
        for place, text in self.grid.comments:
            self._tell(place, complaint("cell_comment", found=text))

    def _table(self, table: Table, first: Sequence[Cell]) -> None:
        orientation = oriented(table, self.words)
        self._keep_numbers(orientation)
        ledger = list(ledger_findings(orientation, self.words))
        if ledger:
            for place, found in ledger:
                self._tell(place, found)
            return
        if not table.body:
            return
        context = self._context(table, first)
        cell = context.publisher or next(iter(table.captions), None)
        where = cell.place if cell is not None else table.place
        try:
            claims = Claims(orientation, context, self.told, self.words)
        except RefusedError as error:
            self._tell(where, error.complaint)
            return
        self._take(claims, table, context, where)

    def _context(self, table: Table, first: Sequence[Cell]) -> Context:
        context = context_of(table.captions, first, self.grid.title, self.words)
        for cell, units in units_below(table.notes, self.words.units):
            told = (*context.units, *units)
            context = replace(context, units=told, unit_cell=context.unit_cell or cell)
        context = with_file(of_form(context, self.file, self.words), self.file)
        self.reading.heading = self.reading.heading or context.title
        self.reading.publisher = self.reading.publisher or context.publisher_name
        self.reading.published = self.reading.published or context.published
        return context

    def _take(self, claims: Claims, table: Table, context: Context, where: str) -> None:
        if context.form and context.published is None and claims.claims:
            year = claims.claims[0].period.year
            self._tell(where, complaint("date_missing", found=year))
        formulas = [
            (cell, found)
            for cell, found in claims.complaints
            if found.code == "formula_without_cached_value"
        ]
        spoilt = _whole_lines(formulas, table)
        for cell, found in [*claims.complaints, *totals(claims.counted)]:
            self._tell(cell.place, found)
            self.reading.stopped |= found.code in ("unit_conflict", "units_differ")
        if spoilt is not None:
            self._tell(spoilt[0].place, complaint("not_calculated", **spoilt[1].found))
        else:
            self.reading.claims += self._not_spoken_against(claims.claims, table, context)
        self._set_aside(table_texts(table, context), "表头上方的文字")
        self._set_aside(table.groups, "分组名称")

    def _not_spoken_against(
        self, claims: Sequence[Claim], table: Table, context: Context
    ) -> list[Claim]:
        """The claims that no line around the table keeps out; tells of those that do."""
        found = list(spoken_against(claims, table, context, self.words))
        for finding in found:
            self.spoken.add(finding.cell.place)
            self._tell(finding.cell.place, finding.said)
        kept_out = {id(claim) for claim in untold(found)}
        return [claim for claim in claims if id(claim) not in kept_out]

    def _set_aside(self, cells: Iterable[Cell], otherwise: str) -> None:
        """Tell of lines of text, each once, why they may be set aside."""
        for _, line in groupby(cells, key=lambda cell: cell.row):
            cell, *others = line
            if cell.place in self.spoken:
                continue
            reason = reason_to_ignore(cell.shown) or self.words.pillar(cell.shown) or otherwise
            words = " ".join(one.shown for one in (cell, *others))
            code = "row_ignored"
            if any(map(str.isdigit, words)):
                counted = reason != "签字栏" and self.words.units.counts(words)
                code = "number_in_note" if counted else "row_with_digits"
            self._tell(cell.place, complaint(code, found=cell.shown.strip(), reason=reason))

    def _keep_numbers(self, orientation: Orientation) -> None:
        self.reading.held |= any(orientation.holds_numbers(c.number) for c in orientation.data)
        for column in orientation.data if self.grid.height < LEDGER_ROWS else ():
            for row in orientation.table.body:
                number = self.grid.cell(row, column.number).number
                if number is not None:
                    self.reading.numbers[row, column.number] = number

    def _outside(self) -> None:
        """Text and numbers that belong to no table."""
        self._set_aside(self.found.outside, "表格外的文字")
        for row in self.found.stray:
            cell = next(c for c in self.lines.filled(row) if c.number is not None or c.shown)
            self._tell(
                cell.place,
                complaint(
                    "number_outside_table",
                    found=" ".join(c.shown for c in self.lines.filled(row))[:40],
                ),
            )


def _in_order(issue: Issue) -> tuple[int, int]:
    """By the row and column of an issue's place; what concerns whole columns comes first."""
    place = issue.place.rpartition("!")[2].partition(":")[0]
    digits = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    column = 0
    for letter in place[: len(place) - len(digits)]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits or 0), column


def _whole_lines(
    formulas: Sequence[tuple[Cell, Complaint]], table: Table
) -> tuple[Cell, Complaint] | None:
    """The first formula of a column of nothing else: the file was never calculated."""
    by_column: dict[int, list[tuple[Cell, Complaint]]] = {}
    for cell, found in formulas:
        by_column.setdefault(cell.column, []).append((cell, found))
    for column, group in by_column.items():
        filled = [r for r in table.body if table.lines.present(r, column)]
        if len(group) > 1 and len(group) >= len(filled) - 1:
            return group[0]
    return None


def _filled(grid: Grid, row: int) -> bool:
    return row <= grid.height and any(value != "" for value in grid.values[row - 1])


def _hidden_with_content(grid: Grid) -> Iterator[str]:
    for column in sorted(grid.hidden_columns):
        if column <= grid.width and any(
            grid.value(row, column) != "" for row in range(1, grid.height + 1)
        ):
            yield grid.cell(1, column).place.rstrip("0123456789")


def _runs(rows: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow one another, as first and last."""
    start = end = None
    for row in rows:
        if end is not None and row == end + 1:
            end = row
            continue
        if start is not None and end is not None:
            yield start, end
        start = end = row
    if start is not None and end is not None:
        yield start, end


def as_they_stand(grid: Grid, file: str) -> Iterator[SheetRow]:
    """The sheet's rows that hold anything, to be shown around a figure."""
    if grid.height > LEDGER_ROWS:
        return
    for position, row in enumerate(grid.rows, 1):
        cells = [cell.shown for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield SheetRow(file=file, sheet=grid.title, position=position, cells=tuple(cells))
