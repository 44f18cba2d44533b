"""Totals, subtotals and parts only check; they never become figures."""

# ruff: noqa: E501  # one line a row of a sheet

import pytest

from tests.etl.returns.written import (
    BOTH,
    BOTH_READ,
    DISTRICTS,
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
    case("a total at the right", workbook([*TITLE, ["指标", *DISTRICTS, "合计"], ["会员数", 776, 936, 1067, 2700], ["商会数", 22, 25, 28, 75]]), BOTH_READ, ["warning total_mismatch E3"]),
    case("a total on top", workbook([*TITLE, ["区县", "会员数"], ["全市", 2700], ["芙蓉区", 776], ["天心区", 936], ["岳麓区", 1067]]), of(MEMBERS, 776, 936, 1067), ["warning total_mismatch B3"]),
    case("subtotals that agree", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936], ["城区小计", 1712], ["岳麓区", 1067], ["县域小计", 1067], ["总计", 2779]]), of(MEMBERS, 776, 936, 1067)),
    case("a subtotal that does not", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936], ["城区小计", 1711], ["岳麓区", 1067], ["县域小计", 1067], ["总计", 2779]]), of(MEMBERS, 776, 936, 1067), ["warning total_mismatch B5"]),
    case("a part above its whole", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["其中：女性", 800], ["天心区", 936], ["岳麓区", 1067]]), of(MEMBERS, 776, 936, 1067), ["warning of_which_row_skipped A4", "warning of_which_above_whole B4"]),
    case("其中 before indicators", workbook([*TITLE, ["指标", *DISTRICTS], ["会员数", 776, 936, 1067], ["\u3000\u3000其中：企业会员", 1, 2, 3], ["其中：女性会员", 4, 5, 6]]), {**of(MEMBERS, 776, 936, 1067), **of("enterprise_members", 1, 2, 3)}, ["warning of_which_row_skipped A5"]),
    case("the headings once more on a second page", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936], ["区县", "会员数"], ["岳麓区", 1067], ["第2页"], ["合计", 2779]]), of(MEMBERS, 776, 936, 1067)),
    case("the title once more, as continued", workbook([["2024年会员情况"], ["区县", "会员数"], ["芙蓉区", 776], ["2024年会员情况（续）"], ["区县", "会员数"], ["天心区", 936], ["合计", 1712]]), of(MEMBERS, 776, 936)),
    case("a total of more than the districts", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["总计（含高新区）", 999]]), of(MEMBERS, 776), ["warning total_of_some A4"]),
    case("the headings once more for another year", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["2023年"], ["区县", "会员数"], ["芙蓉区", 700]]), {**of(MEMBERS, 776), **of(MEMBERS, 700, year=2023)}),
    case("the beginning of the year", workbook([*TITLE, ["区县", "会员数", None], [None, "年初数", "年末数"], ["芙蓉区", 700, 776]], merges=["A2:A3", "B2:C2"]), of(MEMBERS, 776)),
    case("a total that was not calculated", workbook(TITLE + BOTH + [["合计", "=SUM(B3:B5)", "=SUM(C3:C5)"]]), BOTH_READ, ["warning total_not_calculated B6", "warning total_not_calculated C6"]),
    case("a total at the left", workbook([*TITLE, ["指标", "全市", *DISTRICTS], ["会员数", 2779, 776, 936, 1067], ["商会数", 75, 22, 25, 28]]), BOTH_READ),
    case("the city as total", workbook([*TITLE, ["区县", "会员数"], ["长沙市", 2779], ["芙蓉区", 776], ["天心区", 936], ["岳麓区", 1067]]), of(MEMBERS, 776, 936, 1067)),
    case("one total of two wrong", workbook([*TITLE, ["区县", "会员数", "商会数"], ["全市总计", 2780, 75], *BOTH[1:]]), BOTH_READ, ["warning total_mismatch B3"]),
    case("rates have no total", workbook([*TITLE, ["区县", "会员增长率(%)"], ["芙蓉区", 5], ["天心区", 6], ["岳麓区", 7], ["合计", 6]]), of("member_growth", 5, 6, 7)),
    case("decimals", workbook([*TITLE, ["区县", "捐赠款物(万元)"], ["芙蓉区", 10.11], ["天心区", 20.22], ["岳麓区", 30.33], ["合计", 60.66]]), of("donations", 101100, 202200, 303300)),
    case("decimals that are no binary fractions", workbook([*TITLE, ["区县", "捐赠款物(亿元)"], ["芙蓉区", 0.1], ["天心区", 0.2], ["岳麓区", 0.3], ["合计", 0.6]]), of("donations", 1e7, 2e7, 3e7)),
    case("a part is missing", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["天心区", "—"], ["岳麓区", 1067], ["合计", 2779]]), of(MEMBERS, 776, None, 1067), ["warning not_reported B4"]),
    case("a column 其中", workbook([*TITLE, ["区县", "会员数", "其中：女性会员"], ["芙蓉区", 776, 5], ["天心区", 936, 6]]), of(MEMBERS, 776, 936), ["warning of_which_row_skipped C2"]),
    case("其中 above two columns", workbook([*TITLE, ["区县", "会员数", "其中", None], [None, None, "企业会员", "女性"], ["芙蓉区", 776, 5, 1], ["天心区", 936, 6, 2]], merges=["A2:A3", "B2:B3", "C2:D2"]), {**of(MEMBERS, 776, 936), **of("enterprise_members", 5, 6)}, ["warning of_which_row_skipped D3"]),
    case("a column of totals", workbook([["2024年各区县会员数"], ["区县", "企业会员", "个人会员", "合计"], ["芙蓉区", 7, 5, 12], ["天心区", 8, 6, 14]]), {**of("enterprise_members", 7, 8), **of("individual_members", 5, 6)}),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_totals_and_parts_check_and_are_no_figures(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)
