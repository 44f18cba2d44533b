"""Bytes somebody sent to an archive that is safe to open, or the reason why it is not.

A workbook is a zip archive of XML. Before a library sees it, its sizes are added up, every
part is unpacked within bounds and walked through once, and all of it is packed anew: what
the libraries open is what was measured. Knows nothing about tables.
"""

import io
import struct
import zipfile
import zlib
from xml.parsers import expat

from etl.returns.issues import Complaint, RefusedError, complaint

MEGABYTE = 1024 * 1024
FILE_LIMIT = 20 * MEGABYTE
INFLATED_LIMIT = 60 * MEGABYTE
RATIO_LIMIT = 200  # sheets of equal rows reach 100; bombs begin at 1,000
ROW_LIMIT = 20_000
COLUMN_LIMIT = 400

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What zipfile raises on bytes that only look like an archive.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


class Opened:
    """An archive that was measured, and what it carries besides its sheets."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts

    @property
    def content(self) -> bytes:
        """The archive, packed anew from the parts."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return packed.getvalue()

    @property
    def complaints(self) -> list[Complaint]:
        """What is left aside when the workbook is read."""
        found = []
        if any(name.lower().endswith("vbaproject.bin") for name in self.parts):
            found.append(complaint("macro_ignored"))
        if any("externallinks/" in name.lower() for name in self.parts):
            found.append(complaint("external_link_ignored"))
        return found


def opened(content: bytes) -> Opened:
    """The archive in `content`. Raises `RefusedError` for anything that is not a safe workbook."""
    _check_start(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive)
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except BROKEN as error:
        raise RefusedError("not_a_workbook", found="文件已损坏") from error
    if "[Content_Types].xml" not in parts or "xl/workbook.xml" not in parts:
        raise RefusedError("not_a_workbook", found="压缩包里没有工作簿")
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            _measured(part)
    return Opened(parts)


def check_file_size(size: int) -> None:
    """Stop at a file that no return can be, before it is read."""
    if size > FILE_LIMIT:
        limit, found = _megabytes(FILE_LIMIT), _megabytes(size)
        raise RefusedError("too_large", what="文件", limit=limit, found=found)


def _check_start(content: bytes) -> None:
    check_file_size(len(content))
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise RefusedError("password_protected")
        raise RefusedError("not_a_workbook", found="是旧版 Excel 或 WPS 格式（.xls、.et）")
    if not content.startswith(b"PK\x03\x04"):
        raise RefusedError(
            "not_a_workbook", found="文件为空" if not content else "开头不是工作簿的标记"
        )


def _check_sizes(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    inflated, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if inflated > INFLATED_LIMIT or inflated > RATIO_LIMIT * max(packed, MEGABYTE // 10):
        found, limit = _megabytes(inflated), _megabytes(INFLATED_LIMIT)
        raise RefusedError("decompression_bomb", found=found, limit=limit)
    if len({m.filename.lower() for m in members}) < len(members):
        raise RefusedError("not_a_workbook", found="压缩包里有重名的部件")
    if any(m.flag_bits & 1 for m in members):
        raise RefusedError("password_protected")


def _megabytes(size: int) -> str:
    return f"{-(-size // MEGABYTE)}MB"


class _Extent:
    """How far a sheet reaches, in its cells and in the ranges that libraries fill in."""

    def __init__(self) -> None:
        self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                self.row, self.column = self.row + 1, 0
                self.reach(attributes.get("r", ""))
            case "c":
                self.column += 1
                self.reach(attributes.get("r", ""))
            case "mergeCell" | "hyperlink":
                self.reach(attributes.get("ref", "").rpartition(":")[2])

    def reach(self, reference: str) -> None:
        """Take in a reference such as D7 or 7; stop where it is out of bounds."""
        letters = reference.rstrip("0123456789")
        digits = reference[len(letters) :]
        row = int(digits[:8]) if digits else self.row
        column = _column_number(letters) if letters else self.column
        if row > ROW_LIMIT:
            raise RefusedError(
                "too_large", what="表格行数", limit=f"{ROW_LIMIT}行", found=f"{row}行"
            )
        if column > COLUMN_LIMIT:
            raise RefusedError(
                "too_large", what="表格列数", limit=f"{COLUMN_LIMIT}列", found=f"{column}列"
            )
        self.row, self.column = max(row, self.row), column


def _column_number(letters: str) -> int:
    """A is 1, XFD is 16,384; anything longer is far out of bounds."""
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _no_entities(*_: object) -> None:
    raise RefusedError("not_a_workbook", found="内含实体定义")


def _measured(part: bytes) -> None:
    """Walk through one part: well-formed, no entities of its own, within bounds."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = _Extent().start
    parser.EntityDeclHandler = _no_entities
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RefusedError("not_a_workbook", found="内容不是有效的 XML") from error
