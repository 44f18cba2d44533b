"""How a table fits on a page: the size of its words, whether it lies across, its columns' widths.

Numbers and short words are never broken over two lines; long words share what is left.
"""

from dataclasses import dataclass

from docx.shared import Emu, Length, Pt

from exports.document.styles import ACROSS_WIDTH, LOOKS, TEXT_WIDTH
from exports.tables import Cell, Table
from exports.workbook.book import width_of

# In this order: a page that stands, then smaller words on it, then a page that lies across.
LOOKED_FOR = (
    ("表内", False),
    ("表内小", False),
    ("表内微", False),
    ("表内小", True),
    ("表内微", True),
)
SHORT, LONG, HEAD_LINES = 14, 40, 3
"""In Latin letters: words up to here stay on one line, and no column wants more than this."""
NOTE = 3
LETTER = 0.6
"""What a Latin letter takes of its height: half in the fonts named, more in those that stand in."""
PADDING = Pt(7)
"""What a cell keeps free at its sides."""


@dataclass(frozen=True, kw_only=True)
class Fit:
    """The style of a table's words, whether its page lies across, the widths of its columns."""

    style: str
    across: bool
    widths: list[Emu]


def fit(table: Table) -> Fit:
    """The largest words with which the table fits; the smallest where none does."""
    least = [_least(table, position) for position in range(len(table.columns))]
    for style, across in LOOKED_FOR:
        if sum(_length(letters, style) for letters in least) <= _room(across=across):
            break
    return Fit(style=style, across=across, widths=_widths(table, least, style, across=across))


def _room(*, across: bool) -> Length:
    return ACROSS_WIDTH if across else TEXT_WIDTH


def _length(letters: int, style: str) -> int:
    return int(Pt(letters * LOOKS[style].points * LETTER) + PADDING)


def _widths(table: Table, least: list[int], style: str, *, across: bool) -> list[Emu]:
    """What each column needs; the rest of the page first to those with words to break."""
    needed = [_length(letters, style) for letters in least]
    wanted = [_length(_wanted(table, n, letters), style) for n, letters in enumerate(least)]
    room = _room(across=across)
    lacking = sum(wanted) - sum(needed)
    part = min(1.0, max(0.0, (room - sum(needed)) / lacking)) if lacking else 0.0
    given = [n + (w - n) * part for n, w in zip(needed, wanted, strict=True)]
    return [Emu(int(width * room / sum(given))) for width in given]


def _least(table: Table, position: int) -> int:
    """The letters below which a number or a short word would be broken."""
    cells = [row[position] for row in table.rows]
    head = -(-width_of(table.columns[position].title) // HEAD_LINES)
    return max(4, head, *(_narrowest(cell) for cell in cells)) if cells else max(4, head)


def _narrowest(cell: Cell) -> int:
    width = width_of(cell.words) + (NOTE if cell.source else 0)
    if cell.value is not None or width <= SHORT:
        return width
    return min(SHORT, -(-width // 2))


def _wanted(table: Table, position: int, least: int) -> int:
    """The letters with which nothing in the column would be broken, within bounds."""
    words = [row[position].words for row in table.rows]
    return max(least, min(LONG, max(map(width_of, [table.columns[position].title, *words]))))
