"""What else a sheet holds: notes, copies, duplicates, hidden parts, ledgers."""

# ruff: noqa: E501  # one line a row of a sheet

import pytest

from tests.etl.returns.written import (
    BOTH,
    BOTH_READ,
    CHAMBERS,
    DISTRICTS,
    MEMBERS,
    TITLE,
    case,
    checked,
    column_c_hidden,
    figures,
    of,
    problems,
    rows_4_and_5_hidden,
    workbook,
)

CASES = [
    case(
        "a sheet copied from another",
        workbook({"芙蓉区": [["2024年"], ["指标", "数值"], ["会员数", 776], ["商会数", 22], ["党组织数", 13], ["走访企业", 44]], "天心区": [["2024年"], ["指标", "数值"], ["会员数", 776], ["商会数", 22], ["党组织数", 13], ["走访企业", 44]]}),
        {**of(MEMBERS, 776), **of(CHAMBERS, 22), **of("party_organisation_count", 13), **of("enterprise_visits", 44)},
        ["error copied_sheet 天心区"],
    ),
    case("a line with sender, day and unit", workbook([["2024年度统计表"], ["填报单位：芙蓉区工商联　　　填报时间：2025年1月10日　　　单位：万元、个"], ["会员数", "捐赠款物"], [776, 12]]), {**of(MEMBERS, 776), **of("donations", 1.2e5)}, ["warning unit_inferred A2"]),
    case("a line with sender, person and year", workbook([["填报单位（盖章）：芙蓉区工商联  联系电话：80001234    2024年度"], ["指标", "单位", "数值"], ["会员数", "个", 776]]), of(MEMBERS, 776)),
    case("a line with sender and time", workbook([["2024年度"], ["报送单位：芙蓉区工商联；时间：2025年1月8日"], ["指标", "单位", "数值"], ["会员数", "个", 776]]), of(MEMBERS, 776)),
    case("a notice above the form", workbook([["2023年，全市走访企业400家次，解决问题60个。"], ["请于2025年1月15日前报送。"], [], ["2024年度会员情况"], ["区县", "会员数"], ["芙蓉区", 776]]), of(MEMBERS, 776)),
    case("one heading twice", workbook([*TITLE, ["区县", "会员数", "会员数", "商会数"], *[[d, 776 + i, 700 + i, 22 + i] for i, d in enumerate(DISTRICTS)]]), of(CHAMBERS, 22, 23, 24), ["error duplicate_header C2"]),
    case("one heading twice under what is not merged", workbook([*TITLE, ["区县", "城区", None, "县域", None], [None, "企业数", "投资额(万元)", "企业数", "投资额(万元)"], *[[d, 1, 2, 3, 4] for d in DISTRICTS]]), {}, ["error unknown_header B3", "error unknown_header D3", "error duplicate_header E3"]),
    case("a district twice with two values", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936], ["芙蓉", 777]]), {"天心区 2024 member_count": 936.0}, ["warning duplicate_row B5", "error duplicate_row B5"]),
    case("notes and signatures below", workbook(TITLE + BOTH + [["注：数据为年报数"], ["数据来源：各区县工商联"], ["填表人：", "", "联系电话：", "0731"], ["审核人", None, "联系电话", 13800000000]]), BOTH_READ),
    case("a ledger is not added up", workbook([*TITLE, ["区县", "项目名称", "投资额(万元)"], ["芙蓉区", "甲", 1], ["芙蓉区", "乙", 2], ["天心区", "丙", 3]]), {}, ["error ledger_not_summary A2"]),
    case("numbers of columns", workbook([*TITLE, ["区县", "会员数", "商会数"], ["甲", 1, 2], *[[d, 776 + i, 22 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 22, 23, 24)}),
    case("rates computed from others", workbook([*TITLE, ["区县", "会员数", "同比增长", "备注"], *[[d, 776 + i, 0.1, "好"] for i, d in enumerate(DISTRICTS)]]), of(MEMBERS, 776, 777, 778)),
    case("a number outside", workbook(TITLE + BOTH + [[], [], [None, None, None, None, 4711]]), BOTH_READ, ["warning number_outside_table E8"]),
    case("serial numbers", workbook([*TITLE, ["序号", "区县", "会员数"], [1, "芙蓉区", 776], [2, "天心区", 936], [3, "岳麓区", 1067]]), of(MEMBERS, 776, 936, 1067)),
    case("serial numbers without a heading", workbook([*TITLE, [None, "区县", "会员数"], [1, "芙蓉区", 776], [2, "天心区", 936], [3, "岳麓区", 1067]]), of(MEMBERS, 776, 936, 1067)),
    case("columns of text", workbook([*TITLE, ["区县", "联系人", "会员数", "备注"], ["芙蓉区", "某某", 776, "已核"], ["天心区", "某某", 936, None]]), of(MEMBERS, 776, 936)),
    case("a number among notes", workbook([*TITLE, ["区县", "会员数", "备注"], ["芙蓉区", 776, 12], ["天心区", 936, None]]), of(MEMBERS, 776, 936)),
    case("ranks", workbook([*TITLE, ["区县", "会员数", "排名"], ["芙蓉区", 776, 2], ["天心区", 936, 1]]), of(MEMBERS, 776, 936)),
    case("a hidden column", workbook(TITLE + BOTH, change=column_c_hidden), of(MEMBERS, 776, 936, 1067), ["warning hidden_column_skipped C"]),
    case("hidden rows", workbook(TITLE + BOTH, change=rows_4_and_5_hidden), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}, ["warning hidden_row_skipped 4:5"]),
    case("blank rows between", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], [], ["天心区", 936], [], [], ["岳麓区", 1067]]), of(MEMBERS, 776, 936, 1067)),
    case("the same sheet twice", workbook({"a": TITLE + BOTH, "b": TITLE + BOTH}), BOTH_READ, ["error copied_sheet b"]),
    case("two sheets", workbook({"表1": [*TITLE, ["区县", "会员数"], ["芙蓉区", 1]], "表2": [["2024年商会"], ["区县", "商会数"], ["芙蓉区", 2]]}), {**of(MEMBERS, 1), **of(CHAMBERS, 2)}),
    case("a cover", workbook({"封面": [["长沙市工商联2024年度报表"], ["填报说明"], ["一、请于1月10日前报送"]], "表1": [*TITLE, ["区县", "会员数"], ["芙蓉区", 1]]}), of(MEMBERS, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_what_else_a_sheet_holds_is_told_and_never_read(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)
