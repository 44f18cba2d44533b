"""What was once refused and was right; and reasons that were not the reason."""

# ruff: noqa: E501  # one line a row of a sheet

import json

import pytest

from etl.returns.files import old_program
from tests.etl.returns.written import (
    CHAMBERS,
    ENTERPRISES,
    INVESTMENT,
    MEMBERS,
    TITLE,
    case,
    checked,
    figures,
    of,
    problems,
    workbook,
)

CASES = [
    case("a growth beside its number, the unit of which it has not", workbook([["芙蓉区2024年"], ["指标名称", "单位", "本年", "上年同期", "同比增长（%）"], ["会员数", "个", 776, 700, 10.9], ["商会数", "个", 22, 20, 10]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("a word between the work and its number", workbook([["2024年"], ["区县", "万企兴万村", None], [None, "参与主体", "资金"], [None, "企业数", "投资额（累计，万元）"], ["芙蓉区", 100, 4000.5]], merges=["A2:A4", "B2:C2"]), {**of(ENTERPRISES, 100), **of(INVESTMENT, 40005000)}),
    case("a column of such words", workbook([["2024年万企兴万村情况"], ["类别", "指标名称", "计量单位", "芙蓉区"], ["主体", "企业数", "家", 50], ["资金", "投资额", "万元", 1234.5]]), {**of(ENTERPRISES, 50), **of(INVESTMENT, 12345000)}),
    case("units in other brackets, or behind a blank", workbook([["2024年"], ["区县", "捐赠金额【万元】", "授信额 亿元", "挽回损失[元]", "会员数（个）①", "商会数②（个）"], ["芙蓉区", 30, 2.5, 4, 776, 22]]), {**of("donations", 300000), **of("credit_granted", 2.5e8), **of("losses_recovered", 4), **of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("千元 above which the columns are numbered", workbook([["芙蓉区2024年"], ["指标名称", "代码", "计量单位", "本期数"], ["甲", "乙", "丙", 1], ["会员数", 101, "个", 1198], ["捐赠金额", 103, "千元", 560]]), {**of(MEMBERS, 1198), **of("donations", 560000)}),
    case("one number in two scales, or with signs of another keyboard", workbook([*TITLE, ["区县", "会员数", "捐赠款物（元）"], ["芙蓉区", "+776", "2亿3000万"], ["天心区", 936, "12。5"], ["岳麓区", 1067, "约1亿50.5万元"], ["开福区", 5, "2亿3000"]]), {**of(MEMBERS, 776, 936, 1067), "开福区 2024 member_count": 5.0, **of("donations", 2.3e8, 12.5, 100505000)}, ["warning approximate_value C5", "error multiple_numbers C6"]),
    case("a district with what it is, or a mark, behind its name", workbook([*TITLE, ["区县", "会员数"], ["浏阳市（县级市）", 776], ["宁乡（市）", 936], ["望城区※", 5], ["长沙县（县级市）", 6]]), {"浏阳市 2024 member_count": 776.0, "宁乡市 2024 member_count": 936.0, "望城区 2024 member_count": 5.0}, ["error unknown_region A6"]),
    case("a sign of per cent that is only written there", workbook([*TITLE, ["区县", "党组织覆盖率(%)"], ["芙蓉区", 88]], formats={"B3": "0\\%"}), of("party_coverage", 88)),
    case("two thousand as text, which is no year", "区县;会员数;投资额（万企兴万村，万元）\n芙蓉区;776;1234,5\n天心区;936;2000\n".encode(), {**of(MEMBERS, 776, 936), "天心区 2024 village_investment": 2e7}, ["error not_a_number a!C2"], year=2024, name="a.csv"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_a_right_value_is_not_refused(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)


def message(content: bytes, **told: object) -> str:
    return next(i.message for i in checked(content, **told).issues if i.severity == "error")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 12.5]], formats={"B3": "0"}), "会员数应为整数，读到“12.5（显示为13）”。请填整数。"),
        (workbook([["2023年与2024年会员数对比"], ["区县", "会员数"], ["芙蓉区", 7]]), "标题写了2023年、2024年，不能确定表中是哪一年的数据，本表未入库。请在标题中只写一个年份，或在表头逐列写明年份。"),
        (workbook([*TITLE, ["区县", "会员数", None], [None, "数量", "数量"], ["芙蓉区", 5, 6]], merges=["A2:A3", "B2:C2"]), "表头“数量”出现了不止一次（另见B3），上方没有说明区别，这几列均未入库。请写明各是什么。"),
        (workbook([*TITLE, ["区县", "会员数", "商会数（2023年末）", "走访企业（2024年）"], ["芙蓉区", 7, 2, 3]]), "会员数的“7”没有写明年份，同一张表的其他行列却写了，不能确定是哪一年，未入库。请给每一处都写明年份。"),
        (workbook([["2024年预计完成情况"], ["区县", "会员数"], ["芙蓉区", 7]]), "这张工作表里有数，却没有一个入库：没有读到区县在某一年的某项指标，或都因本表其他提示未采用。请写明区县、年份和统一报表中的指标名称；各月、各季度的合计请写成“全年”。"),
    ],
)  # fmt: skip
def test_the_reason_told_is_the_reason(content, said):
    found = [i.message for i in checked(content).issues if i.severity == "error"]
    assert found == [said]


def test_what_begins_like_an_archive_is_no_old_workbook_and_no_traceback():
    with pytest.raises(old_program.BROKEN):
        json.dumps(old_program._workbook(b"PK\x03\x04" + bytes(600)))
