"""A sheet's grid to its tables: rows of headings, rows of values, and what stands around them.

Found by content: where headings begin, where values end, what lies side by side. What a
heading means for its column is read elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from etl.returns.cells import Cell
from etl.returns.grids import Grid
from etl.returns.lines import Lines
from etl.returns.vocabulary import bare, speaks_below, speaks_of_above

KEYS = ("region", "indicator", "period", "either")
CONTINUED = re.compile(r"续[表上)]|[(-]续|第[0-9一二三四五六七八九十]+页")
SAMPLE = 40  # rows that show what a column holds


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table. `captions` stand above it, `groups` between its rows, `notes` (注：…) below;
    all are cells of text.

    `headers` is empty where values stand beside their labels without any heading.
    """

    lines: Lines
    columns: Sequence[int]
    headers: tuple[int, ...]
    body: Sequence[int]
    captions: tuple[Cell, ...] = ()
    groups: tuple[Cell, ...] = ()
    notes: tuple[Cell, ...] = ()

    @property
    def grid(self) -> Grid:
        """The sheet it lies on."""
        return self.lines.grid

    def headed_at(self, column: int) -> Cell:
        """The place just above the column's values: one heading may cover several columns."""
        path = self.path(column)
        return replace(path[-1], column=column) if path else self.grid.cell(self.body[0], column)

    def path(self, column: int) -> list[Cell]:
        """The headings of a column, outermost first, filled from merged ranges only."""
        found: list[Cell] = []
        for row in self.headers:
            cell = self.lines.cell(row, column)
            inside = cell.row in self.headers or (cell.row, cell.column) == (row, column)
            if (cell.shown.strip() or cell.day) and inside and cell not in found:
                found.append(cell)
        return found

    @property
    def place(self) -> str:
        """Where it begins."""
        row = (self.headers or tuple(self.body[:1]) or (1,))[0]
        return self.grid.cell(row, self.columns[0]).place


@dataclass(frozen=True, kw_only=True)
class Found:
    """The tables of one sheet, the text outside of them, and the rows of numbers outside."""

    tables: tuple[Table, ...]
    outside: tuple[Cell, ...]
    stray: tuple[int, ...]


def find_tables(lines: Lines) -> Found:
    """Every table of the sheet, from the top."""
    return _Search(lines).found()


class _Search:
    def __init__(self, lines: Lines) -> None:
        self.lines, self.height = lines, lines.grid.height
        self.tables: list[Table] = []
        self.pending: list[int] = []
        self.outside: list[Cell] = []
        self.stray: list[int] = []

    def found(self) -> Found:
        row = 1
        while row <= self.height:
            kind = self.lines.kind(row)
            if kind == "header":
                row = self._table(*self._headers(row))
            elif kind == "values" and self.lines.labelled(row):
                row = self._table((), row)
            else:
                if kind == "values":
                    self.stray.append(row)
                elif kind == "text":
                    self.pending.append(row)
                row += 1
        self.outside += self._cells(self.pending)
        return Found(
            tables=tuple(self.tables), outside=tuple(self.outside), stray=tuple(self.stray)
        )

    def _cells(self, rows: Sequence[int]) -> tuple[Cell, ...]:
        return tuple(cell for row in rows for cell in self.lines.filled(row))

    def _headers(self, row: int) -> tuple[tuple[int, ...], int]:
        """The rows of headings around the first that was found, and the row below them."""
        rows = [row]
        while self.pending and self.lines.leads(self.pending[-1], rows[0]):
            rows.insert(0, self.pending.pop())
        below = row + 1
        while below <= self.height and self.lines.continues(below, rows):
            rows.append(below)
            below += 1
        hidden = self.lines.grid.hidden_rows
        # 甲, 乙, 1, 2 below the headings say nothing of their columns.
        numbered = self.lines.numbers_columns
        said = [r for r in rows if r not in hidden and not numbered(self.lines.filled(r))]
        return tuple(said or rows), below

    def _table(self, headers: tuple[int, ...], start: int) -> int:
        """Take in the rows from `start` on; the row where the next table may begin."""
        keys = [c for c in self.lines.columns if self._axis(headers, c) in KEYS]
        headed = [c for c in self.lines.columns if self._has_heading(headers, c)]
        body: list[int] = []
        groups: list[int] = []
        row = start - 1
        while (row := row + 1) <= self.height:
            if self.lines.blank(row):
                continue
            kind = self.lines.body_kind(row, keys)
            if kind == "header" and body and self._repeats(row, headers, body[-1]):
                continue
            if kind == "header" or (self.lines.alone(row) and self._another_whose(row, body)):
                break
            if kind == "values" and headers and not any(self.lines.present(row, c) for c in headed):
                self.stray.append(row)
            else:
                (body if kind == "values" else groups).append(row)
        if not body:
            self.pending += [*headers, *groups]
            return max(row, start)
        last, begins = body[-1], self.lines.begins
        captions, below = self._cells(self.pending), [r for r in groups if r > last]
        # All that stands below where the sheet ends, else what does not lead to the next table.
        noted = takewhile(lambda r: row > self.height or speaks_below(begins(r)), below)
        above = [r for r in below if speaks_of_above(begins(r))]
        self.pending = [r for r in below if r not in above]
        self.outside += self._cells(above)
        table = Table(
            lines=self.lines,
            columns=self.lines.columns,
            headers=headers,
            body=body,
            captions=captions,
            groups=self._cells([r for r in groups if r < last]),
            notes=self._cells(list(noted)),
        )
        self.tables += side_by_side(table)
        return max(row, start)

    def _repeats(self, row: int, headers: Sequence[int], last: int) -> bool:
        """Whether the row says the headings once more, as at the top of a second page, with no
        text since the `last` row of values that may say of what else.
        """
        words = [[(c.column, bare(c.shown)) for c in self.lines.filled(r)] for r in (row, *headers)]
        between = self._cells([r for r in range(last + 1, row) if not self.lines.blank(r)])
        continued = all(CONTINUED.search(bare(cell.shown)) for cell in between)
        return words[0] in words[1:] and continued

    def _another_whose(self, row: int, body: Sequence[int]) -> bool:
        """Whether a row without values names another district: 天心区 above its own numbers."""
        if not body or not self.lines.names_district(row):
            return False
        column = self.lines.filled(row)[0].column
        return self.lines.sort(body[0], column) != "region"

    def _has_heading(self, headers: tuple[int, ...], column: int) -> bool:
        return any(self.lines.cell(h, column).shown.strip() for h in headers)

    def _axis(self, headers: tuple[int, ...], column: int) -> str | None:
        return self.lines.axis(headers[-1], column) if headers else None


