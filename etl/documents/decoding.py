"""The bytes of a text file as the characters they mean, or the refusal to guess.

UTF-8 strictly, UTF-16 by its mark or because it makes sense, then GB18030 strictly; what comes
out must look like written Chinese or plain ASCII. Does not change a character.
"""

import codecs
import re
from functools import cache

from etl.documents.refusals import DocumentError, Note, note

UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
MISREAD = "\ufffd"
UTF8 = "UTF-8"
SAMPLE = 200_000  # characters looked at; a wrong encoding shows at once
# Of characters beyond ASCII. Big5 and Shift-JIS read as GB18030 stay below it; EUC-KR does
# not, since its letters are common Chinese characters in GB18030.
COMMON_SHARE = 0.75
# UTF-8 that was cut or pasted together: nearly every sequence is valid, a few are not.
DAMAGED_SHARE = 0.1


def decoded(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text, without a leading byte order mark, and notes on how it was read.

    Raises `DocumentError` for binary data and for text in another encoding.
    """
    text, encoding = with_encoding(content)
    return text, _notes(text, encoding)


def with_encoding(content: bytes) -> tuple[str, str]:
    """The text and the encoding it was read by: UTF-8, UTF-16 or GB18030. Raises likewise."""
    try:
        text, encoding = content.decode("utf-8-sig"), UTF8
    except UnicodeDecodeError:
        text, encoding = _not_utf8(content)
    if "\x00" in text and encoding == UTF8:
        text, encoding = _unmarked_utf16(content)
    _check_controls(text)
    return text, encoding


def _notes(text: str, encoding: str) -> tuple[Note, ...]:
    notes = [note("encoding_used", found=encoding)] if encoding != UTF8 else []
    misread = text.count(MISREAD)
    if misread > len(text) * DAMAGED_SHARE:
        raise DocumentError("unknown_encoding", found=f"读到{misread}个无法辨认的字")
    return (*notes, *([note("unreadable_characters", found=misread)] if misread else []))


def _not_utf8(content: bytes) -> tuple[str, str]:
    for mark, encoding in UTF16_MARKS.items():
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding), "UTF-16"
    if b"\x00" in content:
        return _unmarked_utf16(content)
    if _is_damaged_utf8(content):
        raise DocumentError("unknown_encoding", found="文件像是 UTF-8，但有损坏的字节")
    text = _strict(content, "gb18030")
    if not _is_written(text):
        raise DocumentError("unknown_encoding", found="按 GB18030 读出的多是生僻字或无效字符")
    return text, "GB18030"


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"从第{error.start + 1}个字节起无法解码"
        raise DocumentError("unknown_encoding", found=found) from error


def _unmarked_utf16(content: bytes) -> tuple[str, str]:
    """UTF-16 without its mark, if one of the two orders of bytes makes written Chinese."""
    for encoding in UTF16_MARKS.values():
        text = content.decode(encoding, errors="replace")
        if MISREAD not in text and not CONTROLS.search(text) and _is_written(text):
            return text, "UTF-16"
    raise _binary()


def _is_damaged_utf8(content: bytes) -> bool:
    sample = content[:SAMPLE].decode("utf-8", errors="replace")
    beyond = sum(character > "\x7f" for character in sample)
    return sample.count(MISREAD) < beyond * DAMAGED_SHARE


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters of GB 2312's first level, its punctuation and its digits."""
    rows = [*range(0xA1, 0xA4), *range(0xB0, 0xD8)]
    cells = [bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF)]
    return frozenset("".join(cell.decode("gb2312", errors="ignore") for cell in cells))


def _is_written(text: str) -> bool:
    beyond = [character for character in text[:SAMPLE] if character > "\x7f"]
    common = sum(character in _common() for character in beyond)
    return common >= COMMON_SHARE * len(beyond)


def _check_controls(text: str) -> None:
    if CONTROLS.search(text):
        raise _binary()


def _binary() -> DocumentError:
    advice = "请确认送的是 .txt、.docx 或 .pdf 文件。"
    return DocumentError("not_a_document", found="含有控制字符，不是文字", advice=advice)
