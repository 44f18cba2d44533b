"""Tables in a report: the head of a column says unit, period and what is counted.

Rows of cells divided by tabs, as the readers of documents give them, or by blanks, as texts draw
them. Nothing here knows an
indicator; a table whose head is missing is read row by row like prose.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.reports.numbers import SCALE
from etl.reports.numerals import SCALES, arabic
from etl.reports.scanning import Found
from etl.reports.units import Family, unit_at

IN_BRACKETS = re.compile("[(\\[【]?(?:单位[::]?)?([^()\\[\\]【】]{1,8})[)\\]】]?\\Z")
UNIT_COLUMN = re.compile("(?:计量)?单位")
NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|-?\d{1,15}(?:\.\d{1,6})?")

# It begins with the blanks, for which the expression's engine can look.
GAP = re.compile(r"[ \u3000\u00a0](?<=\S[ \u3000\u00a0])[ \u3000\u00a0]{1,39}(?=\S)")
FEWEST_GAPS, FEWEST_LINES = 2, 2
IN_CELL = re.compile(r"-?[\d,.]+%?|[-－—–/]+|[*×X○□…]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell between two places of the view."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row and the head of its table, cell by cell; a head has no head."""

    cells: tuple[Cell, ...]
    head: tuple[Cell, ...] = ()

    def column(self, place: int) -> int:
        """The number of the cell a place stands in."""
        return next((n for n, cell in enumerate(self.cells) if place <= cell.end), 0)

    def head_of(self, place: int) -> Cell | None:
        """The head of the column a place stands in."""
        column = self.column(place)
        return self.head[column] if column < len(self.head) else None


def ruled(text: str) -> str:
    """The text, of the same length, with a tab between the cells of tables drawn with blanks:
    lines one below the other with as many gaps each, below the first mostly numbers.
    """
    if GAP.search(text) is None:
        return text
    pieces: list[str] = []
    table: list[str] = []
    for line in text.splitlines(keepends=True):
        if table and len(GAP.findall(line)) != len(GAP.findall(table[-1])):
            pieces += _ruled_lines(table)
            table = []
        table.append(line)
    return "".join((*pieces, *_ruled_lines(table)))


def _ruled_lines(lines: list[str]) -> list[str]:
    if len(lines) < FEWEST_LINES or len(GAP.findall(lines[0])) < FEWEST_GAPS:
        return lines
    cells = [cell for line in lines[1:] for cell in GAP.split(line.strip())[1:]]
    if 2 * sum(IN_CELL.fullmatch(cell) is not None for cell in cells) <= len(cells):
        return lines
    return [GAP.sub(lambda gap: "\t" + gap[0][1:], line) for line in lines]


def rows_of(text: str, stretches: list[tuple[int, int]]) -> dict[int, Row]:
    """The rows at these stretches, which follow one another in the text, by their start.

    The first row of a run without a number of its own is its head.
    """
    rows: dict[int, Row] = {}
    head: tuple[Cell, ...] = ()
    last = -1
    for start, end in stretches:
        cells = _cells(text, start, end)
        follows = last >= 0 and not text[last:start].strip()
        if not follows or not rows:
            bare = not any(NUMBER.fullmatch(text, c.start, c.end) for c in cells)
            head = cells if bare else ()
            rows[start] = Row(cells)
        else:
            rows[start] = Row(cells, head)
        last = end
    return rows


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    cells, begin = [], start
    for tab in re.finditer("\t", text[start:end]):
        cells.append(Cell(begin, start + tab.start()))
        begin = start + tab.end()
    return (*cells, Cell(begin, end))


def with_units(text: str, found: list[Found], rows: dict[int, Row]) -> list[Found]:
    """Bare numbers in cells take the unit of the row's unit column, its label or its head."""
    starts = sorted(start for start, row in rows.items() if row.head)
    if not starts:
        return found
    return [_with_unit(text, one, rows, starts) for one in found]


def _with_unit(text: str, found: Found, rows: dict[int, Row], starts: list[int]) -> Found:
    if found.kind != "not_figure" or found.reason not in ("bare_number", "period", "document"):
        return found
    index = bisect_right(starts, found.start)
    row = rows[starts[index - 1]] if index else None
    if row is None or found.start >= row.cells[-1].end:
        return found
    cell = row.cells[row.column(found.start)]
    if NUMBER.fullmatch(text, cell.start, cell.end) is None or cell is row.cells[0]:
        return found
    unit = _unit(text, row, cell)
    if unit is None:
        return found
    factor, name, family = unit
    value = arabic(text[cell.start : cell.end]) * factor
    return replace(
        found,
        start=cell.start,
        end=cell.end,
        kind="figure",
        reason="",
        value=Decimal(value),
        unit=name,
        family=family,
    )


def _unit(text: str, row: Row, cell: Cell) -> tuple[int, str, Family] | None:
    """From the unit column of this row, the brackets after its label, or those of the head."""
    head = row.head_of(cell.start)
    said = [text[row.cells[0].start : row.cells[0].end]]
    said += [text[head.start : head.end]] if head is not None else []
    for column, cell_of_head in enumerate(row.head):
        if UNIT_COLUMN.search(text, cell_of_head.start, cell_of_head.end) and column < len(
            row.cells
        ):
            own = row.cells[column]
            said.insert(0, f"({text[own.start : own.end]})")
    return next((unit for words in said if (unit := _in_brackets(words)) is not None), None)


def _in_brackets(words: str) -> tuple[int, str, Family] | None:
    """投资额(万元) is counted in 10,000 元."""
    opened = max(words.rfind(c) for c in "([【")
    found = IN_BRACKETS.match(words, opened) if opened >= 0 else None
    if found is None:
        return None
    scale = SCALE.match(found[1])
    place = scale.end() if scale else 0
    unit = unit_at(found[1], place)
    if unit is None or unit[0] != len(found[1]):
        return None
    return SCALES[scale[0]] if scale else 1, unit[1], unit[2]
