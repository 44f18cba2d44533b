"""How far a sheet reaches, found before a library makes room for all of it.

What the sheet claims of itself is not trusted: one cell in the last row and column of an
otherwise empty sheet stands for 17,000 million. Nothing here reads a value.
"""

import re

from etl.returns.files.parts import CELL, HELD, SheetPart, column_of
from etl.returns.files.refusals import broken, too_large

ROW_LIMIT = 250_000
COLUMN_LIMIT = 400
CELL_LIMIT = 2_500_000  # a ledger of 200,000 rows and 12 columns has 2,400,000
SAMPLE = 50_000  # bytes at both ends of the rows, which show how wide they are

_PLACED = re.compile(CELL)
_HOLDING = re.compile(CELL + HELD)
_MISPLACED = re.compile(rb'<c r="(?![A-Z]{1,3}[0-9]{1,7}")')


def extent(part: SheetPart) -> tuple[int, int]:
    """Rows and columns of a box that holds every cell that holds anything.

    Raises `RefusedError` where it is beyond the limits.
    """
    height, width = _likely(part)
    furthest = ""
    bearable = height <= ROW_LIMIT and width <= COLUMN_LIMIT and height * width <= CELL_LIMIT
    if not (bearable and _holds_all(part, height, width)):
        height, width, furthest = _exact(part)
    if height > ROW_LIMIT:
        raise too_large("表格行数", f"{ROW_LIMIT}行", f"{height}行{furthest}")
    if width > COLUMN_LIMIT:
        raise too_large("表格列数", f"{COLUMN_LIMIT}列", f"{width}列{furthest}")
    return height, width


def _likely(part: SheetPart) -> tuple[int, int]:
    """By the cells at both ends of the rows."""
    starts = (part.start, max(part.end - SAMPLE, part.start))
    found = [
        (int(match[2]), column_of(match[1]))
        for start in starts
        for match in _PLACED.finditer(part.xml, start, min(start + SAMPLE, part.end))
    ]
    rows, columns = zip(*found, strict=True) if found else ((0,), (0,))
    return max(rows), max(columns)


def _holds_all(part: SheetPart, height: int, width: int) -> bool:
    """Whether no cell lies outside: one look for the first that does."""
    inside = b'(?:%b)(?:%b)"' % (_letters_up_to(width), _digits_up_to(height))
    outside = re.compile(b'<c r="(?!%b)' % inside)
    return outside.search(part.xml, part.start, part.end) is None


def _exact(part: SheetPart) -> tuple[int, int, str]:
    """By every cell that holds anything: blank ones are often kept for their borders. Also which
    cell lies beyond the limits: often a single one that a hand put into the last row.
    """
    if _MISPLACED.search(part.xml, part.start, part.end):
        raise broken("单元格的位置有误")
    height, width, beyond = 0, 0, ""
    for match in _HOLDING.finditer(part.xml, part.start, part.end):
        row, column = int(match[2]), column_of(match[1])
        height, width = max(height, row), max(width, column)
        if not beyond and (row > ROW_LIMIT or column > COLUMN_LIMIT):
            beyond = f"（{match[1].decode()}{row}有内容）"
    return height, width, beyond


def _digits_up_to(number: int) -> bytes:
    """An expression for the whole numbers from 0 to `number`."""
    digits = str(number)
    ways = [f"[0-9]{{1,{len(digits) - 1}}}"] if len(digits) > 1 else []
    for at, digit in enumerate(digits):
        if digit != "0":
            rest = len(digits) - at - 1
            ways.append(f"{digits[:at]}[0-{int(digit) - 1}][0-9]{{{rest}}}")
    return "|".join([*ways, digits]).encode()


def _letters_up_to(column: int) -> bytes:
    """An expression for the letters of the columns from A to `column`, of two letters at most."""
    high, low = divmod(max(column, 1) - 1, 26)
    last = chr(ord("A") + low)
    if not high:
        return f"[A-{last}]".encode()
    first = chr(ord("A") + high - 1)
    ways = ["[A-Z]", f"{first}[A-{last}]"]
    if first > "A":
        ways.append(f"[A-{chr(ord(first) - 1)}][A-Z]")
    return "|".join(ways).encode()
