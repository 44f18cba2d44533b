import pytest

from etl.documents.reading import Opened, read_document
from etl.documents.refusals import DocumentError
from tests.etl.documents.paper import packed

REPORT = "　　一、团结立会\r\n引导986家企业参与“万企兴万村”，投资总额达77亿元。\r\n"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def codes(opened: Opened) -> list[str]:
    return [code for code, _ in opened.notes]


def refused(content: bytes, file: str = "report.txt") -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(content, file)
    assert str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        (REPORT.encode(), ()),
        (REPORT.encode("utf-8-sig"), ()),
        (
            REPORT.encode("gb18030"),
            (("encoding_used", "文件不是 UTF-8 编码，已按 GB18030 读取。"),),
        ),
        (
            REPORT.encode("utf-16"),
            (("encoding_used", "文件不是 UTF-8 编码，已按 UTF-16 读取。"),),
        ),
        (
            b"\xfe\xff" + REPORT.encode("utf-16-be"),
            (("encoding_used", "文件不是 UTF-8 编码，已按 UTF-16 读取。"),),
        ),
        (
            REPORT.encode("utf-16-le"),
            (("encoding_used", "文件不是 UTF-8 编码，已按 UTF-16 读取。"),),
        ),
        (
            REPORT.encode("utf-16-be"),
            (("encoding_used", "文件不是 UTF-8 编码，已按 UTF-16 读取。"),),
        ),
    ],
)
def test_a_text_file_keeps_every_character_so_that_offsets_hold(content, notes):
    assert read_document(content, "a/report.txt") == Opened(text=REPORT, notes=notes)


def test_a_short_gb18030_line_is_read_too():
    assert read_document("会员5万人".encode("gb18030"), "a.txt").text == "会员5万人"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("big5", "引導企業參與，投資總額達七十七億元，發展會員一千餘名。"),
        ("shift_jis", "わたしたちは会員の皆様とともに歩みます。カタカナも書きます。"),
    ],
)
def test_text_in_another_encoding_is_never_read_as_rare_characters(encoding, text):
    assert refused(text.encode(encoding) * 20) == "unknown_encoding"


def test_a_utf8_file_with_a_damaged_byte_is_not_read_as_gb18030():
    whole, cut = "亿".encode(), "亿".encode()[:2]
    for damaged in (REPORT.encode().replace(whole, cut), REPORT.encode()[:-3]):
        with pytest.raises(DocumentError, match="像是 UTF-8，但有损坏的字节"):
            read_document(damaged, "report.txt")


def test_binary_data_is_refused():
    assert refused(bytes(range(256)) * 4) in ("not_a_document", "unknown_encoding")
    assert refused(b"986\x00" * 50) == "not_a_document"
    assert refused("986\x07家".encode()) == "not_a_document"


def test_a_few_unreadable_characters_are_named_because_numbers_beside_them_may_be_cut():
    opened = read_document((REPORT + "投资\ufffd7亿元").encode(), "a.txt")
    assert opened.text == REPORT + "投资\ufffd7亿元"
    assert codes(opened) == ["unreadable_characters"]
    assert refused(("\ufffd" * 9 + "家").encode()) == "unknown_encoding"


@pytest.mark.parametrize("content", [b"", b" \r\n", "\ufeff\u3000\u200b\n".encode()])
def test_a_file_without_a_word_is_empty(content):
    assert refused(content) == "empty_document"


def test_files_no_report_can_be_are_refused_by_size():
    assert refused(b"a" * (50 * 1024**2 + 1)) == "too_large"
    assert refused(b"a" * 7_000_001) == "too_large"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{\\rtf1\\ansi 986}", "RTF"),
        (b"<!DOCTYPE html><html><body>986</body></html>", "网页"),
        (b'<?xml version="1.0"?><a/>', "网页"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"Rar!\x1a\x07" + bytes(50), "RAR"),
        (OLE + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
        (packed({"xl/workbook.xml": "<a/>"}), "Excel"),
        (packed({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
        (packed({"OFD.xml": "<a/>"}), "OFD"),
        (packed({"report.txt": "986"}), "解压"),
    ],
)
def test_another_kind_of_file_is_named_with_what_to_do(content, words):
    with pytest.raises(DocumentError, match=words) as caught:
        read_document(content, "report.docx")
    assert caught.value.code == "file_kind_unread"


def test_an_encrypted_word_file_is_not_called_an_old_one():
    content = OLE + "EncryptedPackage".encode("utf-16-le")
    assert refused(content, "report.docx") == "password_protected"


def test_a_text_file_named_docx_is_read_and_the_name_is_reported():
    opened = read_document(REPORT.encode(), "reports/2022.DOCX")
    assert opened == Opened(
        text=REPORT,
        notes=(
            (
                "wrong_ending",
                "文件名以“.docx”结尾，内容却是文本文件，已按文本文件读取。请改正文件名。",
            ),
        ),
    )
