"""A .docx to its text and marks: the archive within bounds, then the parts that hold words.

Only the parts that are read are unpacked, so that a report may carry large pictures. Does not
know what the elements of the body mean.
"""

import io
import re
import zipfile
from posixpath import join, normpath

from etl.documents.refusals import RESAVE, DocumentError, Note, megabytes, note
from etl.documents.word_body import Body, Line
from etl.documents.word_styles import Styles
from etl.documents.word_xml import Attributes, Walk, walk
from etl.packing import UNREADABLE
from etl.passages import Block

BODY_LIMIT = 60 * 1024**2  # bytes unpacked; 300 pages have 5 MB
PART_LIMIT = 5 * 1024**2  # styles and links; they have 0.1 MB
MEMBER_LIMIT = 20_000  # a directory of a million entries costs seconds before it is refused
MEMBER = b"PK\x01\x02"
UNPACK = "请解压后报送里面的 .txt、.docx 或 .pdf 文件。"
# What else is a zip, by a name in its directory.
OTHER_KINDS = (
    (re.compile(r"xl/workbook\."), "Excel 工作簿", "报表请按报表报送；工作报告请另存为 .docx。"),
    (re.compile(r"ppt/presentation\."), "PowerPoint 演示文稿", "请把文字复制到 Word 文档再报送。"),
    (re.compile(r"OFD\.xml"), "OFD 版式文件", "请用阅读器导出为 .docx 或 .pdf 后再报送。"),
    (re.compile(r"content\.xml"), "OpenDocument 文档", RESAVE),
)
BROKEN = (*UNREADABLE, KeyError)

Read = tuple[str, tuple[Block, ...], tuple[Note, ...]]


class _Links(Walk):
    """Where the parts of the file stand, by the last word of their kind."""

    def __init__(self, part: bytes | None, folder: str) -> None:
        self.targets: dict[str, str] = {}
        self._folder = folder
        if part is not None:
            walk(part, self)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "rel:Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            place = normpath(join("/", self._folder, attributes.get("Target", "")))
            self.targets.setdefault(kind, place.lstrip("/"))


def read_word(content: bytes) -> Read:
    """Text, marks and notes of a .docx or .docm.

    Raises `DocumentError` for another kind of archive, a password, or what is out of bounds.
    """
    if content.count(MEMBER) > MEMBER_LIMIT:
        raise DocumentError("decompression_bomb", limit=f"{MEMBER_LIMIT}个部件")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, set(archive.namelist()))
    except BROKEN as error:
        raise DocumentError("not_a_document", found="文件已损坏", advice=RESAVE) from error


def _read(archive: zipfile.ZipFile, names: set[str]) -> Read:
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise DocumentError("password_protected")
    main = _Links(_part(archive, "_rels/.rels"), "").targets.get("officeDocument", "")
    if not main.startswith("word/") or main not in names:
        raise _other_kind(names)
    folder, _, name = main.rpartition("/")
    links = _Links(_part(archive, f"{folder}/_rels/{name}.rels"), folder)
    body = Body(Styles(_part(archive, links.targets.get("styles", "word/styles.xml"))))
    walk(_part(archive, main, BODY_LIMIT) or b"", body)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        body.seen["macro_ignored"] = ""
    text, marks = _laid_out(body.lines)
    unreadable = text.count("\ufffd")
    if unreadable:
        body.seen["unreadable_characters"] = str(unreadable)
    return text, marks, tuple(note(code, found=found) for code, found in body.seen.items())


def _part(archive: zipfile.ZipFile, name: str, limit: int = PART_LIMIT) -> bytes | None:
    """One part, unpacked no further than its limit whatever size it claims."""
    try:
        with archive.open(name) as stream:
            part = stream.read(limit + 1)
    except KeyError:
        return None
    if len(part) > limit:
        raise DocumentError("decompression_bomb", limit=megabytes(limit))
    return part


def _other_kind(names: set[str]) -> DocumentError:
    for pattern, found, advice in OTHER_KINDS:
        if any(pattern.match(name) for name in names):
            return DocumentError("file_kind_unread", found=found, advice=advice)
    return DocumentError("file_kind_unread", found="压缩包（zip）", advice=UNPACK)


def _laid_out(lines: list[Line]) -> tuple[str, tuple[Block, ...]]:
    """One line of text each; a block where the file says what the line is."""
    marks, start = [], 0
    for line in lines:
        end = start + len(line.text)
        if line.mark and line.text.strip():
            marks.append(Block(start=start, end=end, kind=line.mark[0], level=line.mark[1]))
        start = end + 1
    return "\n".join(line.text for line in lines), tuple(marks)
