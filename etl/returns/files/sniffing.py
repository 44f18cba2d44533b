"""What a file is, told by its first bytes and never by its ending, and its sheets.

The way in: every kind of file comes out as the same grids. Knows no table.
"""

from dataclasses import replace
from pathlib import PurePath

from etl.returns.files.archives import check_file_size
from etl.returns.files.refusals import broken
from etl.returns.files.workbooks import read_workbook
from etl.returns.grids import Sheets
from etl.returns.issues import RefusedError, complaint

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_file(content: bytes, name: str) -> Sheets:
    """The sheets of a file; `name` is the file's, with or without its folder.

    Sheets that hold nothing are left out. Raises `RefusedError` where the file as a whole cannot
    be read.
    """
    check_file_size(len(content))
    if PurePath(name).name.startswith("~$"):
        raise RefusedError("lock_file")
    sheets = _sheets(content)
    grids = tuple(grid for grid in sheets.grids if not grid.empty)
    missing = () if grids else (complaint("no_table_found"),)
    return replace(sheets, grids=grids, complaints=(*sheets.complaints, *missing))


def _sheets(content: bytes) -> Sheets:
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise RefusedError("password_protected")
        raise broken("是旧版 Excel 或 WPS 格式（.xls、.et）")
    if not content.startswith(b"PK\x03\x04"):
        raise broken("文件为空" if not content else "开头不是工作簿的标记")
    return read_workbook(content)
