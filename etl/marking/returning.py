"""The file that came in, as the workbook that goes back: .xlsx as it is, anything else converted.

Whatever the file is, a list of what is wrong goes back. Reads bytes; writes none to disk.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from etl.figures import Issue
from etl.marking.conversion import converted
from etl.marking.marked import marked
from etl.packing import packed
from etl.returns.archives import opened
from etl.returns.grids import Grid
from etl.returns.issues import RefusedError
from etl.returns.sniffing import read_file

CONVERTED = "原文件不是 .xlsx，已转为 .xlsx 退回，只保留数值、数字格式和合并单元格。"
ONLY_LISTED = "原文件无法读取，只列出问题。"


def returned(content: bytes, file: str, issues: Sequence[Issue]) -> bytes:
    """The marked workbook; `file` is the name under which the file came in."""
    name = PurePath(file).name
    try:
        parts = opened(content).parts
    except RefusedError:
        return _from_grids(content, name, issues)
    return packed(marked(parts, name, issues).items(), small=True)


def _from_grids(content: bytes, name: str, issues: Sequence[Issue]) -> bytes:
    grids: tuple[Grid, ...] = ()
    try:
        grids = read_file(content, name).grids
    except RefusedError:
        note = ONLY_LISTED
    else:
        note = CONVERTED
    parts, names = converted(grids)
    renamed = [replace(issue, place=_renamed(issue.place, names)) for issue in issues]
    return packed(marked(parts, name, renamed, [note]).items(), small=True)


def _renamed(place: str, names: dict[str, str]) -> str:
    sheet, exclamation, cells = place.rpartition("!")
    if not exclamation:
        return names.get(place, place)
    return f"{names.get(sheet, sheet)}!{cells}"
