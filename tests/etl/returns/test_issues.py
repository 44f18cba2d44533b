"""What a file, a sheet or a look of a cell can be refused for, each with its whole message."""

from pathlib import Path

import pytest

from etl.returns.files import archives
from tests.etl.forms import SHEET, form, lines, read, said, sheet_xml, values, with_parts

MEMBERS = ("会员数", "个", 5)
WHOLE_FILE = "returns/a.xlsx 文件："


def broken_sheet(old: bytes, new: bytes) -> bytes:
    content = form(MEMBERS)
    xml = sheet_xml(content)
    assert old in xml
    return with_parts(content, {"xl/worksheets/sheet1.xml": xml.replace(old, new)})


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (b'r="D4"', b'r="D1048576"', "表格行数应不超过250000行，实际为1048576行（D1048576有内容）"),
        (b'r="D4"', b'r="XFD4"', "表格列数应不超过400列，实际为16384列（XFD4有内容）"),
    ],
)
def test_a_sheet_that_claims_to_be_endless(tmp_path, old, new, found):
    assert lines(read(tmp_path, broken_sheet(old, new))) == [
        f"error too_large {WHOLE_FILE}{found}。请删去多余内容后另存再报送。"
    ]


def test_a_file_too_large_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "FILE_LIMIT", archives.MEGABYTE)
    assert lines(read(tmp_path, bytes(archives.MEGABYTE + 1))) == [
        f"error too_large {WHOLE_FILE}文件应不超过1MB，实际为2MB。请删去多余内容后另存再报送。"
    ]


def test_a_file_that_cannot_be_read_from_the_disk(tmp_path, monkeypatch):
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert lines(read(tmp_path, form(MEMBERS))) == [
        (
            f"error unreadable_file {WHOLE_FILE}文件无法从磁盘读出（没有读写的权限）。"
            "请检查文件是否存在、是否有读取权限。"
        )
    ]


def test_files_that_are_not_returns(tmp_path):
    reading = read(tmp_path, dict.fromkeys(("~$a.xlsx", "b.et", "README.md", ".keep"), b"text"))
    other = (
        "error file_kind_unread returns/b.et 文件：应为 Excel、WPS 或 CSV 表格，"
        "内容却是没有分列的文字，未读取。请把数据填进统一的报表后再报送。"
    )
    lock = (
        "warning lock_file returns/~$a.xlsx 文件：这是打开工作簿时留下的临时锁定文件，"
        "不是报表，未读取。请关闭工作簿后删除。"
    )
    assert lines(reading) == [other, lock]


def test_macros_and_links_are_left_aside(tmp_path):
    extra = {"xl/vbaProject.bin": b"macro", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    reading = read(tmp_path, with_parts(form(MEMBERS), extra))
    assert values(reading) == {"member_count": 5}
    assert lines(reading) == [
        f"warning macro_ignored {WHOLE_FILE}文件含宏；宏不会运行，只读取数值。",
        (
            f"warning external_link_ignored {WHOLE_FILE}文件引用了其他工作簿；不会打开它们，"
            "只读取保存时的数值。请确认数值是最新的。"
        ),
    ]


def test_hidden_sheets_are_not_read(tmp_path):
    def hide(sheet):
        sheet.parent.create_sheet("上年").sheet_state = "hidden"

    assert lines(read(tmp_path, form(MEMBERS, change=hide))) == [
        (
            "warning hidden_sheet_skipped returns/a.xlsx 上年：工作表已隐藏，未读取。"
            "如需报送，请取消隐藏。"
        )
    ]


def test_a_workbook_without_a_table(tmp_path):
    assert lines(read(tmp_path, form(change=lambda sheet: sheet.delete_rows(1, 9)))) == [
        (
            f"error no_table_found {WHOLE_FILE}工作簿里没有可读的表格。"
            "请确认表格不是图片，工作表未隐藏，且指标和数各占一格。"
        )
    ]


@pytest.mark.parametrize("title", ["会员名册", "", "2022年度工作成效统计表"])
def test_a_table_of_another_title_is_read_by_its_content(tmp_path, title):
    reading = read(tmp_path, form(MEMBERS, title=title))
    assert values(reading) == {"member_count": 5}
    assert [i.severity for i in reading.issues if i.severity == "error"] == []


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        (
            "填报单位：芙容区工商联",
            (
                "error unknown_region @A2：填报单位应为本市的区县（市）工商联，读到“芙容区工商联”。"
                "请改正填报单位；是否想写“芙蓉区”？"
            ),
        ),
        (
            "",
            (
                "error unknown_region @A1：填报单位应为本市的区县（市）工商联，读到“空白”。"
                "请改正填报单位。"
            ),
        ),
        (
            "填报单位：长沙工商联",
            "error ambiguous_region @A2：填报单位“长沙工商联”可能是“长沙市”或“长沙县”。请写全称。",
        ),
    ],
)
def test_whose_return_it_is_must_be_clear(tmp_path, publisher, expected):
    reading = read(tmp_path, form(MEMBERS, publisher=publisher))
    assert (reading.sources, reading.figures) == ([], [])
    assert lines(reading) == said(expected)


@pytest.mark.parametrize(
    ("name", "heading", "code", "message"),
    [
        (
            "2022_天心区.xlsx",
            "2022年",
            "region_conflict",
            "A2：区县不一致：填报单位写“芙蓉区”，文件名写“天心区”，本表未入库。请改正其一。",
        ),
        (
            "2021_芙蓉区.xlsx",
            "2022年",
            "year_conflict",
            (
                "A2：年份不一致：标题为2022年，文件名为2021年，本表未入库。"
                "请核对是哪一年的数据并改正。"
            ),
        ),
        (
            "a.xlsx",
            "2021年",
            "year_conflict",
            "A2：年份不一致：标题为2022年，表中为2021年，本表未入库。请核对是哪一年的数据并改正。",
        ),
    ],
)
def test_what_contradicts_itself_stays_out(tmp_path, name, heading, code, message):
    reading = read(tmp_path, {name: form(MEMBERS, heading=heading)})
    assert (reading.sources, reading.figures) == ([], [])
    assert lines(reading) == [f"error {code} returns/{name} {SHEET}!{message}"]


@pytest.mark.parametrize("sent", ["", "报送日期：2023年2月30日"])
def test_date_missing(tmp_path, sent):
    reading = read(tmp_path, form(MEMBERS, sent=sent))
    assert [s.published for s in reading.sources] == ["2022"]
    found = "应有“报送日期：××××年×月×日”，没有读到有效日期，按年份2022记录。请补填报送日期。"
    assert lines(reading)[:1] == said(f"warning date_missing @A2：{found}")
