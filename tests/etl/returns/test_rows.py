"""What a row or its value can be refused for, or let in with a warning, with whole messages."""

# ruff: noqa: E501  # the table below holds whole messages, one line each

from dataclasses import replace

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from catalogue import load
from etl.returns.reading import read_return
from etl.returns.words import Words
from tests.etl.forms import SHEET, form, lines, read, said, sheet_xml, values, with_parts

MEMBERS = ("会员数", "个", 5)


def test_hidden_rows_and_columns_are_not_read(tmp_path):
    def hide(sheet):
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["E"].hidden = True

    reading = read(tmp_path, form(MEMBERS, ("商会数", "个", 9), change=hide))
    assert values(reading) == {"member_count": 5}
    assert lines(reading) == said(
        "warning hidden_column_skipped @E：E列被隐藏，未读取。如需报送，请取消隐藏。",
        "warning hidden_row_skipped @5：第5行被隐藏，未入库。如需报送，请取消隐藏。",
    )


def test_rows_hidden_by_a_filter_are_read(tmp_path):
    def filtered(sheet):
        sheet.auto_filter.ref = "A3:E4"
        sheet.auto_filter.add_filter_column(1, ["商会数"])
        sheet.row_dimensions[4].hidden = True

    reading = read(tmp_path, form(MEMBERS, change=filtered))
    assert values(reading) == {"member_count": 5}
    assert lines(reading) == said(
        "warning filtered_rows_included @4：第4行只是被筛选隐藏，已照常读取。"
    )


def test_comments_are_told(tmp_path):
    def comment(sheet):
        sheet["D4"].comment = Comment("待核", "x")

    reading = read(tmp_path, form(MEMBERS, change=comment))
    assert values(reading) == {"member_count": 5}
    assert lines(reading) == said(
        "warning cell_comment @D4：单元格有批注“待核”。批注不入库，请确认不影响数值。"
    )


def strike_whole(sheet):
    sheet["D4"].font = Font(strike=True)


def strike_part(sheet):
    # 12 was struck out and 5 written after it: read together they would be 125.
    sheet["D4"] = CellRichText(TextBlock(InlineFont(strike=True), "12"), "5")


@pytest.mark.parametrize(("change", "found"), [(strike_whole, "5"), (strike_part, "125")])
def test_strikethrough(tmp_path, change, found):
    reading = read(tmp_path, form(MEMBERS, change=change))
    assert reading.figures == []
    assert lines(reading) == said(
        f"error strikethrough @D4：会员数的“{found}”带删除线，不能确定是否作废，未入库。"
        "请删去内容或去掉删除线。"
    )


def test_what_else_stands_around_the_table_is_told(tmp_path):
    def add(sheet):
        sheet["E1"], sheet["F3"], sheet["F4"] = "附件1", "上年数", 4

    reading = read(tmp_path, form(MEMBERS, change=add))
    assert values(reading) == {"member_count": 5}
    assert lines(reading) == said(
        "info row_ignored @E1：“附件1”是表头上方的文字，其中的数字未读入，未入库。",
        "info column_ignored @F3：“上年数”这一列是上年的数，只供对照，未入库。",
    )


def test_rows_without_an_indicator_are_accounted_for(tmp_path):
    rows = (("一、团结立会",), MEMBERS, ("注：1.示例",), ("单位负责人：", None, "填表人："))
    assert lines(read(tmp_path, form(*rows))) == said(
        "info row_ignored @B4：“一、团结立会”是支柱名称，不含数值，未入库。",
        "info row_ignored @B6：“注：1.示例”是表下说明，其中的数字未读入，未入库。",
        "info row_ignored @B7：“单位负责人：”是签字栏，不含数值，未入库。",
    )


def test_a_row_with_a_unit_or_a_number_is_never_set_aside(tmp_path):
    reading = read(tmp_path, form(("1、会员数", "个", None), ("注：会员数", None, 5)))
    assert [i.code for i in reading.issues] == ["not_reported", "unknown_label"]


