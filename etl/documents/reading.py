"""A report's bytes to its text, with the blocks that the file's own structure tells.

The kind of a file is told by its content, never by its ending. Finds no numbers, and no
blocks by rule: a text file comes back without marks.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from etl.documents.decoding import decoded
from etl.documents.pdf_files import read_pdf
from etl.documents.refusals import RESAVE, DocumentError, Note, megabytes, note
from etl.documents.word_files import read_word
from etl.passages import Block

FILE_LIMIT = 50 * 1024**2  # bytes
TEXT_LIMIT = 7_000_000  # characters, 20 MB of Chinese in UTF-8; a long report has 30,000
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\xad\x1a"

KINDS = {".txt": "文本文件", ".docx": "Word 文档", ".docm": "Word 文档", ".pdf": "PDF"}
SAVE_AS_TEXT = "请把文字复制到 Word 或 WPS，另存为 .docx 后再报送。"
PICTURE = "请报送原始的 Word 文档，或先用 OCR 识别文字、核对后再报送。"
UNPACK = "请解压后报送里面的 .txt、.docx 或 .pdf 文件。"

# What the first bytes say, where it is none of ours.
FOREIGN = (
    (b"{\\rtf", "RTF 文档", RESAVE),
    (b"\x89PNG", "PNG 图片", PICTURE),
    (b"\xff\xd8\xff", "JPEG 图片", PICTURE),
    (b"GIF8", "GIF 图片", PICTURE),
    (b"II*\x00", "TIFF 图片", PICTURE),
    (b"MM\x00*", "TIFF 图片", PICTURE),
    (b"Rar!", "RAR 压缩包", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", UNPACK),
    (b"\x1f\x8b", "gzip 压缩包", UNPACK),
)
MARKUP = ("<!doctype html", "<html", "<?xml", "<head", "mime-version:")
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A report that was read. Offsets of `marks` are characters of `text`.

    `notes` are pairs of a code and a Chinese sentence on what was left aside or guessed.
    """

    text: str
    marks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()


def read_document(content: bytes, file: str) -> Opened:
    """The text of a .txt, .docx or .pdf. Raises `DocumentError` for anything else.

    A text file's characters are unchanged but for a leading byte order mark; a .docx has one
    line for each paragraph and each table row, cells parted by tabs; a .pdf likewise, its
    wrapped lines joined.
    """
    if len(content) > FILE_LIMIT:
        limit, found = megabytes(FILE_LIMIT), megabytes(len(content))
        raise DocumentError("too_large", what="文件", limit=limit, found=found)
    _refuse_foreign(content)
    kind, opened = _read(content)
    _check_text(opened)
    ending = PurePosixPath(file.replace("\\", "/")).suffix.lower()
    if KINDS.get(ending) == kind:
        return opened
    wrong = note("wrong_ending", ending=ending, found=kind)
    return Opened(text=opened.text, marks=opened.marks, notes=(wrong, *opened.notes))


def _read(content: bytes) -> tuple[str, Opened]:
    if content.startswith(b"PK\x03\x04"):
        text, marks, notes = read_word(content)
        return "Word 文档", Opened(text=text, marks=marks, notes=notes)
    # Readers accept a PDF whose mark stands within the first kilobyte.
    if b"%PDF-" in content[:1024]:
        text, marks, notes = read_pdf(content)
        return "PDF", Opened(text=text, marks=marks, notes=notes)
    text, notes = decoded(content)
    if text.lstrip()[:40].lower().startswith(MARKUP):
        raise DocumentError("file_kind_unread", found="网页或 XML", advice=SAVE_AS_TEXT)
    return "文本文件", Opened(text=text, notes=notes)


def _refuse_foreign(content: bytes) -> None:
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise DocumentError("password_protected")
        found = "旧版 Office 或 WPS 格式（.doc、.wps、.xls）"
        raise DocumentError("file_kind_unread", found=found, advice=RESAVE)
    for mark, found, advice in FOREIGN:
        if content.startswith(mark):
            raise DocumentError("file_kind_unread", found=found, advice=advice)


def _check_text(opened: Opened) -> None:
    if len(opened.text) > TEXT_LIMIT:
        limit, found = f"{TEXT_LIMIT // 10_000}万字", f"{len(opened.text) // 10_000}万字"
        raise DocumentError("too_large", what="正文", limit=limit, found=found)
    if not opened.text.translate(dict.fromkeys(map(ord, INVISIBLE))).strip():
        codes = {code for code, _ in opened.notes}
        why = "，只有图片" if "pictures_ignored" in codes else ""
        raise DocumentError("empty_document", why=why)
