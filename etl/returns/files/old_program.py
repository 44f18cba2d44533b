"""A program of its own: the binary workbook on its input as JSON on its output.

Started in isolation by `old_workbooks`, so that whatever the bytes make of the library stays
within bounds of time and memory. Imports nothing of ours.
"""

import io
import json
import struct
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import xlrd
from xlrd.biffh import XL_CELL_BLANK, XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_ERROR
from xlrd.compdoc import CompDocError
from xlrd.xldate import XLDateError, xldate_as_datetime

CELLS = 2_500_000
SLIVER, NARROW = 20, 128  # so low, in twentieths of a point, or narrow that nobody sees it
RAISED = 1  # letters above the line
BLACK, WHITE, SOLID = (0, 0, 0), (255, 255, 255), 1

# Kinds of records, by the numbers of the format.
FORMULA, ENDS, SHEET, FILTERED, BOOK, COUNTED, BEGINS = 0x06, 0x0A, 0x85, 0x9B, 0x1AE, 0x1C1, 0x809
OWN = (b"\x01\x04", b"\x01\x3a")  # supporting books that are this one, and functions
RESULT_END = 14
NO_RESULT = (3, 0xFFFF)  # first byte and last word of a stored result that is an empty text

# What the library raises on bytes that only look like a workbook.
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    CompDocError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,  # xlrd looks into whatever begins like an archive
    xlrd.XLRDError,
)


def main() -> None:
    """Read, answer, and never fail for what the bytes are."""
    content = sys.stdin.buffer.read()
    try:
        answer = json.dumps(_workbook(content))
    except xlrd.XLRDError as error:
        answer = _refused("password" if "encrypted" in str(error).lower() else "broken")
    except MemoryError:
        answer = _refused("large")
    except BROKEN:
        answer = _refused("broken")
    sys.stdout.write(answer)


def _refused(why: str) -> str:
    return json.dumps({"refused": why})


def _workbook(content: bytes) -> dict[str, Any]:
    book = xlrd.open_workbook(
        file_contents=content,
        formatting_info=True,
        ragged_rows=True,
        on_demand=True,
        logfile=io.StringIO(),
    )
    told = list(_records(book, book.base))
    counted = any(kind == COUNTED for kind, _ in told)
    listed = [body for kind, body in told if kind == SHEET and not body[5]]
    named = list(zip(book.sheet_names(), listed, strict=True))
    sheets = [
        _sheet(book, number, *struct.unpack_from("<I", body), counted=counted)
        for number, (_, body) in enumerate(named)
        if not body[4]
    ]
    if sum(len(row) for sheet in sheets for row in sheet["rows"]) > CELLS:
        return {"refused": "large"}
    return {
        "sheets": sheets,
        "hidden": [name for name, body in named if body[4]],
        "styles": [_style(book, xf) for xf in book.xf_list],
        "links": any(kind == BOOK and body[2:4] not in OWN for kind, body in told),
    }


def _style(book: Any, xf: Any) -> list[Any]:
    """Number format, whether struck through, whether letters have the ground's colour, indent."""
    number_format = book.format_map[xf.format_key].format_str
    struck, indent = _is_struck(book, xf.font_index), xf.alignment.indent_level
    return [number_format, struck, _is_unseen(book, xf), indent]


def _is_struck(book: Any, font: int) -> bool:
    return bool(book.font_list[font].struck_out)


def _is_unseen(book: Any, xf: Any) -> bool:
    letters = book.colour_map.get(book.font_list[xf.font_index].colour_index) or BLACK
    pattern, colour = xf.background.fill_pattern, xf.background.pattern_colour_index
    ground = WHITE if pattern == 0 else book.colour_map.get(colour) if pattern == SOLID else None
    return bool(letters == ground)