def test_ambiguous_label():
    catalogue = load()
    other = replace(catalogue.indicator("chamber_count"), reported_as=("会员总数",))
    words = Words(replace(catalogue, indicators={**catalogue.indicators, "chamber_count": other}))
    read = read_return(form(("会员总数", "个", 5)), "returns/a.xlsx", words)
    assert read.claims == ()
    assert [str(issue) for issue in read.issues] == [
        f"returns/a.xlsx {SHEET}!B4：指标“会员总数”可能是“会员数”或“商会数”。请写全称。"
    ]


def test_a_row_twice_is_taken_once_where_it_says_the_same(tmp_path):
    reading = read(tmp_path, form(MEMBERS, MEMBERS))
    assert values(reading) == {"member_count": 5}
    assert lines(reading) == said(
        "warning duplicate_row @D5：“会员数”与第4行重复，数值相同，只取一次。请删去一处。"
    )


@pytest.mark.parametrize(
    ("other", "written"), [(6, "6个"), ("不适用", "不适用")], ids=["another", "none"]
)
def test_a_row_twice_is_not_taken_where_it_differs(tmp_path, other, written):
    reading = read(tmp_path, form(MEMBERS, ("会员总数", "个", other)))
    assert reading.figures == []
    assert lines(reading) == said(
        "warning duplicate_row @D5：“会员总数”与第4行重复，但内容不同。",
        f"error duplicate_row @D5：第4行为“会员数 5个”，这里为“会员总数 {written}”，"
        "不能确定哪个对，两行均未入库。请只保留正确的一行。",
    )


