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
from etl.returns.grids import Grid
from etl.returns.issues import RefusedError

CONVERTED = "原文件不是 .xlsx，已转为 .xlsx 退回，只保留数值、数字格式和合并单元格。"
DAMAGED = "原工作簿的内部结构已损坏，已重建后退回，只保留数值、数字格式和合并单元格。"
ONLY_LISTED = "原文件无法读取，只列出问题。"


def returned(content: bytes, file: str, issues: Sequence[Issue]) -> bytes:
    """The marked workbook; `file` is the name under which the file came in."""
    name = PurePath(file).name
    try:
        grids = read_file(content, name).grids
    except RefusedError:
        return _rebuilt((), name, issues, ONLY_LISTED)
    parts = parts_of(content) if content.startswith(b"PK") else {}
    if BOOK not in parts:
        return _rebuilt(grids, name, issues, CONVERTED)
    try:
        return packed(marked(parts, name, issues).items(), small=True)
    except CannotBeMarkedError:
        return _rebuilt(grids, name, issues, DAMAGED)


def _rebuilt(grids: tuple[Grid, ...], name: str, issues: Sequence[Issue], note: str) -> bytes:
    parts, names = converted(grids)
    renamed = [replace(issue, place=_renamed(issue.place, names)) for issue in issues]
    return packed(marked(parts, name, renamed, [note]).items(), small=True)


def _renamed(place: str, names: dict[str, str]) -> str:
    sheet, exclamation, cells = place.rpartition("!")
    if not exclamation:
        return names.get(place, place)
    return f"{names.get(sheet, sheet)}!{cells}"
