"""The texts of one small sheet of a workbook by its name, shown or not: for what we wrote there.

Read from the measured parts as trees. Knows no marker.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from etl.returns.files.archives import Archive
from etl.returns.files.contents import BOOK, Contents
from etl.returns.files.parts import attribute, column_number, tree

COLUMNS = 64  # further to the right we never write


def texts_of(content: bytes, sheet: str) -> list[list[str]]:
    """The rows that hold anything, each from column A on; none where there is no such sheet.

    Raises `RefusedError` for what is broken or too large.
    """
    archive = Archive(content)
    contents = Contents(archive) if BOOK in archive else None
    entry = next((s for s in contents.sheets if s.name == sheet), None) if contents else None
    if contents is None or entry is None:
        return []
    shared = contents.shared("sharedStrings")
    strings = [_joined(item) for item in tree(shared).findall("{*}si")] if shared else []
    rows = tree(archive.part(entry.part)).iterfind("{*}sheetData/{*}row")
    return [cells for row in rows if (cells := _row(row, strings))]


def _row(row: Element, strings: list[str]) -> list[str]:
    found = dict(_cells(row, strings))
    return [found.get(column, "") for column in range(1, max(found, default=0) + 1)]


def _cells(row: Element, strings: list[str]) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(row.iterfind("{*}c"), 1):
        letters = attribute(cell, "r").rstrip("0123456789")
        column = column_number(letters) if letters else place
        text = _text(cell, strings)
        if text and column <= COLUMNS:
            yield column, text


def _text(cell: Element, strings: list[str]) -> str:
    value = cell.findtext("{*}v") or ""
    match attribute(cell, "t"):
        case "inlineStr":
            return "".join(map(_joined, cell.iterfind("{*}is")))
        case "s":
            known = value.isascii() and value.isdigit() and int(value) < len(strings)
            return strings[int(value)] if known else ""
        case _:
            return value.removesuffix(".0")


def _joined(element: Element) -> str:
    """The text of an element, without the readings that East Asian texts may carry."""
    parts = (element, *element.iterfind("{*}r"))
    return "".join(text.text or "" for part in parts for text in part.iterfind("{*}t"))
