"""The file that came in, as the workbook that goes back: .xlsx as it is, anything else converted.

Whatever the file is, a list of what is wrong goes back. Reads bytes; writes none to disk.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from etl.figures import Issue
from etl.marking.conversion import converted
from etl.marking.marked import marked
from etl.marking.parts import BOOK
from etl.packing import packed, parts_of
from etl.returns.files import read_file
from etl.returns.files.archives import Archive
from etl.returns.grids import Grid
from etl.returns.issues import RefusedError

CONVERTED = "原文件不是 .xlsx，已转为 .xlsx 退回，只保留数值、数字格式和合并单元格。"
ONLY_LISTED = "原文件无法读取，只列出问题。"


def returned(content: bytes, file: str, issues: Sequence[Issue]) -> bytes:
    """The marked workbook; `file` is the name under which the file came in."""
    name = PurePath(file).name
    parts = _parts(content)
    if parts is None:
        return _from_grids(content, name, issues)
    return packed(marked(parts, name, issues).items(), small=True)


def _parts(content: bytes) -> dict[str, bytes] | None:
    """The parts of a workbook that is safe to unpack; None where it is none."""
    try:
        Archive(content)
    except RefusedError:
        return None
    parts = parts_of(content)
    return parts if BOOK in parts else None


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
