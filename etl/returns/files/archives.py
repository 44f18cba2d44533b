"""Bytes somebody sent to an archive that is safe to unpack, or the reason why it is not.

A workbook is a zip archive of parts. Its directory is counted and added up before anything is
unpacked, and a part never comes out larger than the directory says: what is handed on to a
library is packed anew from what was measured. Knows nothing of what the parts mean.
"""

import io
import posixpath
import zipfile

from etl.packing import UNREADABLE
from etl.returns.files.refusals import broken, too_large
from etl.returns.issues import RefusedError

MEGABYTE = 1024 * 1024
FILE_LIMIT = 20 * MEGABYTE
INFLATED_LIMIT = 120 * MEGABYTE  # a ledger of 200,000 rows and 12 columns has 78
RATIO_LIMIT = 200  # sheets of equal rows reach 100; bombs begin at 1,000
PART_LIMIT = 5000
DIRECTORY_ENTRY = b"PK\x01\x02"


class Archive:
    """An archive whose sizes are known to be bearable. Names of parts are found in any case."""

    def __init__(self, content: bytes) -> None:
        """Raises `RefusedError` for a bomb, for encryption and for what is broken."""
        if content.count(DIRECTORY_ENTRY) > PART_LIMIT:
            raise too_large("压缩包里的部件", f"{PART_LIMIT}个", "更多")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except UNREADABLE as error:
            raise broken("文件已损坏，可能没有传完整") from error
        _check_sizes(self._zip.infolist())
        self._names = {_plain(name): name for name in self._zip.namelist()}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    @property
    def names(self) -> list[str]:
        """The parts' names in lower case."""
        return list(self._names)

    def part(self, name: str) -> bytes:
        """One part, unpacked."""
        try:
            return self._zip.read(self._names[_plain(name)])
        except KeyError as error:
            raise broken(f"缺少部件{name}") from error
        except UNREADABLE as error:
            raise broken("文件已损坏，可能没有传完整") from error


def check_file_size(size: int) -> None:
    """Stop at a file that no return can be, before it is read."""
    if size > FILE_LIMIT:
        raise too_large("文件", _megabytes(FILE_LIMIT), _megabytes(size))


def beside(part: str, target: str) -> str:
    """The name that `target` means where `part` refers to it."""
    folder = "" if target.startswith("/") else posixpath.dirname(part)
    return posixpath.normpath(posixpath.join(folder, target.lstrip("/")))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    inflated, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if inflated > INFLATED_LIMIT or inflated > RATIO_LIMIT * max(packed, MEGABYTE // 10):
        found, limit = _megabytes(inflated), _megabytes(INFLATED_LIMIT)
        raise RefusedError("decompression_bomb", found=found, limit=limit)
    if len({_plain(m.filename) for m in members}) < len(members):
        raise broken("压缩包里有重名的部件")
    if any(m.flag_bits & 1 for m in members):
        raise RefusedError("password_protected")


def _megabytes(size: int) -> str:
    return f"{-(-size // MEGABYTE)}MB"
