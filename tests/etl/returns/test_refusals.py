"""What a file is refused for as a whole: each kind by its content, with its own message."""

import io
import zipfile

import pytest

from etl.returns.files import read_file
from etl.returns.files.archives import MEGABYTE
from etl.returns.files.sniffing import ENCRYPTED, OLE
from etl.returns.issues import RefusedError
from tests.etl.forms import form, sheet_xml, with_parts

MEMBERS = ("会员数", "个", 5)
SHEET = "xl/worksheets/sheet1.xml"


def zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def broken_sheet(old: bytes, new: bytes) -> bytes:
    content = form(MEMBERS)
    xml = sheet_xml(content)
    assert old in xml
    return with_parts(content, {SHEET: xml.replace(old, new)})


def refusal(content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(RefusedError) as caught:
        read_file(content, name)
    issue = caught.value.complaint.at(name)
    return f"{issue.severity} {issue.code} {issue.message}"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "文件为空"),
        (b" \r\n", "文件为空"),
        (b"PK\x03\x04 and nothing else", "文件已损坏，可能没有传完整"),
        (form(MEMBERS)[:2000], "文件已损坏，可能没有传完整"),
        (OLE + bytes(600), "文件已损坏，可能没有传完整"),
        (b"\x00\x01\x02" * 50, "开头不是表格的标记，也不是文字"),
        (broken_sheet(b"<sheetData>", b"<sheetData"), "内容不是有效的 XML"),
        (broken_sheet(b"</sheetData>", b""), "内容不是有效的 XML"),
        (broken_sheet(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), "内含实体定义"),
        (broken_sheet(b"<v>5</v>", b"<v>five</v>"), "工作簿的内部结构已损坏"),
        (broken_sheet(b'r="D4"', b'r="4D"'), "单元格的位置有误"),
        (with_parts(form(MEMBERS), {"XL/workbook.xml": b"<x/>"}), "压缩包里有重名的部件"),
        (b"a,b\n1,2\n" + b'3,"4\n' * 9, "第4行起引号不成对，或单元格过长"),
    ],
)
def test_what_is_broken_is_refused_with_what_is_wrong(content, found):
    assert refusal(content) == (
        f"error not_a_workbook 应为 Excel、WPS 或 CSV 表格，文件却无法读取：{found}。"
        "请打开核对，另存为 .xlsx 再报送。"
    )


FILL = "请把数据填进统一的报表（.xlsx）后再报送。"
RESAVE = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再报送。"
UNPACK = "请解压后逐个报送里面的表格。"


@pytest.mark.parametrize(
    ("content", "found", "advice"),
    [
        (b"%PDF-1.7 ...", "PDF 文件", FILL),
        (b"\x89PNG\r\n\x1a\n", "图片", FILL),
        (OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "Word 文档（.doc）", FILL),
        (zipped({"word/document.xml": b"<x/>"}), "Word 文档（.docx）", FILL),
        (zipped({"xl/workbook.bin": b"x"}), "二进制工作簿（.xlsb）", RESAVE),
        (zipped({"content.xml": b"<x/>"}), "OpenDocument 文件（.ods、.odt）", RESAVE),
        (zipped({"2024_芙蓉区.xlsx": form(MEMBERS)}), "压缩包", UNPACK),
        (b"Rar!\x1a\x07", "压缩包", UNPACK),
        (b"<?xml version='1.0'?><svg/>", "XML 文件", RESAVE),
        ("本月无变化".encode(), "没有分列的文字", "请把数据填进统一的报表后再报送。"),
    ],
)
def test_another_kind_of_file_is_named_whatever_its_ending(content, found, advice):
    assert refusal(content) == (
        f"error file_kind_unread 应为 Excel、WPS 或 CSV 表格，内容却是{found}，未读取。{advice}"
    )


@pytest.mark.parametrize(
    "content", [OLE + bytes(600) + ENCRYPTED, zipped({"xl/workbook.xml": b"<x/>"})]
)
def test_password_protected(content):
    if content.startswith(b"PK"):  # the flag of an encrypted part, in both places of a zip
        content = content.replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x01\x00\x08\x00")
    assert (
        refusal(content)
        == "error password_protected 文件有打开密码，无法读取。请去掉密码后再报送。"
    )


def test_decompression_bomb():
    assert refusal(zipped({"xl/workbook.xml": b"", "bomb": bytes(121 * MEGABYTE)})) == (
        "error decompression_bomb 文件解压后过大（121MB），应不超过120MB，拒绝读取。"
        "请把表格复制到新工作簿后再报送。"
    )


def test_a_thousand_parts_are_not_counted_one_by_one():
    bomb = b"PK\x03\x04" + b"PK\x01\x02" * 6000
    assert refusal(bomb).startswith("error too_large 压缩包里的部件应不超过5000个")


def test_an_editor_s_lock_file_is_no_return():
    assert refusal(b"\x06admin", "returns/~$2024.xlsx").startswith("warning lock_file ")


def test_a_text_in_another_encoding_is_not_guessed():
    big5 = "區縣,會員數\n芙蓉區,776\n長沙縣,1620\n瀏陽市,1751\n".encode("big5")
    assert refusal(big5).startswith("error unknown_encoding 应为 UTF-8 或 GB18030 编码的文字，")
