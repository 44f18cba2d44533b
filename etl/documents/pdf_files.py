"""A .pdf to its text and marks, in a process of its own that may fail and is stopped in time.

Refuses scans: it recognises no pictures of letters.
"""

from pathlib import Path
from typing import Any

from etl.documents.pdf_lines import page_lines, without_margins
from etl.documents.pdf_paragraphs import Paragraph, paragraphs, unified
from etl.documents.refusals import DocumentError, Note, note
from etl.passages import Block
from etl.programs import SECONDS, TooSlowError, answer_of

MEGABYTES = 1_024
PROGRAM = Path(__file__).with_name("pdf_characters.py")
UNREADABLE_SHARE = 0.2
SHOWN = 5  # running heads named in a note
AGAIN = "请用 Word 或 WPS 重新导出 PDF，或报送 .docx。"

Read = tuple[str, tuple[Block, ...], tuple[Note, ...]]


def read_pdf(content: bytes) -> Read:
    """Text, marks and notes of a PDF.

    Raises `DocumentError` for a password, a scan, a broken file and what is out of bounds.
    """
    pages = _pages(content)
    lines = [page_lines(index, page["characters"]) for index, page in enumerate(pages)]
    body, heads = without_margins(lines, [page["height"] for page in pages])
    if not any(body):
        raise DocumentError("no_text_layer", pages=len(pages))
    found = paragraphs(body, max(page["width"] for page in pages))
    text, marks = _laid_out(found)
    return text, marks, _notes(text, pages, heads, sum(p.kind == "row" for p in found))


def _pages(content: bytes) -> list[dict[str, Any]]:
    try:
        answer = answer_of(PROGRAM, content, megabytes=MEGABYTES)
    except TooSlowError as error:
        raise _too_large("读取时间", f"{SECONDS}秒", "更久") from error
    if "pages" not in answer:
        raise _refusal(answer)
    pages: list[dict[str, Any]] = answer["pages"]
    return pages


def _refusal(answer: dict[str, Any]) -> DocumentError:
    match answer["refused"]:
        case "password":
            return DocumentError("password_protected")
        case "pages":
            return _too_large("PDF 页数", "2000页", f"{answer['found']}页")
        case "characters":
            return _too_large("PDF 字数", "50万字", "更多")
        case _:
            return DocumentError("not_a_document", found="PDF 已损坏或内容异常", advice=AGAIN)


def _too_large(what: str, limit: str, found: str) -> DocumentError:
    return DocumentError("too_large", what=what, limit=limit, found=found)


def _laid_out(found: list[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    marks, start = [], 0
    for paragraph in found:
        end = start + len(paragraph.text)
        if paragraph.kind:
            marks.append(Block(start=start, end=end, kind=paragraph.kind, level=paragraph.level))
        start = end + 1
    return unified("\n".join(paragraph.text for paragraph in found)), tuple(marks)


def _notes(text: str, pages: list[dict[str, Any]], heads: list[str], rows: int) -> tuple[Note, ...]:
    unread = text.count("\ufffd")
    if unread > UNREADABLE_SHARE * len(text):
        raise DocumentError("unreadable_text", share=100 * unread // len(text))
    empty = [str(index) for index, page in enumerate(pages, 1) if not page["characters"]]
    facts: dict[str, object] = {
        "unreadable_characters": unread,
        "pages_without_text": "、".join(empty),
        "page_margins_ignored": "；".join(f"“{head[:20]}”" for head in heads[:SHOWN]),
        "slanted_text_ignored": sum(page["slanted"] for page in pages),
        "table_by_position": rows,
    }
    return tuple(note(code, found=found) for code, found in facts.items() if found)
