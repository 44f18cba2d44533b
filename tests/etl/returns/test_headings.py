"""What a heading means, with what stands above and around it."""

# ruff: noqa: E501  # one line a row of a sheet

import pytest

from tests.etl.returns.written import (
    BOTH,
    BOTH_READ,
    CHAMBERS,
    DISTRICTS,
    ENTERPRISES,
    INVESTMENT,
    MEMBERS,
    PARTY,
    TITLE,
    VILLAGES,
    case,
    checked,
    figures,
    of,
    problems,
    workbook,
)

CASES = [
    case(
        "three rows of headings",
        workbook(
            [["2024年统计表"], ["序号", "区县", "组织情况", None, None, None], [None, None, "会员", None, None, "商会数(个)"], [None, None, "企业会员(家)", "团体会员(个)", "个人会员(人)", None], *[[i + 1, d, 1 + i, 2 + i, 3 + i, 4 + i] for i, d in enumerate(DISTRICTS)]],
            merges=["A1:F1", "A2:A4", "B2:B4", "C2:F2", "C3:E3", "F3:F4"],
        ),
        {**of("enterprise_members", 1, 2, 3), **of("group_members", 2, 3, 4), **of("individual_members", 3, 4, 5), **of(CHAMBERS, 4, 5, 6)},
    ),
    case("a heading nobody knows", workbook([*TITLE, ["区县", "会员数", "女性会员数"], *[[d, 776 + i, 100 + i] for i, d in enumerate(DISTRICTS)]]), of(MEMBERS, 776, 777, 778), ["error unknown_header C2"]),
    case("a merged column of topics", workbook([*TITLE, ["类别", "指标", "单位", *DISTRICTS], ["组织建设", "会员数", "家", 776, 936, 1067], [None, "商会数", "个", 22, 25, 28]], merges=["A3:A4"]), BOTH_READ),
    case("累计 and 当年新增 are two", workbook([*TITLE, ["区县", "万企兴万村投资额（万元）", None], [None, "累计", "当年新增"], *[[d, 100 + i, 10 + i] for i, d in enumerate(DISTRICTS)]], merges=["A2:A3", "B2:C2"]), {**of(INVESTMENT, 1e6, 1.01e6, 1.02e6), **of(INVESTMENT + "_new", 1e5, 1.1e5, 1.2e5)}),
    case(
        "a title in prose",
        workbook([["关于报送2024年度工商联系统有关数据的统计表"], ["（截至2024年12月31日，单位：家、万元）"], ["区县（市）", "会员总数", "捐赠款物"], *[[d, 776 + i, 10 + i] for i, d in enumerate(DISTRICTS)]]),
        {**of(MEMBERS, 776, 777, 778), **of("donations", 1e5, 1.1e5, 1.2e5)},
        ["warning unit_inferred A2"],
    ),
    case("a table of what is foreseen", workbook([["2025年预测表"], *BOTH]), {}, ["warning forecast_column A1", "error nothing_read Sheet1"]),
    case("the whole city alone", workbook([*TITLE, ["指标", "单位", "全市"], ["会员数", "家", 776]]), {}, ["error nothing_read Sheet1"]),
    case("two numbers in each cell", workbook([*TITLE, ["区县", "会员数", "签约项目（个/亿元）"], ["芙蓉区", 776, "22/4.5"], ["天心区", 936, "18/3.2"]]), of(MEMBERS, 776, 936), ["error unknown_header C2"]),
    case("a bracket that says how a number was gathered", workbook([["芙蓉区指标"], ["指标", "单位", "2023年", "2024年（快报数）"], ["会员数", "个", 770, 776]]), {"芙蓉区 2023 member_count": 770.0, "芙蓉区 2024 member_count": 776.0}),
    case("a row one cell to the right", workbook([*TITLE, ["区县", "会员数", "商会数", None], ["芙蓉区", 776, 22, None], ["天心区", None, 936, 25]]), {**of(MEMBERS, 776, None), **of(CHAMBERS, 22, 936)}, ["warning not_reported B4", "error unknown_header D4"]),
    case("rows apart by a word that is not understood", workbook([*TITLE, ["区县", "口径", "会员数"], ["芙蓉区", "累计", 776], ["芙蓉区", "当年新增", 22]]), {}, ["warning duplicate_row C4", "error duplicate_row C4"]),
    case("growth below the years", workbook([["各区县会员数"], ["年份", "芙蓉区", "天心区"], ["2023年", 770, 930], ["2024年", 776, 936], ["增长%", 0.8, 0.6]]), {**of(MEMBERS, 770, 930, year=2023), **of(MEMBERS, 776, 936)}),
    case("groups of indicators, numbered", workbook([*TITLE, ["指标", "单位", *DISTRICTS], ["一、组织建设"], ["会员数", "家", 1, 2, 3], ["二、万企兴万村"], ["企业数", "家", 4, 5, 6], ["投资额", "万元", 7, 8, 9]]), {**of(MEMBERS, 1, 2, 3), **of(ENTERPRISES, 4, 5, 6), **of(INVESTMENT, 7e4, 8e4, 9e4)}),
    case(
        "groups of indicators",
        workbook([*TITLE, ["指标", *DISTRICTS], ["组织建设"], ["会员数（家）", 1, 2, 3], ["“万企兴万村”行动"], ["企业数（家）", 4, 5, 6], ["村数", 4, 5, 6], ["投资额（万元）", 7, 8, 9]]),
        {**of(MEMBERS, 1, 2, 3), **of(ENTERPRISES, 4, 5, 6), **of(VILLAGES, 4, 5, 6), **of(INVESTMENT, 7e4, 8e4, 9e4)},
    ),
    case("a group of what is new", workbook([["万企兴万村2024年"], ["指标", *DISTRICTS], ["一、累计"], ["企业数", 4, 5, 6], ["二、当年新增"], ["企业数", 1, 2, 3]]), {**of(ENTERPRISES, 4, 5, 6), **of(ENTERPRISES + "_new", 1, 2, 3)}),
    case("投资额 under 签约", workbook([["2024年湘商回归签约情况表"], ["区县", "项目数", "投资额（亿元）"], ["芙蓉区", 3, 1.5], ["天心区", 4, 2]]), {**of("signed_projects", 3, 4), **of("signed_investment", 1.5e8, 2e8)}),
    case("会员数 under a title of new members", workbook([["2024年新增会员统计表"], ["区县", "会员数"], ["芙蓉区", 3], ["天心区", 4]]), {}, ["error ambiguous_header B2"]),
    case("what is foreseen beside results", workbook([*TITLE, ["区县", "会员数", None], [None, "预计", "完成"], ["芙蓉区", 800, 776], ["天心区", 900, 936]], merges=["A2:A3", "B2:C2"]), of(MEMBERS, 776, 936), ["warning forecast_column B3"]),
    case(
        "two rows of headings that are not merged",
        workbook([*TITLE, ["区县", "组织建设", None, "万企兴万村", None], [None, "会员数", "商会数", "企业数", "村数"], ["芙蓉区", 1, 2, 3, 4], ["天心区", 5, 6, 7, 8]]),
        {**of(MEMBERS, 1, 5), **of(CHAMBERS, 2, 6), **of(ENTERPRISES, 3, 7), **of(VILLAGES, 4, 8)},
        ["warning heading_assumed E3"],
    ),
    case(
        "other words for the same",
        workbook([*TITLE, ["区县", "党支部数", "帮扶村数", "新发展会员", "会员企业数", "到位资金（万元）", "累计投资（万元）"], ["芙蓉区", 1, 2, 3, 4, 5, 6]]),
        {**of(PARTY, 1), **of(VILLAGES, 2), **of("member_new", 3), **of("enterprise_members", 4), **of("paid_in_investment", 5e4), **of(INVESTMENT, 6e4)},
        ["warning heading_assumed C2", "warning heading_assumed G2"],
    ),
    case("two rows of headings that are not merged, with words nobody knows", workbook([*TITLE, ["区县", "会员数", None], [None, "男", "女"], ["芙蓉区", 5, 1]]), {}, ["error unknown_header B3", "error unknown_header C3"]),
    case("a part of the district below an indicator", workbook([*TITLE, ["区县", "会员数", None], [None, "城区", "县域"], ["芙蓉区", 5, 1]], merges=["A2:A3", "B2:C2"]), {}, ["error unknown_header B3", "error unknown_header C3"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_a_heading_is_understood_as_a_whole_or_not_at_all(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)


@pytest.mark.parametrize(
    ("heading", "advice"),
    [
        ("退会会员数", "请改用统一报表中的指标名称。"),
        ("意向投资额", "请改用统一报表中的指标名称。"),
        ("走仿企业", "请改用统一报表中的指标名称；是否想写“走访企业”？"),
    ],
)
def test_nobody_is_advised_to_write_who_left_as_who_is_there(heading, advice):
    read = checked(workbook([*TITLE, ["区县", heading], ["芙蓉区", 5]]))
    assert [issue.message.partition("未入库。")[2] for issue in read.issues] == [advice]


def test_what_stands_under_other_work_is_told_by_that_work():
    rows = [["2024年招商引资情况"], ["区县", "项目数（个）"], ["芙蓉区", 5]]
    (issue,) = checked(workbook(rows)).issues
    assert "写有“招商”，不能当作“万企兴万村项目数”" in issue.message


@pytest.mark.parametrize(
    ("district", "advice"),
    [
        ("芙蓉区、天心区", "请改用区县（市）全称，一行只写一个区县。"),
        ("除雨花区外", "请改用区县（市）全称。"),
        ("开幅区", "请改用区县（市）全称；是否想写“开福区”？"),
    ],
)
def test_a_row_of_two_districts_is_no_spelling_of_one(district, advice):
    read = checked(workbook([*TITLE, ["区县", "会员数"], [district, 5]]))
    assert [issue.message.partition("未入库。")[2] for issue in read.issues] == [advice]
