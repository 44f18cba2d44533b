"""The file that came in, as the workbook that goes back: .xlsx as it is, anything else converted.

Whatever the file is, a list of what is wrong goes back. Reads bytes; writes none to disk.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from etl.figures import Issue
from etl.marking.conversion import converted
from etl.marking.marked import marked
from etl.marking.parts import BOOK, CannotBeMarkedError
from etl.packing import packed, parts_of
from etl.returns.files import read_file
from etl.returns.grids import Sheets
from etl.returns.issues import RefusedError

KEPT = "保留了数值、数字格式、合并单元格、批注、删除线和隐藏的行列，公式和其他格式没有保留。"
CONVERTED = f"原文件不是 .xlsx，已转为 .xlsx 退回，{KEPT}"
DAMAGED = f"原工作簿的内部结构已损坏，已重建后退回，{KEPT}"
HIDDEN = "隐藏的工作表“{}”只保留了名称，内容没有保留。"
ONLY_LISTED = "原文件无法读取，只列出问题。"
NOTHING = Sheets(grids=())


def returned(content: bytes, file: str, issues: Sequence[Issue]) -> bytes:
    """The marked workbook; `file` is the name under which the file came in."""
    name = PurePath(file).name
    try:
        sheets = read_file(content, name)
    except RefusedError:
        return _rebuilt(NOTHING, name, issues, ONLY_LISTED)
    parts = parts_of(content) if content.startswith(b"PK") else {}
    if BOOK not in parts:
        return _rebuilt(sheets, name, issues, CONVERTED)
    try:
        return packed(marked(parts, name, issues).items(), small=True)
    except CannotBeMarkedError:
        return _rebuilt(sheets, name, issues, DAMAGED)


def _rebuilt(sheets: Sheets, name: str, issues: Sequence[Issue], note: str) -> bytes:
    parts, names = converted(sheets.grids, sheets.hidden)
    renamed = [replace(issue, place=_renamed(issue.place, names)) for issue in issues]
    notes = [note, *(HIDDEN.format(title) for title in sheets.hidden)]
    return packed(marked(parts, name, renamed, notes).items(), small=True)


def _renamed(place: str, names: dict[str, str]) -> str:
    sheet, exclamation, cells = place.rpartition("!")
    if not exclamation:
        return names.get(place, place)
    return f"{names.get(sheet, sheet)}!{cells}"
