"""What a file is, told by its content and never by its ending, and its sheets.

The way in: every kind of file comes out as the same grids. Knows no table.
"""

from dataclasses import replace
from pathlib import PurePath

from etl.returns.files.archives import Archive, check_file_size
from etl.returns.files.delimited import decoded, read_delimited
from etl.returns.files.old_workbooks import read_old_workbook
from etl.returns.files.refusals import broken, other_kind
from etl.returns.files.web_tables import PAGE, read_web_tables
from etl.returns.files.workbooks import BOOK, read_workbook
from etl.returns.files.xml_tables import NAMESPACE, read_xml_tables
from etl.returns.grids import Sheets
from etl.returns.issues import RefusedError, complaint

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BARE_OLD = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # without the outer format

ADVICE = "请把数据填进统一的报表（.xlsx）后再报送。"
RESAVE = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再报送。"
UNPACK = "请解压后逐个报送里面的表格。"
OTHER_STARTS = {
    b"%PDF": ("PDF 文件", ADVICE),
    b"\x89PNG": ("图片", ADVICE),
    b"\xff\xd8\xff": ("图片", ADVICE),
    b"GIF8": ("图片", ADVICE),
    b"Rar!": ("压缩包", UNPACK),
    b"7z\xbc\xaf": ("压缩包", UNPACK),
    b"\x1f\x8b": ("压缩包", UNPACK),
    b"{\\rtf": ("RTF 文档", ADVICE),
    b"ID;P": ("SYLK 表格", RESAVE),
    b"MIME-Version:": ("网页归档（.mht）", RESAVE),
}
OTHER_OLE = {
    "WordDocument": ("Word 文档（.doc）", ADVICE),
    "PowerPoint Document": ("演示文稿（.ppt）", ADVICE),
}
OTHER_PARTS = {
    "word/": ("Word 文档（.docx）", ADVICE),
    "ppt/": ("演示文稿（.pptx）", ADVICE),
    "xl/workbook.bin": ("二进制工作簿（.xlsb）", RESAVE),
    "content.xml": ("OpenDocument 文件（.ods、.odt）", RESAVE),
}
SHOWN = 4096  # bytes at the start that show what a text is


def read_file(content: bytes, name: str) -> Sheets:
    """The sheets of a file; `name` is the file's, with or without its folder.

    Sheets that hold nothing are left out. Raises `RefusedError` where the file as a whole cannot
    be read.
    """
    check_file_size(len(content))
    if PurePath(name).name.startswith("~$"):
        raise RefusedError("lock_file")
    sheets = _sheets(content, name)
    grids = tuple(grid for grid in sheets.grids if not grid.empty)
    missing = () if grids else (complaint("no_table_found"),)
    return replace(sheets, grids=grids, complaints=(*sheets.complaints, *missing))


def _sheets(content: bytes, name: str) -> Sheets:
    for start, kind in OTHER_STARTS.items():
        if content.startswith(start):
            raise other_kind(*kind)
    if not content.strip():
        raise broken("文件为空")
    if content.startswith(OLE) or content.startswith(BARE_OLD):
        return _old(content)
    if content.startswith(b"PK"):
        return _zipped(content)
    text, encoding = decoded(content)
    if NAMESPACE in text[:SHOWN]:
        return read_xml_tables(text)
    if PAGE.match(text[:SHOWN]):
        return read_web_tables(text, name)
    if text.lstrip().startswith("<"):
        raise other_kind("XML 文件", RESAVE)
    return read_delimited(text, encoding, name)


def _old(content: bytes) -> Sheets:
    if ENCRYPTED in content:
        raise RefusedError("password_protected")
    for stream, kind in OTHER_OLE.items():
        if stream.encode("utf-16-le") in content:
            raise other_kind(*kind)
    return read_old_workbook(content)


def _zipped(content: bytes) -> Sheets:
    archive = Archive(content)
    if BOOK in archive:
        return read_workbook(archive)
    for start, kind in OTHER_PARTS.items():
        if any(part.startswith(start) for part in archive.names):
            raise other_kind(*kind)
    raise other_kind("压缩包", UNPACK)
