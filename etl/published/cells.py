"""The bytes of a CSV file as numbered rows of text, whatever program saved it.

Knows encodings, commas and tabs; nothing about what the columns mean.
"""

import codecs
import csv
import io
from dataclasses import dataclass, field

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, and .xls or .et
LINE_CHARACTERS = "\t\n\v\f\r"


class NotDelimitedError(Exception):
    """These bytes are no table of text. The message says what they are, in Chinese."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A header and rows, each with the number a spreadsheet shows beside it.

    `header_at` is that number of the header. `broken` says in which row the reading had to
    stop, and why; rows before it are good.
    """

    encoding: str
    header: tuple[str, ...]
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    broken: tuple[int, str] | None = None
    header_at: int = 1


def read_table(content: bytes) -> Table:
    """The table in these bytes. Cells are trimmed, rows without any content left out."""
    text, encoding = _decoded(content)
    records, broken = _records(text)
    if not records:
        raise NotDelimitedError(f"引号没有成对（{broken[1]}）" if broken else "文件是空的")
    (number, header), *rows = records
    while not header[-1]:  # Excel pads the first row to the width of the widest
        header = header[:-1]
    return Table(encoding=encoding, header=header, rows=rows, broken=broken, header_at=number)


def _decoded(content: bytes) -> tuple[str, str]:
    """Text and the encoding that fits: UTF-8, UTF-16 by its mark, else GB18030 (Excel's)."""
    if content.startswith(WORKBOOK_MARKS):
        raise NotDelimitedError("这是 Excel 工作簿，不是 CSV；请另存为“CSV UTF-8（逗号分隔）”")
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(c < " " and c not in LINE_CHARACTERS for c in text):
            break
        return text, encoding
    raise NotDelimitedError("不是文本文件，无法按 UTF-8、UTF-16 或 GB18030 读取")


def _encodings(content: bytes) -> tuple[str, ...]:
    """A mark is believed: damaged UTF-8 must not come out as GB18030 gibberish."""
    if content.startswith(UTF16_MARKS):
        return ("utf-16",)
    return ("utf-8-sig",) if content.startswith(codecs.BOM_UTF8) else ("utf-8-sig", "gb18030")


def _records(text: str) -> tuple[list[tuple[int, tuple[str, ...]]], tuple[int, str] | None]:
    """All rows with content; strict, so that an open quote cannot swallow the rest unseen."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    records: list[tuple[int, tuple[str, ...]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            trimmed = tuple(cell.strip() for cell in cells)
            if any(trimmed):
                records.append((number, trimmed))
    except csv.Error as error:
        return records, (number + 1, str(error))
    return records, None


def _delimiter(text: str) -> str:
    """A tab where the first line has tabs and no comma: Excel's “Unicode text”."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return "\t" if "\t" in first and "," not in first else ","
