"""Units and percentages, wherever they are written."""

# ruff: noqa: E501  # one line a row of a sheet

import pytest

from tests.etl.returns.written import (
    DISTRICTS,
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
    case("a column of units", workbook([*TITLE, ["项目", "单位", *DISTRICTS], ["会员数", "家", 776, 936, 1067], ["投资额", "亿元", 0.2, 0.3, 0.4]]), {**of(MEMBERS, 776, 936, 1067), **of(INVESTMENT, 2e7, 3e7, 4e7)}, ["warning heading_assumed A4"]),
    case("units beside the numbers", workbook([["芙蓉区工商联2024年度数据"], ["会员数", "776家"], ["投资额", "0.2亿元"], ["党组织覆盖率", "85%"]]), {**of(MEMBERS, 776), **of(INVESTMENT, 2e7), **of("party_coverage", 85)}, ["warning heading_assumed A3"]),
    case("a row of units with its own label", workbook([*TITLE, ["区县", "会员数", "投资额"], ["单位", "个", "万元"], *[[d, 776 + i, 100 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 776, 777, 778), **of(INVESTMENT, 1e6, 1.01e6, 1.02e6)}, ["warning heading_assumed C2"]),
    case("a row of units in brackets", workbook([*TITLE, ["区县", "会员数", "投资额"], [None, "(个)", "（万元）"], *[[d, 776 + i, 100 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 776, 777, 778), **of(INVESTMENT, 1e6, 1.01e6, 1.02e6)}, ["warning heading_assumed C2"]),
    case("a unit in every cell", workbook([*TITLE, ["区县", "万企兴万村投资额"], ["芙蓉区", "100万元"], ["天心区", "0.02亿"], ["岳麓区", "3000000元"]]), {**of(INVESTMENT, 1e6, 2e6, 3e6)}),
    case("units that differ by row", workbook([*TITLE, ["区县", "万企兴万村投资额", "单位"], ["芙蓉区", 100, "万元"], ["天心区", 0.02, "亿元"], ["岳麓区", 3000000, "元"]]), {**of(INVESTMENT, 1e6, 2e6, 3e6)}),
    case("heading and caption contradict each other", workbook([*TITLE, ["单位：亿元"], ["区县", "会员数", "投资额（万元）"], *[[d, 776 + i, 100 + i] for i, d in enumerate(DISTRICTS)]]), {}, ["error unit_conflict C3", "warning heading_assumed C3"]),
    case("money without a unit is not guessed", workbook([*TITLE, ["区县", "会员数", "投资额"], *[[d, 776 + i, 100 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 776, 777, 778)}, ["error unit_missing C3", "error unit_missing C4", "error unit_missing C5", "warning heading_assumed C2"]),
    case("a caption at the right", workbook([["长沙市2024年统计表"], [None, None, "单位：个，万元"], ["区县", "会员数", "捐赠款物"], ["芙蓉区", 776, 12], ["天心区", 936, 13]]), {**of(MEMBERS, 776, 936), **of("donations", 120000, 130000)}, ["warning unit_inferred C2"]),
    case("a caption that speaks of money only", workbook([["2024年统计表（金额单位：亿元）"], ["区县", "会员数", "捐赠款物"], ["芙蓉区", 776, 0.12], ["天心区", 936, 0.13]]), {**of(MEMBERS, 776, 936), **of("donations", 1.2e7, 1.3e7)}, ["warning unit_inferred A1"]),
    case("a column of units without a heading", workbook([*TITLE, ["指标", None, "芙蓉区"], ["会员数", "家", 776], ["捐赠款物", "万元", 12]]), {**of(MEMBERS, 776), **of("donations", 1.2e5)}),
    case("per cent and visits as they are spoken", workbook([*TITLE, ["指标", "单位", "芙蓉区"], ["党组织覆盖率", "百分比", 95], ["培训人次", "人/次", 30]]), {**of("party_coverage", 95), **of("people_trained", 30)}),
    case("a unit that ends the title", workbook([["2024年捐赠款物（万元）"], ["区县", "捐赠款物"], ["芙蓉区", 12]]), of("donations", 1.2e5), ["warning unit_inferred A1"]),
    case("a unit by the name of the money", workbook([*TITLE, ["区县", "捐赠款物（人民币：亿元）"], ["芙蓉区", 0.12]]), of("donations", 1.2e7)),
    case("a caption with two units for money", workbook([["2024年统计表"], ["单位：万元、亿元"], ["区县", "捐赠款物"], ["芙蓉区", 0.12]]), {}, ["error unit_conflict B3"]),
    case("a unit after a slash", workbook([*TITLE, ["区县", "会员数/家", "捐赠款物/万元"], ["芙蓉区", 776, 12], ["天心区", 936, 13]]), {**of(MEMBERS, 776, 936), **of("donations", 120000, 130000)}),
    case("a unit on a line of its own", workbook([*TITLE, ["区县", "会员数\n家", "捐赠款物\n（单位：万元）"], ["芙蓉区", 776, 12], ["天心区", 936, 13]]), {**of(MEMBERS, 776, 936), **of("donations", 120000, 130000)}),
    case("万 and 亿 without a unit", workbook([*TITLE, ["区县", "会员数（万）", "捐赠款物（亿）"], ["芙蓉区", 0.0776, 12], ["天心区", 0.0936, 13]]), {**of(MEMBERS, 776, 936), **of("donations", 12e8, 13e8)}),
    case("万人次", workbook([*TITLE, ["区县", "培训人次（万人次）"], ["芙蓉区", 0.0776]]), of("people_trained", 776)),
    case("members in 万元 stop the file", workbook([*TITLE, ["区县", "会员数（万元）", "商会数"], ["芙蓉区", 776, 12]]), {}, ["error unit_conflict B2"]),
    case("percentages above one", workbook([*TITLE, ["区县", "党组织覆盖率"], ["芙蓉区", 85.5], ["天心区", 90], ["岳麓区", 100]]), of("party_coverage", 85.5, 90, 100)),
    case("0.85 without any sign is not guessed", workbook([*TITLE, ["区县", "党组织覆盖率"], ["芙蓉区", 0.85], ["天心区", 0.9], ["岳麓区", 1]]), {}, [f"error percent_scale_unknown B{r}" for r in (3, 4, 5)]),
    case("percentages as texts", workbook([*TITLE, ["区县", "党组织覆盖率(%)"], ["芙蓉区", "12.5%"], ["天心区", "88％"], ["岳麓区", 12.5]]), of("party_coverage", 12.5, 88, 12.5)),
    case("百分点 is not a percentage", workbook([*TITLE, ["区县", "会员增长率"], ["芙蓉区", "提高3个百分点"], ["天心区", "5%"]]), {"天心区 2024 member_growth": 5.0}, ["error percentage_point_text B3"]),
    case("a percentage by its format", workbook([*TITLE, ["区县", "党组织覆盖率(%)"], ["芙蓉区", 0.885]], formats={"B3": "0.0%"}), of("party_coverage", 88.5), ["warning percent_scale_by_format B3"]),
    case("hedged percentages", workbook([*TITLE, ["区县", "党组织覆盖率"], ["芙蓉区", "近80%"], ["天心区", "80％左右"], ["岳麓区", "80%"]]), of("party_coverage", 80, 80, 80), ["warning approximate_value B3", "warning approximate_value B4"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_an_amount_is_converted_by_the_unit_that_is_written_or_not_at_all(
    content, expected, issues, told
):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)
