"""A text file with delimiters (CSV, TSV) to a grid.

How it is encoded and delimited is found in its content: Excel in Chinese saves GB18030 with
commas, "Unicode text" is UTF-16 with tabs, web systems send UTF-8. Texts stay texts. Knows no
table: lines above the headings are rows like others.
"""

import csv
import io
import re
from collections import Counter
from pathlib import PurePath

from etl.documents.decoding import with_encoding
from etl.documents.refusals import DocumentError
from etl.returns.files.extents import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT
from etl.returns.files.refusals import broken, other_kind, too_large
from etl.returns.files.splits import check_columns
from etl.returns.files.surroundings import Surroundings, Values, grid
from etl.returns.grids import Sheets
from etl.returns.issues import RefusedError, complaint

SEPARATORS = {
    ",": "逗号",
    "\t": "制表符",
    ";": "分号",
    "，": "全角逗号",
    "|": "竖线",
    "；": "全角分号",
}
SAMPLE = 50_000  # characters whose rows show what they are delimited by
_DECLARED = re.compile(r"sep=(.)\r?\n")
_PROTECTED = re.compile(r'="([^"]*)"')  # how Excel is kept from turning a code into a number


def decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding. Raises `RefusedError` for what is no text."""
    try:
        return with_encoding(content)
    except DocumentError as error:
        if error.code == "unknown_encoding":
            raise RefusedError("unknown_encoding", **error.found) from error
        raise broken("开头不是表格的标记，也不是文字") from error


def read_delimited(text: str, encoding: str, name: str) -> Sheets:
    """The one sheet of the file, called like the file, as Excel calls it.

    Raises `RefusedError` where there are no columns, where quotes are not closed, and beyond the
    limits.
    """
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else _separator(text)
    rows = _rows(text, separator)
    if declared:
        rows[0] = []
    check_columns(rows)
    said = complaint(
        "encoding_used", found=encoding, separator=SEPARATORS.get(separator, f"“{separator}”")
    )
    return Sheets(grids=(grid(Surroundings(title=PurePath(name).stem), rows),), complaints=(said,))


def _separator(text: str) -> str:
    """The sign that makes the most rows equally long, and of several the longest."""
    sample = text[:SAMPLE]
    cut = sample if len(text) <= SAMPLE else sample.rpartition("\n")[0] or sample
    found = {separator: _regularity(cut, separator) for separator in SEPARATORS}
    best = max(found, key=lambda separator: found[separator])
    if found[best] == (0, 0):
        raise other_kind("没有分列的文字", "请把数据填进统一的报表后再报送。")
    return best


def _regularity(sample: str, separator: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells above one, and that number."""
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        widths = Counter(len(row) for row in rows if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _rows(text: str, separator: str) -> Values:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: Values = []
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            _check_bounds(len(rows) + 1, len(row), cells)
            rows.append([_PROTECTED.sub(r"\1", cell) if cell[:1] == "=" else cell for cell in row])
    except csv.Error as error:
        raise broken(f"第{reader.line_num}行起引号不成对，或单元格过长") from error
    return rows


def _check_bounds(height: int, width: int, cells: int) -> None:
    if height > ROW_LIMIT:
        raise too_large("表格行数", f"{ROW_LIMIT}行", "更多")
    if width > COLUMN_LIMIT:
        raise too_large("表格列数", f"{COLUMN_LIMIT}列", f"{width}列")
    if cells > CELL_LIMIT:
        raise too_large("有内容的区域", f"{CELL_LIMIT // 10_000}万格", "更多")