def _sheet(book: Any, number: int, start: int, *, counted: bool) -> dict[str, Any]:
    sheet = book.sheet_by_index(number)
    kinds = list(_records(book, book.base + start))
    rows = [_row(sheet, number) for number in range(sheet.nrows)]
    return {
        "name": sheet.name,
        "begins_1904": book.datemode == 1,
        "rows": rows,
        "styles": [_styles_of(sheet, number) for number in range(sheet.nrows)],
        "days": list(_days(book, sheet)),
        "errors": list(_errors(sheet)),
        "struck": [
            [row + 1, column + 1]
            for (row, column), runs in sheet.rich_text_runlist_map.items()
            if any(_is_struck(book, font) for _, font in runs)
        ],
        "raised": [
            [row + 1, column + 1]
            for (row, column), runs in sheet.rich_text_runlist_map.items()
            if any(book.font_list[font].escapement == RAISED for _, font in runs)
        ],
        "formulas": [] if counted else [f for f in map(_without_result, kinds) if f],
        "merges": [[a + 1, c + 1, b, d] for a, b, c, d in sheet.merged_cells],
        "comments": [[r + 1, c + 1, note.text] for (r, c), note in sheet.cell_note_map.items()],
        "hidden_rows": [
            n + 1 for n, row in sheet.rowinfo_map.items() if row.hidden or 0 < row.height < SLIVER
        ],
        "hidden_columns": [
            n + 1 for n, c in sheet.colinfo_map.items() if c.hidden or c.width < NARROW
        ],
        "filtered": any(kind == FILTERED for kind, _ in kinds),
        "filters": _filters(book, sheet),
    }


def _row(sheet: Any, number: int) -> list[Any]:
    """A row's values; what is neither number, text nor truth stands elsewhere."""
    return [
        {XL_CELL_EMPTY: "", XL_CELL_BLANK: "", XL_CELL_ERROR: ""}.get(kind, value)
        if kind != XL_CELL_BOOLEAN
        else bool(value)
        for kind, value in zip(sheet.row_types(number), sheet.row_values(number), strict=True)
    ]


def _styles_of(sheet: Any, row: int) -> list[int]:
    return [sheet.cell_xf_index(row, column) for column in range(sheet.row_len(row))]


def _of_kind(sheet: Any, wanted: int) -> Iterator[tuple[int, int, Any]]:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == wanted:
                yield row, column, sheet.cell_value(row, column)


def _days(book: Any, sheet: Any) -> Iterator[list[Any]]:
    for row, column, value in _of_kind(sheet, XL_CELL_DATE):
        try:
            yield [row + 1, column + 1, xldate_as_datetime(value, book.datemode).isoformat()]
        except (XLDateError, OverflowError):
            continue  # no day: the number stays


def _errors(sheet: Any) -> Iterator[list[Any]]:
    for row, column, code in _of_kind(sheet, XL_CELL_ERROR):
        yield [row + 1, column + 1, xlrd.error_text_from_code.get(code, "#ERROR!")]


def _without_result(record: tuple[int, bytes]) -> list[int] | None:
    """Where a formula stands that was never calculated, by its record."""
    kind, body = record
    if (
        kind != FORMULA
        or len(body) < RESULT_END
        or (body[6], *struct.unpack_from("<H", body, 12)) != NO_RESULT
    ):
        return None
    row, column = struct.unpack_from("<HH", body)
    return [row + 1, column + 1]


def _records(book: Any, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from `start` to the end of their stream, those of charts within left out."""
    at, depth = start, 0
    while at + 4 <= book.stream_len:
        kind, size = struct.unpack_from("<HH", book.mem, at)
        depth += (kind == BEGINS) - (kind == ENDS)
        if depth == 0 and kind == ENDS:
            return
        if depth == 1:
            yield kind, bytes(book.mem[at + 4 : at + 4 + size])
        at += 4 + size


def _filters(book: Any, sheet: Any) -> list[list[int]]:
    """Ranges that the workbook names as filtered on this sheet, headings included."""
    found = []
    for name in book.name_obj_list:
        if name.builtin and name.name == "_FilterDatabase" and name.scope == sheet.number:
            _, top, below, left, right = name.area2d()
            found.append([top + 1, left + 1, below, right])
    return found


if __name__ == "__main__":
    main()