def side_by_side(table: Table) -> Iterator[Table]:
    """The table parted where a second column of labels of the same sort begins."""
    starts = [table.columns[0]] if table.columns else []
    seen: dict[str, int] = {}
    for column in table.columns:
        sort = label_sort(table, column)
        if sort is None:
            continue
        if sort in seen and column - seen[sort] > 1 and _values_between(table, seen[sort], column):
            starts.append(_with_serial(table, column))
            seen = {}
        seen[sort] = column
    bounds = [*starts[1:], (table.columns[-1] + 1 if table.columns else 1)]
    for start, end in zip(starts, bounds, strict=True):
        columns = [c for c in table.columns if start <= c < end]
        yield table if len(starts) == 1 else _part(table, columns)


def label_sort(table: Table, column: int) -> str | None:
    """Whether the column holds labels: of districts or of indicators."""
    counts = {"region": 0, "indicator": 0, "other": 0}
    for row in table.body[:SAMPLE]:
        sort = table.lines.sort(row, column)
        if sort in ("region", "sender", "indicator"):
            counts["region" if sort == "sender" else sort] += 1
        elif sort not in (None, "total", "of_which"):
            counts["other"] += 1
    for sort in sorted(("region", "indicator"), key=lambda s: -counts[s]):
        if counts[sort] and counts[sort] >= counts["other"]:
            return sort
    return None


def _values_between(table: Table, left: int, right: int) -> bool:
    """Whether any column between holds values: two columns of labels alone are one table."""
    between = [c for c in table.columns if left < c < right]
    rows = table.body[:SAMPLE]
    return any(table.lines.sort(row, column) == "value" for column in between for row in rows)


def _with_serial(table: Table, column: int) -> int:
    """The column where a part begins: its 序号 stands before its labels."""
    serial = table.headers and table.lines.axis(table.headers[-1], column - 1) == "serial"
    return column - 1 if serial else column


def _part(table: Table, columns: list[int]) -> Table:
    first, last = columns[0], columns[-1]
    inside = [r for r in table.body if any(table.lines.present(r, c) for c in columns)]
    own = [c for c in table.captions if first <= c.column <= last]
    wide = [c for c in table.captions if c.column < first or c.column > last]
    spread = [c for c in wide if table.lines.reaches(c, first)] or ([] if own else wide)
    return replace(
        table,
        columns=columns,
        body=inside,
        captions=(*own, *spread),
        groups=tuple(c for c in table.groups if first <= c.column <= last),
    )
