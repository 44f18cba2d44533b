"""Which way a table lies, and how many there are."""

# ruff: noqa: E501  # one line a row of a sheet

import pytest

from tests.etl.returns.written import (
    BOTH,
    BOTH_READ,
    CHAMBERS,
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
    case("districts down", workbook(TITLE + BOTH), BOTH_READ),
    case("districts across", workbook([*TITLE, ["指标", *DISTRICTS], ["会员数", 776, 936, 1067], ["商会数", 22, 25, 28]]), BOTH_READ),
    case("districts across with a blank corner", workbook([*TITLE, [None, *DISTRICTS], ["会员数", 776, 936, 1067], ["商会数", 22, 25, 28]]), BOTH_READ),
    case("one sheet a district", workbook({d: [["2024年"], ["指标", "数值"], ["会员数", 776 + i], ["商会数", 22 + i]] for i, d in enumerate(DISTRICTS)}), {**of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 22, 23, 24)}),
    case("labels and values without headings", workbook([["芙蓉区2024年情况"], ["会员数", 776], ["商会数", 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("pairs of label and value side by side", workbook([["填报单位：芙蓉区工商联", "2024年"], ["会员数", 776, "商会数", 22], ["党组织数", 13, "走访企业", 44]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22), **of("party_organisation_count", 13), **of("enterprise_visits", 44)}),
    case("district and year as pairs above", workbook([["区县", "芙蓉区"], ["年份", 2024], ["会员数", 776], ["商会数", 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("填报单位 and year as pairs above headings", workbook([["填报单位", "芙蓉区工商联"], ["年度", "2024年"], ["指标", "数值"], ["会员数", 776], ["商会数", 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("a blank column between is no border", workbook([*TITLE, ["区县", None, "会员数", None, "商会数"], *[[d, None, 776 + i, None, 22 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 22, 23, 24)}),
    case("two tables side by side", workbook([["2024年"], ["区县", "会员数", None, "区县", "商会数"], *[[d, 776 + i, None, d, 22 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 22, 23, 24)}),
    case("two tables stacked without a blank row", workbook([*TITLE, ["区县", "会员数"], *[[d, 776 + i] for i, d in enumerate(DISTRICTS)], ["区县", "商会数"], *[[d, 22 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 22, 23, 24)}),
    case("one figure a row", workbook([["区县", "年份", "指标", "数值", "单位"], ["芙蓉区", 2024, "会员数", 776, "家"], ["芙蓉区", 2024, "投资额", 0.2, "亿元"], ["天心区", 2024, "会员数", 936, "家"]]), {**of(MEMBERS, 776, 936), **of(INVESTMENT, 2e7)}, ["warning heading_assumed C3"]),
    case("a block a district without headings", workbook([["2024年各区县情况"], ["芙蓉区"], ["会员数", 776], ["商会数", 22], ["天心区"], ["会员数", 777], ["商会数", 23]]), {**of(MEMBERS, 776, 777), **of(CHAMBERS, 22, 23)}),
    case("a block a district with headings", workbook([["2024年各区县情况"], ["芙蓉区"], ["指标", "数值"], ["会员数", 776], ["商会数", 22], [], ["天心区"], ["指标", "数值"], ["会员数", 777], ["商会数", 23]]), {**of(MEMBERS, 776, 777), **of(CHAMBERS, 22, 23)}),
    case("one row of values without a label", workbook([["2024年", "芙蓉区"], ["会员数", "商会数"], [776, 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("a sentence is no table", workbook([["芙蓉区2024年：会员数776家，商会22个"]]), {}, ["warning row_ignored A1", "error no_table_found 文件"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_a_table_is_read_whichever_way_it_lies(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)
