"""What a file is, told by its first bytes and never by its ending, and its sheets.

The way in: every kind of file comes out as the same grids. Knows no table.
"""

from pathlib import PurePath

from etl.returns.archives import opened
from etl.returns.grids import Sheets
from etl.returns.issues import RefusedError
from etl.returns.workbooks import read_workbook


def read_file(content: bytes, name: str) -> Sheets:
    """The sheets of a file; `name` is the file's, with or without its folder.

    Raises `RefusedError` where the file as a whole cannot be read.
    """
    if PurePath(name).name.startswith("~$"):
        raise RefusedError("lock_file")
    return read_workbook(opened(content))
