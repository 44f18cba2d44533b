"""Parts to a zip archive with the same bytes on every machine and day; what no archive raises.

Stamped with a fixed time, and not compressed unless asked, because compressors differ. Knows no
workbook.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

UNREADABLE = (
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
"""What zipfile raises on bytes that only look like an archive."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of an archive that is known to be sound, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        return {name: given.read(name) for name in given.namelist()}


def packed(parts: Iterable[tuple[str, bytes]], *, small: bool = False) -> bytes:
    """The archive of these names and contents, in this order; `small` compresses."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in parts:
            stamp = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            stamp.create_system = 3  # else the byte says which system wrote it
            stamp.compress_type = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
            archive.writestr(stamp, part)
    return written.getvalue()
