"""Which district a number is of, by any of its names."""

# ruff: noqa: E501  # one line a row of a sheet

import pytest

from tests.etl.returns.written import (
    BOTH,
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

CASES = [
    case("a file of another district than named", workbook(TITLE + BOTH), {}, ["error region_not_as_named 文件"], region="430181"),
    case("the district that was named", workbook([*TITLE, ["指标", "数值"], ["会员数", 776], ["商会数", 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}, region="430102"),
    case("no district anywhere", workbook([*TITLE, ["指标", "数值"], ["会员数", 776], ["商会数", 22]]), {}, ["error region_missing B3", "error region_missing B4"]),
    case("places that are no districts", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["芙容区", 5], ["高新区", 6], ["长沙", 7]]), of(MEMBERS, 776), ["error unknown_region A4", "error unknown_region A5", "error ambiguous_region A6"]),
    case(
        "former names",
        workbook([["区县", "年份", "会员数"], ["望城县", 2010, 5], ["望城县", 2024, 6], ["宁乡县", 2016, 7], ["宁乡县", 2018, 8]]),
        {"望城区 2010 member_count": 5.0, "望城区 2024 member_count": 6.0, "宁乡市 2016 member_count": 7.0, "宁乡市 2018 member_count": 8.0},
        ["warning region_renamed A3", "warning region_renamed A5"],
    ),
    case("the city own office", workbook([*TITLE, ["区县", "会员数"], ["市本级", 100], ["芙蓉区", 776], ["天心区", 936], ["合计", 1812]]), of(MEMBERS, 776, 936), ["warning own_level_row_skipped A3"]),
    case("a blank label is not filled", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], [None, 936]]), of(MEMBERS, 776), ["error region_missing A4"]),
    case("two districts in one label", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区、天心区", 776], ["岳麓区", 5]]), {"岳麓区 2024 member_count": 5.0}, ["error unknown_region A3"]),
    case("the body in brackets, a seal beside it", workbook([*TITLE, ["填报单位", "会员数"], ["芙蓉区（工商联）", 776], ["天心区工商联（盖章）", 936], ["填报单位（公章）：岳麓区工商联", 1067], ["开福区（区工商联）", 1], ["雨花区（430111）", 2], ["工商联（望城区）", 3]]), {**of(MEMBERS, 776, 936, 1067), "开福区 2024 member_count": 1.0, "雨花区 2024 member_count": 2.0, "望城区 2024 member_count": 3.0}),
    case("brackets that change which place is meant", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区（含高新区）", 776], ["天心区（岳麓区）", 936], ["开福区（430111）", 3], ["雨花区（不含园区）", 4]]), {}, [f"error unknown_region A{n}" for n in (3, 4, 5, 6)]),
    case("the district signs below", workbook([*TITLE, ["区县", "会员数", "商会数"], ["芙蓉区", 776, 22], ["芙蓉区工商联（盖章）"], ["芙蓉区工商联（盖章）", "填表人：", 13800000000]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("a block a district, each below its sender", workbook([*TITLE, ["填报单位：芙蓉区工商联（公章）"], ["会员数", 776], ["填报单位：天心区（工商联）"], ["会员数", 936]]), of(MEMBERS, 776, 936)),
    case("numbered districts", workbook([*TITLE, ["区县", "会员数"], ["1.芙蓉区", 776], ["2、天心区", 936], ["（三）岳麓区", 1067]]), of(MEMBERS, 776, 936, 1067)),
    case("a column of codes", workbook([*TITLE, ["地区代码", "区县", "会员数"], ["430102", "芙蓉区", 776], ["430103", "天心区", 936]]), of(MEMBERS, 776, 936)),
    case("the district of the sheet", workbook({"芙蓉": [["2024年"], ["指标", "数值"], ["会员数", 776]], "天心区工商联": [["2024年"], ["指标", "数值"], ["会员数", 777]]}), of(MEMBERS, 776, 777)),
    case("sheet and sender of two districts", workbook({"芙蓉区": [["填报单位：天心区工商联", "2024年"], ["指标", "数值"], ["会员数", 776]]}), {}, ["error region_conflict 芙蓉区!A1"]),
    case("the district of the title", workbook([["长沙市芙蓉区工商联2024年度工作情况"], ["项目", "数量"], ["会员数", 776], ["商会数", 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("长沙县 is not 长沙市", workbook([["长沙县2024年度工作情况"], ["项目", "数量"], ["会员数", 776], ["商会数", 22]]), {"长沙县 2024 member_count": 776.0, "长沙县 2024 chamber_count": 22.0}),
    case("单位 above names", workbook([*TITLE, ["单位", "会员数", "商会数"], ["芙蓉区工商联", 776, 22], ["天心区工商联", 936, 25]]), {**of(MEMBERS, 776, 936), **of(CHAMBERS, 22, 25)}),
    case("the city beside its districts", workbook([*TITLE, ["市州", "区县", "会员数"], ["长沙市", "芙蓉区", 776], [None, "天心区", 936]], merges=["A3:A4"]), of(MEMBERS, 776, 936)),
    case("a label that is not merged is not filled", workbook([["区县", "年度", "会员数"], ["芙蓉区", "2023年", 1], [None, "2024年", 2]]), {"芙蓉区 2023 member_count": 1.0}, ["error region_missing A3"]),
    case("streets are no district", workbook([["芙蓉区2024年各街道情况"], ["街道", "会员数", "商会数"], ["文艺路街道", 6, 2]]), {}, ["error ledger_not_summary A2"]),
    case("row and column name two districts", workbook([*TITLE, ["区县", "芙蓉区", "天心区"], ["芙蓉区", 5, 1]]), {}, ["error unknown_header B2", "error unknown_header C2"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_a_number_goes_to_its_district_or_nowhere(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)
