"""Numbers that nobody sees, money with its sign, districts by their codes, totals of some."""

import io

import pytest
import xlwt
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.etl.returns.written import (
    CHAMBERS,
    MEMBERS,
    TITLE,
    case,
    checked,
    figures,
    of,
    problems,
    workbook,
)

DONATIONS = "donations"
FOUR = [["芙蓉区", 1], ["天心区", 2], ["岳麓区", 3], ["望城区", 4]]
FOUR_READ = {**of(MEMBERS, 1, 2, 3), "望城区 2024 member_count": 4.0}


def white(sheet: Worksheet) -> None:
    sheet["B3"].font = Font(color="FFFFFFFF")
    sheet["B4"].font = Font(color="FFFFFFFF")
    sheet["B4"].fill = PatternFill("solid", fgColor="FF1F3864")
    sheet["B5"].font = Font(color="FFFFEB9C")
    sheet["B5"].fill = PatternFill("solid", fgColor="FFFFEB9C")


def slivers(sheet: Worksheet) -> None:
    sheet.row_dimensions[4].height = 0.5
    sheet.column_dimensions["C"].width = 0.1


def money(heading: str, *cells: object) -> bytes:
    rows = zip(("芙蓉区", "天心区", "岳麓区"), cells, strict=False)
    return workbook([["2024年"], ["区县", heading], *(list(row) for row in rows)])


CASES = [
    case(
        "white on white, and yellow on yellow",
        workbook([*TITLE, ["区县", "会员数"], *FOUR[:3]], change=white),
        of(MEMBERS, 1, 2, 3),
        ["warning unseen_number B3", "warning unseen_number B5"],
    ),
    case(
        "a sign of money without a unit",
        money("捐赠款物", "￥1,200", "¥ 800.5", "1,200元整"),
        of(DONATIONS, 1200, 800.5, 1200),
        ["warning unit_inferred B3", "warning unit_inferred B4"],
    ),
    case(
        "the sign of a text, and no nought",
        money("捐赠款物（元）", "'988", ".5", "+7"),
        of(DONATIONS, 988, 0.5, 7),
    ),
    case(
        "rows and columns drawn to a line",
        workbook(
            [*TITLE, ["区县", "会员数", "商会数"], *[[*row, 5] for row in FOUR[:2]]], change=slivers
        ),
        of(MEMBERS, 1),
        ["warning hidden_row_skipped 4", "warning hidden_column_skipped C"],
    ),
    case(
        "RMB, 人民币 and a scale",
        money("捐赠款物（元）", "RMB 1200", "约人民币1200元", "￥3万"),
        of(DONATIONS, 1200, 1200, 30000),
        ["warning approximate_value B4"],
    ),
    case(
        "a sign of money under 万元",
        money("捐赠款物（万元）", "￥1,200", 30),
        {"天心区 2024 donations": 300000.0},
        ["error unit_conflict B3"],
    ),
    case(
        "members in money",
        money("会员数", "￥1,200"),
        {},
        ["error unit_conflict B3"],
    ),
    case(
        "districts by their codes",
        workbook(
            [
                *TITLE,
                ["地区代码", "会员数", "商会数"],
                [430102, 776, 22],
                ["430103", 936, 25],
                [430201, 5, 5],
                ["合计", 1712, 47],
            ]
        ),
        {**of(MEMBERS, 776, 936), **of(CHAMBERS, 22, 25)},
        ["error unknown_region A5"],
    ),
    case(
        "codes of twelve digits, and under 区县",
        workbook([*TITLE, ["区县", "会员数"], ["430102000000", 776], [430103, 936]]),
        of(MEMBERS, 776, 936),
    ),
    case(
        "codes beside names are only codes",
        workbook([*TITLE, ["地区代码", "区县", "会员数"], [430103, "芙蓉区", 776]]),
        of(MEMBERS, 776),
    ),
    case(
        "a total of all but one, which adds up",
        workbook([*TITLE, ["区县", "会员数"], *FOUR, ["合计（不含望城区）", 6]]),
        FOUR_READ,
    ),
    case(
        "a total of all but one, which does not",
        workbook([*TITLE, ["区县", "会员数"], *FOUR, ["合计（不含望城区、岳麓区）", 10]]),
        FOUR_READ,
        ["warning total_mismatch B7"],
    ),
    case(
        "a total without what nobody knows",
        workbook([*TITLE, ["区县", "会员数"], *FOUR, ["合计（不含外地商会）", 9]]),
        FOUR_READ,
        ["warning total_of_some A7"],
    ),
]


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_what_is_written_oddly_is_read_right_or_told(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)


def test_white_letters_of_an_old_workbook_are_seen():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for row, cells in enumerate([["2024年"], ["区县", "会员数"], *FOUR[:2]]):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
    sheet.write(4, 0, "岳麓区")
    sheet.write(4, 1, 3, xlwt.easyxf("font: colour white"))
    dark = "font: colour white; pattern: pattern solid, fore_colour dark_blue"
    sheet.write(5, 0, "开福区")
    sheet.write(5, 1, 4, xlwt.easyxf(dark))
    saved = io.BytesIO()
    book.save(saved)
    read = checked(saved.getvalue(), name="a.xls")
    assert problems(read) == {"warning unseen_number B5"}
    assert len(read.claims) == 4
