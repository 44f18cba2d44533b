"""How a table is fitted into a room: how wide each column is, and to which side its words stand.

Numbers and short words are never broken over two lines; long words share what is left. Lengths
in points; knows no kind of file.
"""

from collections.abc import Sequence
from typing import Literal

from exports.tables import Cell, Table
from exports.workbook.book import width_of

Side = Literal["left", "center", "right"]
SHORT, LONG, SHORT_HEAD, HEAD_LINES = 14, 40, 10, 3
"""In Latin letters: words up to here stay on one line, no column wants more than this, and names
of columns stay on one line up to here."""
NOTE = 3
LETTER = 0.6
"""What a Latin letter takes of its height: half in the fonts named, more in those that stand in."""
PADDING = 7.0
"""What a cell keeps free at its sides."""


def fits(table: Table, points: float, room: float) -> bool:
    """Whether nothing that must stay on one line is broken, with words of this size."""
    return sum(_length(letters, points) for letters in _needed(table)) <= room


def widths(table: Table, points: float, room: float) -> list[float]:
    """The widths of the columns, which fill the room: what each needs, then what words want."""
    letters = _needed(table)
    needed = [_length(n, points) for n in letters]
    wanted = [_length(_wanted(table, n, least), points) for n, least in enumerate(letters)]
    lacking = sum(wanted) - sum(needed)
    part = min(1.0, max(0.0, (room - sum(needed)) / lacking)) if lacking else 0.0
    given = [n + (w - n) * part for n, w in zip(needed, wanted, strict=True)]
    return [width * room / sum(given) for width in given]


def unbroken(table: Table, points: float, room: float) -> bool:
    """Whether no cell at all is broken, with words of this size."""
    wanted = (_wanted(table, n, least) for n, least in enumerate(_needed(table)))
    return sum(_length(letters, points) for letters in wanted) <= room


def lines_of_row(row: Sequence[Cell], points: float, given: Sequence[float]) -> int:
    """On how many lines the longest cell stands, with words of this size and these widths."""
    return max(
        -(-width_of(cell.words) // max(1, int((width - PADDING) / (points * LETTER))))
        for cell, width in zip(row, given, strict=True)
    )


def lines_of_head(table: Table, points: float, given: Sequence[float]) -> int:
    """On how many lines the longest head stands, with words of this size and these widths."""
    pairs = zip(table.columns, given, strict=True)
    return max(
        -(-(width_of(column.title) + NOTE) // max(1, int((width - PADDING) / (points * LETTER))))
        for column, width in pairs
    )


def sides(table: Table) -> list[Side]:
    """Names to the left, numbers and what stands for one to the right, short words between."""
    found: list[Side] = []
    for position in range(len(table.columns)):
        cells = [row[position] for row in table.rows]
        if position and any(cell.value is not None or cell.absent for cell in cells):
            found.append("right")
        elif position and all(width_of(cell.words) <= SHORT for cell in cells):
            found.append("center")
        else:
            found.append("left")
    return found


def _length(letters: int, points: float) -> float:
    return letters * points * LETTER + PADDING


def _needed(table: Table) -> list[int]:
    """By column the letters below which a number or a short word would be broken."""
    found = []
    for position, column in enumerate(table.columns):
        found.append(
            max(4, _head(column.title), *(_narrowest(row[position]) for row in table.rows), 0)
        )
    return found


def _head(title: str) -> int:
    """参与企业（家）: a short name stays on one line, its unit stands below."""
    parts = [width_of(part) for part in title.replace("（", "\n（").split("\n")]
    return max(n if n <= SHORT_HEAD else -(-n // HEAD_LINES) for n in parts)


def _narrowest(cell: Cell) -> int:
    width = width_of(cell.words) + (NOTE if cell.source else 0)
    if cell.value is not None or width <= SHORT:
        return width
    return min(SHORT, -(-width // 2))


def _wanted(table: Table, position: int, least: int) -> int:
    """The letters with which nothing in the column would be broken, within bounds."""
    words = [row[position].words for row in table.rows]
    return max(least, min(LONG, max(map(width_of, [table.columns[position].title, *words]))))