IN_OR_OUT = [
    # kept out
    ("会员数", "个", "无", "warning ambiguous_none：会员数读到“无”，可能是0也可能是未填报，未入库。请填0或留空。"),
    ("会员数", "个", None, "warning not_reported：会员数没有填报（读到“空白”），按未报送处理，不作为0。如确为零，请填0。"),
    ("会员数", "个", "较多", "error not_a_number：会员数应为数字，读到“较多”。请改为数字；没有的请留空。"),
    ("会员数", "个", True, "error not_a_number：会员数应为数字，读到“TRUE”。请改为数字；没有的请留空。"),
    ("会员数", "个", "=1+1", "error formula_without_cached_value：会员数是公式，但文件里没有计算结果。请用 Excel 或 WPS 打开并保存后再报送。"),
    ("会员数", "个", "#REF!", "error cell_error：会员数的公式出错，读到“#REF!”。请改正公式后再报送。"),
    ("培训班", "期", "3-5期", "error range_value：培训班应为一个数，读到区间“3-5期”。请填一个数。"),
    ("捐赠款物", "万元", "2.3亿元（含意向0.8亿元）", "error multiple_numbers：捐赠款物应为一个数，读到多个数“2.3亿元（含意向0.8亿元）”。请拆开填报。"),
    ("会员增长率", "%", "3个百分点", "error percentage_point_text：会员增长率应为百分数，读到“3个百分点”；“百分点”与“%”含义不同。请改填百分数。"),
    ("会员数", "个", 52.5, "error non_integer_count：会员数应为整数，读到“52.5”。请填整数。"),
    ("会员数", "个", -3, "error negative_count：会员数不应为负数，读到“-3”。请改正。"),
    ("会员数", "个", "(120)", "error negative_count：会员数不应为负数，读到“(120)”。请改正。"),
    ("捐赠款物", "万元", "△5", "error negative_amount：捐赠款物不应为负数，读到“△5”。请改正。"),
    ("党组织覆盖率", "%", 100.5, "error percentage_out_of_bounds：党组织覆盖率应在0—100%之间，读到“100.5”。请改正。"),
    ("万家民企评营商环境全国名次", "位", 0, "error rank_below_one：万家民企评营商环境全国名次是名次，应为1或更大的整数，读到“0”。请改正。"),
    ("会员数", "个", "1234567890123456", "error too_many_digits：会员数应不超过15位数字，读到“1234567890123456”，末位不可靠。请改正，或换用更大的计量单位。"),
    ("捐赠款物", "亿元", 12345678, "error too_many_digits：捐赠款物应不超过15位数字，读到“12345678”，末位不可靠。请改正，或换用更大的计量单位。"),
    ("会员数", "元", 5, "error unit_conflict：会员数的计量单位应为“个”，读到“元”，无法换算，整个文件未入库。请换算后填报，并改正计量单位。"),
    ("捐赠款物", "万美元", 5, "error unit_conflict：捐赠款物的计量单位应为“万元”，读到“万美元”，无法换算，整个文件未入库。请换算后填报，并改正计量单位。"),
    ("捐赠款物", None, 5, "error unit_missing：捐赠款物没有写明计量单位，“5”可能是元、万元或亿元，未入库。请在表头写明单位。"),
    ("会员数", "个", "5场", "error unit_conflict：会员数的计量单位应为“个”，读到“场”，无法换算。请换算后填报，并改正计量单位。"),
    ("会员数", "个", "88%", "error unit_conflict：会员数的计量单位应为“个”，读到“%”，无法换算。请换算后填报，并改正计量单位。"),
    # let in, and shown
    ("会员数", None, 5, "warning unit_inferred：会员数按“个”入库，因为计量单位为空白，请确认。"),
    ("捐赠款物", "万元", "500万", "warning unit_inferred：捐赠款物按“5000000元”入库，因为数字自带数量级，请确认。"),
    ("会员数", "个", "近300", "warning approximate_value：会员数的“近300”为约数，按约数入库并标注“近”。"),
    ("党组织覆盖率", "%", 66.66666, "warning rounded：党组织覆盖率的“66.66666”小数位过多，按66.667%入库。请保留两位小数。"),
    ("党组织覆盖率", "%", 0.98, "warning percent_scale_ambiguous：党组织覆盖率读到“0.98”，按0.98%入库；如应为98%，请改填98。"),
]  # fmt: skip
IN = ("unit_inferred", "approximate_value", "rounded", "percent_scale_ambiguous")


@pytest.mark.parametrize(("label", "unit", "written", "expected"), IN_OR_OUT)
def test_values_kept_out_and_values_let_in(tmp_path, label, unit, written, expected):
    reading = read(tmp_path, form((label, unit, written)))
    start, message = expected.split("：", 1)
    assert lines(reading) == said(f"{start} @D4：{message}")
    assert len(reading.figures) == (start.split()[1] in IN)


def test_percent_scale_by_format(tmp_path):
    def percent(sheet):
        sheet["D4"].number_format = "0.0%"

    reading = read(tmp_path, form(("党组织覆盖率", "%", 0.885), change=percent))
    assert [(str(f.value), f.as_written) for f in reading.figures] == [
        ("88.500", "党组织覆盖率 88.5%")
    ]
    assert lines(reading) == said(
        "warning percent_scale_by_format @D4：党组织覆盖率的单元格为百分比格式，显示“88.5%”，按88.5%入库。"
    )


def test_a_formula_whose_stored_result_is_an_error(tmp_path):
    content = form(("会员数", "个", "=1/0"))
    xml = sheet_xml(content).replace(b'<c r="D4">', b'<c r="D4" t="e">')
    xml = xml.replace(b"<v />", b"<v>#DIV/0!</v>").replace(b"<v></v>", b"<v>#DIV/0!</v>")
    reading = read(tmp_path, with_parts(content, {"xl/worksheets/sheet1.xml": xml}))
    assert lines(reading) == said(
        "error cell_error @D4：会员数的公式出错，读到“#DIV/0!”。请改正公式后再报送。"
    )
