"""The rows of a source are kept as they stand in its file, and so are its claims' places."""

from catalogue import load
from etl.published import read_published
from etl.sources import read_sources
from tests.etl.forms import SHEET, form, read
from tests.etl.small_data import INVESTMENT, write


def test_a_return_keeps_the_texts_of_its_cells_not_the_values(tmp_path):
    content = form(
        ("万企兴万村投资总额", "万元", 61234.5), (), ("捐赠款物", "万元", "不公布", "暂")
    )
    reading = read(tmp_path, content)
    assert [(r.file, r.sheet, r.position, r.cells) for r in reading.sheet_rows] == [
        ("returns/a.xlsx", SHEET, 1, ("长沙市工商联系统2022年度工作成效统计表",)),
        ("returns/a.xlsx", SHEET, 2, ("填报单位：芙蓉区工商联", "", "", "报送日期：2023年1月6日")),
        ("returns/a.xlsx", SHEET, 3, ("序号", "指标", "计量单位", "2022年", "备注")),
        ("returns/a.xlsx", SHEET, 4, ("", "万企兴万村投资总额", "万元", "61234.5")),
        ("returns/a.xlsx", SHEET, 6, ("", "捐赠款物", "万元", "不公布", "暂")),
    ]


def test_a_sheet_that_was_not_read_keeps_no_rows(tmp_path):
    assert read(tmp_path, form(("会员数", "个", 5), publisher="某公司")).sheet_rows == []


def test_a_published_table_keeps_its_header_and_every_row_under_its_number(tmp_path):
    aside = {**INVESTMENT, "left_out": "待核"}
    data = write(tmp_path, INVESTMENT, aside)
    sources = read_sources(data / "sources.toml")
    reading = read_published(data / "published", load(), sources)
    kept = [(r.file, r.sheet, r.position) for r in reading.sheet_rows]
    assert kept == [("published/figures.csv", "", n) for n in (1, 2, 3)]
    assert reading.sheet_rows[0].cells == tuple(INVESTMENT)
    # Blank cells at the end of a row are cells too: the header names them.
    assert reading.sheet_rows[1].cells == tuple(INVESTMENT.values())
    assert [figure.locator for figure in reading.figures] == ["第2行"]
